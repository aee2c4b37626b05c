// A search among 20,000 vacancies finds its rows by an index, counts no further than it says, and goes from page to page without a gap.
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as search from "#lib/hiring/search/search";
import { emptyFilter, type VacancySearch } from "#lib/hiring/search/vacancy-filter";
import { manyVacancies } from "#tests/factories/many-vacancies";
import { company, posted } from "#tests/factories/vacancy";
import { watchStatements } from "#tests/fakes/statements";

const owner = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL });
const asked = (more: Partial<VacancySearch>): VacancySearch => ({ ...emptyFilter, sort: "newest", ...more });

beforeAll(async () => {
  await owner.connect();
  await manyVacancies(owner, 20_000);
  await owner.query(
    "INSERT INTO search_word SELECT 'kata' || translate(md5(n::text), '0123456789', 'ghijklmnop') FROM generate_series(1, 20000) n; ANALYZE search_word",
  );
  // As for the connections of searches.
  await owner.query("SET random_page_cost = 1.1");
}, 120_000);
afterAll(() => owner.end());

type Plan = { "Node Type": string; "Relation Name"?: string; Plans?: Plan[] };
const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];

async function wholeReads(act: () => Promise<unknown>): Promise<string[]> {
  const watched = watchStatements();
  await act().finally(() => watched.stop());
  const read: string[] = [];
  for (const { text, values } of watched.statements) {
    const { rows } = await owner.query({ text: `EXPLAIN (FORMAT JSON) ${text}`, values });
    for (const node of nodes((rows[0] as { "QUERY PLAN": { Plan: Plan }[] })["QUERY PLAN"][0]?.Plan as Plan))
      if (node["Node Type"] === "Seq Scan" && ["vacancy", "search_word"].includes(node["Relation Name"] ?? "")) read.push(text);
  }
  expect(watched.statements.length).toBeGreaterThan(0);
  return read;
}

test.each<[string, Partial<VacancySearch>]>([
  ["everything", {}],
  ["a common word", { q: "operator" }],
  ["a rare word", { q: "kode777" }],
  ["a word and a town", { q: "perawat", place: "jayapura" }],
  ["words nobody wrote", { q: "astronaut lunar" }],
  ["a region", { region: "ID-PA" }],
  ["an occupation and a contract", { occupation: 7, contract: ["daily"] }],
  ["pay", { pay: { minor: 3_000_000, currency: "IDR", unit: "month" } }],
  ["titles first", { q: "staf gudang", sort: "title" }],
])("%s is found by index, counted and divided too", async (_, more) => {
  expect(await wholeReads(() => search.page(asked(more)))).toEqual([]);
  expect(await wholeReads(() => search.overview(asked(more)))).toEqual([]);
});

test("words of titles have their index, which is read once there are more of them than here", async () => {
  await owner.query("SET enable_seqscan = off");
  expect(await wholeReads(() => search.spelled("oprator"))).toEqual([]);
  await owner.query("RESET enable_seqscan");
});

test("going from page to page meets every vacancy once, newest first, also where a new one is posted meanwhile", async () => {
  const all = asked({ q: "juru las kapal", region: "ID-JB" });
  const { total } = await search.overview(all);
  expect(total).toBeGreaterThan(40);
  const met: string[] = [];
  for (let after: string | null = null, pages = 0; pages === 0 || after; pages += 1) {
    const found = await search.page(all, after);
    met.push(...found.lines.map(({ vacancyId }) => vacancyId));
    after = found.next;
    if (pages === 0) await posted(await company(), { title: "Juru las kapal", place: "Karawang" });
  }
  expect(met).toHaveLength(total);
  expect(new Set(met).size).toBe(total);
  const { rows } = await owner.query(
    `SELECT count(*)::int AS wrong FROM (SELECT published_at, lag(published_at) OVER (ORDER BY nth) AS before
    FROM unnest($1::uuid[]) WITH ORDINALITY m (id, nth) JOIN vacancy USING (id)) t WHERE published_at > before`,
    [met],
  );
  expect(rows).toEqual([{ wrong: 0 }]);
});

test("pages of titles first hold each vacancy once, and none without the words in its title stands before one with them", async () => {
  const all = asked({ q: "perawat", region: "ID-KR", sort: "title" });
  const titles: string[] = [];
  for (let after: string | null = null, pages = 0; pages === 0 || after; pages += 1) {
    const found = await search.page(all, after);
    titles.push(...found.lines.map(({ title }) => title));
    after = found.next;
  }
  const has = titles.map((title) => title.startsWith("Perawat"));
  expect(has.includes(true) && has.includes(false)).toBe(true);
  expect(has.lastIndexOf(true)).toBeLessThan(has.indexOf(false));
});

test("more than a thousand are not counted, and what is counted is true", async () => {
  const { total, facets } = await search.overview(asked({}));
  expect(total).toBe(1_001);
  expect(facets.country.reduce((sum, { count }) => sum + count, 0)).toBe(1_000);
  const few = await search.overview(asked({ q: "kode777" }));
  const { rows } = await owner.query(`SELECT count(*)::int AS total FROM vacancy WHERE description ~ '\\mkode777' AND closed_at IS NULL`);
  expect(few.total).toBe((rows[0] as { total: number }).total);
  expect(few.facets.contract.reduce((sum, { count }) => sum + count, 0)).toBe(few.total);
});
