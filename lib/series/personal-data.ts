// What series hold of a person: the class of every column, what an export contains, what an erasure removes.
import "server-only";
import { z } from "zod";
import * as person from "#lib/accounts/person";
import type { Tx } from "#lib/platform/db";
import { changed } from "#lib/platform/pages/pages";
import { type Closed, days, holdsNothing, type SetAside, type TableRules } from "#lib/platform/personal-data";
import * as moderators from "./moderators.ts";

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

export const tables = {
  series: { holds: null, keep: [{ until: "never", because: "it describes a forum; who made it is forgotten with the account" }] },
  series_exception: { holds: null, keep: [{ until: "row", of: "series" }] },
  moderator: {
    holds: "Name, picture and company of a moderator in a forum",
    seenBy: "everybody",
    keep: [{ until: "account" }],
  },
  moderator_invitation: {
    holds: "An address asked to moderate a forum, with the name to be shown",
    seenBy: "the host of that forum; the address's owner",
    keep: [{ until: "account" }, { hours: days(14), after: "created_at", purge: moderators.purge }],
  },
} satisfies TableRules<typeof columns>;

const spaceTitle = { select: { series: { select: { title: true } } } } as const;

/** Everything of this person here, without other people; their names in each series too, which accounts keep but cannot say the series of. */
export async function exportOf(tx: Tx, personId: string) {
  const moderates = await tx.moderator.findMany({
    where: { personId },
    select: { name: true, seed: true, host: true, createdAt: true, space: spaceTitle },
  });
  const asked = await tx.moderatorInvitation.findMany({
    where: { email: (await person.emailOf(tx, personId)) ?? "" },
    select: { email: true, name: true, createdAt: true, space: spaceTitle },
  });
  const personas = await tx.persona.findMany({
    where: { personId },
    select: { name: true, seed: true, createdAt: true, space: spaceTitle },
  });
  return { moderates, asked, personas };
}

/** Removes the invitations to their address. Before the account goes: its row takes their moderating along. */
export async function erase(tx: Tx, personId: string): Promise<void> {
  await tx.moderatorInvitation.deleteMany({ where: { email: (await person.emailOf(tx, personId)) ?? "" } });
}

const setAsideShape = z.object({
  moderators: z.array(
    z.object({
      id: z.string(),
      spaceId: z.string(),
      name: z.string(),
      seed: z.string(),
      host: z.boolean(),
      organisationId: z.string().nullable(),
      createdAt: z.coerce.date(),
    }),
  ),
  stopped: z.array(z.string()),
});

/**
 * Takes the person out of the moderators of every forum. A forum that loses its only host gets its longest moderator as host; one that
 * loses its only moderator stops. lib/rooms ends its rooms before. Only moderating a forum that has no other moderator is set aside:
 * elsewhere the others can no longer end it.
 */
export async function close(tx: Tx, personId: string): Promise<Closed> {
  const select = { id: true, spaceId: true, name: true, seed: true, host: true, organisationId: true, createdAt: true } as const;
  const mine = await tx.moderator.findMany({ where: { personId }, select, orderBy: { spaceId: "asc" } });
  const email = (await person.emailOf(tx, personId)) ?? "";
  await tx.moderatorInvitation.deleteMany({ where: { OR: [{ email }, { invitedById: personId }] } });
  await tx.moderator.deleteMany({ where: { personId } });
  const alone: typeof mine = [];
  const stopped: string[] = [];
  for (const one of mine) {
    const { spaceId } = one;
    const [row] = await tx.$queryRaw<{ slug: string; endedAt: Date | null }[]>`
      SELECT slug, ended_at AS "endedAt" FROM series WHERE id = ${spaceId}::uuid FOR NO KEY UPDATE`;
    if (!row) continue;
    const left = await tx.moderator.findMany({ where: { spaceId }, select: { id: true, host: true }, orderBy: { createdAt: "asc" } });
    const [next] = left;
    if (!next) alone.push(one);
    if (!next && !row.endedAt) {
      await tx.$executeRaw`UPDATE series SET ended_at = app_now(), revision = revision + 1, revised_at = app_now() WHERE id = ${spaceId}::uuid`;
      stopped.push(spaceId);
    } else if (next && !left.some(({ host }) => host)) {
      await tx.moderator.update({ where: { id: next.id }, data: { host: true }, select: { id: true } });
    }
    await changed(tx, "schedule", `series:${row.slug}`);
  }
  return { setAside: { moderators: alone, stopped } };
}

/** Puts the moderator back where still nobody moderates, under the old name, and lets forums that stopped go on. */
export async function reopen(tx: Tx, personId: string, setAside: SetAside): Promise<void> {
  const { moderators: mine, stopped } = setAsideShape.parse(setAside);
  for (const row of mine) {
    // Locked, so that of two who come back to one forum at once the later one finds the other.
    const [series] = await tx.$queryRaw<{ slug: string }[]>`SELECT slug FROM series WHERE id = ${row.spaceId}::uuid FOR NO KEY UPDATE`;
    if (!series || (await tx.moderator.count({ where: { spaceId: row.spaceId } })) > 0) continue;
    const { organisationId, ...rest } = row;
    const isThere = organisationId !== null && (await tx.organisation.count({ where: { id: organisationId } })) > 0;
    await tx.moderator.createMany({ data: { ...rest, personId, organisationId: isThere ? organisationId : null }, skipDuplicates: true });
    if (stopped.includes(row.spaceId))
      await tx.$executeRaw`
        UPDATE series SET ended_at = NULL, revision = revision + 1, revised_at = app_now() WHERE id = ${row.spaceId}::uuid`;
    await changed(tx, "schedule", `series:${series.slug}`);
  }
}

export const counts = async (tx: Tx, personId: string) => ({ moderates: await tx.moderator.count({ where: { personId } }) });

export const heldAbout = holdsNothing;
export const heldEvidence = holdsNothing;
