// Searching open vacancies, without an account: a page of lines, how many there are, how they divide, and what helps where few are found.
import "server-only";
import { z } from "zod";
import { db, Prisma } from "#lib/platform/db";
import { read, TooSlow } from "#lib/platform/slow-reads";
import { type LineRow, lineColumns, lineOfRow } from "../vacancy/vacancy-line.ts";
import type { Facet, SearchOverview, SearchView, VacancyLine, WiderSearch } from "../view.ts";
import { filtered, isOpen, newestFirst, wordsQuery } from "./search-sql.ts";
import { searchWords } from "./search-words.ts";
import { activeFilters, countedAtMost, type VacancyFilter, type VacancySearch, without } from "./vacancy-filter.ts";

export const pageSize = 20;
/** With fewer the page offers what would find more. */
export const fewAtMost = 4;

export type Found = {
  lines: VacancyLine[];
  /** Of the page after this one; null at the end. */
  next: string | null;
};

const cursorShape = z.tuple([z.number().int().min(0).max(1), z.number().int().positive(), z.guid()]);
type Cursor = z.output<typeof cursorShape>;

/** Opaque to whoever has it: where the page before ended. What is no cursor is the first page. */
function readCursor(after: string | null): Cursor | null {
  if (!after || after.length > 120) return null;
  try {
    return cursorShape.parse(JSON.parse(Buffer.from(after, "base64url").toString("utf8")));
  } catch {
    return null;
  }
}
const cursorOf = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString("base64url");

/** One page. `after` is `next` of the page before. Throws `TooSlow`. */
export async function page(search: VacancySearch, after: string | null = null, size = pageSize): Promise<Found> {
  const words = search.sort === "title" ? wordsQuery(searchWords(search.q) ?? [], "A") : null;
  const cursor = readCursor(after);
  const rows = await read<LineRow & { score: number }>(words ? byTitle(search, words, cursor, size) : byTime(search, cursor, size));
  const last = rows.length > size ? rows[size - 1] : undefined;
  return {
    lines: rows.slice(0, size).map(lineOfRow),
    next: last ? cursorOf([last.score, last.publishedAt.getTime(), last.id]) : null,
  };
}

const byTime = (search: VacancySearch, cursor: Cursor | null, size: number) => Prisma.sql`
  SELECT ${lineColumns}, 0 AS score FROM vacancy v JOIN organisation o ON o.id = v.organisation_id
  WHERE ${isOpen} ${filtered(search)}
    ${cursor ? Prisma.sql`AND (v.published_at, v.id) < (${new Date(cursor[1])}::timestamptz, ${cursor[2]}::uuid)` : Prisma.empty}
  ORDER BY ${newestFirst} LIMIT ${size + 1}::int`;

/** Among the newest that match: those whose title has all words come first. */
const byTitle = (search: VacancySearch, words: Prisma.Sql, cursor: Cursor | null, size: number) => Prisma.sql`
  WITH found AS MATERIALIZED (
    SELECT v.id, v.published_at, (v.search_vector @@ (${words}))::int AS score FROM vacancy v
    WHERE ${isOpen} ${filtered(search)} ORDER BY ${newestFirst} LIMIT ${countedAtMost}::int)
  SELECT ${lineColumns}, f.score FROM found f JOIN vacancy v ON v.id = f.id JOIN organisation o ON o.id = v.organisation_id
  ${cursor ? Prisma.sql`WHERE (f.score, f.published_at, f.id) < (${cursor[0]}::int, ${new Date(cursor[1])}::timestamptz, ${cursor[2]}::uuid)` : Prisma.empty}
  ORDER BY f.score DESC, f.published_at DESC, f.id DESC LIMIT ${size + 1}::int`;

/** How many there are, and how they divide. Throws `TooSlow`. */
export async function overview(filter: VacancyFilter): Promise<SearchOverview> {
  const rows = await read<{ facet: Facet | "total"; value: string; count: number }>(Prisma.sql`
    WITH found AS MATERIALIZED (
      SELECT v.country, v.region, v.contract::text AS contract, v.occupation::text AS occupation, row_number() OVER () AS nth FROM (
        SELECT * FROM vacancy v WHERE ${isOpen} ${filtered(filter)} ORDER BY ${newestFirst} LIMIT ${countedAtMost + 1}::int) v),
    counted AS (SELECT * FROM found WHERE nth <= ${countedAtMost}::int)
    SELECT 'total' AS facet, '' AS value, count(*)::int AS count FROM found
    UNION ALL SELECT 'country', country, count(*)::int FROM counted GROUP BY country
    UNION ALL SELECT 'region', region, count(*)::int FROM counted WHERE region IS NOT NULL GROUP BY region
    UNION ALL SELECT 'contract', contract, count(*)::int FROM counted GROUP BY contract
    UNION ALL SELECT 'occupation', occupation, count(*)::int FROM counted WHERE occupation IS NOT NULL GROUP BY occupation`);
  const of = (facet: Facet) =>
    rows
      .filter((row) => row.facet === facet)
      .map(({ value, count }) => ({ value, count }))
      .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1));
  return {
    total: rows.find(({ facet }) => facet === "total")?.count ?? 0,
    facets: { country: of("country"), region: of("region"), contract: of("contract"), occupation: of("occupation") },
  };
}

const capped = (filter: VacancyFilter) => Prisma.sql`
  SELECT count(*)::int AS total FROM (SELECT FROM vacancy v WHERE ${isOpen} ${filtered(filter)} LIMIT ${countedAtMost + 1}::int) found`;

/** What is found when one filter is dropped, for each that helps; the most first. Throws `TooSlow`. */
export async function wider(filter: VacancyFilter, total: number): Promise<WiderSearch[]> {
  const names = activeFilters(filter);
  // Without its last condition it would be the whole list.
  if (names.length < 2) return [];
  const rows = await read<WiderSearch>(
    Prisma.join(
      names.map((name) => Prisma.sql`SELECT ${name}::text AS filter, total FROM (${capped(without(filter, name))}) counted`),
      " UNION ALL ",
    ),
  );
  return rows.filter((row) => row.total > total).sort((one, other) => other.total - one.total);
}

/** The same words with those that no vacancy has replaced by the likest of a public title; null where nothing is like them. */
export async function spelled(q: string): Promise<string | null> {
  const words = searchWords(q) ?? [];
  const typed = words.flatMap(({ parts, literal }) => (literal ? [] : parts)).filter((part) => part.length >= 4 && !/\p{N}/u.test(part));
  if (typed.length === 0) return null;
  const rows = await read<{ typed: string; word: string }>(Prisma.sql`
    SELECT t.typed, s.word FROM unnest(${typed}::text[]) AS t (typed) CROSS JOIN LATERAL (
      SELECT word FROM search_word WHERE word % t.typed ORDER BY similarity(word, t.typed) DESC, abs(length(word) - length(t.typed)), word LIMIT 1) s
    WHERE NOT EXISTS (SELECT FROM search_word w WHERE w.word >= t.typed AND w.word < t.typed || chr(1114111))`);
  if (rows.length === 0) return null;
  const likest = new Map(rows.map((row) => [row.typed, row.word]));
  return words.flatMap(({ parts, literal }) => (literal ? [literal] : parts.map((part) => likest.get(part) ?? part))).join(" ");
}

/** Everything that the page of a search shows. */
export async function view(search: VacancySearch, after: string | null): Promise<SearchView> {
  const organisation = search.organisationId
    ? ((await db.organisation.findUnique({ where: { id: search.organisationId }, select: { name: true } }))?.name ?? null)
    : null;
  try {
    const [found, all] = await Promise.all([page(search, after), overview(search)]);
    if (all.total === 0 && search.q) {
      const q = await spelled(search.q);
      const better = q && q !== search.q ? { ...search, q } : null;
      const [lines, itsOverview] = better ? await Promise.all([page(better), overview(better)]) : [];
      if (better && lines && itsOverview && itsOverview.total > 0)
        return { state: "found", organisation, ...lines, overview: itsOverview, isLater: false, spelled: q, wider: [], regions: [] };
    }
    const isFew = after === null && all.total <= fewAtMost;
    return {
      state: "found",
      organisation,
      ...found,
      overview: all,
      isLater: after !== null,
      spelled: null,
      wider: isFew ? await wider(search, all.total) : [],
      regions: isFew && search.region ? await otherRegions(search) : [],
    };
  } catch (error) {
    if (error instanceof TooSlow) return { state: "slow", organisation };
    throw error;
  }
}

/** Where else the same is offered: regions of the same country, the most first. */
async function otherRegions(filter: VacancyFilter): Promise<{ value: string; count: number }[]> {
  const country = filter.region?.split("-")[0];
  const { facets } = await overview({ ...filter, region: null, place: "" });
  return facets.region.filter(({ value }) => value !== filter.region && value.startsWith(`${country}-`)).slice(0, 3);
}
