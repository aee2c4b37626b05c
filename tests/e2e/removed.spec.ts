// Removed means out: silent for all, and no way back with anything this browser still holds.
import { expect, expectHears, expectSilent, test } from "./people.ts";
import { openActions, takeTurn } from "./room.ts";
import { anotherRoom, db } from "./world.ts";

test.describe.configure({ timeout: 180_000 });

test("a removed speaker falls silent, hears nothing, and does not get back in", async ({ guest, seeker, moderator, forum }) => {
  seeker.allow(/401|WebSocket/);
  const passes: string[] = [];
  seeker.page.on("websocket", (socket) => passes.push(new URL(socket.url()).searchParams.get("access_token") ?? ""));
  await takeTurn({ guest, seeker, moderator, forum });

  const sheet = await openActions(moderator);
  await sheet.getByRole("button", { name: "Keluarkan dari ruang" }).click();
  await sheet.getByLabel("Alasan").fill("Meminta uang dari pencari kerja");
  await sheet
    .getByRole("button", { name: /Keluarkan/ })
    .last()
    .click();

  await expectSilent(guest.page, seeker.hertz, { also: moderator.hertz });
  await expect(seeker.page.getByText("Moderator mengeluarkan Anda dari ruang ini")).toBeVisible();
  await expect(seeker.page.getByText(/Meminta uang dari pencari kerja/)).toBeVisible();
  await expectSilent(seeker.page, moderator.hertz);

  await test.step("the pass it came in with opens neither door nor socket", async () => {
    const pass = passes.at(-1) ?? "";
    expect(pass).not.toBe("");
    const query = new URLSearchParams({ access_token: pass, protocol: "16", auto_subscribe: "1" });
    expect((await seeker.context.request.get(`/live/rtc/validate?${query}`)).status()).toBe(401);
    const opened = (path: string) =>
      seeker.page.evaluate(
        (url) =>
          new Promise<boolean>((resolve) => {
            const socket = new WebSocket(url);
            socket.onopen = () => resolve(true);
            socket.onerror = () => resolve(false);
          }),
        `${new URL(seeker.page.url()).origin.replace("http", "ws")}/live/${path}?${query}`,
      );
    for (const path of ["rtc", "rtc/v1"]) expect(await opened(path), path).toBe(false);
  });

  await test.step("a second tab stays outside", async () => {
    const tab = await seeker.tab();
    await tab.goto(`/id/rooms/${forum.roomId}`);
    const out = tab.getByText(/mengeluarkan Anda|tidak dapat masuk/).first();
    await out
      .or(tab.getByRole("button", { name: "Dengarkan", exact: true }))
      .first()
      .waitFor();
    if (!(await out.isVisible())) await tab.getByRole("button", { name: "Dengarkan", exact: true }).first().click();
    await expect(out).toBeVisible();
    await expectSilent(tab, moderator.hertz);
  });

  const logged = await db.roomEvent.findFirstOrThrow({
    where: { roomId: forum.roomId, kind: "removed" },
    select: { actorId: true, payload: true },
  });
  expect(logged.actorId).not.toBeNull();
  expect(JSON.stringify(logged.payload)).toContain("Meminta uang dari pencari kerja");
});

test("a demoted speaker is not heard and goes on listening", async ({ guest, seeker, moderator, forum }) => {
  await takeTurn({ guest, seeker, moderator, forum });
  const sheet = await openActions(moderator);
  await sheet.getByRole("button", { name: "Turunkan dari panggung" }).click();
  await sheet.getByLabel("Alasan").fill("Melewati waktu giliran");
  await sheet
    .getByRole("button", { name: /Turunkan/ })
    .last()
    .click();
  await expectSilent(guest.page, seeker.hertz, { also: moderator.hertz });
  await expectHears(seeker.page, moderator.hertz);
  await expect(seeker.page.getByText("Moderator mengakhiri giliran Anda")).toBeVisible();
  await expect(seeker.page.getByText(/Melewati waktu giliran/)).toBeVisible();
});

test("whoever is banned from a forum falls silent and finds every room of it closed", async ({ guest, seeker, moderator, forum }) => {
  seeker.allow(/401|WebSocket/);
  await takeTurn({ guest, seeker, moderator, forum });
  const sheet = await openActions(moderator);
  await sheet.getByRole("button", { name: "Larang masuk" }).click();
  await sheet.getByText("Semua ruang forum ini", { exact: true }).click();
  await sheet.getByLabel("Alasan").fill("Beriklan berulang kali");
  await sheet.getByRole("button", { name: "Larang masuk" }).click();
  await expectSilent(guest.page, seeker.hertz, { also: moderator.hertz });
  await expectSilent(seeker.page, moderator.hertz);
  await expect(seeker.page.getByText(/Beriklan berulang kali/)).toBeVisible();

  const next = await anotherRoom(forum);
  await seeker.page.goto(`/id/rooms/${next.roomId}`);
  await seeker.page.getByRole("button", { name: "Dengarkan", exact: true }).first().click();
  await expect(seeker.page.getByRole("alert").filter({ hasText: "Anda tidak dapat masuk lagi" })).toBeVisible();
  expect(await db.seat.count({ where: { roomId: next.roomId } })).toBe(0);
});
