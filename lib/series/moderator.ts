// Who moderates a series: the one place that answers it. Everything that a moderator may do asks here, in its own transaction.
import "server-only";
import { db, type Prisma, type Tx } from "#lib/platform/db";

/** A moderator as the series shows them. */
export type Moderator = { name: string; seed: string; host: boolean };

/** This person as one of the equal moderators of the series; null when they are none. */
export async function find(tx: Tx, seriesId: string, personId: string): Promise<Moderator | null> {
  return tx.moderator.findUnique({
    where: { spaceId_personId: { spaceId: seriesId, personId } },
    select: { name: true, seed: true, host: true },
  });
}

export const isModerator = async (tx: Tx, seriesId: string, personId: string): Promise<boolean> =>
  (await find(tx, seriesId, personId)) !== null;

/** For which organisation this person speaks as a moderator of the series, if for any; null when they are no moderator. */
export async function part(tx: Tx, seriesId: string, personId: string): Promise<{ speaksFor: string | null } | null> {
  const found = await tx.moderator.findUnique({
    where: { spaceId_personId: { spaceId: seriesId, personId } },
    select: { organisationId: true },
  });
  return found && { speaksFor: found.organisationId };
}

/** The organisations for which this person speaks in any series. */
export async function speaksForAnywhere(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx.moderator.findMany({ where: { personId }, select: { organisationId: true } });
  return rows.flatMap(({ organisationId }) => organisationId ?? []);
}

/** Who of these organisations is spoken for by a moderator of the series, and whether by its host. */
export async function speakersOf(
  tx: Tx,
  seriesId: string,
  organisationIds: readonly string[],
): Promise<{ organisationId: string | null; host: boolean }[]> {
  return tx.moderator.findMany({
    where: { spaceId: seriesId, organisationId: { in: [...organisationIds] } },
    select: { organisationId: true, host: true },
  });
}

/** The forums this person moderates, under the name that everybody reads there. */
export async function shownIn(tx: Tx, personId: string): Promise<{ forum: string; name: string; seed: string }[]> {
  const rows = await tx.moderator.findMany({
    where: { personId },
    select: { name: true, seed: true, space: { select: { series: { select: { title: true } } } } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ space, ...shown }) => ({ forum: space.series?.title ?? "", ...shown }));
}

type ModeratorRole = "moderator" | "host";

/** The spaces that this person moderates, as a condition of a query for spaces; with `host` only those they host. */
export const spacesModeratedBy = (personId: string, role: ModeratorRole = "moderator"): Prisma.SpaceWhereInput => ({
  moderators: { some: role === "host" ? { personId, host: true } : { personId } },
});

/** The same for series. */
export const moderatedBy = (personId: string, role: ModeratorRole = "moderator"): Prisma.SeriesWhereInput => ({
  space: spacesModeratedBy(personId, role),
});

/** The ids of the series that this person moderates. */
export async function moderatedIds(personId: string, tx: Tx = db): Promise<string[]> {
  const rows = await tx.moderator.findMany({ where: { personId, space: { kind: "series" } }, select: { spaceId: true } });
  return rows.map(({ spaceId }) => spaceId);
}

/** The people who moderate each of these series now. */
export async function peopleOf(tx: Tx, seriesIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await tx.moderator.findMany({ where: { spaceId: { in: [...seriesIds] } }, select: { spaceId: true, personId: true } });
  return new Map(seriesIds.map((id) => [id, rows.flatMap(({ spaceId, personId }) => (spaceId === id ? personId : []))]));
}

/** The series that go on and that nobody but this person moderates. */
export async function onlyModeratedBy(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx.series.findMany({
    where: { endedAt: null, space: { moderators: { some: { personId }, every: { personId } } } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return rows.map(({ id }) => id);
}

/** The names of these people as moderators of the series, by person; whoever is none is left out. */
export async function namesOf(
  tx: Tx,
  seriesId: string,
  personIds: readonly string[],
): Promise<Map<string, { name: string; seed: string }>> {
  const rows = await tx.moderator.findMany({
    where: { spaceId: seriesId, personId: { in: [...personIds] } },
    select: { personId: true, name: true, seed: true },
  });
  return new Map(rows.map(({ personId, ...shown }) => [personId, shown]));
}

/** The names that moderators of the series have, those asked to moderate included. `exceptPersonId` leaves out one of them. */
export async function takenNames(tx: Tx, seriesId: string, exceptPersonId: string | null = null): Promise<string[]> {
  const others = exceptPersonId ? { NOT: { personId: exceptPersonId } } : {};
  const moderators = await tx.moderator.findMany({ where: { spaceId: seriesId, ...others }, select: { name: true } });
  const asked = await tx.moderatorInvitation.findMany({ where: { spaceId: seriesId }, select: { name: true } });
  return [...moderators, ...asked].map(({ name }) => name);
}

export type ModeratorPart = {
  moderatorId: string;
  seriesId: string;
  personId: string;
  name: string;
  /** For which they speak there, as everybody reads. */
  organisation: { id: string; name: string } | null;
};

/** The moderators of these series with the id that screens call their part by; `personId` never leaves the server. */
export async function partsOf(tx: Tx, seriesIds: readonly string[]): Promise<ModeratorPart[]> {
  const rows = await tx.moderator.findMany({
    where: { spaceId: { in: [...new Set(seriesIds)] } },
    select: { id: true, spaceId: true, personId: true, name: true, organisation: { select: { id: true, name: true } } },
    orderBy: [{ host: "desc" }, { name: "asc" }],
  });
  return rows.map(({ id, spaceId, ...same }) => ({ ...same, moderatorId: id, seriesId: spaceId }));
}
