// The pages of those who are signed in - who looks for work, runs a forum, hires, keeps the house - in three languages, in light and
// dark, on a small phone and read by a screen reader's rules, filled with what such a person has.
import ar from "../../lib/i18n/ar/shell.json" with { type: "json" };
import en from "../../lib/i18n/en/shell.json" with { type: "json" };
import id from "../../lib/i18n/id/shell.json" with { type: "json" };
import { expect, type Person, type PersonOptions, test } from "./people.ts";
import { expectSound, expectSoundHere, looks, small } from "./sound.ts";
import { agenda, makeScene, type Scene } from "./strangers/scene.ts";
import { db, named, site } from "./world.ts";

const shell = { id, en, ar };
type Owner = keyof Scene["people"];

/** Each one's pages; the one who moderates has a queue, a call and somebody on stage before them. */
const pages: [Owner, (scene: Scene) => string[]][] = [
  [
    "candidate",
    () => [
      "/me",
      "/profile",
      "/profile/skills",
      "/profile/import",
      "/account",
      "/privacy",
      "/privacy/check-up",
      "/privacy/personas",
      "/series",
    ],
  ],
  ["talker", ({ talkId }) => [`/interviews/${talkId}`]],
  ["invitee", () => ["/account", "/series", "/series/new", "/employer"]],
  [
    "host",
    ({ roomId, slug }) => [`/rooms/${roomId}/desk`, `/rooms/${roomId}/bans`, "/series", "/series/new", `/series/${slug}/edit`, "/reports"],
  ],
  [
    "colleague",
    ({ vacancyId, organisationId }) => [
      "/employer",
      "/employer/companies/new",
      `/employer/companies/${organisationId}`,
      "/employer/vacancies/new",
      `/employer/vacancies/${vacancyId}`,
      `/employer/vacancies/${vacancyId}/edit`,
    ],
  ],
  ["admin", () => ["/admin"]],
];

/** Comes in as somebody of the scene. */
async function come(newcomer: (options?: PersonOptions) => Promise<Person>, scene: Scene, owner: Owner, options: PersonOptions) {
  const person = await newcomer(options);
  await person.context.addCookies([
    { name: named("session"), value: scene.tokens[owner], url: site },
    { name: named("member"), value: "1", url: site },
  ]);
  return person;
}

for (const look of looks) {
  for (const [owner, pathsOf] of pages) {
    test(`the pages of ${owner} are sound at 360 px (${look.locale}, ${look.colorScheme})`, async ({ newcomer }) => {
      test.setTimeout(180_000);
      const scene = await makeScene();
      const person = await come(newcomer, scene, owner, small);
      for (const path of pathsOf(scene)) await expectSound(person, path, look);
    });
  }
}

for (const look of looks) {
  const words = shell[look.locale];
  test(`a page that breaks says so, and is there again when it can be (${look.locale}, ${look.colorScheme})`, async ({ newcomer }) => {
    const scene = await makeScene();
    const host = await come(newcomer, scene, "host", small);
    host.allow(/500|React error #441/);
    const setAgenda = (now: object | string) =>
      db.series.update({ where: { id: scene.seriesId }, data: { agenda: now }, select: { id: true } });
    await setAgenda("lost");
    await expectSound(host, `/series/${scene.slug}/edit`, look);
    const title = host.page.getByRole("heading", { level: 1 });
    await expect(title).toHaveText(words.errorTitle);
    await expect(host.page).toHaveTitle(`${words.errorTitle} · Suara Kerja`);
    await expect(host.page.getByText(words.errorBody)).toBeVisible();
    await setAgenda(agenda);
    await host.page.getByRole("button", { name: words.again, exact: true }).click();
    await expect(title).toBeVisible();
    await expect(title).not.toHaveText(words.errorTitle);
  });
}

test("the desk is sound on a wide screen, in light and in dark", async ({ newcomer }) => {
  test.setTimeout(180_000);
  const scene = await makeScene();
  const host = await come(newcomer, scene, "host", { viewport: { width: 1440, height: 900 } });
  for (const look of looks) await expectSound(host, `/rooms/${scene.roomId}/desk`, look);
  await host.page.emulateMedia({ colorScheme: "light" });
  await expectSoundHere(host, "the desk by day", "ar");
});
