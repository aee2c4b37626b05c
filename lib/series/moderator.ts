// Who moderates a series: the one place that answers it. Everything that a moderator may do asks here, in its own transaction.
import "server-only";
import { db, type Prisma, type Tx } from "#lib/platform/db";

/** A moderator as the series shows them. */
export type SeriesModerator = { name: string; seed: string; host: boolean };

/** This person as one of the equal moderators of the series; null when they are none. */
export async function find(tx: Tx, seriesId: string, personId: string): Promise<SeriesModerator | null> {
  return tx.seriesModerator.findUnique({
    where: { seriesId_personId: { seriesId, personId } },
    select: { name: true, seed: true, host: true },
  });
}

export const isModerator = async (tx: Tx, seriesId: string, personId: string): Promise<boolean> =>
  (await find(tx, seriesId, personId)) !== null;

/** The series that this person moderates, as a condition of a query for series; with `host` only those they host. */
export const moderatedBy = (personId: string, role: "moderator" | "host" = "moderator"): Prisma.SeriesWhereInput => ({
  moderators: { some: role === "host" ? { personId, host: true } : { personId } },
});

/** The ids of the series that this person moderates. */
export async function moderatedIds(personId: string): Promise<string[]> {
  const rows = await db.seriesModerator.findMany({ where: { personId }, select: { seriesId: true } });
  return rows.map(({ seriesId }) => seriesId);
}

/** The names of these people as moderators of the series, by person; whoever is none is left out. */
export async function namesOf(
  tx: Tx,
  seriesId: string,
  personIds: readonly string[],
): Promise<Map<string, { name: string; seed: string }>> {
  const rows = await tx.seriesModerator.findMany({
    where: { seriesId, personId: { in: [...personIds] } },
    select: { personId: true, name: true, seed: true },
  });
  return new Map(rows.map(({ personId, ...shown }) => [personId, shown]));
}

/** The names that moderators of the series have, those asked to moderate included. `exceptPersonId` leaves out one of them. */
export async function takenNames(tx: Tx, seriesId: string, exceptPersonId: string | null = null): Promise<string[]> {
  const others = exceptPersonId ? { NOT: { personId: exceptPersonId } } : {};
  const moderators = await tx.seriesModerator.findMany({ where: { seriesId, ...others }, select: { name: true } });
  const asked = await tx.seriesInvitation.findMany({ where: { seriesId }, select: { name: true } });
  return [...moderators, ...asked].map(({ name }) => name);
}
