// A search as a feed is read back by an XML parser: every sign that people wrote arrives as it is.
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { expect, test } from "vitest";
import { db } from "#lib/platform/db";
import { company, posted } from "#tests/factories/vacancy";
import { GET } from "../../../../app/api/feeds/vacancies.rss/route.ts";

const ask = (query: string, headers: Record<string, string> = {}) =>
  GET(new Request(`https://site.example/api/feeds/vacancies.rss?${query}`, { headers }));
type Item = {
  title: string;
  guid: { "#text": string; "@_isPermaLink": string };
  link: string;
  description: string;
  pubDate: string;
  category?: string;
};

async function items(query: string): Promise<Item[]> {
  const text = await (await ask(query)).text();
  expect(XMLValidator.validate(text)).toBe(true);
  const parsed = new XMLParser({ ignoreAttributes: false, parseTagValue: false, isArray: (name) => name === "item" }).parse(text);
  return parsed.rss.channel.item ?? [];
}

test.each(["Juru las </title><script>alert(1)</script>", "Admin ]]> gudang & <b>", "طاهٍ للمأكولات 👩‍🍳", "Koki \u202eterbalik"])(
  "the title %s comes back from the feed as it was written",
  async (title) => {
    const at = await company();
    const vacancyId = await posted(at, { title });
    await db.vacancy.update({ where: { id: vacancyId }, data: { occupation: 7 }, select: { id: true } });
    const [item, ...others] = await items(`organisation=${at.organisationId}&lang=en`);
    expect(others).toEqual([]);
    expect(item).toMatchObject({ title, guid: { "#text": vacancyId, "@_isPermaLink": "false" }, category: "Craft and related trades" });
    expect(item?.link).toMatch(new RegExp(`/en/vacancies/${vacancyId}$`));
    expect(item?.description).toContain("2 of 2 seats left");
  },
);

test("a list for later is no opening, and a draft is nobody's: neither is in a feed", async () => {
  const at = await company();
  const [pool, draft, real] = await Promise.all(["Cadangan", "Konsep", "Nyata"].map((title) => posted(at, { title })));
  await db.vacancy.update({ where: { id: pool ?? "" }, data: { vacancyExists: false }, select: { id: true } });
  await db.vacancy.update({ where: { id: draft ?? "" }, data: { publishedAt: null }, select: { id: true } });
  expect((await items(`organisation=${at.organisationId}`)).map(({ guid }) => guid["#text"])).toEqual([real]);
});

test("a reader that knows the feed is told so without it, until a vacancy is added", async () => {
  const at = await company();
  await posted(at);
  const query = `organisation=${at.organisationId}&lang=ar`;
  const etag = (await ask(query)).headers.get("etag") ?? "";
  const again = await ask(query, { "if-none-match": `"x", W/${etag}` });
  expect([again.status, await again.text()]).toEqual([304, ""]);
  await posted(at, { title: "Satu lagi" });
  expect((await ask(query, { "if-none-match": etag })).status).toBe(200);
});

test("a search that finds nothing is a feed without items", async () => expect(await items("q=xqzvkw")).toEqual([]));
