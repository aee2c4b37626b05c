// What people do in a room, in the words of the product. Each waits until the screen has followed.
import { expect, type Locator, type Page } from "@playwright/test";
import type { Person } from "./people.ts";
import { expectHears } from "./tone.ts";
import type { Forum } from "./world.ts";

const door = (forum: Pick<Forum, "roomId">) => `/id/rooms/${forum.roomId}`;

/** Opens the room's page and presses Listen; waits for the bar of those who are inside. */
export async function listen({ page }: Person, forum: Pick<Forum, "roomId">): Promise<void> {
  await page.goto(door(forum));
  await page.getByRole("button", { name: "Dengarkan", exact: true }).first().click();
  await expect(page.getByRole("button", { name: "Keluar diam-diam" })).toBeVisible({ timeout: 30_000 });
}

/** Sits at the desk with sound; `speaking` opens the own microphone too. */
export async function sitAtDesk({ page }: Person, forum: Pick<Forum, "roomId">, { speaking = false } = {}): Promise<void> {
  await page.goto(`${door(forum)}/desk`);
  await page.getByRole("button", { name: "Masuk dengan suara" }).first().click();
  const open = page.getByRole("button", { name: /Buka mikrofon saya/ }).first();
  await expect(open).toBeVisible({ timeout: 30_000 });
  if (!speaking) return;
  await open.click();
  await expect(page.getByRole("button", { name: /Bisukan saya/ }).first()).toBeVisible();
}

export const welder = { line: "Las SMAW 4 tahun, mencari kerja shift", role: "Juru las", field: "Manufaktur", city: "Karawang" };

/** Raises the hand with a ticket; answers its number. */
export async function raiseHand({ page }: Person, card = welder): Promise<number> {
  await page.getByRole("button", { name: "Angkat tangan", exact: true }).first().click();
  const sheet = page.getByRole("dialog");
  await sheet.getByLabel("Satu kalimat tentang Anda").fill(card.line);
  await sheet.getByLabel("Pekerjaan yang dicari").fill(card.role);
  await sheet.getByLabel("Bidang").fill(card.field);
  await sheet.getByLabel("Kota").fill(card.city);
  await sheet.getByRole("button", { name: "Angkat tangan", exact: true }).click();
  await expect(page.getByRole("button", { name: "Turunkan" })).toBeVisible();
  return ticketNumber(page);
}

/** The number on one's own ticket. */
export async function ticketNumber(page: Page): Promise<number> {
  const shown = await page
    .getByText(/^Nomor\s*\d+$/i)
    .first()
    .textContent();
  return Number(shown?.replace(/\D/g, ""));
}

/** Presses the key that calls the next one. */
export async function callNext({ page }: Person): Promise<void> {
  await page.locator("body").press("n");
}

/** Says yes to the call: consent, microphone, three two one, and on stage. */
export async function goOnStage({ page }: Person): Promise<void> {
  await page.getByRole("button", { name: "Naik ke panggung" }).click();
  await expect(page.getByRole("button", { name: "Selesai bicara" })).toBeVisible({ timeout: 30_000 });
}

/** Raises the hand, is seen at the desk and called from there; answers the number. */
export async function beCalled(seeker: Person, moderator: Person): Promise<number> {
  const number = await raiseHand(seeker);
  await expect(moderator.page.getByRole("article").first()).toBeVisible();
  await callNext(moderator);
  return number;
}

/** The whole walk: the moderator speaks, both others listen, and the seeker comes up to the stage until the guest hears them. */
export async function takeTurn({ guest, seeker, moderator, forum }: Record<"guest" | "seeker" | "moderator", Person> & { forum: Forum }) {
  await sitAtDesk(moderator, forum, { speaking: true });
  for (const person of [guest, seeker]) await listen(person, forum);
  await beCalled(seeker, moderator);
  await goOnStage(seeker);
  await expectHears(guest.page, seeker.hertz);
}

/** Opens what a moderator may do about the speaker; answers the sheet. */
export async function openActions({ page }: Person): Promise<Locator> {
  await page
    .getByRole("button", { name: /^Tindakan lain untuk/ })
    .first()
    .click();
  return page.getByRole("dialog");
}

/** How many microphones of this page are being captured: what the browser's own mark shows. */
export async function captured(page: Page): Promise<number> {
  return page.evaluate(
    () => (window as unknown as { microphones: MediaStreamTrack[] }).microphones.filter((track) => track.readyState === "live").length,
  );
}

/** Call before the first visit: keeps count of the microphones that this browser hands out. */
export async function watchMicrophones({ context }: Person): Promise<void> {
  await context.addInitScript(() => {
    const handed: MediaStreamTrack[] = [];
    Object.assign(window, { microphones: handed });
    const ask = navigator.mediaDevices?.getUserMedia.bind(navigator.mediaDevices);
    if (!ask) return;
    navigator.mediaDevices.getUserMedia = async (wish) => {
      const stream = await ask(wish);
      handed.push(...stream.getAudioTracks());
      return stream;
    };
  });
}
