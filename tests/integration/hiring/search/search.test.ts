// What anybody finds: each filter by itself, words with errors, what helps where few are found, and what a hostile question gets.
import pg from "pg";
import { beforeAll, expect, test } from "vitest";
import * as search from "#lib/hiring/search/search";
import { searchVacancies } from "#lib/hiring/search/search-route";
import { emptyFilter, readSearch, type VacancySearch } from "#lib/hiring/search/vacancy-filter";
import * as vacancy from "#lib/hiring/vacancy/vacancy";
import { db, Prisma } from "#lib/platform/db";
import { read, TooSlow } from "#lib/platform/slow-reads";
import { must } from "#tests/factories/forum";
import { type Company, company, posted } from "#tests/factories/vacancy";

let at: Company;
const asked = (more: Partial<VacancySearch>): VacancySearch => ({ ...emptyFilter, sort: "newest", ...more });
const titles = async (more: Partial<VacancySearch>) => (await search.page(asked(more))).lines.map(({ title }) => title);
const set = (vacancyId: string, data: Prisma.VacancyUpdateInput) =>
  db.vacancy.update({ where: { id: vacancyId }, data, select: { id: true } });

beforeAll(async () => {
  at = await company();
  const welder = await posted(at, { title: "Juru las", description: "Mengelas rangka jok, membaca gambar." });
  await set(welder, { region: "ID-JB", occupation: 7, educationMin: "high_school", experienceMonthsMin: 24 });
  const driver = await posted(at, {
    title: "Sopir truk",
    place: "Surabaya",
    contract: "daily",
    payMin: 200_000,
    payMax: 300_000,
    payUnit: "day",
  });
  await set(driver, { region: "ID-JI", occupation: 8, educationMin: "none", experienceMonthsMin: 0 });
  const writer = await posted(at, {
    title: "Penulis konten",
    place: "",
    remote: true,
    contract: "freelance",
    payMin: 8_000_000,
    payMax: 9_000_000,
  });
  await set(writer, { occupation: 2, educationMin: "bachelor", experienceMonthsMin: 12, eitherOr: true });
});

test.each<[string, Partial<VacancySearch>, string[]]>([
  ["a region", { region: "ID-JB" }, ["Juru las"]],
  ["a country without any", { country: "QA" }, []],
  ["one of two contracts", { contract: ["daily", "freelance"] }, ["Penulis konten", "Sopir truk"]],
  ["an occupation", { occupation: 7 }, ["Juru las"]],
  ["the armed forces, which are group 0", { occupation: 0 }, []],
  ["pay that a range reaches", { pay: { minor: 9_000_000, currency: "IDR", unit: "month" } }, ["Penulis konten"]],
  ["the same number in riyal", { pay: { minor: 9_000_000, currency: "SAR", unit: "month" } }, []],
  ["pay by the day", { pay: { minor: 100_000, currency: "IDR", unit: "day" } }, ["Sopir truk"]],
  ["no experience needed", { experience: 0 }, ["Sopir truk"]],
  [
    "a school, and a year of work that stands for the degree",
    { education: "high_school", experience: 12 },
    ["Penulis konten", "Sopir truk"],
  ],
  ["a school alone", { education: "high_school", experience: null }, ["Sopir truk", "Juru las"]],
  ["remote work", { remote: true }, ["Penulis konten"]],
  ["shown in a room", { announced: true }, []],
  ["the place in the place alone", { place: "rangka" }, []],
  ["a word from the middle of an inflected one", { q: "las rangka" }, ["Juru las"]],
])("whoever asks for %s finds just that", async (_, more, wanted) => expect(await titles(more)).toEqual(wanted));

test("a stem finds its inflections, and an inflection its stem", async () => {
  expect(await titles({ q: "dibaca" })).toEqual(["Juru las"]);
  await posted(at, { title: "Welding inspector", description: "Inspects welds." });
  expect(await titles({ q: "inspecting" })).toEqual(["Welding inspector"]);
});

test("a typing error in a title is forgiven where nothing has the word, and said", async () => {
  const view = await search.view(asked({ q: "sopri trukk" }), null);
  expect(view.state === "found" && [view.spelled, view.lines.map(({ title }) => title)]).toEqual(["sopir truk", ["Sopir truk"]]);
  const none = await search.view(asked({ q: "xqzvkw" }), null);
  expect(none.state === "found" && [none.spelled, none.lines]).toEqual([null, []]);
});

test("where nothing is found the same search without one filter is offered, and where else it is", async () => {
  const view = await search.view(asked({ q: "sopir", region: "ID-JB" }), null);
  if (view.state !== "found") throw new Error(view.state);
  expect(view.overview.total).toBe(0);
  expect(view.wider).toContainEqual({ filter: "region", total: 1 });
  expect(view.wider.find(({ filter }) => filter === "q")?.total).toBe(1);
  expect(view.regions).toEqual([{ value: "ID-JI", count: 1 }]);
});

test("what is not public, closed, taken down, full or past its last day is found by nobody", async () => {
  const hidden: [string, Prisma.VacancyUpdateInput][] = [
    ["draft", { publishedAt: null }],
    ["closed", { closedAt: new Date() }],
    ["taken down", { takenDownAt: new Date() }],
    ["full", { filled: 2 }],
    ["past", { deadline: "2020-01-01" }],
  ];
  for (const [name, data] of hidden) await set(await posted(at, { title: `Tersembunyi ${name}` }), data);
  expect(await titles({ q: "tersembunyi" })).toEqual([]);
  await posted(at, { title: "Tersembunyi sekali" });
  expect(await titles({ q: "tersembunyi" }), "the others really are hidden").toEqual(["Tersembunyi sekali"]);
});

test("an edited title is found by its new words at once, and by its old ones no more", async () => {
  const vacancyId = await posted(at, { title: "Peracik kopi" });
  const { organisationId: _, ...terms } = (await import("#tests/factories/vacancy")).terms(at.organisationId, { title: "Barista utama" });
  must(await vacancy.edit(at.sari, { vacancyId, version: 1, ...terms }));
  expect([await titles({ q: "barista" }), await titles({ q: "peracik" })]).toEqual([["Barista utama"], []]);
});

test.each([
  " ".repeat(10_000),
  "%",
  "_%_",
  "'",
  "\"';--",
  "𝒲𝒶𝓉𝓉 👩‍🔧",
  "\u202egnitsop\u202c",
  "di ke dari yang",
  "& | ! <-> :* ()",
  "a".repeat(5_000),
  "las:*A",
  "' OR ''='",
])("%j is answered, never with a fault", async (q) => {
  const view = await search.view(readSearch(new URLSearchParams({ q, place: q, after: q }), "id"), q);
  expect(view.state).toBe("found");
});

test("an address that goes on from nowhere begins at the first page", async () => {
  const first = (await search.page(asked({}))).lines;
  for (const after of ["x", "W10", Buffer.from('[0,1,"1"]').toString("base64url"), "W".repeat(5_000)])
    expect((await search.page(asked({}), after)).lines).toEqual(first);
});

test("a search that takes too long is told so in words, not as a fault", async () => {
  await expect(read(Prisma.sql`SELECT pg_sleep(5)`)).rejects.toBeInstanceOf(TooSlow);
  const owner = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL });
  await owner.connect();
  try {
    await owner.query("BEGIN; LOCK TABLE vacancy IN ACCESS EXCLUSIVE MODE");
    const [view, route] = await Promise.all([search.view(asked({ q: "las" }), null), searchVacancies(new URLSearchParams("q=las"))]);
    expect(view).toEqual({ state: "slow", organisation: null });
    expect(route).toEqual({ status: 503, body: { code: "too_slow" }, cacheControl: "no-store" });
  } finally {
    await owner.query("ROLLBACK");
    await owner.end();
  }
});
