// The conditions of a search in SQL, over `vacancy v`. What is typed comes as parameters only.
import "server-only";
import { Prisma } from "#lib/platform/db";
import { type SearchWord, searchWords } from "./search-words.ts";
import type { VacancyFilter } from "./vacancy-filter.ts";

/** One can apply to these: public, not closed, a seat left, the last day not over at their place. */
export const isOpen = Prisma.sql`v.published_at IS NOT NULL AND v.closed_at IS NULL AND v.taken_down_at IS NULL AND v.missed_heartbeats < 2 AND v.filled < v.openings
  AND v.deadline >= to_char(app_now() AT TIME ZONE v.zone, 'YYYY-MM-DD')`;

/** Newest first, and among those of one moment in one order for good. */
export const newestFirst = Prisma.sql`v.published_at DESC, v.id DESC`;

/** Where words may stand: everywhere, in the title alone, or in the place. */
type Where = "" | "A" | "C";

const hasArabic = (part: string) => /\p{Script=Arabic}/u.test(part);

/** Beginnings of words from three letters on, whole words below; and the stems of the languages it can be in. */
function partQuery(part: string, where: Where): Prisma.Sql {
  const begins = `${part}:${part.length >= 3 ? "*" : ""}${where}`;
  const exact = where ? `${part}:${where}` : part;
  const asTyped = Prisma.sql`to_tsquery('pg_catalog.simple', ${begins})`;
  if (part.length < 3 || where === "C") return asTyped;
  return hasArabic(part)
    ? Prisma.sql`(${asTyped} || to_tsquery('pg_catalog.arabic', ${exact}))`
    : Prisma.sql`(${asTyped} || to_tsquery('pg_catalog.indonesian', ${exact}) || to_tsquery('pg_catalog.english', ${exact}))`;
}

/** The words as one query, all of them wanted; null without a word that has letters or digits. */
export function wordsQuery(words: readonly SearchWord[], where: Where = ""): Prisma.Sql | null {
  const parts = words.flatMap((word) => word.parts).slice(0, 16);
  return parts.length > 0
    ? Prisma.join(
        parts.map((part) => partQuery(part, where)),
        " && ",
      )
    : null;
}

const nothing = Prisma.sql`AND false`;

function wordsFound(typed: string, where: Where): Prisma.Sql {
  const words = searchWords(typed);
  if (words === null) return nothing;
  const query = wordsQuery(words, where);
  const text = where === "C" ? Prisma.sql`v.search_place` : Prisma.sql`v.search_text`;
  const literals = words.flatMap(({ literal }) => (literal ? [Prisma.sql`AND ${text} LIKE search_pattern(${literal})`] : []));
  return Prisma.join([query ? Prisma.sql`AND v.search_vector @@ (${query})` : Prisma.empty, ...literals], " ");
}

/** What all words and filters ask, each part beginning with AND. */
export function filtered(filter: VacancyFilter): Prisma.Sql {
  const { q, place, country, region, contract, occupation, pay, education, experience, remote, announced, organisationId } = filter;
  const parts = [
    q ? wordsFound(q, "") : null,
    place ? wordsFound(place, "C") : null,
    country ? Prisma.sql`AND v.country = ${country}` : null,
    region ? Prisma.sql`AND v.region = ${region}` : null,
    contract.length > 0 ? Prisma.sql`AND v.contract = ANY (${contract}::text[]::"ContractKind"[])` : null,
    occupation === null ? null : Prisma.sql`AND v.occupation = ${occupation}::int`,
    pay ? Prisma.sql`AND v.pay_max >= ${pay.minor}::int AND v.currency = ${pay.currency} AND v.pay_unit = ${pay.unit}::"PayUnit"` : null,
    education
      ? Prisma.sql`AND (v.education_min <= ${education}::"EducationLevel" OR (v.either_or AND v.experience_months_min <= ${experience ?? 0}::int))`
      : null,
    experience === null ? null : Prisma.sql`AND v.experience_months_min <= ${experience}::int`,
    remote ? Prisma.sql`AND v.remote` : null,
    announced ? Prisma.sql`AND EXISTS (SELECT FROM pin p WHERE p.vacancy_id = v.id)` : null,
    organisationId ? Prisma.sql`AND v.organisation_id = ${organisationId}::uuid` : null,
  ].filter((part) => part !== null);
  return parts.length > 0 ? Prisma.join(parts, " ") : Prisma.empty;
}
