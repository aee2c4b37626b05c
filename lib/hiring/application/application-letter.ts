// What letters about an application say: read anew when they are sent, so that none tells what is no longer so.
import "server-only";
import * as person from "#lib/accounts/person";
import { db } from "#lib/platform/db";
import type { ApplicationState } from "./state.ts";

/** For its applicant; null when it is in none of these states any more. */
export async function letterOf(applicationId: string, states: readonly ApplicationState[]) {
  const about = await db.application.findFirst({
    where: { id: applicationId, state: { in: [...states] } },
    select: { personId: true, state: true, replyBy: true, vacancy: { select: { title: true, organisation: { select: { name: true } } } } },
  });
  const reader = about && (await person.reader(about.personId));
  if (!reader) return null;
  const { title, organisation } = about.vacancy;
  return { reader, state: about.state, words: { vacancy: title, organisation: organisation.name, replyBy: about.replyBy } };
}
