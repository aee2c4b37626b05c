import { join } from "node:path";
import { expect, expectHears, type Person, test } from "../e2e/people.ts";
import { db, site } from "../e2e/world.ts";

const zone = "Asia/Jakarta";
const folder = join(import.meta.dirname, "../../docs/pictures");

async function raise({ page }: Person, roomId: string, card: { line: string; roleWanted: string; field: string; city: string }) {
  await page.goto(`/id/rooms/${roomId}`);
  await page.getByRole("button", { name: "Dengarkan", exact: true }).first().click();
  await page.getByRole("button", { name: "Angkat tangan" }).first().click();
  const form = page.getByRole("dialog");
  await form.getByLabel("Satu kalimat tentang Anda").fill(card.line);
  await form.getByLabel("Pekerjaan yang dicari").fill(card.roleWanted);
  await form.getByLabel("Bidang").fill(card.field);
  await form.getByLabel("Kota").fill(card.city);
  await form.getByRole("button", { name: "Angkat tangan" }).click();
  await page.getByText("Nomor", { exact: true }).first().waitFor();
}

test("the pictures of the README", async ({ newcomer }) => {
  const { roomId } = (await (await fetch(`${site}/live/now`)).json()).rooms[0];
  const from = (key: string, hertz?: number) => newcomer({ email: `${key}@demo.test`, zone, ...(hertz ? { hertz } : {}) });
  const guest = await newcomer({ viewport: { width: 360, height: 740 }, zone });
  await guest.visit(`/rooms/${roomId}`);
  await guest.page.getByRole("button", { name: "Dengarkan", exact: true }).first().click();

  const agus = await from("agus", 440);
  await raise(agus, roomId, {
    line: "Las SMAW dan GTAW 4 tahun, mencari kerja shift di Karawang Barat",
    roleWanted: "Operator las",
    field: "Manufaktur",
    city: "Karawang Barat",
  });
  await raise(await from("putri"), roomId, {
    line: "Excel dan stok, tiga tahun, pindah dari Bekasi",
    roleWanted: "Admin gudang",
    field: "Gudang",
    city: "Klari",
  });
  await raise(await from("joko"), roomId, {
    line: "SIO aktif, dua tahun di gudang, cari kerja tetap",
    roleWanted: "Operator forklift",
    field: "Gudang",
    city: "Klari",
  });
  await raise(await from("lestari"), roomId, {
    line: "STR aktif, dua tahun di klinik",
    roleWanted: "Perawat",
    field: "Kesehatan",
    city: "Karawang Barat",
  });

  const [rina, bayu, hanan] = [await from("rina", 659), await from("bayu", 831), await from("hanan")];
  for (const moderator of [rina, bayu, hanan]) {
    await moderator.visit(`/rooms/${roomId}/desk`);
    await moderator.page.getByRole("button", { name: "Masuk dengan suara" }).first().click();
  }
  await rina.page.getByRole("button", { name: "Buka mikrofon saya" }).first().click();
  await expectHears(guest.page, rina.hertz);
  await rina.page.getByRole("button", { name: "Panggil" }).first().click();
  await agus.page.getByRole("button", { name: "Naik ke panggung" }).click();
  await expectHears(guest.page, agus.hertz);
  await expect(guest.page.getByText(/^1:4/).first()).toBeVisible({ timeout: 30_000 });

  await rina.page.screenshot({ path: join(folder, "desk.png") });
  await guest.page.screenshot({ path: join(folder, "room-phone.png") });
  const reader = await newcomer({ viewport: { width: 1280, height: 860 }, zone });
  await reader.visit("/");
  await reader.page.getByText("mendengarkan").first().waitFor();
  await reader.page.screenshot({ path: join(folder, "home.png") });
  await reader.visit("/impact");
  await reader.page.screenshot({ path: join(folder, "impact.png") });
  await db.$disconnect();
});
