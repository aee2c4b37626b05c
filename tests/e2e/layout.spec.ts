// Every state of the room and the desk that people have seen fall apart, at the sizes at which it did, in three languages.
import ar from "../../lib/i18n/ar/desk.json" with { type: "json" };
import arRooms from "../../lib/i18n/ar/rooms.json" with { type: "json" };
import en from "../../lib/i18n/en/desk.json" with { type: "json" };
import enRooms from "../../lib/i18n/en/rooms.json" with { type: "json" };
import id from "../../lib/i18n/id/desk.json" with { type: "json" };
import idRooms from "../../lib/i18n/id/rooms.json" with { type: "json" };
import { fill } from "./full-room.ts";
import { expect, test } from "./people.ts";
import { locales } from "./sound.ts";
import { expectInSight, expectTidy, faultsOf, placeOf, walkByTab } from "./tidy.ts";
import { makeForum } from "./world.ts";

const desks = { id, en, ar };
const rooms = { id: idRooms, en: enRooms, ar: arRooms };
const sizes = {
  phone: { width: 360, height: 740 },
  low: { width: 1280, height: 800 },
  wide: { width: 1280, height: 900 },
} as const;
const looks = { id: "light", en: "dark", ar: "light" } as const;

test.describe.configure({ timeout: 240_000 });

for (const locale of locales) {
  const [desk, room] = [desks[locale], rooms[locale]];

  test(`the door holds together for whoever returns to a turn and for a member with a pinned vacancy (${locale})`, async ({
    seeker,
    otherSeeker,
  }) => {
    await seeker.page.emulateMedia({ colorScheme: looks[locale], reducedMotion: "reduce" });
    const forum = await makeForum();
    await fill(forum, { onStage: 1, pinned: true, speaker: "agus@demo.test" });
    for (const size of ["wide", "low", "phone"] as const) {
      await seeker.page.setViewportSize(sizes[size]);
      await seeker.page.goto(`/${locale}/rooms/${forum.roomId}`);
      await expect(seeker.page.getByRole("button", { name: room.main.return })).toBeVisible();
      await expectTidy(seeker.page, `${locale} returning ${size}`);
    }
    const other = await makeForum();
    await fill(other, { waiting: 4, onStage: 1, pinned: true });
    for (const size of ["low", "phone"] as const) {
      await otherSeeker.page.setViewportSize(sizes[size]);
      await otherSeeker.page.goto(`/${locale}/rooms/${other.roomId}`);
      await expect(otherSeeker.page.getByRole("button", { name: room.main.listen, exact: true })).toBeVisible();
      await expect(otherSeeker.page.getByText("Operator Las Produksi")).toBeVisible();
      await expectTidy(otherSeeker.page, `${locale} door with a pin ${size}`);
    }
  });

  test(`two and three on stage stand side by side (${locale})`, async ({ guest }) => {
    await guest.page.emulateMedia({ colorScheme: looks[locale], reducedMotion: "reduce" });
    for (const onStage of [2, 3]) {
      const forum = await makeForum();
      await fill(forum, { onStage, waiting: 2, pinned: true });
      await guest.page.goto(`/${locale}/rooms/${forum.roomId}`);
      await guest.page.getByRole("button", { name: room.main.listen, exact: true }).first().click();
      await expect(guest.page.getByRole("button", { name: room.bar.leave })).toBeVisible({ timeout: 30_000 });
      for (const size of ["phone", "low"] as const) {
        await guest.page.setViewportSize(sizes[size]);
        const speakers = guest.page.getByRole("list", { name: room.stage.speakers }).getByRole("listitem");
        await expect(speakers).toHaveCount(onStage);
        const tops = await speakers.evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().top)));
        expect(new Set(tops).size, "in one row").toBe(1);
        await expectTidy(guest.page, `${locale} ${onStage} on stage ${size}`);
      }
    }
  });

  test(`the desk shows its run-sheet, turns and queue whole, with eighty hands up (${locale})`, async ({ moderator }) => {
    const { page } = moderator;
    await page.emulateMedia({ colorScheme: looks[locale], reducedMotion: "reduce" });
    for (const onStage of [0, 1, 2, 3]) {
      const forum = await makeForum();
      await fill(forum, { waiting: 80, onStage, openOutcomes: 2, pinned: true, nextAway: true });
      await page.setViewportSize(sizes.low);
      await page.goto(`/${locale}/rooms/${forum.roomId}/desk`);
      await expect(page.getByRole("article").first()).toBeVisible();
      await expect(page.getByRole("region", { name: desk.stage.label }).getByRole("timer")).toHaveCount(onStage);
      await expectInSight(page.getByRole("group", { name: desk.agenda.turnLength }), "the length of turns");
      await expectInSight(page.getByRole("group", { name: desk.agenda.hands }), "whether hands are taken");
      await expectInSight(page.getByRole("button", { name: /Kabar pasar kerja/ }).last(), "the step to the next segment");
      const short = await page
        .getByRole("listitem")
        .getByRole("button", { name: /Penutup/ })
        .boundingBox();
      expect(short?.height, "a short title of the run-sheet stands on one line").toBeLessThan(30);
      await expectTidy(page, `${locale} desk with ${onStage} low`);
      await page.setViewportSize(sizes.phone);
      await expectTidy(page, `${locale} desk with ${onStage} phone`);
    }
    const tabs = page.getByRole("tab");
    for (const key of ["stage", "agenda", "vacancies", "people", "outcomes", "queue"] as const) {
      const tab = tabs.filter({ hasText: desk.tabs[key] });
      await tab.click();
      await expectInSight(tab, `the tab ${desk.tabs[key]}`);
      await expectTidy(page, `${locale} desk tab ${key}`);
    }
    await tabs.filter({ hasText: desk.tabs.queue }).focus();
    await page.keyboard.press("End");
    await expectInSight(tabs.filter({ hasText: desk.tabs.outcomes }), "the last tab, chosen by a key");
  });
}

test("by Tab alone a moderator walks through a full desk, and always sees where they are", async ({ moderator }) => {
  const { page } = moderator;
  const forum = await makeForum();
  await fill(forum, { waiting: 80, onStage: 3, openOutcomes: 2, pinned: true, nextAway: true });
  await page.setViewportSize(sizes.low);
  await page.goto(`/id/rooms/${forum.roomId}/desk`);
  await expect(page.getByRole("article").first()).toBeVisible();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  expect(await walkByTab(page, 50)).toBeGreaterThan(20);
});

test("by Tab alone a listener reaches everything of a room with three on stage", async ({ seeker }) => {
  const { page } = seeker;
  for (const size of ["low", "phone"] as const) {
    const forum = await makeForum();
    await fill(forum, { waiting: 3, onStage: 3, pinned: true });
    await page.setViewportSize(sizes[size]);
    await page.goto(`/id/rooms/${forum.roomId}`);
    await walkByTab(page, 20);
    await page.getByRole("button", { name: idRooms.main.listen, exact: true }).first().press("Enter");
    await expect(page.getByRole("button", { name: idRooms.bar.leave })).toBeVisible({ timeout: 30_000 });
    expect(await walkByTab(page, 12)).toBeGreaterThan(5);
  }
});

test("what once fell apart would be noticed", async ({ seeker, moderator }) => {
  const forum = await makeForum();
  await fill(forum, { waiting: 80, onStage: 1, openOutcomes: 2, pinned: true, speaker: "agus@demo.test" });
  await seeker.page.setViewportSize(sizes.wide);
  await seeker.page.goto(`/id/rooms/${forum.roomId}`);
  await expect(seeker.page.getByRole("button", { name: idRooms.main.return })).toBeVisible();
  await seeker.page
    .locator("[data-stage]")
    .evaluate((stage) => Object.assign((stage as HTMLElement).style, { maxHeight: "30rem", flex: "none" }));
  expect(await faultsOf(seeker.page)).toContainEqual(expect.stringMatching(/sticks out of section/));

  const { page } = moderator;
  await page.setViewportSize(sizes.phone);
  await page.goto(`/ar/rooms/${forum.roomId}/desk`);
  await expect(page.getByRole("article").first()).toBeVisible();
  const last = page.getByRole("tab").last();
  await last.click();
  await expectInSight(last, "the chosen tab");
  await page.getByRole("tablist").evaluate((row) => row.scrollTo({ left: 0 }));
  expect(await placeOf(last)).not.toBe("in sight");
  await page
    .getByRole("region", { name: ar.stage.label })
    .getByRole("heading", { level: 2 })
    .evaluate((name) => {
      name.setAttribute("dir", "rtl");
      Object.assign((name as HTMLElement).style, { width: "4rem" });
      name.textContent = "Administrator Gudang";
    });
  expect(await faultsOf(page)).toContainEqual(expect.stringMatching(/is cut at its start/));
});
