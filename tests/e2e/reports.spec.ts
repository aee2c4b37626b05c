// From a report to its decision: a guest reports, a moderator claims, asks and decides, the reported one answers, the guest reads it.
import { expect, type Person, test } from "./people.ts";
import { listen } from "./room.ts";
import { expectSound, small } from "./sound.ts";
import { type Member, makeScene, type Scene } from "./strangers/scene.ts";
import { db, named, site } from "./world.ts";

async function signedIn(person: Person, scene: Scene, who: Member): Promise<Person> {
  await person.context.addCookies([
    { name: named("session"), value: scene.tokens[who], url: site },
    { name: named("member"), value: "1", url: site },
  ]);
  return person;
}

test("a guest reports a speaker in two presses, a moderator asks and decides, and the guest reads the decision by the code", async ({
  newcomer,
}) => {
  test.setTimeout(120_000);
  const scene = await makeScene();
  await db.conductCase.deleteMany({ where: { personId: scene.people.speaker } });
  const guest = await newcomer(small);
  await listen(guest, scene);
  await guest.page.getByRole("link", { name: "Laporkan Persona speaker" }).first().click();
  await guest.page.getByRole("button", { name: /^Iklan atau gangguan/ }).click();
  const code = await guest.page.getByLabel("Kode laporan").inputValue();
  await guest.page.getByLabel("Apa yang terjadi").fill("Menjual pulsa <b>sekarang</b>");
  await guest.page.getByRole("button", { name: "Tambahkan" }).click();
  await expect(guest.page.getByText("Kata-kata Anda ditambahkan.")).toBeVisible();

  const host = await signedIn(await newcomer(small), scene, "host");
  await host.visit("/reports");
  await host.page.getByRole("link", { name: /^Persona speaker/ }).click();
  await expect(host.page.getByText("Menjual pulsa <b>sekarang</b>")).toBeVisible();
  await host.page.getByRole("button", { name: "Ambil kasus ini" }).click();
  await host.page.getByLabel("Pertanyaan").fill("Apa yang Anda tawarkan?");
  await host.page.getByRole("button", { name: "Tanya", exact: true }).click();
  await expect(host.page.getByText("Apa yang Anda tawarkan?").first()).toBeVisible();
  await expect(host.page.getByText("Belum ada jawaban")).toBeVisible();

  const { id: caseId } = await db.conductCase.findFirstOrThrow({ where: { personId: scene.people.speaker }, select: { id: true } });
  const speaker = await signedIn(await newcomer(small), scene, "speaker");
  await speaker.visit(`/reports/about/${caseId}`);
  await speaker.page.getByLabel("Jawaban Anda").fill("Pulsa untuk teman");
  await speaker.page.getByRole("button", { name: "Kirim jawaban" }).click();
  // A field's own text would match too: wait until the form is gone.
  await expect(speaker.page.getByLabel("Jawaban Anda")).toHaveCount(0);
  await expect(speaker.page.getByText("Pulsa untuk teman")).toBeVisible();

  await host.page.reload();
  await expect(host.page.getByText("Pulsa untuk teman")).toBeVisible();
  await expectSound(host, `/reports/cases/${caseId}`, { locale: "id", colorScheme: "light" });
  await host.page.getByRole("radio", { name: /^Peringatan/ }).check();
  await host.page.getByRole("textbox", { name: "Alasan" }).fill("Iklan tidak boleh di panggung");
  await host.page.getByRole("button", { name: "Putuskan kasus ini" }).click();
  await expect(host.page.getByRole("textbox", { name: "Alasan" })).toHaveCount(0);
  await expect(host.page.getByText("Iklan tidak boleh di panggung")).toBeVisible();

  await guest.visit(`/reports/${code}`);
  await expect(guest.page.getByText("Peringatan", { exact: true })).toBeVisible();
  await expect(guest.page.getByText("Iklan tidak boleh di panggung")).toBeVisible();
});
