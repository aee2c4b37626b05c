// What the moderators of a room see beside everybody's view: the whole queue, the people, the log, the outcomes still to be logged.
import "server-only";
import { section } from "#lib/platform/live/topic";
import type { ModeratorView } from "../view.ts";
import { logFields, logVersion, readLog, updateLog } from "./moderators/log.ts";
import { peopleFields, peopleVersion, readPeople, updatePeople } from "./moderators/people.ts";
import { loadQueue, queueFields, queueVersion, updateQueue } from "./moderators/queue.ts";
import { interviewFields, outcomeFields, readInterviews, readOpenOutcomes } from "./moderators/talks.ts";
import { moderatorsView, versionOf } from "./neutral.ts";

/**
 * What moderators see, in sections that are read each at its own pace: a raised hand does not wait for the list of people. Queue and
 * people are kept by seat, so that an event reads the seats that it names.
 */
export const moderatorSections = {
  queue: section({
    audience: "moderators",
    everyMs: 20,
    load: loadQueue,
    update: updateQueue,
    versionOf: queueVersion,
    fields: queueFields,
  }),
  log: section({ audience: "moderators", everyMs: 100, load: readLog, update: updateLog, versionOf: logVersion, fields: logFields }),
  interviews: section({ audience: "moderators", everyMs: 100, load: readInterviews, versionOf, fields: interviewFields }),
  outcomes: section({ audience: "moderators", everyMs: 100, load: readOpenOutcomes, versionOf, fields: outcomeFields }),
  people: section({
    audience: "moderators",
    everyMs: 1_000,
    load: readPeople,
    update: updatePeople,
    versionOf: peopleVersion,
    fields: peopleFields,
  }),
};

/** All of it, as a moderator with this view sees it; of a room that is not there everything is empty. */
export async function moderatorView(roomId: string, view = moderatorsView): Promise<ModeratorView> {
  const [queue, log, interviews, openOutcomes, people] = await Promise.all([
    loadQueue(roomId),
    readLog(roomId),
    readInterviews(roomId),
    readOpenOutcomes(roomId),
    readPeople(roomId),
  ]);
  return {
    ...queueFields(queue, queueVersion(queue, view)),
    ...logFields(log, logVersion(log, view)),
    ...interviewFields(interviews, versionOf(interviews, view)),
    ...outcomeFields(openOutcomes, versionOf(openOutcomes, view)),
    ...peopleFields(people, peopleVersion(people, view)),
  };
}
