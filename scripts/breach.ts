// Who was touched by a breach, and the letter to each of them. `what` are tables, or the short words for the usual ones.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { createTranslator } from "use-intl/core";
import ar from "../lib/i18n/ar/mail.json" with { type: "json" };
import "../lib/i18n/digits.ts";
import en from "../lib/i18n/en/mail.json" with { type: "json" };
import id from "../lib/i18n/id/mail.json" with { type: "json" };

const texts = { id, en, ar };
const usual: Readonly<Record<string, readonly string[]>> = {
  sessions: ["session", "known_device", "sign_in_attempt"],
  looks: ["disclosure", "staff_look"],
};

/** What the rows of a table are called in a letter; others are described by whoever completes it. */
const dataOf: Readonly<Record<string, "signIns" | "looks" | "applications" | "account" | "rooms" | "outcomes">> = {
  session: "signIns",
  known_device: "signIns",
  sign_in_attempt: "signIns",
  disclosure: "looks",
  staff_look: "looks",
  application: "applications",
  application_event: "applications",
  person: "account",
  persona: "rooms",
  seat: "rooms",
  ticket: "rooms",
  turn: "rooms",
  outcome: "outcomes",
};

export type Breach = { since: Date; until: Date; what: readonly string[] };
export type Touched = { personId: string; email: string; locale: "id" | "en" | "ar"; by: string[] };

/** The tables that are meant; throws for one that does not exist or holds nothing of a person. */
const tablesOf = (what: readonly string[]): string[] => [...new Set(what.flatMap((word) => usual[word] ?? [word]))];

type Path = { joins: string; person: string };

/**
 * How a row of a table leads to people: by a column that names a person, or over rows of other tables that do. Columns that say who
 * decided are no way: a breach of somebody's application is not one of the member who answered it.
 */
async function pathsOf(client: pg.Client, table: string): Promise<Path[]> {
  const { rows } = await client.query<{ from: string; column: string; to: string; key: string }>(
    `SELECT c.conrelid::regclass::text AS "from", a.attname AS "column", c.confrelid::regclass::text AS "to", k.attname AS key
     FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
     JOIN pg_attribute k ON k.attrelid = c.confrelid AND k.attnum = c.confkey[1]
     WHERE c.contype = 'f' AND cardinality(c.conkey) = 1 AND c.connamespace = 'public'::regnamespace`,
  );
  const isWay = (column: string) =>
    !/(^|_)(by|asked_by|granted_by|invited_by|created_by|confirmed_by|claimed_by|called_by)_id$/.test(column);
  const quoted = pg.escapeIdentifier;
  const found: Path[] = [];
  const walk = (at: string, alias: string, joins: string, seen: readonly string[]) => {
    for (const { column, to, key } of rows.filter((row) => row.from === at && isWay(row.column))) {
      if (to === "person") found.push({ joins, person: `${alias}.${quoted(column)}` });
      else if (!seen.includes(to) && seen.length < 4) {
        const next = `t${seen.length}`;
        walk(to, next, `${joins} JOIN ${quoted(to)} ${next} ON ${next}.${quoted(key)} = ${alias}.${quoted(column)}`, [...seen, to]);
      }
    }
  };
  walk(table, "t", "", [table]);
  // The short way is the row's own person; only where there is none do the long ways count.
  const direct = found.filter(({ joins }) => joins === "");
  return direct.length > 0 ? direct : found;
}

/** Everybody of whom a row in these tables was written, changed or used within the window. Without a time of its own a table is meant whole. */
export async function touched(connectionString: string, { since, until, what }: Breach): Promise<Touched[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const people = new Map<string, Touched>();
    for (const table of tablesOf(what)) {
      const { rows: columns } = await client.query<{ name: string; type: string }>(
        "SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1",
        [table],
      );
      if (columns.length === 0) throw new Error(`there is no table "${table}"`);
      const paths = table === "person" ? [{ joins: "", person: 't."id"' }] : await pathsOf(client, table);
      if (paths.length === 0) throw new Error(`"${table}" leads to no person`);
      const times = columns.filter(({ type }) => type === "timestamp with time zone").map(({ name }) => `t.${pg.escapeIdentifier(name)}`);
      const within = times.length === 0 ? "true" : `(${times.map((time) => `${time} BETWEEN $1 AND $2`).join(" OR ")})`;
      for (const { joins, person } of paths) {
        const { rows } = await client.query<{ id: string; email: string; locale: string }>(
          `SELECT DISTINCT p.id, p.email, p.locale FROM ${pg.escapeIdentifier(table)} t ${joins} JOIN person p ON p.id = ${person}
           WHERE ${within} AND $1::timestamptz <= $2::timestamptz`,
          [since, until],
        );
        for (const { id: personId, email, locale } of rows) {
          const known = people.get(personId) ?? { personId, email, locale: locale === "en" || locale === "ar" ? locale : "id", by: [] };
          if (!known.by.includes(table)) known.by.push(table);
          people.set(personId, known);
        }
      }
    }
    return [...people.values()].sort((a, b) => (a.email < b.email ? -1 : 1));
  } finally {
    await client.end();
  }
}

/** The letter to one person, in their language. A human reads and completes it before it leaves. */
export function letterTo({ email, locale, by }: Touched, { since, until }: Breach): string {
  const t = createTranslator({ locale, messages: texts[locale], timeZone: "Asia/Jakarta" });
  const data = by.map((table) => (dataOf[table] ? t(`breachData.${dataOf[table]}`) : t("breachData.other", { table })));
  const words = { since, until, data: new Intl.ListFormat(locale).format(new Set(data)) };
  const paragraphs = texts.id.letters.breach.paragraphs.map((_, index) =>
    t(`letters.breach.paragraphs.${index}` as "letters.signIn.title", words),
  );
  return [
    `To: ${email}`,
    `Subject: ${t("subject")}`,
    `Content-Language: ${locale}`,
    "",
    t("letters.breach.title"),
    "",
    ...paragraphs.flatMap((one) => [one, ""]),
  ].join("\n");
}

/** Writes the list and one draft for each person into a folder that only its owner reads. */
export async function draft(folder: string, breach: Breach, people: readonly Touched[]): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const lines = people.map(({ personId, email, locale, by }) => [personId, email, locale, by.join(" ")].join("\t"));
  await writeFile(join(folder, "people.tsv"), ["person\temail\tlanguage\ttables", ...lines, ""].join("\n"), { mode: 0o600 });
  for (const one of people) await writeFile(join(folder, `${one.locale}-${one.personId}.txt`), letterTo(one, breach), { mode: 0o600 });
}
