// From a vacancy to a hire: what the others see decides, not what the one who pressed is told.
import { randomUUID } from "node:crypto";
import { randomId } from "#lib/platform/secret/random";
import { expect, expectHears, type Person, test } from "./people.ts";
import { listen, sitAtDesk, welder } from "./room.ts";
import { db, type Forum } from "./world.ts";

test.describe.configure({ timeout: 180_000 });

/** Sari posts a vacancy of this test's own through the form; answers its id. */
async function post({ page, visit }: Person, title: string): Promise<string> {
  await visit("/employer/vacancies/new");
  await page.getByLabel("Nama pekerjaan").fill(title);
  await page.getByLabel("Kelompok jabatan").selectOption("7");
  await page.getByLabel("Jabatan", { exact: true }).fill("Tukang las");
  await page.getByLabel("Tempat kerja").fill("Karawang Barat");
  await page.getByLabel("Lama kontrak, bulan").fill("12");
  await page.getByLabel("Jam kerja", { exact: true }).fill("Tiga giliran, 40 jam seminggu");
  await page.getByLabel("Upah terendah").fill("5.600.000");
  await page.getByLabel("Upah tertinggi").fill("6.100.000");
  await page.getByLabel("Jumlah kursi").fill("3");
  await page.getByLabel("Pekerjaan sehari-hari").fill("Mengelas rangka jok, tiga giliran.");
  await page.getByLabel("Ditandatangani oleh").fill("Sari M.");
  await page.getByLabel("Jabatannya").fill("Manajer SDM");
  await page.getByRole("checkbox", { name: /tidak meminta uang/ }).check();
  await page.getByRole("button", { name: "Pasang lowongan" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  return page.url().split("/").at(-1) ?? "";
}

/** Agus had his turn in this forum: it began, and it is over. */
async function hadTurn({ roomId, seriesId }: Forum): Promise<void> {
  const { id: personId } = await db.person.findUniqueOrThrow({ where: { email: "agus@demo.test" }, select: { id: true } });
  const at = new Date();
  const persona = await db.persona.create({
    data: { personId, spaceId: seriesId, name: "Teknisi Las 214", seed: randomId(12) },
    select: { id: true },
  });
  const seat = await db.seat.create({
    data: { roomId, personId, personaId: persona.id, voiceId: randomId(26), leftAt: at },
    select: { id: true },
  });
  const card = { roleWanted: welder.role, field: welder.field, city: welder.city, line: welder.line };
  const ticket = await db.ticket.create({
    data: { roomId, seatId: seat.id, number: 1, state: "done", ...card, firstTime: true, calledAt: at, endedAt: at },
    select: { id: true },
  });
  const times = { startedAt: new Date(at.getTime() - 90_000), endedAt: at, endedBy: "self" } as const;
  await db.turn.create({ data: { roomId, seatId: seat.id, ticketId: ticket.id, seconds: 120, ...times }, select: { id: true } });
}

/** Somebody who hides from the company of this vacancy, and was in no room yet. */
async function hiding(vacancyId: string): Promise<{ id: string; email: string }> {
  const { organisationId } = await db.vacancy.findUniqueOrThrow({ where: { id: vacancyId }, select: { organisationId: true } });
  return db.person.create({
    data: {
      email: `${randomUUID()}@people.test`,
      emailConfirmedAt: new Date(),
      shield: { create: { salt: randomId(12) } },
      hidesFrom: { create: { kind: "organisation", organisationId } },
    },
    select: { id: true, email: true },
  });
}

const unique = (title: string) => `${title} ${randomUUID().slice(0, 6)}`;

test("what is wrong with a vacancy stands beside its field, and a reload keeps what was written", async ({ employer }) => {
  const { page } = employer;
  await employer.visit("/employer/vacancies/new");
  await page.getByLabel("Nama pekerjaan").fill("Juru las kapal");
  await page.getByLabel("Upah terendah").fill("5.000.000");
  await expect(page.getByText("Dibaca sebagai Rp 5.000.000 per bulan")).toBeVisible();
  await page.getByLabel("Upah tertinggi").fill("12 jt");
  await expect(page.getByText("Dibaca sebagai Rp 12.000.000 per bulan")).toBeVisible();
  await page.getByLabel("Negara").selectOption("Arab Saudi");
  await expect(page.getByText(/Sampai akhir .*, waktu Riyadh/)).toBeVisible();
  await page.getByRole("button", { name: "Pasang lowongan" }).click();
  await expect(page.getByText("Harus antara upah terendah dan dua kalinya.")).toBeVisible();
  await expect(page.getByText("Tanpa ikrar ini lowongan tidak dapat dipasang.")).toBeVisible();
  await expect(page.getByText("Tersimpan sebagai draf")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Upah tertinggi")).toHaveValue("12 jt");
  await expect(page.getByLabel("Negara")).toHaveValue("SA");
  await expect(page.getByLabel("Nama pekerjaan")).toHaveValue("Juru las kapal");
});

test("posted, found without an account, applied to, opened, answered and taken back", async ({ employer, guest, seeker }) => {
  const title = unique("Juru las");
  const vacancyId = await post(employer, title);

  await test.step("a guest finds it by its words", async () => {
    await guest.visit("/vacancies");
    await guest.page.getByLabel("Kata kunci").fill(title);
    await guest.page.getByRole("button", { name: "Cari" }).click();
    await guest.page.getByRole("link", { name: new RegExp(`^${title}`) }).click();
    await expect(guest.page.getByText("Anda tidak membayar apa pun")).toBeVisible();
    const posting = await guest.page.locator('script[type="application/ld+json"]').textContent();
    expect(JSON.parse(posting ?? "")).toMatchObject({ "@type": "JobPosting", title, totalJobOpenings: 3 });
    expect(await guest.context.cookies()).toEqual([]);
  });

  await test.step("a seeker applies; half-written it survives a reload", async () => {
    const { page } = seeker;
    await seeker.visit(`/vacancies/${vacancyId}`);
    const apply = page.getByRole("button", { name: "Lamar, 2 menit" }).first();
    await apply.click();
    await page.getByLabel("Pekerjaan yang dicari").fill(welder.role);
    await page.getByLabel("Bidang").fill(welder.field);
    await page.getByLabel("Kota").fill(welder.city);
    await page.getByLabel("Satu kalimat tentang Anda").fill(welder.line);
    await page.reload();
    await apply.click();
    await expect(page.getByLabel("Satu kalimat tentang Anda")).toHaveValue(welder.line);
    await page.getByLabel("Perusahaan boleh menulis kepada saya lewat alamat samaran").check();
    await page.getByRole("button", { name: "Kirim lamaran" }).click();
    await expect(page.getByText("Lamaran Anda terkirim")).toBeVisible();
  });

  await test.step("the company reads what was chosen, and nothing that leads to the account", async () => {
    const { page } = employer;
    // P-14: a browser that fetches the page ahead is shown nobody, and nothing is written.
    const ahead = await page.request.get(`/id/employer/vacancies/${vacancyId}`, { headers: { "sec-purpose": "prefetch" } });
    expect([ahead.status(), await db.disclosure.count({ where: { aboutId: vacancyId } })]).toEqual([404, 0]);
    await employer.visit(`/employer/vacancies/${vacancyId}`);
    await page.locator("[data-card]").click();
    await expect(page.getByText(welder.line)).toBeVisible();
    await expect(page.getByRole("link", { name: /^[a-z0-9]{26}@relay\.localhost$/ })).toBeVisible();
    expect(await page.content()).not.toContain("agus@demo.test");
    await seeker.visit("/me");
    await expect(seeker.page.getByText("Dibuka").first()).toBeVisible();
    await page.getByLabel("Pindahkan ke").selectOption("Ingin bicara");
    await page.getByLabel("Kata-kata untuk pelamar").fill("Kapan Anda bisa bicara?");
    await page.getByRole("button", { name: "Pindahkan dan beri tahu" }).click();
    await expect(page.getByText("Pelamar sudah diberi tahu.")).toBeVisible();
  });

  await test.step("the seeker sees the answer and takes the application back; the company reads it no more", async () => {
    const { page } = seeker;
    await page.reload();
    await expect(page.getByText("Ingin bicara dengan Anda").first()).toBeVisible();
    const line = page.getByRole("listitem").filter({ hasText: title });
    await line.getByText("Lihat perjalanannya").click();
    await expect(line.getByText("Kapan Anda bisa bicara?")).toBeVisible();
    await line.getByRole("button", { name: "Tarik lamaran" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Tarik lamaran" }).click();
    await expect(line.getByText("Ditarik", { exact: true })).toBeVisible();
    // The company's page is still open: back in sight it asks whether it may still show this, and loads nothing anew by itself.
    await employer.page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await expect(employer.page.getByText(/Lamaran ditarik/)).toBeVisible();
    await expect.poll(() => employer.page.content()).not.toContain(welder.line);
  });

  await test.step("sent again, both still see that it was answered, and the company by whom", async () => {
    await seeker.visit(`/vacancies/${vacancyId}`);
    await seeker.page.getByRole("button", { name: "Lamar lagi" }).first().click();
    await seeker.page.getByRole("button", { name: "Kirim lamaran" }).click();
    await expect(seeker.page.getByText("Lamaran Anda terkirim")).toBeVisible();
    await employer.page.reload();
    await employer.page.locator("[data-card]").click();
    await expect(employer.page.getByText(/Dijawab .*: ingin bicara oleh Anda/)).toBeVisible();
    await seeker.visit("/me");
    const line = seeker.page.getByRole("listitem").filter({ hasText: title });
    await line.getByText("Lihat perjalanannya").click();
    await expect(line.getByText("PT Rangka Nusantara ingin bicara dengan Anda")).toBeVisible();
  });
});

test("a pinned vacancy is opened and applied to under the name of the room, and the sound goes on", async ({
  employer,
  seeker,
  moderator,
  newcomer,
  forum,
}) => {
  const title = unique("Operator las");
  const vacancyId = await post(employer, title);
  await sitAtDesk(moderator, forum, { speaking: true });
  await listen(seeker, forum);
  await expectHears(seeker.page, moderator.hertz);
  await moderator.page.getByRole("tab", { name: /^Lowongan/ }).click();
  await moderator.page.getByLabel("Cari lowongan terbuka").fill(title);
  await moderator.page.getByRole("listitem").filter({ hasText: title }).getByRole("button", { name: "Sematkan", exact: true }).click();
  await expect(seeker.page.getByText(title).first()).toBeVisible();
  await seeker.page.getByRole("link", { name: "Lamar" }).first().click();
  await expect(seeker.page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  await seeker.page.getByRole("button", { name: "Lamar, 2 menit" }).first().click();
  await expect(seeker.page.getByText(`Nama saya di ${forum.title}`)).toBeVisible();
  for (const [label, text] of [
    ["Pekerjaan yang dicari", welder.role],
    ["Bidang", welder.field],
    ["Kota", welder.city],
    ["Satu kalimat tentang Anda", welder.line],
  ] as const) {
    await seeker.page.getByLabel(label).fill(text);
  }
  await seeker.page.getByRole("button", { name: "Kirim lamaran" }).click();
  await expect(seeker.page.getByText("Lamaran Anda terkirim")).toBeVisible();
  await expectHears(seeker.page, moderator.hertz);
  const sent = await db.application.findFirstOrThrow({
    where: { vacancyId },
    select: { name: true, persona: { select: { name: true, spaceId: true } } },
  });
  expect(sent).toMatchObject({ name: sent.persona?.name, persona: { spaceId: forum.seriesId } });
  // R-PRIV-09: who hides from this company is warned at the door, and leaves without a trace.
  const { id: personId, email } = await hiding(vacancyId);
  const { page, visit } = await newcomer({ email, viewport: { width: 360, height: 740 } });
  await visit(`/rooms/${forum.roomId}`);
  const warning = page.getByRole("status").filter({ hasText: "Ada pihak yang Anda hindari" });
  await expect(warning).toContainText("PT Rangka Nusantara");
  await expect(warning.getByRole("listitem")).toHaveCount(2);
  await warning.getByRole("button", { name: "Keluar tanpa jejak" }).click();
  await expect(page).toHaveURL(/\/id$/);
  expect([await db.seat.count({ where: { personId } }), await db.persona.count({ where: { personId } })]).toEqual([0, 0]);
});

test("a hire takes a seat when the seeker and the company said so: it falls on everybody's page", async ({
  employer,
  guest,
  seeker,
  moderator,
  forum,
}) => {
  const title = unique("Teknisi las");
  const vacancyId = await post(employer, title);
  await hadTurn(forum);
  await db.pin.create({ data: { roomId: forum.roomId, vacancyId, unpinnedAt: new Date() }, select: { id: true } });
  const seats = async () => {
    await guest.visit(`/vacancies/${vacancyId}`);
    return guest.page.getByText(/dari 3 tersisa/).textContent();
  };
  expect(await seats()).toBe("3 dari 3 tersisa");

  await moderator.visit(`/rooms/${forum.roomId}/desk`);
  await moderator.page.getByRole("tab", { name: /^Hasil/ }).click();
  await moderator.page.getByRole("button", { name: "Catat hasil" }).first().click();
  const sheet = moderator.page.getByRole("dialog");
  await sheet.getByText("Diterima kerja").click();
  await sheet.getByRole("button", { name: "Catat hasil" }).click();
  await expect(sheet.getByText("Pilih lowongan untuk hasil ini.")).toBeVisible();
  await sheet.getByRole("searchbox").fill(title);
  await sheet.getByText(title).click();
  await sheet.getByRole("button", { name: "Catat hasil" }).click();
  await expect(sheet).toBeHidden();
  expect(await seats()).toBe("3 dari 3 tersisa");

  await seeker.visit("/me");
  const card = seeker.page.getByText(title).locator("xpath=ancestor::div[1]");
  await card.getByRole("button", { name: "Benar", exact: true }).click();
  await expect(card.getByText("Dikonfirmasi dua pihak")).toBeVisible();
  expect(await seats()).toBe("3 dari 3 tersisa");

  await employer.visit("/employer");
  const line = employer.page.getByRole("listitem").filter({ hasText: title });
  await line.getByRole("link", { name: /1 penerimaan menunggu jawaban Anda/ }).click();
  await employer.page.getByRole("button", { name: "Benar, diterima" }).click();
  await expect(employer.page.getByText("Dibenarkan perusahaan")).toBeVisible();
  await expect.poll(seats).toBe("2 dari 3 tersisa");
});

test("Arabic pages are drawn once: the browser writes the digits that the server wrote", async ({ guest }) => {
  await guest.visit("/ar/vacancies");
  await expect(guest.page.getByRole("status").filter({ hasText: /[٠-٩]/ })).toBeVisible();
});
