// P-06, Z-05: everything that can be read of the site, by a guest and by a member of a company, with and without somebody who hides from
// that company: status, headers and bytes are the same. The pages and routes are those of the build, so a new one is read too.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import pg from "pg";
import { digest, randomId, randomToken } from "#lib/platform/secret/random";
import { db, site } from "../world.ts";
import { cookieOf, knock } from "./knock.ts";
import { type Knock, liveDoors, routes } from "./route-doors.ts";
import { type Caller, card, makeScene, type Scene } from "./scene.ts";

test.describe.configure({ timeout: 120_000 });

const readers = ["guest", "colleague"] as const satisfies readonly Caller[];
/** What is random, the time, or counts requests in each answer. */
const unlike = ["date", "age", "x-request-id", "server-timing", "set-cookie", "ratelimit", "keep-alive", "connection", "content-length"];

const manifest = join(import.meta.dirname, "../../../.next/app-path-routes-manifest.json");
const pages = [...new Set(Object.values(JSON.parse(readFileSync(manifest, "utf8")) as Record<string, string>))].filter(
  (route) => route.startsWith("/[locale]") && !route.includes("[..."),
);

/** Every address that answers a reader: the pages of the build, and what the strangers' tables read. */
function addresses(scene: Scene): string[] {
  const { roomId, slug, vacancyId, organisationId, talkId: interviewId } = scene;
  const { caseId, code } = scene.reports;
  const places: Record<string, string> = { locale: "id", roomId, slug, vacancyId, organisationId, interviewId, caseId, code };
  const ofPages = pages.map((page) => page.replace(/\[(\w+)\]/g, (_, name: string) => places[name] ?? ""));
  const knocks: Knock[] = Object.entries({ ...routes, ...liveDoors }).flatMap(([, doors]) => doors);
  const ofRoutes = knocks.filter(({ method = "GET" }) => method === "GET").map(({ path }) => path(scene));
  return [...new Set([...ofPages, ...ofRoutes])].filter(
    (path) => !/\/beat$|^\/api\/health$|^\/live$|\/mailbox$|\/api\/auth\/csrf/.test(path),
  );
}

type Answer = { status: number; headers: Record<string, string>; body: string };

async function read(scene: Scene, who: Caller, path: string): Promise<Answer> {
  const stop = new AbortController();
  const answer = await fetch(site + path, { redirect: "manual", headers: cookieOf(scene, who), signal: stop.signal });
  let body = "";
  if (path.endsWith("/events") && answer.ok && answer.body) {
    const decoder = new TextDecoder();
    for await (const bytes of answer.body) {
      body += decoder.decode(bytes as Uint8Array, { stream: true });
      if (/event: snapshot[\s\S]*\n\n/.test(body)) break;
    }
    stop.abort();
  } else body = await answer.text();
  const headers = Object.fromEntries([...answer.headers].filter(([name]) => !unlike.includes(name)));
  return { status: answer.status, headers: asComparable(headers), body: withoutTime(body) };
}

/** Moments of now, and what is drawn anew in each answer. What React sends beside the HTML comes in another order each time: its words. */
function withoutTime(body: string): string {
  const flight = /<script>self\.__next_f\.push\([\s\S]*?<\/script>/g;
  const words =
    (body.match(flight) ?? [])
      .join(" ")
      .replace(moments, "")
      .match(/[\p{L}\d@._-]{4,}/gu) ?? [];
  const html = body
    .replace(flight, "")
    .replace(/^retry: \d+$/gm, "retry")
    .replace(/_S_\d+_/g, "_S_")
    .replace(/\d+ (detik|menit) yang lalu/g, "lately")
    .replace(moments, "<moment>")
    .replace(/DTSTAMP:\w+/g, "DTSTAMP");
  return `${html} ${[...new Set(words)]
    .filter((word) => !/^(L?[\da-f]{1,4}|_S_\d+_)$/.test(word))
    .sort()
    .join(" ")}`;
}

const moments = /\b1[789]\d{11}(\.\d+)?\b|\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z?/g;

const asComparable = (headers: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, name === "etag" || name === "content-security-policy" ? "" : value]),
  );

async function crawl(scene: Scene): Promise<Map<string, Answer>> {
  const found = new Map<string, Answer>();
  for (const path of addresses(scene))
    await Promise.all(readers.map(async (who) => void found.set(`${who} ${path}`, await read(scene, who, path))));
  return found;
}

/** Has every kept page that could show somebody made anew, and waits until the fronts were told. */
async function renewPages(scene: Scene): Promise<void> {
  const tags = ["schedule", "vacancies", "impact", `vacancy:${scene.vacancyId}`, `organisation:${scene.organisationId}`];
  tags.push(`series:${scene.slug}`, `room:${scene.roomId}`);
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  const left = new Set(tags);
  const renewed = new Promise<void>((resolve) => {
    client.on("notification", ({ payload = "" }) => {
      for (const tag of tags) if (payload === "*" || payload === tag) left.delete(tag);
      if (left.size === 0) resolve();
    });
  });
  await client.query("LISTEN pages_renewed");
  for (const tag of tags) await client.query("SELECT pg_notify('pages', $1)", [tag]);
  await renewed;
  await client.end();
}

/** Somebody who hides from the company, listens in the forum, has an account of their own with a past turn, and applied to the company. */
async function comeIn(scene: Scene): Promise<{ personId: string }> {
  const token = randomToken();
  const { id: personId } = await db.person.create({
    data: {
      email: `hidden-${randomId(8)}@people.test`,
      emailConfirmedAt: new Date(),
      shield: { create: { salt: randomId(12) } },
      hidesFrom: { create: { kind: "organisation", organisationId: scene.organisationId } },
      sessions: { create: { tokenDigest: digest(token), device: "Test", expiresAt: new Date(Date.now() + 3_600_000) } },
    },
    select: { id: true },
  });
  const persona = await db.persona.create({
    data: { personId, spaceId: scene.seriesId, name: hiddenName, seed: randomId(12) },
    select: { id: true },
  });
  await db.seat.create({
    data: { roomId: scene.roomId, personId, personaId: persona.id, voiceId: randomId(22), awayAt: new Date(Date.now() + 120_000) },
    select: { id: true },
  });
  await db.application.create({
    data: {
      vacancyId: scene.vacancyId,
      personId,
      name: hiddenName,
      seed: randomId(12),
      ...card,
      replyBy: new Date(Date.now() + 86_400_000),
    },
    select: { id: true },
  });
  await db.disclosureGrant.create({
    data: {
      personId,
      organisationId: scene.organisationId,
      fields: ["name", "card"],
      aboutKind: "application",
      aboutId: scene.vacancyId,
      aboutTitle: "Operator Las",
      until: new Date(Date.now() + 86_400_000),
    },
    select: { id: true },
  });
  return { personId };
}

/** Lists of the whole site, which other tests change meanwhile: in these nothing of the person may stand. */
const isShared = (address: string) =>
  / (\/id(\/schedule|\/vacancies|\/search|\/impact)?|\/live\/now|\/sitemap\.xml|\/api\/exports\/impact\.csv|\/api\/feeds\/vacancies\.rss\?.*)$/.test(
    address,
  );
const hiddenName = "Juru Las 4711";

const unequal = (before: ReadonlyMap<string, Answer>, after: ReadonlyMap<string, Answer>) =>
  [...before].flatMap(([address, answer]) => (JSON.stringify(answer) === JSON.stringify(after.get(address)) ? [] : [address]));

/** Where two answers part, with what stands around it. */
function firstDifference(before: Answer | undefined, after: Answer | undefined): string {
  const [a, b] = [JSON.stringify(before), JSON.stringify(after)];
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  return `${a.slice(Math.max(0, at - 60), at + 40)} / ${b.slice(Math.max(0, at - 60), at + 40)}`;
}

test("a guest and the company read the same bytes of the whole site with and without somebody who hides from it", async () => {
  const scene = await makeScene();
  // Looked once, so that what the first look of a page notes is noted.
  expect((await knock(scene, "openApplication", "colleague", { applicationId: scene.applicationId })).result?.ok).toBe(true);
  await renewPages(scene);
  await crawl(scene);
  const without = await crawl(scene);
  expect(without.size).toBeGreaterThan(100);
  const { personId } = await comeIn(scene);
  await renewPages(scene);
  const withThem = await crawl(scene);
  const parted = unequal(without, withThem).filter((address) => {
    const { body = "" } = withThem.get(address) ?? {};
    return !isShared(address) || body.includes(hiddenName) || body.includes(personId);
  });
  expect(parted.map((address) => `${address}: ${firstDifference(without.get(address), withThem.get(address))}`)).toEqual([]);
  // The crawl sees them where they do not hide: without the list the company reads of one applicant more.
  await db.hiddenFrom.deleteMany({ where: { personId } });
  const shown = unequal(without, await crawl(scene));
  expect(shown).toContain("colleague /id/employer");
  expect(shown).toContain(`colleague /id/employer/vacancies/${scene.vacancyId}`);
  expect(shown.filter((address) => address.startsWith("guest") && !isShared(address))).toEqual([]);
});
