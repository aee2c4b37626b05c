// The search as JSON: what anyone may ask, and what is answered.
import { expect, test } from "vitest";
import { searchVacancies } from "#lib/hiring/search/search-route";
import * as view from "#lib/hiring/vacancy/vacancy-view";
import { company, posted } from "#tests/factories/vacancy";

const ask = (query: string) => searchVacancies(new URLSearchParams(query));

test("what is found is a line of a list, as everywhere else, and may be kept for ten seconds", async () => {
  const vacancyId = await posted(await company(), { title: "Juru las kapal selam" });
  const { status, body, cacheControl } = await ask("q=las+kapal+selam");
  expect([status, cacheControl]).toEqual([200, "public, max-age=10"]);
  const { lines } = await view.latest(200);
  expect(body).toEqual({ vacancies: [lines.find((line) => line.vacancyId === vacancyId)] });
});

test.each([`q=${"x".repeat(200)}`, "room=nonsense"])("%s is refused and kept by nobody", async (query) => {
  expect(await ask(query)).toEqual({ status: 400, body: { code: "invalid" }, cacheControl: "no-store" });
});

test("a parameter that nobody knows changes nothing", async () => {
  expect(await ask("q=las&admin=1")).toEqual(await ask("q=las"));
});
