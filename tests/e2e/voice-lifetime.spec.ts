// The voice through everything a person does on the site: another page, another language, a session that ends elsewhere. A live
// microphone always has its control on the same screen.
import { digest } from "#lib/platform/secret/random";
import { expect, expectHears, expectSilent, type Person, test } from "./people.ts";
import { captured, listen, sitAtDesk, takeTurn, watchMicrophones } from "./room.ts";
import { db, named } from "./world.ts";

test.describe.configure({ timeout: 180_000 });

/** Chooses a language in the header of the page that is open. */
async function switchLanguage({ page }: Person, now: RegExp, name: string, code: string) {
  await page.getByTitle(now).first().click();
  await page.getByRole("link", { name, exact: true }).first().click();
  await expect(page.locator("html")).toHaveAttribute("lang", code);
}

/** Ends the session of this browser as another device of the same account does: the browser has no part in it. */
async function endSession({ context }: Person) {
  const token = (await context.cookies()).find(({ name }) => name === named("session"))?.value ?? "";
  const { count } = await db.session.deleteMany({ where: { tokenDigest: digest(token) } });
  expect(count, "there was a session to end").toBe(1);
}

/** How many microphones were captured at the moment when no button of this name was left on the page. */
function capturedWithoutControl({ page }: Person, control: string): Promise<number> {
  return page.evaluate(
    (pattern) =>
      new Promise<number>((resolve) => {
        const look = () => {
          if ([...document.querySelectorAll("button")].some((button) => new RegExp(pattern).test(button.textContent))) return;
          const handed = (window as unknown as { microphones: MediaStreamTrack[] }).microphones;
          watch.disconnect();
          resolve(handed.filter(({ readyState }) => readyState === "live").length);
        };
        const watch = new MutationObserver(look);
        watch.observe(document, { subtree: true, childList: true, characterData: true });
        look();
      }),
    control,
  );
}

test("whoever listens and chooses another language goes on hearing, and can leave", async ({ guest, moderator, forum }) => {
  await sitAtDesk(moderator, forum, { speaking: true });
  await listen(guest, forum);
  await expectHears(guest.page, moderator.hertz);
  await switchLanguage(guest, /^ID, bahasa/, "English", "en");
  const leave = guest.page.getByRole("button", { name: "Leave quietly" });
  await expect(leave).toBeVisible();
  await expectHears(guest.page, moderator.hertz);
  await switchLanguage(guest, /^EN, language/, "العربية", "ar");
  await expectHears(guest.page, moderator.hertz);
  await guest.page.getByRole("button", { name: "غادر بهدوء" }).first().click();
  await expectSilent(guest.page, moderator.hertz);
});

test("a speaker who chooses another language is still heard, mutes, and after the turn nothing is captured", async ({
  guest,
  seeker,
  moderator,
  forum,
}) => {
  await watchMicrophones(seeker);
  await takeTurn({ guest, seeker, moderator, forum });
  await switchLanguage(seeker, /^ID, bahasa/, "English", "en");
  const mute = seeker.page.getByRole("button", { name: "Mute", exact: true });
  await expect(mute).toBeVisible();
  await expect(seeker.page.getByText("Your microphone opens when you come back", { exact: false })).toBeHidden();
  await expectHears(guest.page, seeker.hertz);
  await mute.click();
  await expectSilent(guest.page, seeker.hertz, { also: moderator.hertz });
  await seeker.page.getByRole("button", { name: "Unmute", exact: true }).click();
  await expectHears(guest.page, seeker.hertz);
  await seeker.page.getByRole("button", { name: "End my turn" }).click();
  await expectSilent(guest.page, seeker.hertz, { also: moderator.hertz });
  await expect.poll(() => captured(seeker.page)).toBe(0);
});

test("a moderator whose session ends elsewhere is off the air before the controls go, and is told", async ({ guest, moderator, forum }) => {
  moderator.allow(/401|403|404/);
  await watchMicrophones(moderator);
  await sitAtDesk(moderator, forum, { speaking: true });
  await listen(guest, forum);
  await expectHears(guest.page, moderator.hertz);
  const left = capturedWithoutControl(moderator, "Bisukan saya|Bunyikan saya|Buka mikrofon saya");
  await endSession(moderator);
  expect(await left, "no microphone without its control").toBe(0);
  await expectSilent(guest.page, moderator.hertz, { withinMs: 15_000 });
  await expect(moderator.page.getByText("Suara ruang dan mikrofon Anda berhenti di sini.")).toBeVisible();
});

test("a speaker whose session ends elsewhere is off the air before the controls go, and is told", async ({
  guest,
  seeker,
  moderator,
  forum,
}) => {
  seeker.allow(/401|403|404/);
  await watchMicrophones(seeker);
  await takeTurn({ guest, seeker, moderator, forum });
  const left = capturedWithoutControl(seeker, "^(Bisukan|Bunyikan|Buka mikrofon)$");
  await endSession(seeker);
  expect(await left, "no microphone without its control").toBe(0);
  await expectSilent(guest.page, seeker.hertz, { withinMs: 15_000, also: moderator.hertz });
  await expect(seeker.page.getByText("Anda sudah keluar dari akun di sini")).toBeVisible();
});

test("a speaker who folds the room away stays where they went, is heard, and mutes from there", async ({
  guest,
  seeker,
  moderator,
  forum,
}) => {
  await takeTurn({ guest, seeker, moderator, forum });
  await seeker.page.getByRole("link", { name: "Kecilkan, suara tetap berjalan" }).click();
  await seeker.page.waitForURL(/\/id$/);
  const player = seeker.page.locator("[data-mini-player]");
  await expect(player).toBeVisible();
  await seeker.page.getByRole("link", { name: "Lowongan" }).first().click();
  await expect(seeker.page.getByRole("heading", { level: 1, name: "Lowongan" })).toBeVisible();
  await expectHears(guest.page, seeker.hertz);
  await player.getByRole("button", { name: "Bisukan", exact: true }).click();
  await expectSilent(guest.page, seeker.hertz, { also: moderator.hertz });
  await expect(seeker.page).toHaveURL(/\/id\/vacancies/);
  await player.getByRole("button", { name: "Bunyikan", exact: true }).click();
  await expectHears(guest.page, seeker.hertz);
});

test("one press on the front page plays the room, and the way into it keeps the sound", async ({ guest, moderator }) => {
  await guest.visit("/");
  const play = guest.page.getByRole("link", { name: "Dengar", exact: true });
  const href = (await play.getAttribute("href")) ?? "";
  const roomId = href.split("/").at(-1) ?? "";
  await sitAtDesk(moderator, { roomId }, { speaking: true });
  await play.click();
  await expect(guest.page.locator("[data-mini-player]")).toBeVisible({ timeout: 30_000 });
  await expectHears(guest.page, moderator.hertz);
  await expect(guest.page).toHaveURL(/\/id$/);
  await guest.page.locator("[data-mini-player]").getByRole("link").first().click();
  await guest.page.waitForURL(`**/rooms/${roomId}`);
  await expectHears(guest.page, moderator.hertz);
  await expect(guest.page.getByRole("button", { name: "Keluar diam-diam" })).toBeVisible();
});

test("a moderator on the air who comes upon a talk that is not there keeps the microphone's control", async ({
  guest,
  moderator,
  forum,
}) => {
  moderator.allow(/404/);
  await sitAtDesk(moderator, forum, { speaking: true });
  await listen(guest, forum);
  await expectHears(guest.page, moderator.hertz);
  // As a link does that was true a moment ago.
  await moderator.page.evaluate((id) => {
    (window as unknown as { next: { router: { push(path: string): void } } }).next.router.push(`/id/interviews/${id}`);
  }, forum.roomId);
  await moderator.page.waitForURL("**/interviews/**");
  await expect(moderator.page.getByRole("heading", { level: 1 })).toBeVisible();
  await moderator.page.locator("[data-mini-player]").getByRole("button", { name: "Bisukan", exact: true }).click();
  await expectSilent(guest.page, moderator.hertz);
});

test("whoever reloads, comes back from a provider and signs in while listening goes on hearing, and is a member there", async ({
  guest,
  moderator,
  forum,
}) => {
  const office = { issuer: process.env.OIDC_DEMO_ISSUER ?? "", name: process.env.OIDC_DEMO_NAME ?? "" };
  guest.allow(new RegExp(office.issuer.replaceAll(".", "\\.")));
  await sitAtDesk(moderator, forum, { speaking: true });
  await listen(guest, forum);
  await expectHears(guest.page, moderator.hertz);
  await guest.page.reload();
  await expectHears(guest.page, moderator.hertz);
  await guest.page.getByRole("link", { name: "Masuk", exact: true }).first().click();
  await guest.page.getByRole("button", { name: office.name }).click();
  await guest.page.waitForURL(`${office.issuer}/**`);
  await guest.page.getByRole("button", { name: "Batal" }).click();
  await guest.page.waitForURL("**/id/sign-in?*");
  await expectHears(guest.page, moderator.hertz);
  await guest.page.getByLabel("Alamat surel").fill("joko@demo.test");
  await guest.page.getByLabel("Kata sandi", { exact: true }).fill("forum-kerja");
  await guest.page.getByLabel("Kata sandi", { exact: true }).press("Enter");
  await guest.page.waitForURL((url) => !url.pathname.includes("sign-in"), { waitUntil: "commit" });
  await expect(guest.page.locator("[data-mini-player]")).toBeVisible({ timeout: 30_000 });
  await expectHears(guest.page, moderator.hertz);
  const seats = await db.seat.findMany({ where: { roomId: forum.roomId, role: "listener", leftAt: null }, select: { personId: true } });
  expect(seats.map(({ personId }) => personId !== null)).toEqual([true]);
});
