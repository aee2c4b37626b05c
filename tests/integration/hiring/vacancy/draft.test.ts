// Vacancies that are being written: saved on every device, and two who write at once lose nothing.
import { expect, test } from "vitest";
import * as draft from "#lib/hiring/vacancy/draft";
import * as vacancy from "#lib/hiring/vacancy/vacancy";
import * as editor from "#lib/hiring/vacancy/vacancy-editor";
import { draftFields } from "#lib/hiring/vacancy/vacancy-schema";
import * as view from "#lib/hiring/vacancy/vacancy-view";
import { move } from "#lib/platform/clock";
import { db } from "#lib/platform/db";
import * as retention from "#lib/privacy/retention";
import { code, member, must } from "#tests/factories/forum";
import { staff } from "#tests/factories/report";
import { company, posted, terms } from "#tests/factories/vacancy";

const written = (title: string) => draftFields.parse({ title, place: "Karawang", payMin: "5,6 jt", openings: "2" });
const first = (organisationId: string, title: string, vacancyId: string | null = null) => ({
  draftId: null,
  organisationId,
  vacancyId,
  version: 0,
  fields: written(title),
});

async function withColleague() {
  const at = await company();
  const budi = await member();
  await db.membership.create({ data: { personId: budi.personId, organisationId: at.organisationId }, select: { personId: true } });
  return { ...at, budi };
}

test("what is written half is there on another device, for a colleague too, and for nobody else", async () => {
  const at = await withColleague();
  const { draftId } = must(await draft.save(at.sari, first(at.organisationId, "Juru")));
  expect(await draft.open(at.budi, draftId)).toMatchObject({ version: 1, fields: { title: "Juru", payMin: "5,6 jt" } });
  expect((await draft.list(at.budi)).map(({ title }) => title)).toEqual(["Juru"]);
  for (const stranger of [(await company()).sari, await staff("admin")]) {
    expect(await draft.open(stranger, draftId)).toBeNull();
    expect(await draft.list(stranger)).toEqual([]);
    expect(await editor.preview(stranger, draftId)).toBeNull();
    expect(code(await draft.save(stranger, { ...first(at.organisationId, "Lain"), draftId, version: 1 }))).toBe("missing");
    must(await draft.drop(stranger, { draftId }));
  }
  expect(await draft.open(at.sari, draftId)).toMatchObject({ fields: { title: "Juru" } });
});

test("of two who write at once one saves, the other is shown both and chooses", async () => {
  const at = await withColleague();
  const { draftId } = must(await draft.save(at.sari, first(at.organisationId, "Juru")));
  const both = await Promise.all(
    [at.sari, at.budi].map((who, index) => draft.save(who, { ...first(at.organisationId, `Juru ${index}`), draftId, version: 1 })),
  );
  const answers = both.map(must);
  const [lost] = answers.filter(({ theirs }) => theirs !== null);
  const [won] = answers.filter(({ theirs }) => theirs === null);
  const winner = answers.indexOf(won as (typeof answers)[number]);
  expect(lost).toMatchObject({ version: 2, theirs: { title: `Juru ${winner}` } });
  const kept = must(await draft.save(at.budi, { ...first(at.organisationId, "Milik saya"), draftId, version: lost?.version ?? 0 }));
  expect(kept).toEqual({ draftId, version: 3, theirs: null });
});

test("two first changes of one vacancy are one draft", async () => {
  const at = await withColleague();
  const vacancyId = await posted(at);
  const both = await Promise.all([at.sari, at.budi].map((who) => draft.save(who, first(at.organisationId, "Ubah", vacancyId))));
  const answers = both.map(must);
  expect(new Set(answers.map(({ draftId }) => draftId)).size).toBe(1);
  expect(answers.filter(({ theirs }) => theirs === null)).toHaveLength(1);
  expect(await draft.openOf(at.sari, vacancyId)).toMatchObject({ vacancyId, version: 1 });
});

test("a draft is handed in once: of two colleagues at once one posts, and it is gone", async () => {
  const at = await withColleague();
  const { draftId } = must(await draft.save(at.sari, first(at.organisationId, "Juru")));
  const sent = { ...terms(at.organisationId), draft: { draftId, version: 1 } };
  const both = await Promise.all([at.sari, at.budi].map((who) => vacancy.post(who, sent)));
  expect(both.map(code).sort()).toEqual(["conflict", "ok"]);
  expect(await draft.list(at.sari)).toEqual([]);
  expect(await db.vacancy.count({ where: { organisationId: at.organisationId } })).toBe(1);
});

test("of two changes of one vacancy the later is told, and overwrites nothing", async () => {
  const at = await withColleague();
  const vacancyId = await posted(at);
  const { organisationId: _, ...rest } = terms(at.organisationId);
  const change = (title: string) => ({ ...rest, vacancyId, version: 1, title });
  const both = await Promise.all([vacancy.edit(at.sari, change("Juru las pagi")), vacancy.edit(at.budi, change("Juru las malam"))]);
  expect(both.map(code).sort()).toEqual(["conflict", "ok"]);
  const stands = both[0]?.ok ? "Juru las pagi" : "Juru las malam";
  expect(await editor.editable(at.sari, vacancyId, "id")).toMatchObject({ version: 2, fields: { title: stands } });
});

test("a copy says the same without its last day, and is a draft of its own", async () => {
  const at = await company();
  const vacancyId = await posted(at, { title: "Juru las kapal", payMin: 5_600_000, payMax: 6_100_000 });
  const { draftId } = must(await editor.duplicate(at.sari, { vacancyId, locale: "en" }));
  expect(await draft.open(at.sari, draftId)).toMatchObject({
    vacancyId: null,
    fields: { title: "Juru las kapal", payMin: "5,600,000", deadline: "", contractMonths: "12" },
  });
  expect(code(await editor.duplicate((await company()).sari, { vacancyId, locale: "id" }))).toBe("missing");
});

test("a draft is seen as the public would see it, and the public sees nothing of it", async () => {
  const at = await company();
  const { draftId } = must(await draft.save(at.sari, first(at.organisationId, "Juru las bawah air")));
  expect(await editor.preview(at.sari, draftId)).toMatchObject({
    title: "Juru las bawah air",
    pay: { payMin: 5_600_000, payMax: 5_600_000 },
    left: 2,
  });
  expect(await view.page(draftId)).toBeNull();
  expect(await view.search({ q: "bawah air", place: "" })).toEqual([]);
});

test("a draft that nobody touches for half a year is deleted", async () => {
  const at = await company();
  const { draftId } = must(await draft.save(at.sari, first(at.organisationId, "Lama")));
  const left = () => db.vacancyDraft.count({ where: { id: draftId } });
  await move(179 * 86_400_000);
  await draft.purge();
  expect(await left()).toBe(1);
  await move(2 * 86_400_000);
  await retention.enforce();
  expect(await left()).toBe(0);
});
