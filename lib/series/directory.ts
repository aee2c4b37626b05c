// The list of series, for reads of other contexts that go through all of them.
import "server-only";
import { db } from "#lib/platform/db";

/** A series by its slug; null when there is none. */
export const find = (slug: string): Promise<{ id: string; slug: string; title: string } | null> =>
  db.series.findUnique({ where: { slug }, select: { id: true, slug: true, title: true } });

/** The ids of all series, those that ended too, in a fixed order. */
export async function ids(): Promise<string[]> {
  const rows = await db.series.findMany({ select: { id: true }, orderBy: { id: "asc" } });
  return rows.map(({ id }) => id);
}

/** The first `limit` series that have not ended, by title. */
export const running = (limit: number): Promise<{ slug: string; title: string }[]> =>
  db.series.findMany({
    where: { endedAt: null },
    select: { slug: true, title: true },
    orderBy: [{ title: "asc" }, { slug: "asc" }],
    take: limit,
  });
