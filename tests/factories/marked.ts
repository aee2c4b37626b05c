// Somebody whose words carry a marker that nobody else has, in every column that can hold words of a person.
import pg from "pg";
import { inject } from "vitest";
import { personalData } from "#lib/personal-data";
import type { ColumnClass } from "#lib/platform/personal-data";

const classed: Record<string, Readonly<Record<string, ColumnClass>>> = Object.assign({}, ...personalData.map(({ columns }) => columns));

/** The superuser of the cluster, in this file's database: its triggers keep even the owner from changing some tables. */
export async function asSuperuser<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const url = new URL(inject("postgres").postgres);
  url.pathname = new URL(process.env.DATABASE_URL ?? "").pathname;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

type Column = { table: string; column: string; type: "text" | "json" | "bytes" | "list" };

/** Every column of the product that can hold words, except those whose class says that they are nobody's. */
export async function wordColumns(): Promise<Column[]> {
  const { rows } = await asSuperuser((client) =>
    client.query<Column>(`
      SELECT table_name AS "table", column_name AS "column", CASE WHEN data_type = 'ARRAY' THEN 'list' WHEN data_type = 'bytea' THEN 'bytes'
        WHEN data_type IN ('json', 'jsonb') THEN 'json' ELSE 'text' END AS type
      FROM information_schema.columns
      WHERE table_schema = 'public' AND is_generated = 'NEVER'
        AND (data_type IN ('text', 'character varying', 'character', 'json', 'jsonb', 'bytea') OR udt_name IN ('_text', '_varchar', '_bytea', '_jsonb'))
      ORDER BY 1, 2`),
  );
  return rows.filter(({ table, column }) => classed[table] && !["none", "staff"].includes(classed[table][column] ?? ""));
}

/** For each table that leads to the person by its foreign keys, over however many tables, which of its rows do. */
async function rowsOf(client: pg.Client, personId: string, email: string): Promise<Map<string, string>> {
  const { rows: keys } = await client.query<{ child: string; column: string; parent: string; parentColumn: string }>(`
    SELECT c.conrelid::regclass::text AS child, a.attname AS "column", c.confrelid::regclass::text AS parent, f.attname AS "parentColumn"
    FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
    JOIN pg_attribute f ON f.attrelid = c.confrelid AND f.attnum = c.confkey[1]
    WHERE c.contype = 'f' AND cardinality(c.conkey) = 1 ORDER BY 1, 2`);
  const rows = new Map([["person", `id = '${personId}'`]]);
  for (const parent of rows.keys())
    for (const key of keys.filter((one) => one.parent === parent && one.child !== parent)) {
      // What staff did is not theirs: the ban that somebody pronounced is about another.
      if (classed[key.child]?.[key.column] === "staff" || key.child === "room") continue;
      const own = `"${key.column}" IN (SELECT "${key.parentColumn}" FROM "${parent}" WHERE ${rows.get(parent)})`;
      const had = rows.get(key.child);
      rows.set(key.child, had ? `${had} OR ${own}` : own);
    }
  rows.set("vacancy", `created_by_id = '${personId}'`);
  rows.set("organisation", `registered_by_id = '${personId}'`);
  for (const table of ["invitation", "moderator_invitation", "data_request"])
    rows.set(table, `email = '${email}' ${rows.has(table) ? `OR ${rows.get(table)}` : ""}`);
  return rows;
}

const value = {
  text: "$1 || ' ' || gen_random_uuid()",
  list: "ARRAY[$1]",
  json: "jsonb_build_object('words', $1::text)",
  bytes: "convert_to($1, 'UTF8')",
};

/** PostgreSQL's code for a row that the table itself refuses. */
const checkViolation = "23514";

/**
 * Writes the marker into each of these columns but those of `except` in which no row of the person carries it yet, whatever keeps the
 * product from it.
 * Answers the columns in which no row of this person can carry it.
 */
export async function mark(personId: string, email: string, marker: string, except: readonly string[]): Promise<string[]> {
  return asSuperuser(async (client) => {
    const rows = await rowsOf(client, personId, email);
    await client.query("SET session_replication_role = replica");
    const unmarked: string[] = [];
    for (const { table, column, type } of await wordColumns()) {
      if (except.includes(`${table}.${column}`)) continue;
      const which = rows.get(table);
      if (!which) {
        unmarked.push(`${table}.${column}`);
        continue;
      }
      const has = await client.query(`SELECT 1 FROM "${table}" WHERE (${which}) AND to_jsonb("${column}")::text ILIKE '%' || $1 || '%'`, [
        marker,
      ]);
      if (has.rowCount) continue;
      const set = (where: string) =>
        client.query(`UPDATE "${table}" SET "${column}" = ${value[type]} WHERE (${which}) AND ${where}`, [marker]).then(
          ({ rowCount }) => rowCount ?? 0,
          (error: { code?: string }) => (error.code === checkViolation ? 0 : Promise.reject(error)),
        );
      if (!((await set(`"${column}" IS NOT NULL`)) || (await set("true")))) unmarked.push(`${table}.${column}`);
    }
    return unmarked;
  });
}

/** Every table of the database, of whatever schema, with a row in which the marker is found: as text, or as bytes. */
export async function tablesHolding(marker: string): Promise<string[]> {
  return asSuperuser(async (client) => {
    const { rows } = await client.query<{ name: string }>(`
      SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
      WHERE table_type = 'BASE TABLE' AND table_schema <> 'information_schema' ORDER BY 1`);
    const found: string[] = [];
    for (const { name } of rows) {
      const { rowCount } = await client.query(
        `SELECT 1 FROM ${name} t WHERE t::text ILIKE '%' || $1 || '%' OR t::text ILIKE '%' || encode(convert_to($1, 'UTF8'), 'hex') || '%' LIMIT 1`,
        [marker],
      );
      if (rowCount) found.push(name);
    }
    return found;
  });
}
