// PostgreSQL takes connections and says nothing: everything answers within seconds with 503 and when to come back, and all is well
// again once it speaks.
import { expect, test } from "@playwright/test";
import { startFaultProxy } from "#tests/fakes/fault-proxy";
import { arrive } from "../people.ts";
import { actionId } from "../strangers/knock.ts";
import { type Forum, makeForum, sessionCookies } from "../world.ts";
import { type OwnSite, startOwnSite } from "./own-site.ts";

test.describe.configure({ mode: "default", timeout: 180_000 });

let own: OwnSite;
let database: Awaited<ReturnType<typeof startFaultProxy>>;
test.beforeAll(async () => {
  const url = new URL(process.env.DATABASE_URL ?? "");
  database = await startFaultProxy(Number(url.port));
  url.port = String(database.port);
  own = await startOwnSite({ DATABASE_URL: url.href });
});
test.afterAll(async () => {
  await own.stop();
  await database.stop();
});

/** Until a door must have said that the database is away, beyond what it takes with a database that answers. */
const awayMs = 3_000;
/** Until a door is given up. */
const deadlineMs = 8_000;

type Door = { name: string; ask: (withinMs?: number) => Promise<Response> };

/** A page that was read before: what was kept of it may be shown. */
const kept = ({ slug }: Forum) => `/id/series/${slug}`;

/** `unread` is a forum of which nothing is kept yet. */
function doors(forum: Forum, unread: Forum, cookie: string): Door[] {
  const read = (path: string, headers = {}, redirect: RequestRedirect = "manual"): Door => ({
    name: path,
    ask: (withinMs = deadlineMs) => fetch(own.site + path, { headers, redirect, signal: AbortSignal.timeout(withinMs) }),
  });
  const write = (path: string, headers: Record<string, string>, body: string): Door => ({
    name: `POST ${path}`,
    ask: (withinMs = deadlineMs) =>
      fetch(own.site + path, { method: "POST", headers: { origin: own.site, ...headers }, body, signal: AbortSignal.timeout(withinMs) }),
  });
  return [
    read("/api/health"),
    read("/live/now"),
    read(`/live/rooms/${forum.roomId}/events`),
    read("/api/me", { cookie }),
    read(`/api/rooms/${forum.roomId}/me`, { cookie }),
    read("/id/me", { cookie }),
    read("/id/account", { cookie }),
    // Next first sends it to the address that goes with these headers.
    read("/id/account", { cookie, rsc: "1" }, "follow"),
    read(kept(forum)),
    read(`/id/series/${unread.slug}`),
    read(`/id/rooms/${unread.roomId}`),
    read(`/id/rooms/${unread.roomId}`, { rsc: "1" }, "follow"),
    read(`/id/rooms/${forum.roomId}/desk`, { cookie }),
    read(`/api/calendars/series/${unread.slug}.ics`),
    read(`/api/hiring/vacancies?q=las`),
    read(`/live/rtc/validate?access_token=x`),
    write(
      "/id/sign-in",
      { "next-action": actionId("signIn"), accept: "text/x-component", "content-type": "text/plain" },
      JSON.stringify([{ email: "rina@demo.test", password: "wrong-wrong" }]),
    ),
    write(`/api/rooms/${forum.roomId}/entry`, { cookie, "content-type": "application/json" }, "{}"),
  ];
}

async function cookieOfRina(): Promise<string> {
  return (await sessionCookies("rina@demo.test", own.site)).map(({ name, value }) => `${name}=${value}`).join("; ");
}

async function isBack(cookie: string): Promise<void> {
  await expect
    .poll(
      () =>
        fetch(`${own.site}/api/health`).then(
          ({ status }) => status,
          () => 0,
        ),
      { timeout: 20_000 },
    )
    .toBe(200);
  await expect
    .poll(
      () =>
        fetch(`${own.site}/api/me`, { headers: { cookie } }).then(
          (answer) => answer.text(),
          () => "",
        ),
      { timeout: 20_000 },
    )
    .toContain('"roles"');
}

test("with a silent database every door says within three seconds that it is away, and when to come back", async () => {
  const cookie = await cookieOfRina();
  const [forum, unread] = [await makeForum(), await makeForum()];
  const measure = (all: readonly Door[]) =>
    Promise.all(
      all.map(async ({ name, ask }) => {
        const begun = performance.now();
        const answer = await ask().catch(() => null);
        await answer?.body?.cancel();
        const took = Math.round(performance.now() - begun);
        return { name, status: answer?.status ?? 0, retryAfter: answer?.headers.get("retry-after") ?? null, took };
      }),
    );
  // Connections stand before it falls silent. What a new process takes for its first pages is not what is measured.
  await Promise.all(doors(forum, forum, cookie).map(({ ask }) => ask(30_000).then((answer) => answer.body?.cancel())));
  // What the same doors take while the database answers, with pages that are made for the first time too.
  const usual = (await measure(doors(forum, await makeForum(), cookie))).map(({ took }) => took);
  database.silence();
  try {
    for (let turn = 0; turn < 2; turn++) {
      // The first of them find connections that stand, and wait for an answer; those after them know.
      const answers = await measure(doors(forum, unread, cookie));
      const isRight = ({ name, status, retryAfter }: (typeof answers)[number]) =>
        (status === 503 && retryAfter !== null) ||
        // A pass of nobody is refused without asking, and a page that was kept is shown; what is on air is kept for a moment only.
        (status === 401 && name.startsWith("/live/rtc")) ||
        (status === 200 && (name === kept(forum) || (turn === 0 && name === "/live/now")));
      expect(answers.filter((answer) => !isRight(answer))).toEqual([]);
      const lateBy = answers.map(({ name, took }, nth) => ({ name, ms: took - (usual[nth] ?? 0) }));
      expect(lateBy.filter(({ ms }) => ms > awayMs)).toEqual([]);
    }
  } finally {
    database.speak();
  }
  await isBack(cookie);
});

test("a page that cannot be read is said to be so where it would stand, in the same document, and comes when it is asked for again", async () => {
  await isBack(await cookieOfRina());
  const { person, end } = await arrive({ email: "rina@demo.test", baseURL: own.site });
  const { page } = person;
  // React says so of a page whose making threw on the server.
  person.allow(/503|React error #441/);
  await person.visit("/promises");
  await page.getByLabel("Halaman saya").click();
  const account = page.getByRole("link", { name: "Akun dan perangkat" });
  await expect(account).toBeVisible();
  await page.evaluate(() => Object.assign(globalThis, { isSame: true }));
  database.silence();
  try {
    await account.click();
    await expect(page.getByRole("heading", { name: "Halaman ini sedang terganggu" })).toBeVisible({ timeout: 10_000 });
  } finally {
    database.speak();
  }
  await expect(async () => {
    await page.getByRole("button", { name: "Muat lagi" }).click({ timeout: 1_000 });
    await expect(page.getByRole("heading", { name: "Akun dan perangkat", level: 1 })).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 30_000 });
  expect(await page.evaluate(() => "isSame" in globalThis)).toBe(true);
  expect(await end()).toEqual([]);
});
