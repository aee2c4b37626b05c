// Leaving: what a browser keeps afterwards, and what another browser of the same person still may.

import { expect, test } from "./people.ts";
import { cookieOf, told } from "./strangers/knock.ts";
import { makeScene } from "./strangers/scene.ts";
import { db, named, site } from "./world.ts";

test("P-18 signing out leaves nothing of the site in the browser", async ({ seeker }) => {
  const { page, context } = seeker;
  await seeker.visit("/account");
  await page.evaluate(() => {
    localStorage.setItem("draft:card", "Las SMAW");
    sessionStorage.setItem("draft:card", "Las SMAW");
  });
  await page.getByRole("button", { name: "Keluar", exact: true }).click();
  await page.waitForURL(/\/id$/);
  expect(await context.cookies()).toEqual([]);
  expect(await page.evaluate(() => [localStorage, sessionStorage].map((kept) => kept.getItem("draft:card")))).toEqual([null, null]);
  await page.goto("/id/account");
  await expect(page).toHaveURL(/sign-in/);
});

test("A-03 an admin who changes their own roles is out, and leaves as little behind", async ({ newcomer }) => {
  const scene = await makeScene();
  const { page, context } = await newcomer();
  await context.addCookies(
    (["session", "member"] as const).map((name) => ({
      name: named(name),
      value: name === "session" ? scene.tokens.admin : "1",
      url: site,
    })),
  );
  await page.goto("/id/admin");
  await page.evaluate(() => localStorage.setItem("draft:card", "Las SMAW"));
  await page.getByLabel("Alamat surel", { exact: true }).first().fill(scene.email("admin"));
  await page.getByLabel("Alasan", { exact: true }).first().fill("Melihat peran saya sendiri");
  await page.getByLabel("Alasan", { exact: true }).first().press("Enter");
  await page.getByRole("button", { name: /^Beri peran Perekrut/ }).click();
  await expect(page).toHaveURL(/\/id\/sign-in\?next=\/admin$/);
  expect(await context.cookies()).toEqual([]);
  expect(await page.evaluate(() => localStorage.getItem("draft:card"))).toBeNull();
});

test("A-01 signed out everywhere, another browser's desk closes while it is open, and nothing it sends counts", async () => {
  const scene = await makeScene();
  const stream = await fetch(`${site}/live/rooms/${scene.roomId}/events`, { headers: cookieOf(scene, "host") });
  const frames = framesOf(stream);
  expect(desk(await frames.next((text) => text.includes("event: snapshot"))), "the desk is open").not.toBeNull();

  // The phone signs out everywhere; the desk's browser has no part in it.
  const phone = await db.session.create({
    data: {
      personId: scene.people.host,
      tokenDigest: `phone-${scene.sessions.host}`,
      device: "Phone",
      expiresAt: new Date(Date.now() + 60_000),
    },
    select: { id: true },
  });
  expect(phone.id).not.toBe(scene.sessions.host);
  expect(await told(scene, "signOutEverywhere", "host", {})).toBe("ok");
  expect(await db.session.count({ where: { personId: scene.people.host } }), "no browser is left").toBe(0);

  expect(await told(scene, "setHands", "host", { roomId: scene.roomId, open: false })).toBe("signed_out");
  const me = await fetch(`${site}/api/me`, { headers: cookieOf(scene, "host") });
  expect(await me.json()).toEqual({ person: null });
  const entry = await fetch(`${site}/api/rooms/${scene.sideRoomId}/me`, { headers: cookieOf(scene, "host") });
  expect(entry.status).toBe(404);
  expect(await frames.next((text) => text.includes("event: bye")), "the desk's stream ends").toContain('"reason":"signed_out"');
  const anew = framesOf(await fetch(`${site}/live/rooms/${scene.roomId}/events`, { headers: cookieOf(scene, "host") }));
  expect(desk(await anew.next((text) => text.includes("event: snapshot"))), "the desk is shut").toBeNull();
  await Promise.all([frames.close(), anew.close()]);
});

/** What a snapshot shows of the desk. */
const desk = (frame: string) =>
  (JSON.parse(/^data: (.*)$/m.exec(frame)?.[1] ?? "{}") as { snapshot: { moderators: object | null } }).snapshot.moderators;

/** The frames of an event stream, one after the other. */
function framesOf(stream: Response) {
  const reader = (stream.body ?? new ReadableStream<Uint8Array>()).getReader();
  const decoder = new TextDecoder();
  let text = "";
  return {
    /** The next frame that is wanted; the test's own deadline ends the waiting. */
    async next(isWanted: (frame: string) => boolean): Promise<string> {
      for (;;) {
        const end = text.indexOf("\n\n");
        if (end >= 0) {
          const frame = text.slice(0, end);
          text = text.slice(end + 2);
          if (isWanted(frame)) return frame;
          continue;
        }
        const { value, done } = await reader.read();
        if (done) throw new Error("the stream has ended");
        text += decoder.decode(value, { stream: true });
      }
    },
    close: () => reader.cancel(),
  };
}
