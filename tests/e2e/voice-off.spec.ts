// A house without livekit-server: the room says plainly that there is no sound and why, and everything else goes on.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { choosePorts } from "#scripts/port";
import { startProcesses } from "#scripts/stack";
import { type Supervisor, supervise } from "#scripts/supervisor";
import { expect, test } from "./people.ts";
import { beCalled, goOnStage, listen } from "./room.ts";
import { db } from "./world.ts";

test.describe.configure({ timeout: 180_000 });

const why = "livekit-server: no Go here, and its release could not be reached";
let silentSite = "";
let supervisor: Supervisor;
let folder = "";

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "suara-kerja-silent-"));
  const ports = await choosePorts();
  silentSite = `http://127.0.0.1:${ports.site}`;
  supervisor = supervise(folder);
  const settings = { ...process.env, NODE_ENV: "production", SITE_URL: silentSite, LIVEKIT_URL: "", VOICE_OFF_REASON: why };
  await startProcesses(supervisor, ports, settings, ["web", "live"]);
});

test.afterAll(async () => {
  await supervisor.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("where there is no sound the room says why, and queue, call and log go on", async ({ newcomer, forum }) => {
  const moderator = await newcomer({ email: "rina@demo.test", baseURL: silentSite });
  const seeker = await newcomer({ email: "agus@demo.test", baseURL: silentSite, viewport: { width: 360, height: 740 } });
  await listen(seeker, forum);
  await expect(seeker.page.getByText("Suara sedang tidak tersedia")).toBeVisible();
  await expect(seeker.page.getByText(why)).toBeVisible();
  await moderator.page.goto(`/id/rooms/${forum.roomId}/desk`);
  await moderator.page.getByRole("button", { name: "Masuk dengan suara" }).first().click();
  await expect(moderator.page.getByText(/Suara sedang tidak tersedia/).first()).toBeVisible();

  await beCalled(seeker, moderator);
  await goOnStage(seeker);
  await expect(seeker.page.getByRole("dialog")).toBeHidden();
  await seeker.page.getByRole("button", { name: "Selesai bicara" }).click();
  await expect(seeker.page.getByText("Terima kasih sudah bicara")).toBeVisible();
  const kinds = async () =>
    (await db.roomEvent.findMany({ where: { roomId: forum.roomId }, select: { kind: true } })).map(({ kind }) => kind);
  await expect.poll(kinds).toEqual(expect.arrayContaining(["ticket_raised", "ticket_called", "turn_granted", "turn_ended"]));
});
