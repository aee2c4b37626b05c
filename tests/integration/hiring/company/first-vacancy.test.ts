// The first vacancy of a company that registered itself waits for an administrator.
import { expect, test } from "vitest";
import * as application from "#lib/hiring/application/application";
import * as publication from "#lib/hiring/vacancy/publication";
import * as vacancy from "#lib/hiring/vacancy/vacancy";
import * as view from "#lib/hiring/vacancy/vacancy-view";
import { db } from "#lib/platform/db";
import { account } from "#tests/factories/account";
import { registered } from "#tests/factories/company";
import { card, code, member, must } from "#tests/factories/forum";
import { useMailbox } from "#tests/factories/mailbox";
import { company, terms } from "#tests/factories/vacancy";

const mailbox = useMailbox();

async function administrator() {
  const admin = await member("admin");
  await db.roleGrant.create({ data: { personId: admin.personId, role: "admin" } });
  return admin;
}

/** A registered company whose Sari reads her letters, and its first vacancy. */
async function waitingCompany() {
  const sari = await account(mailbox);
  const at = await registered(mailbox, { sari: sari.actor });
  const { vacancyId, isPublic } = must(await vacancy.post(sari.actor, terms(at.organisationId, { title: "Operator pertama" })));
  return { ...at, vacancyId, isPublic, address: sari.email };
}

test("it is nowhere until an administrator lets it pass; the poster gets a letter, the page says so, and the next one is public at once", async () => {
  const [at, admin, seeker] = [await waitingCompany(), await administrator(), await member()];
  expect(at.isPublic).toBe(false);
  expect(await view.page(at.vacancyId)).toBeNull();
  expect(code(await application.apply(seeker, { vacancyId: at.vacancyId, roomId: null, card }))).toBe("missing");
  expect((await view.organisation(at.organisationId))?.checked).toMatchObject({ isRegistered: true, passedAt: null });
  const line = (await publication.waiting(admin))?.find(({ vacancyId }) => vacancyId === at.vacancyId);
  expect(line).toMatchObject({ isFirst: true, isOwn: false, company: { domain: at.email.split("@")[1], answerableName: "Sari Maharani" } });
  expect(await publication.waiting(at.sari)).toBeNull();
  expect(code(await publication.pass(at.sari, { vacancyId: at.vacancyId }))).toBe("missing");

  const both = await Promise.all([1, 2].map(() => publication.pass(admin, { vacancyId: at.vacancyId })));
  expect(both.map(must)).toEqual([{ isPublic: true }, { isPublic: true }]);
  expect((await view.page(at.vacancyId))?.title).toBe("Operator pertama");
  expect((await view.organisation(at.organisationId))?.checked.passedAt).not.toBeNull();
  expect((await mailbox.to(at.address)).filter(({ text }) => text.includes("sudah membaca Operator pertama. Sekarang"))).toHaveLength(1);
  expect(must(await vacancy.post(at.sari, terms(at.organisationId, { title: "Operator kedua" })))).toMatchObject({ isPublic: true });
});

test("sent back, it stays the company's with the reason, and the company still waits", async () => {
  const [at, admin] = [await waitingCompany(), await administrator()];
  must(await publication.sendBack(admin, { vacancyId: at.vacancyId, reason: "Tulis di mana tempat kerjanya." }));
  expect((await mailbox.to(at.address)).at(-1)?.text).toContain("mengembalikannya dengan alasan");
  expect(must(await publication.pass(admin, { vacancyId: at.vacancyId }))).toEqual({ isPublic: false });
  expect((await view.organisation(at.organisationId))?.checked.passedAt).toBeNull();
});

test("an administrator who is a member of the company decides nothing of it", async () => {
  const [at, admin] = [await waitingCompany(), await administrator()];
  await db.membership.create({ data: { organisationId: at.organisationId, personId: admin.personId }, select: { personId: true } });
  expect(code(await publication.pass(admin, { vacancyId: at.vacancyId }))).toBe("own_company");
  expect(code(await publication.sendBack(admin, { vacancyId: at.vacancyId, reason: "Tidak jelas apa kerjanya." }))).toBe("own_company");
  expect((await publication.waiting(admin))?.find(({ vacancyId }) => vacancyId === at.vacancyId)?.isOwn).toBe(true);
  expect(await view.page(at.vacancyId)).toBeNull();
});

test("a company that an administrator made publishes at once", async () => {
  const at = await company();
  expect(must(await vacancy.post(at.sari, terms(at.organisationId)))).toMatchObject({ isPublic: true });
});
