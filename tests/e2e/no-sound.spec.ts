// A browser to which no voice comes: it says what is wrong, and keeps queue, desk and vacancies.
import { expect, test } from "./people.ts";
import { listen, raiseHand, sitAtDesk } from "./room.ts";

test.describe.configure({ timeout: 180_000 });

/** As a browser in which WebRTC is switched off. */
const withoutWebRtc = () => {
  for (const name of ["RTCPeerConnection", "webkitRTCPeerConnection"]) Reflect.deleteProperty(window, name);
};

/** As a network that lets no media through, not even by a relay. */
const withoutMedia = () => {
  const Direct = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Direct {
    constructor(config?: RTCConfiguration) {
      super({ ...config, iceServers: [], iceTransportPolicy: "relay" });
    }
  };
};

test("a seeker whose browser has no WebRTC is told so at once, raises a hand, and hears of a call what is missing", async ({
  newcomer,
  moderator,
  forum,
}) => {
  const seeker = await newcomer({ email: "agus@demo.test", viewport: { width: 360, height: 780 } });
  await seeker.context.addInitScript(withoutWebRtc);
  await sitAtDesk(moderator, forum);
  await listen(seeker, forum);
  await expect(seeker.page.getByText("Peramban ini tidak dapat memutar suara ruang")).toBeVisible();
  await raiseHand(seeker);
  await expect(moderator.page.getByRole("article").first()).toBeVisible();
  await moderator.page.locator("body").press("n");
  await seeker.page.getByRole("button", { name: "Naik ke panggung" }).click();
  await expect(seeker.page.getByText("Peramban ini tidak dapat mengirim suara")).toBeVisible();
  await seeker.page.getByRole("button", { name: "Nanti dulu" }).click();
  await expect(seeker.page.getByText(/Tempat Anda disimpan sampai/)).toBeVisible();
});

test("a moderator whose browser has no WebRTC is told so and leads the queue", async ({ moderator, seeker, forum }) => {
  await moderator.context.addInitScript(withoutWebRtc);
  await listen(seeker, forum);
  await raiseHand(seeker);
  await moderator.page.goto(`/id/rooms/${forum.roomId}/desk`);
  await moderator.page.getByRole("button", { name: "Masuk dengan suara" }).first().click();
  await expect(moderator.page.getByText(/Peramban ini tidak dapat memutar suara/)).toBeVisible();
  await moderator.page.locator("body").press("n");
  await expect(seeker.page.getByRole("button", { name: "Naik ke panggung" })).toBeVisible();
});

for (const [locale, words] of [
  ["id", { listen: "Dengarkan", told: "Suara belum dapat disambungkan", leave: "Keluar diam-diam" }],
  ["ar", { listen: "استمع", told: "يتعذر توصيل الصوت", leave: "غادر بهدوء" }],
] as const) {
  test(`after two failed connections a guest is told what may be wrong, and still can leave (${locale})`, async ({ guest, forum }) => {
    await guest.context.addInitScript(withoutMedia);
    await guest.page.goto(`/${locale}/rooms/${forum.roomId}`);
    await guest.page.getByRole("button", { name: words.listen, exact: true }).first().click();
    await expect(guest.page.getByText(words.told)).toBeVisible({ timeout: 90_000 });
    await guest.page.getByRole("button", { name: words.leave }).click();
    await expect(guest.page).toHaveURL(new RegExp(`/${locale}$`));
  });
}
