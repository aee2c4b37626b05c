// A browser that translates the page, and keyboards that write other letters: the room goes on.
import type { Page } from "@playwright/test";
import { expect, test } from "./people.ts";
import { callNext, goOnStage, listen, raiseHand, sitAtDesk, welder } from "./room.ts";

/** Does what Google Translate does, now and with whatever comes: each text that is not marked gives way to <font><font>text</font></font>. */
async function translate(page: Page): Promise<void> {
  await page.evaluate(() => {
    const isKept = (text: Text) =>
      !text.data.trim() || text.parentElement?.closest("font, script, style, textarea, [translate=no], .notranslate") !== null;
    function replace(root: Node) {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const texts: Text[] = root instanceof Text ? [root] : [];
      while (walker.nextNode()) texts.push(walker.currentNode as Text);
      for (const text of texts) {
        if (isKept(text) || !text.parentNode) continue;
        const outer = document.createElement("font");
        outer.style.verticalAlign = "inherit";
        const inner = outer.appendChild(outer.cloneNode() as HTMLElement);
        inner.textContent = text.data;
        text.parentNode.insertBefore(outer, text);
        text.remove();
      }
    }
    replace(document.body);
    new MutationObserver((records) => {
      for (const { addedNodes, target, type } of records) {
        if (type === "characterData") replace(target);
        for (const node of addedNodes) if (node.isConnected) replace(node);
      }
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  expect(await page.locator("font font").count(), "the page is translated").toBeGreaterThan(5);
}

const secondsOf = async (page: Page) => {
  const [minutes = 0, seconds = 0] = ((await page.getByRole("timer").first().textContent()) ?? "").split(":").map(Number);
  return minutes * 60 + seconds;
};

test("in a translated room the clocks run, turns change and nothing is left of the one before", async ({
  guest,
  seeker,
  otherSeeker,
  moderator,
  forum,
}) => {
  test.setTimeout(180_000);
  await sitAtDesk(moderator, forum);
  for (const person of [guest, seeker, otherSeeker]) await listen(person, forum);
  for (const { page } of [guest, seeker, otherSeeker, moderator]) await translate(page);
  const speakers = [
    { person: seeker, card: welder },
    { person: otherSeeker, card: { ...welder, line: "Kasir dua tahun di pasar induk" } },
  ];
  for (const { person, card } of speakers) {
    await raiseHand(person, card);
    await expect(moderator.page.getByText(card.line).first()).toBeVisible();
    await callNext(moderator);
    await goOnStage(person);
    await expect(guest.page.getByText(card.line).first()).toBeVisible();
    const before = await secondsOf(guest.page);
    await expect.poll(() => secondsOf(guest.page), { message: "the clock runs" }).toBeLessThan(before - 2);
    await person.page.getByRole("button", { name: "Selesai bicara" }).click();
    await expect(guest.page.getByText(card.line)).toHaveCount(0);
    await expect(person.page.getByRole("button", { name: "Selesai bicara" })).toBeHidden();
    // The desk asks what came of it.
    await moderator.page.keyboard.press("Escape");
    await expect(moderator.page.getByRole("dialog")).toBeHidden();
  }
  await guest.page.getByRole("button", { name: "Keluar diam-diam" }).click();
  await expect(guest.page.getByRole("button", { name: "Dengarkan", exact: true }).first()).toBeVisible();
});

test("numbers that change in a translated sentence go on changing", async ({ guest, seeker, otherSeeker, forum }) => {
  await listen(seeker, forum);
  await raiseHand(seeker);
  await guest.visit(`/rooms/${forum.roomId}`);
  await expect(guest.page.getByText(/1 tangan/).first()).toBeVisible();
  await translate(guest.page);
  await listen(otherSeeker, forum);
  await raiseHand(otherSeeker);
  await expect(guest.page.getByText(/2 tangan/).first()).toBeVisible();
  await expect(guest.page.getByText(/1 tangan/)).toHaveCount(0);
});

for (const [layout, key] of [
  ["Arabic", "ا"],
  ["Cyrillic", "р"],
] as const) {
  test(`H raises the hand on an ${layout} keyboard, but not while one types or with Ctrl`, async ({ seeker, forum }) => {
    await listen(seeker, forum);
    const { page } = seeker;
    const press = (more: Record<string, boolean> = {}) =>
      page.evaluate(
        ([letter, init]) =>
          (document.activeElement ?? document.body).dispatchEvent(
            new KeyboardEvent("keydown", { key: letter, code: "KeyH", bubbles: true, cancelable: true, ...init }),
          ),
        [key, more] as const,
      );
    const sheet = page.getByRole("dialog");
    for (const more of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { repeat: true }, { isComposing: true }]) await press(more);
    await expect(sheet).toBeHidden();
    await press();
    await expect(sheet.getByLabel("Satu kalimat tentang Anda")).toBeVisible();
    await sheet.getByLabel("Satu kalimat tentang Anda").focus();
    await press();
    await expect(sheet).toHaveCount(1);
  });
}
