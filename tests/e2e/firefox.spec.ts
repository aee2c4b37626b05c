// The forum in Firefox as it comes: hearing, being called, speaking, and the desk, beside people with Chromium.
import { arriveInFirefox, type FirefoxPerson } from "./firefox.ts";
import { expect, expectHears, expectSilent, test } from "./people.ts";
import { callNext, goOnStage, listen, raiseHand, sitAtDesk, welder } from "./room.ts";

test.describe.configure({ timeout: 240_000 });

let person: FirefoxPerson;
test.afterEach(() => person.end());

/** How far the halo around the speaker stands out, in pixels: it follows the voice. */
const halo = ({ page }: FirefoxPerson) =>
  page.evaluate(() => {
    const [, loud, ring] = document.querySelectorAll<SVGCircleElement>("[data-stage] svg[aria-hidden] circle");
    if (!loud || !ring) return 0;
    return Number(loud.getAttribute("r")) - Number(ring.getAttribute("r")) - Number(ring.getAttribute("stroke-width")) / 2;
  });

test("whoever comes with Firefox hears, raises a hand, is called and is heard, and sees the ring of their own voice", async ({
  guest,
  moderator,
  forum,
}) => {
  person = await arriveInFirefox({ email: "agus@demo.test" });
  await sitAtDesk(moderator, forum, { speaking: true });
  await listen(guest, forum);
  await person.visit(`/rooms/${forum.roomId}`);
  await person.press("Dengarkan");
  await expectHears(person, moderator.hertz, 40_000);

  await person.press("Angkat tangan");
  for (const [name, text] of [
    ["line", welder.line],
    ["roleWanted", welder.role],
    ["field", welder.field],
    ["city", welder.city],
  ] as const)
    await person.page.type(`dialog [name="${name}"]`, text);
  await person.page.$eval('dialog [name="city"]', (field) => (field as HTMLInputElement).form?.requestSubmit());
  await person.sees(/Anda berikutnya/);
  await expect(moderator.page.getByRole("article").first()).toBeVisible();
  await callNext(moderator);
  await person.press("Naik ke panggung");
  await expectHears(guest.page, person.hertz, 40_000);
  await expect.poll(() => halo(person), { message: "the own ring follows the own voice" }).toBeGreaterThan(0.5);
  await expectHears(person, moderator.hertz);

  await person.press("Bisukan");
  await expectSilent(guest.page, person.hertz, { also: moderator.hertz });
  await person.press("Bunyikan");
  await expectHears(guest.page, person.hertz);
  await person.press("Selesai bicara");
  await expectSilent(guest.page, person.hertz, { also: moderator.hertz });
  await person.sees(/Terima kasih sudah bicara/);
});

test("a moderator at the desk in Firefox is heard, calls the next one and hears them", async ({ guest, seeker, forum }) => {
  person = await arriveInFirefox({ email: "rina@demo.test" });
  await person.visit(`/rooms/${forum.roomId}/desk`);
  await person.press("Masuk dengan suara");
  await person.press("Buka mikrofon saya");
  for (const one of [guest, seeker]) await listen(one, forum);
  await expectHears(guest.page, person.hertz, 40_000);
  await raiseHand(seeker);
  await person.sees(new RegExp(welder.line));
  await person.page.keyboard.press("n");
  await goOnStage(seeker);
  await expectHears(person, seeker.hertz, 40_000);
  await expectHears(guest.page, seeker.hertz);
});
