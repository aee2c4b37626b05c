// A moment has a day where somebody is: the visitor's calendar and clock beside the room's, and today by the server's clock.
import { placed } from "#lib/series/occurrences";
import { expect, type Person, test } from "./people.ts";
import { db, makeForum } from "./world.ts";

const hour = 3_600_000;

/** A forum of Riyadh whose next room is on Sunday from 20:00 to 22:00 there. */
async function sundayInRiyadh() {
  const forum = await makeForum({ phase: "scheduled" });
  const day = new Date(Date.now() + 2 * 24 * hour);
  while (day.getUTCDay() !== 0) day.setUTCDate(day.getUTCDate() + 1);
  const startsAt = placed(new Date(`${day.toISOString().slice(0, 10)}T20:00:00Z`), "Asia/Riyadh");
  await db.series.update({ where: { id: forum.seriesId }, data: { zone: "Asia/Riyadh" }, select: { id: true } });
  await db.room.update({
    where: { id: forum.roomId },
    data: { startsAt, endsAt: new Date(startsAt.getTime() + 2 * hour) },
    select: { id: true },
  });
  const dayOf = (timeZone: string) =>
    new Intl.DateTimeFormat("id", { weekday: "long", day: "numeric", month: "long", timeZone }).format(startsAt);
  return { ...forum, there: dayOf("Asia/Riyadh"), here: dayOf("Asia/Jakarta") };
}

test("Riyadh's Sunday evening is Jakarta's Monday, and the room's page says both", async ({ newcomer }) => {
  const { roomId, slug, here, there } = await sundayInRiyadh();
  expect([here, there].map((day) => day.split(",")[0])).toEqual(["Senin", "Minggu"]);
  const visitor = await newcomer({ zone: "Asia/Jakarta" });
  await visitor.visit(`/rooms/${roomId}`);
  const main = visitor.page.locator("main");
  await expect(main.getByText(here)).toBeVisible();
  await expect(main.getByText(/^00\.00–02\.00\s+WIB$/)).toBeVisible();
  await expect(main.getByText(new RegExp(`^Di ruang: ${there}, 20\\.00–22\\.00\\s+\\S`))).toBeVisible();
  await visitor.visit(`/series/${slug}`);
  await expect(visitor.page.getByRole("link", { name: here })).toBeVisible();
  await expect(visitor.page.getByText(/^Minggu, 20\.00–22\.00 .* di ruang$/)).toBeVisible();
});

test("who is where the room is reads one day and one hour", async ({ newcomer }) => {
  const { roomId, there } = await sundayInRiyadh();
  const visitor = await newcomer({ zone: "Asia/Riyadh" });
  await visitor.visit(`/rooms/${roomId}`);
  await expect(visitor.page.locator("main").getByText(there)).toBeVisible();
  await expect(visitor.page.locator("main").getByText(/^20\.00–22\.00/)).toBeVisible();
  await expect(visitor.page.getByText(/Di ruang:/)).toHaveCount(0);
});

/** The days of the timetable, as they are called. */
const daysOf = async ({ page }: Person) => {
  await page.goto("/id/schedule");
  const days = page.getByRole("heading", { level: 2, name: /^(Hari ini|Besok|Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu)/ });
  await expect(days.first()).toBeVisible();
  return days;
};

for (const [hours, words] of [
  [-26, "26 hours behind"],
  [26, "26 hours ahead"],
] as const) {
  test(`today's room is today on a device whose clock is ${words}`, async ({ newcomer }) => {
    // Noon where the visitor is, so that no midnight passes meanwhile: zones of Etc are named for the hours west of UTC.
    const east = 12 - new Date().getUTCHours();
    const zone = `Etc/GMT${east < 0 ? "+" : "-"}${Math.abs(east)}`;
    const visitor = await newcomer({ zone });
    const inZone = await daysOf(visitor);
    // The page comes with the days of where forums are, and takes the visitor's own once it is alive.
    const tomorrow = new Date(Date.now() + 24 * hour).toLocaleDateString("id", { weekday: "long", timeZone: zone });
    await expect(inZone.filter({ hasText: new RegExp(`^Besok, ${tomorrow}$`) })).toHaveCount(1);
    const shown = await inZone.allTextContents();
    await visitor.page.clock.setFixedTime(Date.now() + hours * hour);
    // The page asks once what time it is, and the days are still called so after the answer.
    const asked = visitor.page.waitForResponse(/\/api\/health\/live$/);
    const days = await daysOf(visitor);
    await expect(days).toHaveText(shown);
    expect((await asked).ok()).toBe(true);
    await expect(days).toHaveText(shown);
  });
}

test("the countdown of a room follows the server, not the device", async ({ newcomer }) => {
  const forum = await makeForum({ phase: "scheduled" });
  const startsAt = new Date(Date.now() + 50 * hour);
  await db.room.update({
    where: { id: forum.roomId },
    data: { startsAt, endsAt: new Date(startsAt.getTime() + hour) },
    select: { id: true },
  });
  const visitor = await newcomer({});
  await visitor.page.clock.setFixedTime(Date.now() - 26 * hour);
  await visitor.visit(`/rooms/${forum.roomId}`);
  await expect(visitor.page.getByRole("timer")).toHaveText(/^2 hari 1 jam$/);
});
