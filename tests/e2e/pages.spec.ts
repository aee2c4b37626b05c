// What everybody meets: each page in three languages, on a small phone, in the dark, read by a screen reader's rules. A fault in the
// console, such as a page that the browser draws otherwise than the server, fails it too.
import { expect, test } from "./people.ts";
import { expectSound, looks, small } from "./sound.ts";
import { db } from "./world.ts";

const paths = [
  "",
  "/schedule",
  "/vacancies",
  "/search?q=las&experience=0",
  "/impact",
  "/promises",
  "/conduct",
  "/sign-in",
  "/sign-in/reset",
  "/sign-up",
  "/offline",
  "/mailbox",
];

for (const look of looks) {
  test(`every public page is sound at 360 px (${look.locale}, ${look.colorScheme})`, async ({ newcomer, forum }) => {
    test.setTimeout(240_000);
    const visitor = await newcomer(small);
    const vacancy = await db.vacancy.findFirstOrThrow({ where: { closedAt: null }, select: { id: true, organisationId: true } });
    const others = [
      `/rooms/${forum.roomId}`,
      `/series/${forum.slug}`,
      `/impact/${forum.slug}`,
      `/vacancies/${vacancy.id}`,
      `/organisations/${vacancy.organisationId}`,
      "/sign-in/link",
    ];
    for (const path of [...paths, ...others]) await expectSound(visitor, path, look);
    visitor.allow(/404/);
    await expectSound(visitor, "/no-such-page", look);
    await expectSound(visitor, "/vacancies/7b1c2a52-5d36-4a5e-9d55-1f7f3a1f0c11", look);
    expect(await visitor.context.cookies(), "who only reads has no cookie").toEqual([]);
  });
}

test("a recruiter makes a forum, and a banned person is let back in", async ({ moderator, seeker, forum }) => {
  await moderator.visit("/series/new");
  await expect(moderator.page.getByRole("heading", { level: 1 })).toBeVisible();
  await moderator.visit("/series");
  await expect(moderator.page.getByText(forum.title)).toBeVisible();

  const { id: personId } = await db.person.findUniqueOrThrow({ where: { email: "agus@demo.test" }, select: { id: true } });
  const ban = await db.ban.create({
    data: { scope: "room", spaceId: forum.seriesId, roomId: forum.roomId, personId, reason: "Beriklan atau menipu" },
    select: { id: true },
  });
  seeker.allow(/40[139]/);
  await seeker.page.goto(`/id/rooms/${forum.roomId}`);
  await seeker.page.getByRole("button", { name: "Dengarkan", exact: true }).first().click();
  await expect(seeker.page.getByText(/tidak dapat masuk|mengeluarkan Anda/).first()).toBeVisible();

  await moderator.page.goto(`/id/rooms/${forum.roomId}/bans`);
  await expect(moderator.page.getByText("Beriklan atau menipu")).toBeVisible();
  await moderator.page.getByRole("button", { name: /Cabut larangan/ }).click();
  await expect(moderator.page.getByText("Tidak ada yang dilarang masuk.")).toBeVisible();
  expect((await db.ban.findUniqueOrThrow({ where: { id: ban.id }, select: { liftedAt: true } })).liftedAt).not.toBeNull();
  await seeker.page.goto(`/id/rooms/${forum.roomId}`);
  await seeker.page.getByRole("button", { name: "Dengarkan", exact: true }).first().click();
  await expect(seeker.page.getByRole("button", { name: "Keluar diam-diam" })).toBeVisible({ timeout: 30_000 });
});
