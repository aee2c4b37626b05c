// What series hold of a person: the class of every column, what an export contains, what an erasure removes.
import "server-only";
import * as person from "#lib/accounts/person";
import type { Tx } from "#lib/platform/db";

/** `subject`: theirs, exported. `secret`: never leaves. `staff`: who decided. `about-others`: theirs only together with somebody else. `none`: says nothing of a person. */
export const columns = {
  series: {
    id: "none",
    slug: "none",
    title: "none",
    purpose: "none",
    zone: "none",
    rule: "none",
    starts_local: "none",
    minutes: "none",
    turn_seconds: "none",
    agenda: "none",
    created_by_id: "staff",
    created_at: "none",
    ended_at: "none",
    revision: "none",
    revised_at: "none",
  },
  series_exception: { series_id: "none", local_date: "none", reason: "none", by_id: "staff", created_at: "none" },
  moderator: {
    id: "none",
    space_id: "subject",
    person_id: "none",
    name: "subject",
    seed: "subject",
    host: "subject",
    organisation_id: "subject",
    created_at: "subject",
  },
  moderator_invitation: {
    id: "none",
    space_id: "subject",
    email: "subject",
    name: "subject",
    organisation_id: "subject",
    invited_by_id: "about-others",
    created_at: "subject",
  },
} as const;

const spaceTitle = { select: { series: { select: { title: true } } } } as const;

/** Everything of this person here, without other people; their names in each series too, which accounts keep but cannot say the series of. */
export async function exportOf(tx: Tx, personId: string) {
  const moderates = await tx.moderator.findMany({
    where: { personId },
    select: { name: true, host: true, createdAt: true, space: spaceTitle },
  });
  const asked = await tx.moderatorInvitation.findMany({
    where: { email: (await person.emailOf(tx, personId)) ?? "" },
    select: { name: true, createdAt: true, space: spaceTitle },
  });
  const personas = await tx.persona.findMany({ where: { personId }, select: { name: true, createdAt: true, space: spaceTitle } });
  return { moderates, asked, personas };
}

/** Removes the invitations to their address. Before the account goes: its row takes their moderating along. */
export async function erase(tx: Tx, personId: string): Promise<void> {
  await tx.moderatorInvitation.deleteMany({ where: { email: (await person.emailOf(tx, personId)) ?? "" } });
}
