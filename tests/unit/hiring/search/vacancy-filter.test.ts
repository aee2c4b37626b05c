// The address of a search says the whole search, and an address of any kind is read as some search.
import fc from "fast-check";
import { expect, test } from "vitest";
import { searchWords } from "#lib/hiring/search/search-words";
import { activeFilters, emptyFilter, paramsOf, readSearch, type VacancySearch, without } from "#lib/hiring/search/vacancy-filter";

const full: VacancySearch = {
  q: "juru las",
  place: "Karawang",
  country: "ID",
  region: "ID-JB",
  contract: ["fixed_term", "daily"],
  occupation: 0,
  pay: { minor: 5_000_000, currency: "IDR", unit: "month" },
  education: "high_school",
  experience: 0,
  remote: true,
  announced: true,
  organisationId: "7f4df9d0-6d3b-4d5e-9a54-6f5b1f0d3c11",
  sort: "title",
};

test.each(["id", "en", "ar"])("a search with everything comes back from its address in %s", (locale) => {
  expect(readSearch(paramsOf(full, locale), locale)).toEqual(full);
  const dinar = { ...full, country: null, region: null, pay: { minor: 120_500, currency: "KWD", unit: "hour" } as const };
  expect(readSearch(paramsOf(dinar, locale), locale)).toEqual(dinar);
});

test("the same search has one address, in whatever order it was asked", () => {
  const [one, other] = [
    "contract=daily&q=las&contract=fixed_term&remote=1",
    "remote=1&contract=fixed_term&contract=daily&q=%20las%20&place=",
  ];
  const address = (query: string) => paramsOf(readSearch(new URLSearchParams(query), "id"), "id").toString();
  expect(address(one)).toBe(address(other));
  expect(address("")).toBe("");
});

test("what nobody understands is left out, and the rest still counts", () => {
  const query =
    "q=las&country=XX&region=ID-JB'--&contract=slave&occupation=99&pay=lots&education=god&experience=7&remote=yes&organisation=1&sort=best";
  expect(readSearch(new URLSearchParams(query), "id")).toEqual({ ...emptyFilter, q: "las", sort: "newest" });
  expect(readSearch(new URLSearchParams("country=SA&region=ID-JB"), "id").region, "a region of another country").toBe(null);
});

test("any address is read, and what is read makes an address that is read as the same", () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom("q", "place", "pay", "after", "region", "experience"), fc.string({ unit: "binary" })),
      (query) => {
        const search = readSearch(new URLSearchParams(query), "id");
        expect(search.q.length).toBeLessThanOrEqual(160);
        expect(search.q).not.toContain("\0");
        expect(readSearch(paramsOf(search, "id"), "id")).toEqual(search);
      },
    ),
  );
});

test("each filter is taken away by itself", () => {
  expect(activeFilters(full)).toEqual(Object.keys(emptyFilter));
  const bare = activeFilters(full).reduce((search, name) => without(search, name), full);
  expect(bare).toEqual({ ...emptyFilter, sort: "title" });
});

test.each([
  ["juru las", [["juru"], ["las"]]],
  ["e-commerce/full-time", [["e", "commerce", "full", "time"]]],
  ["kerja di gudang", [["kerja"], ["gudang"]]],
  ["di ke yang", [["di"], ["ke"], ["yang"]]],
  ["Las LAS las", [["las"]]],
  [" ".repeat(10_000), []],
])("%s is looked up as these words", (typed, parts) => {
  expect(searchWords(typed)?.map((word) => word.parts)).toEqual(parts);
});

test("signs that part words find nothing by themselves, others are looked for as they stand", () => {
  expect(searchWords("-- ()")).toBe(null);
  expect(searchWords("C++ 100% 👩‍🔧")?.map(({ literal }) => literal)).toEqual(["c++", "100%", "👩🔧"]);
  expect(searchWords("a b c d e f g h i j".replaceAll(" ", "x "))).toHaveLength(8);
});
