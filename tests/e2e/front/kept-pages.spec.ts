// The front's answers are those of `web`, byte by byte, and they change when what they show changes.
import { createHash } from "node:crypto";
import { expect, test } from "@playwright/test";
import { db, makeForum, sessionCookies } from "../world.ts";
import { type OwnSite, startOwnSite } from "./own-site.ts";

test.describe.configure({ mode: "default", timeout: 180_000 });

let own: OwnSite;
test.beforeAll(async () => {
  own = await startOwnSite();
});
test.afterAll(() => own.stop());

const ask = (origin: string, path: string, headers: Record<string, string> = {}) => fetch(origin + path, { headers, redirect: "manual" });
const pagesOfWeb = () => own.metric("web", "http_request_duration_seconds_count", 'kind="internal"');

/** What browsers see of both; the front adds the encoding it was asked in. */
const seen = async (answer: Response) => ({
  status: answer.status,
  body: await answer.text(),
  headers: Object.fromEntries(
    ["content-type", "cache-control", "content-security-policy", "permissions-policy", "x-nextjs-prerender", "x-nextjs-stale-time"].map(
      (name) => [name, answer.headers.get(name)],
    ),
  ),
});

const inlineScripts = (html: string) =>
  [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)]
    .map(([, code = ""]) => createHash("sha256").update(code).digest("base64"))
    .filter((hash, index, all) => all.indexOf(hash) === index);
const allowedScripts = (policy: string | null | undefined) => [...(policy ?? "").matchAll(/'sha256-([^']+)'/g)].map(([, hash]) => hash);

test("every public page is the same from the front as from web, as a document and as a part, whoever asks", async () => {
  const web = `http://127.0.0.1:${own.ports.web}`;
  const forum = await makeForum();
  const vacancy = await db.vacancy.findFirstOrThrow({ where: { closedAt: null }, select: { id: true, organisationId: true } });
  const paths = [
    "",
    "/schedule",
    "/vacancies",
    "/impact",
    "/promises",
    "/offline",
    `/rooms/${forum.roomId}`,
    `/series/${forum.slug}`,
    `/vacancies/${vacancy.id}`,
    `/organisations/${vacancy.organisationId}`,
    `/impact/${forum.slug}`,
  ];
  const [cookie] = (await sessionCookies("rina@demo.test", own.site)).map(({ name, value }) => `${name}=${value}`);
  for (const locale of ["id", "en", "ar"]) {
    for (const path of paths.map((each) => `/${locale}${each}`)) {
      for (const part of [{}, { rsc: "1" }]) {
        // Next first sends a part to the address that goes with its headers.
        const address = "rsc" in part ? ((await ask(web, path, part)).headers.get("location") ?? path) : path;
        let fromWeb = await ask(web, address, part);
        while (fromWeb.headers.get("x-nextjs-cache") === "MISS") fromWeb = await ask(web, address, part);
        const wanted = await seen(fromWeb);
        expect(wanted.status, address).toBe(200);
        for (const person of [
          {},
          { cookie: `${cookie}; __prerender_bypass=1`, "accept-language": "ar" },
          { "accept-encoding": "identity" },
        ])
          expect(await seen(await ask(own.site, address, { ...part, ...person })), address).toEqual(wanted);
      }
      const document = await seen(await ask(own.site, `${path}?utm_source=wa`));
      expect(allowedScripts(document.headers["content-security-policy"]), path).toEqual(inlineScripts(document.body));
      const before = await pagesOfWeb();
      for (let turn = 0; turn < 5; turn++) await (await ask(own.site, path)).arrayBuffer();
      expect(await pagesOfWeb(), `${path} is kept`).toBe(before);
    }
  }
});

test("a forum that is renamed is shown with its new name within two seconds, in all languages, and others stay kept", async () => {
  const [forum, other] = [await makeForum(), await makeForum()];
  const paths = ["id", "en", "ar"].map((locale) => `/${locale}/series/${forum.slug}`);
  const all = async () => (await Promise.all(paths.map(async (path) => (await ask(own.site, path)).text()))).join("");
  expect((await all()).split(forum.title).length).toBeGreaterThan(3);
  for (let turn = 0; turn < 2; turn++) await (await ask(own.site, `/id/series/${other.slug}`)).arrayBuffer();
  await db.$transaction(async (tx) => {
    await tx.series.update({ where: { id: forum.seriesId }, data: { title: "Forum baru kita" }, select: { id: true } });
    await tx.$executeRaw`SELECT pg_notify('pages', ${`series:${forum.slug}`})`;
  });
  await expect.poll(all, { timeout: 2_000 }).not.toContain(forum.title);
  expect((await all()).split("Forum baru kita").length).toBeGreaterThan(3);
  const before = await pagesOfWeb();
  await (await ask(own.site, `/id/series/${other.slug}`)).arrayBuffer();
  expect(await pagesOfWeb()).toBe(before);
});

test("an address without a language goes to that of each visitor, and personal pages to their own person", async () => {
  const goal = async (language: string) => (await ask(own.site, "/", { "accept-language": language })).headers.get("location");
  for (const language of ["ar", "en", "id", "ar"]) expect(await goal(language)).toMatch(new RegExp(`/${language}$`));
  const cookies = (await sessionCookies("rina@demo.test", own.site)).map(({ name, value }) => `${name}=${value}`).join("; ");
  expect((await ask(own.site, "/id/me", { cookie: cookies })).status).toBe(200);
  expect((await ask(own.site, "/id/me")).status).toBe(307);
});
