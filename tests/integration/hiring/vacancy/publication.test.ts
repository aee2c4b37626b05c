// What waits for an administrator before the public reads it, and what a change leaves readable.
import { expect, test } from "vitest";
import * as application from "#lib/hiring/application/application";
import * as pin from "#lib/hiring/in-room/pin";
import * as criterion from "#lib/hiring/vacancy/criterion";
import * as publication from "#lib/hiring/vacancy/publication";
import * as vacancy from "#lib/hiring/vacancy/vacancy";
import * as view from "#lib/hiring/vacancy/vacancy-view";
import { db } from "#lib/platform/db";
import { card, code, forum, member, must } from "#tests/factories/forum";
import { staff } from "#tests/factories/report";
import { type Company, company, terms } from "#tests/factories/vacancy";

const needed = "Pekerjaan ini di dalam tangki sempit dan bertekanan; peraturan keselamatan kerja mengharuskan orang dewasa.";
const age = { kind: "age", value: "18 tahun ke atas", justification: needed } as const;
const money = "Pelamar membayar biaya administrasi.";

const post = async (at: Company, more: Parameters<typeof terms>[1]) => must(await vacancy.post(at.sari, terms(at.organisationId, more)));
async function edit(at: Company, vacancyId: string, more: Parameters<typeof terms>[1]) {
  const { organisationId: _, ...rest } = terms(at.organisationId, more);
  const { version } = await db.vacancy.findUniqueOrThrow({ where: { id: vacancyId }, select: { version: true } });
  return vacancy.edit(at.sari, { ...rest, vacancyId, version });
}

test("a vacancy that speaks of money waits, is nowhere, and is public once an administrator passed it", async () => {
  const [at, admin, hall] = [await company(), await staff("admin"), await forum()];
  const { vacancyId, isPublic } = await post(at, { title: "Juru las bayaran", description: money });
  expect(isPublic).toBe(false);
  expect(await view.page(vacancyId)).toBeNull();
  expect(await view.search({ q: "bayaran", place: "" })).toEqual([]);
  expect((await view.organisation(at.organisationId))?.vacancies).toEqual([]);
  expect(code(await application.apply(await member(), { vacancyId, roomId: null, card }))).toBe("missing");
  expect(code(await pin.pin(hall.rina, { roomId: hall.roomId, vacancyId }))).toBe("missing");
  expect(await publication.waiting(admin)).toMatchObject([{ vacancyId, isChange: false, found: [{ kind: "money" }] }]);
  for (const stranger of [at.sari, await staff("officer")]) {
    expect(await publication.waiting(stranger)).toBeNull();
    expect(code(await publication.pass(stranger, { vacancyId }))).toBe("missing");
    expect(code(await publication.sendBack(stranger, { vacancyId, reason: "Tidak boleh meminta uang." }))).toBe("missing");
  }
  const both = await Promise.all([1, 2].map(() => publication.pass(admin, { vacancyId })));
  expect(both.map(must)).toEqual([{ isPublic: true }, { isPublic: true }]);
  expect((await view.page(vacancyId))?.closed).toBeNull();
});

test("sent back with a reason it is changed, handed in again and public", async () => {
  const [at, admin] = [await company(), await staff("admin")];
  const { vacancyId } = await post(at, { description: money });
  must(await publication.sendBack(admin, { vacancyId, reason: "Pelamar tidak membayar apa pun." }));
  expect(await publication.waiting(admin)).toEqual([]);
  expect(must(await publication.pass(admin, { vacancyId }))).toEqual({ isPublic: false });
  expect(must(await edit(at, vacancyId, { description: "Mengelas rangka." }))).toEqual({ vacancyId, isPublic: true });
  expect(await db.vacancy.findUniqueOrThrow({ where: { id: vacancyId } })).toMatchObject({ sentBackReason: null, wordsHeld: false });
});

test("a change that speaks of money waits, while the public reads what was there before", async () => {
  const [at, admin] = [await company(), await staff("admin")];
  const { vacancyId } = await post(at, { description: "Mengelas." });
  expect(must(await edit(at, vacancyId, { description: money, title: "Juru las baru" }))).toMatchObject({ isPublic: false });
  expect(await view.page(vacancyId)).toMatchObject({ description: "Mengelas.", title: "Operator Las Produksi" });
  expect(await publication.waiting(admin)).toMatchObject([{ vacancyId, isChange: true, title: "Juru las baru" }]);
  must(await publication.pass(admin, { vacancyId }));
  expect(await view.page(vacancyId)).toMatchObject({ description: money, title: "Juru las baru" });
  expect(await publication.waiting(admin)).toEqual([]);
  // What was passed once does not wait again.
  expect(must(await edit(at, vacancyId, { description: money, title: "Juru las lama" }))).toMatchObject({ isPublic: true });
});

test("a protected criterion is public only with an approved justification, and never searched", async () => {
  const [at, admin] = [await company(), await staff("admin")];
  const { vacancyId, isPublic } = await post(at, { criteria: [age] });
  expect(isPublic).toBe(false);
  const [{ criterionId } = { criterionId: "" }] = (await publication.waiting(admin))?.[0]?.criteria ?? [];
  expect(code(await criterion.approve(at.sari, { criterionId }))).toBe("missing");
  expect(must(await publication.pass(admin, { vacancyId }))).toEqual({ isPublic: false });
  const both = await Promise.all([
    criterion.approve(admin, { criterionId }),
    criterion.refuseOne(admin, { criterionId, reason: "Tidak perlu di sini." }),
  ]);
  expect(both.map(code)).toEqual(["ok", "ok"]);
  const row = await db.protectedCriterion.findUniqueOrThrow({ where: { id: criterionId } });
  const isApproved = row.approvedAt !== null;
  expect(row.refusedAt === null).toBe(isApproved);
  const shown = await view.page(vacancyId);
  if (isApproved) expect(shown?.criteria).toEqual([age]);
  else expect(shown).toBeNull();
  expect(await view.search({ q: "tangki sempit", place: "" })).toEqual([]);
});

test("a refused criterion sends the vacancy back; of a public one it is only left out", async () => {
  const [at, admin] = [await company(), await staff("admin")];
  const fresh = await post(at, { criteria: [age] });
  const open = await post(at, { title: "Tukang cat" });
  must(await edit(at, open.vacancyId, { title: "Tukang cat", criteria: [age] }));
  const waiting = (await publication.waiting(admin)) ?? [];
  expect(waiting.map(({ vacancyId }) => vacancyId).sort()).toEqual([fresh.vacancyId, open.vacancyId].sort());
  const reason = "Tidak ada peraturan seperti itu.";
  for (const one of waiting) for (const { criterionId } of one.criteria) must(await criterion.refuseOne(admin, { criterionId, reason }));
  expect(await db.vacancy.findUniqueOrThrow({ where: { id: fresh.vacancyId } })).toMatchObject({
    publishedAt: null,
    sentBackReason: reason,
  });
  expect(await view.page(open.vacancyId)).toMatchObject({ criteria: [], closed: null });
  expect(must(await edit(at, fresh.vacancyId, {}))).toMatchObject({ isPublic: true });
});

test("the page says on which day what was changed, and what it said before", async () => {
  const at = await company();
  const { vacancyId } = await post(at, { mustHave: ["SIM B"], openings: 2 });
  must(await edit(at, vacancyId, { mustHave: ["SIM B"], openings: 2, description: "Kata lain." }));
  expect((await view.page(vacancyId))?.changes).toEqual([]);
  must(await edit(at, vacancyId, { mustHave: ["SIM B", "SIO"], openings: 4, payMin: 5_000_000, payMax: 6_000_000 }));
  must(
    await edit(at, vacancyId, {
      mustHave: ["SIM B", "SIO"],
      openings: 3,
      payMin: null,
      payMax: null,
      payReason: "Dibicarakan menurut pengalaman kerja.",
    }),
  );
  const page = await view.page(vacancyId);
  expect(page?.changes.map(({ changed }) => changed)).toEqual([["pay"], ["pay", "musts", "openings"]]);
  expect(page?.changes.map(({ former }) => former)).toMatchObject([
    { pay: { payMin: 5_000_000 }, mustHave: ["SIM B", "SIO"], openings: 4 },
    { pay: { payMin: 5_600_000 }, mustHave: ["SIM B"], openings: 2 },
  ]);
  expect(page).toMatchObject({ pay: null, payReason: "Dibicarakan menurut pengalaman kerja." });
});

test("the pledge keeps its day until somebody else signs", async () => {
  const at = await company();
  const { vacancyId } = await post(at, {});
  const signedAt = async () => (await db.vacancy.findUniqueOrThrow({ where: { id: vacancyId } })).pledgedAt;
  const first = await signedAt();
  must(await edit(at, vacancyId, { title: "Juru las" }));
  expect(await signedAt()).toEqual(first);
  must(await edit(at, vacancyId, { pledgedBy: "Budi" }));
  expect((await signedAt())?.getTime()).toBeGreaterThan(first?.getTime() ?? 0);
});
