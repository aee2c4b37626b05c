// Who answers for what is reported: the person themselves, the members of a company for it and its vacancies, the moderators of a forum for
// it and its meetings. They are asked, read the decision and may appeal; who reported they read as little as anybody.
import "server-only";
import * as organisation from "#lib/accounts/organisation";
import type { Prisma, Tx } from "#lib/platform/db";
import { moderatedIds, peopleOf } from "#lib/series/moderator";
import type { Subject } from "./ladder.ts";

const ofCompany = ["vacancy", "organisation"] as const satisfies readonly Subject[];
const ofForum = ["room", "series"] as const satisfies readonly Subject[];
const isOf = (subjects: readonly Subject[], subject: Subject) => subjects.includes(subject);

/** Letters about one case at most. */
const readersAtMost = 50;

/** The cases for which this person answers. */
export async function answeredBy(tx: Tx, personId: string): Promise<Prisma.ConductCaseWhereInput> {
  return {
    OR: [
      { personId },
      { subject: { in: [...ofCompany] }, organisationId: { in: await organisation.idsOf(tx, personId) } },
      { subject: { in: [...ofForum] }, seriesId: { in: await moderatedIds(personId, tx) } },
    ],
  };
}

type Reported = { subject: Subject; personId: string | null; organisationId: string | null; seriesId: string | null };

/** Whether somebody may answer at all: a guest cannot, nor whoever wrote words that another wants removed. */
export const canAnswer = ({ subject, personId }: Pick<Reported, "subject" | "personId">): boolean =>
  subject !== "words" && (subject !== "person" || personId !== null);

/** Those who get the letters. */
export async function answering(tx: Tx, { subject, personId, organisationId, seriesId }: Reported): Promise<string[]> {
  if (isOf(ofCompany, subject) && organisationId) return (await organisation.memberIds(tx, organisationId)).slice(0, readersAtMost);
  if (isOf(ofForum, subject) && seriesId) return ((await peopleOf(tx, [seriesId])).get(seriesId) ?? []).slice(0, readersAtMost);
  return personId ? [personId] : [];
}
