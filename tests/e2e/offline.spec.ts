// What stands there when the network is gone, and that nothing of a person is kept for it.
import { expect, type Person, test } from "./people.ts";
import { listen } from "./room.ts";

/** What a browser says of a network that is gone. */
const gone = /ERR_INTERNET_DISCONNECTED|Failed to (load|fetch)|NetworkError|network error|preload|[Ww]eb[Ss]ocket|signal|AbortError/;

/** Waits until the page for offline is kept. */
async function isReady({ page }: Person, locale: string) {
  const keptPage = (path: string) =>
    caches.match(path).then((answer) => answer !== undefined && navigator.serviceWorker.ready.then(() => true));
  await expect.poll(() => page.evaluate(keptPage, `/${locale}/offline`)).toBe(true);
}

const keptPaths = ({ page }: Person) =>
  page.evaluate(async () => {
    const paths: string[] = [];
    for (const name of await caches.keys()) for (const { url } of await (await caches.open(name)).keys()) paths.push(new URL(url).pathname);
    return paths;
  });

for (const [locale, title, again] of [
  ["id", "Anda sedang luring", "Muat lagi"],
  ["ar", "أنت غير متصل", "إعادة التحميل"],
] as const) {
  test(`without a network another page says so in the person's language, and goes on by itself (${locale})`, async ({ guest }) => {
    guest.allow(gone);
    const { page, context } = guest;
    await guest.visit(`/${locale}/schedule`);
    await isReady(guest, locale);
    await context.setOffline(true);
    await page.goto(`/${locale}/vacancies`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    // Its own look came along: no bare text on white.
    expect(await page.evaluate(() => document.styleSheets.length)).toBeGreaterThan(0);
    await page.locator("main").getByRole("link", { name: again }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    await context.setOffline(false);
    await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(title, { timeout: 30_000 });
    expect(new URL(page.url()).pathname).toBe(`/${locale}/vacancies`);
  });
}

test("what is kept for offline is one page and its files, whoever is signed in", async ({ seeker }) => {
  await seeker.visit("/me");
  await isReady(seeker, "id");
  await seeker.visit("/account");
  const paths = await keptPaths(seeker);
  expect(paths.filter((path) => !path.startsWith("/_next/static/"))).toEqual(["/id/offline"]);
  expect(paths.length).toBeGreaterThan(2);
});

test("signing out makes the browser forget what it kept", async ({ newcomer }) => {
  const person = await newcomer({ email: "putri@demo.test" });
  await person.visit("/account");
  await isReady(person, "id");
  await person.page.evaluate(async () => {
    const shelf = (await caches.keys()).at(0) ?? "";
    await (await caches.open(shelf)).put("/kept-before", new Response("eight years at the panel shop"));
  });
  await person.page.locator("main").getByRole("button", { name: "Keluar", exact: true }).click();
  await expect(person.page).toHaveURL(/\/id$/);
  // The next page brings back what is the same for everybody, and nothing else.
  await isReady(person, "id");
  expect(await keptPaths(person)).not.toContain("/kept-before");
});

test("in a room the page stays and says that the connection is gone", async ({ guest, forum }) => {
  guest.allow(gone);
  await listen(guest, forum);
  await isReady(guest, "id");
  await guest.context.setOffline(true);
  await expect(guest.page.getByText("Sambungan internet terputus.")).toBeVisible();
  await expect(guest.page.getByRole("heading", { level: 1 }).first()).not.toHaveText("Anda sedang luring");
  await guest.context.setOffline(false);
  await expect(guest.page.getByText("Sambungan internet terputus.")).toBeHidden();
});
