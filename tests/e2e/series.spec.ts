// A recruiter makes a forum by keyboard and hand, keeps it, and ends it; the public pages and calendars follow, and nobody else may.
import { randomUUID } from "node:crypto";
import { expect, expectHears, type Person, test } from "./people.ts";
import { listen, sitAtDesk } from "./room.ts";
import { makeScene } from "./strangers/scene.ts";
import { db, named, site } from "./world.ts";

const words = { purpose: "Setiap malam perekrut mendengarkan siapa saja yang mencari kerja.", skip: "Hari raya" };

/** Moves to the field of this name by the keyboard alone and types. */
async function typeInto({ page }: Person, label: string, text: string, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  const field = page.getByLabel(label, { exact: true });
  for (let press = 0; press < 150 && !(await field.evaluate((one) => one === document.activeElement)); press++)
    await page.keyboard.press(key);
  await expect(field).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(text);
}

/** What a calendar program reads that subscribes to the forum. */
const subscribed = async (slug: string) => (await fetch(`${site}/api/calendars/series/${slug}.ics?lang=id`)).text();

test("a forum is made, kept, shown in the visitor's zone and in calendars, and stopped", async ({ newcomer, guest }) => {
  test.setTimeout(180_000);
  const scene = await makeScene();
  const title = `Forum Kerja ${randomUUID().slice(0, 6)}`;
  const slug = title.toLowerCase().replaceAll(" ", "-");
  const recruiter = await newcomer({});
  await recruiter.context.addCookies([{ name: named("session"), value: scene.tokens.neighbour, url: site }]);
  const { page } = recruiter;

  await test.step("what is wrong is said beside its field, and everything typed is still there", async () => {
    await recruiter.visit("/series/new");
    await page.getByLabel("Nama forum", { exact: true }).focus();
    await typeInto(recruiter, "Nama forum", title);
    await page.getByRole("button", { name: "Pakai contoh agenda" }).click();
    await page.getByRole("button", { name: "Buat forum" }).press("Enter");
    await expect(page.getByText("Kolom ini perlu diisi.").first()).toBeVisible();
    await expect(page.getByText(/Periksa \d+ kolom yang ditandai/)).toBeVisible();
    await expect(page.getByLabel("Untuk apa forum ini")).toBeFocused();
    await typeInto(recruiter, "Untuk apa forum ini", words.purpose);
    await typeInto(recruiter, "Alamat", scene.slug, "Shift+Tab");
    await typeInto(recruiter, "Nama yang Anda tampilkan", "Tetangga");
    await page.getByLabel("Mulai pukul").fill("19:00");
    const first = page.getByLabel("Pertemuan pertama");
    const proposed = await first.inputValue();
    for (const date of ["1900-01-01", "0001-01-01", "9999-12-31"]) {
      await first.fill(date);
      await page.getByRole("button", { name: "Buat forum" }).press("Enter");
      await expect(page.getByText("Pilih tanggal antara satu tahun yang lalu dan dua tahun ke depan.")).toBeVisible();
      await expect(first).toBeFocused();
    }
    await first.fill(proposed);
    await expect(page.getByText(/^Bertemu pertama kali \S+, \d+ \S+ \d{4}, 19\.00 WIB\.$/)).toBeVisible();
    await page.getByLabel("Lamanya").selectOption("180");
    await page.getByRole("button", { name: "Buat forum" }).press("Enter");
    await expect(page.getByText("Alamat ini sudah dipakai forum lain.")).toBeVisible();
    await expect(page.getByLabel("Nama forum", { exact: true })).toHaveValue(title);
    await expect(page.getByLabel("Untuk apa forum ini")).toHaveValue(words.purpose);
    await expect(page.getByLabel("Judul segmen")).toHaveCount(7);
  });

  await test.step("it is made, every day from 19:00 to 22:00", async () => {
    await page.getByLabel("Alamat").fill(slug);
    await page.getByRole("button", { name: "Setiap hari" }).click();
    await page.getByRole("button", { name: "Buat forum" }).press("Enter");
    await page.waitForURL(`**/series/${slug}/edit?made=1`);
    await expect(page.getByText("Forum sudah jadi.")).toBeVisible();
  });

  await test.step("a second moderator is asked", async () => {
    const part = page.getByLabel("Surel");
    await part.fill("dewi@demo.test");
    await page.getByLabel("Nama yang ditampilkan").fill("Dewi");
    await page.getByRole("button", { name: "Undang", exact: true }).press("Enter");
    await expect(page.getByText("dewi@demo.test").first()).toBeVisible();
  });

  const { id: seriesId } = await db.series.findUniqueOrThrow({ where: { slug }, select: { id: true } });
  const rooms = await db.room.findMany({
    where: { seriesId },
    orderBy: { startsAt: "asc" },
    select: { id: true, startsAt: true, endsAt: true },
  });
  expect(rooms.length).toBeGreaterThan(10);
  const [first, second] = rooms;
  if (!first || !second) throw new Error("no rooms");
  expect(first.startsAt.toISOString().slice(11, 16), "19:00 in Jakarta").toBe("12:00");
  expect(first.endsAt.getTime() - first.startsAt.getTime()).toBe(3 * 3_600_000);

  await test.step("visitors read it in their own zone, and in their calendar", async () => {
    await guest.visit(`/series/${slug}`);
    await expect(guest.page.getByRole("heading", { level: 1, name: title })).toBeVisible();
    // 12:00 UTC in Kathmandu, where this visitor is.
    await expect(guest.page.getByText(/17[.:]45/).first()).toBeVisible();
    const one = await (await fetch(`${site}/api/calendars/rooms/${first.id}.ics?lang=id`)).text();
    expect(one.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(one).toContain(`DTSTART;TZID=Asia/Jakarta:${first.startsAt.toISOString().slice(0, 10).replaceAll("-", "")}T190000`);
    const all = await subscribed(slug);
    expect(all).toContain(`SUMMARY:${title}`);
    expect(all).toContain("RRULE:FREQ=DAILY");
  });

  await test.step("a day is skipped and the name changed; the pages follow", async () => {
    await page.goto(`/id/series/${slug}/edit`);
    await page.getByLabel("Tanggal", { exact: true }).selectOption({ index: 1 });
    await page.getByLabel("Alasan").fill(words.skip);
    await page.getByRole("button", { name: "Liburkan" }).press("Enter");
    await expect(page.getByText("Pertemuan itu diliburkan.")).toBeVisible();
    expect(await db.room.count({ where: { seriesId } })).toBe(rooms.length - 1);
    await expect.poll(() => subscribed(slug), { message: "the day off is in the calendar" }).toContain("EXDATE;TZID=Asia/Jakarta:");
    await page.getByLabel("Nama forum", { exact: true }).fill(`${title} malam`);
    await page.getByRole("button", { name: "Simpan perubahan" }).press("Enter");
    await expect(page.getByText("Perubahan tersimpan.")).toBeVisible();
    await expect.poll(async () => (await (await fetch(`${site}/id/series/${slug}`)).text()).includes(`${title} malam`)).toBe(true);
  });

  await test.step("another recruiter has no such page", async () => {
    const other = await newcomer({});
    await other.context.addCookies([{ name: named("session"), value: scene.tokens.host, url: site }]);
    other.allow(/404/);
    expect((await other.page.goto(`/id/series/${slug}/edit`))?.status()).toBe(404);
  });

  await test.step("stopped, its rooms are gone from every page and calendar", async () => {
    await page.getByRole("button", { name: "Hentikan forum ini" }).press("Enter");
    await page.getByRole("button", { name: "Ya, hentikan" }).press("Enter");
    await expect(page.getByText("Forum ini sudah dihentikan.").first()).toBeVisible();
    expect(await db.room.count({ where: { seriesId } })).toBe(0);
    await expect.poll(() => subscribed(slug), { message: "calendars take it out" }).toContain("STATUS:CANCELLED");
    expect((await subscribed(slug)).match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(await subscribed(slug)).not.toContain("RRULE");
  });
});

test("whoever is asked to moderate says yes and sits at the desk", async ({ moderator, otherSeeker, guest, forum }) => {
  otherSeeker.allow(/404/);
  expect((await otherSeeker.page.goto(`/id/rooms/${forum.roomId}/desk`))?.status()).toBe(404);
  await moderator.visit(`/series/${forum.slug}/edit`);
  await moderator.page.getByLabel("Surel").fill("putri@demo.test");
  await moderator.page.getByLabel("Nama yang ditampilkan").fill("Putri");
  await moderator.page.getByRole("button", { name: "Undang", exact: true }).click();
  await expect(moderator.page.getByText("putri@demo.test").first()).toBeVisible();

  await otherSeeker.visit("/series");
  const asked = otherSeeker.page.getByRole("listitem").filter({ hasText: `Anda diundang memoderasi ${forum.title} dengan nama Putri.` });
  await asked.getByRole("button", { name: "Terima" }).click();
  await expect(asked).toBeHidden();
  await otherSeeker.page.getByRole("listitem").filter({ hasText: forum.title }).getByRole("link", { name: "Buka meja" }).click();
  await otherSeeker.page.waitForURL(`**/rooms/${forum.roomId}/desk`);
  await sitAtDesk(otherSeeker, forum, { speaking: true });
  await listen(guest, forum);
  await expectHears(guest.page, otherSeeker.hertz);
});
