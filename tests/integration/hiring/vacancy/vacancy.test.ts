import { expect, test } from "vitest";
import * as pin from "#lib/hiring/in-room/pin";
import { addDays } from "#lib/hiring/rules";
import { localDate } from "#lib/hiring/terms/place";
import * as vacancy from "#lib/hiring/vacancy/vacancy";
import { vacancyInput } from "#lib/hiring/vacancy/vacancy-schema";
import * as view from "#lib/hiring/vacancy/vacancy-view";
import { move, now } from "#lib/platform/clock";
import { db } from "#lib/platform/db";
import { code, forum, kinds, member, must } from "#tests/factories/forum";
import { company, posted, terms } from "#tests/factories/vacancy";

const edited = (vacancyId: string, more: Parameters<typeof terms>[1] = {}, version = 1) => {
  const { organisationId: _, ...rest } = terms("", more);
  return { vacancyId, version, ...rest };
};

test("a member posts a vacancy and everybody finds it by words and place", async () => {
  const at = await company();
  const vacancyId = await posted(at, { title: "Juru las kapal", place: "Cilegon" });
  expect((await view.search({ q: "KAPAL las", place: "cileg" })).map((line) => line.vacancyId)).toEqual([vacancyId]);
  expect(await view.search({ q: "kapal", place: "Karawang" })).toEqual([]);
  expect(await view.page(vacancyId)).toMatchObject({ title: "Juru las kapal", left: 2, closed: null, organisationId: at.organisationId });
  expect((await view.organisation(at.organisationId))?.vacancies).toHaveLength(1);
});

test("a stranger, also one of another company, cannot post, edit or close", async () => {
  const at = await company();
  const other = await company();
  const vacancyId = await posted(at);
  for (const stranger of [other.sari, await member("recruiter", "admin")]) {
    expect(code(await vacancy.post(stranger, terms(at.organisationId)))).toBe("missing");
    expect(code(await vacancy.edit(stranger, edited(vacancyId)))).toBe("missing");
    expect(code(await vacancy.close(stranger, { vacancyId }))).toBe("missing");
  }
  expect((await view.page(vacancyId))?.closed).toBeNull();
});

test("posted twice, and twice at once, it is one vacancy", async () => {
  const at = await company();
  const all = await Promise.all([1, 2, 3].map(() => vacancy.post(at.sari, terms(at.organisationId))));
  const again = await vacancy.post(at.sari, terms(at.organisationId));
  expect(new Set([...all, again].map((result) => must(result).vacancyId)).size).toBe(1);
});

test("pay and deadline are judged by the rules", async () => {
  const at = await company();
  const today = localDate(new Date(), "Asia/Jakarta");
  const asked = async (more: Parameters<typeof terms>[1]) => code(await vacancy.post(at.sari, terms(at.organisationId, more)));
  expect(await asked({ payMin: 100, payMax: 99 })).toBe("pay_range");
  expect(await asked({ payMin: 100, payMax: 201 })).toBe("pay_range");
  expect(await asked({ deadline: addDays(today, -1) })).toBe("deadline_past");
  expect(await asked({ deadline: addDays(today, 61) })).toBe("invalid");
});

test("openings cannot fall below the seats that are taken", async () => {
  const at = await company();
  const vacancyId = await posted(at, { openings: 3 });
  await db.vacancy.update({ where: { id: vacancyId }, data: { filled: 2 }, select: { id: true } });
  expect(await vacancy.edit(at.sari, edited(vacancyId, { openings: 1 }))).toEqual({
    ok: false,
    code: "invalid",
    detail: { field: "openings" },
  });
  must(await vacancy.edit(at.sari, edited(vacancyId, { openings: 2 })));
  expect((await view.page(vacancyId))?.closed).toBe("vacancy_closed");
});

test("closing is for good, and twice is harmless", async () => {
  const at = await company();
  const vacancyId = await posted(at);
  must(await vacancy.close(at.sari, { vacancyId }));
  must(await vacancy.close(at.sari, { vacancyId }));
  expect((await view.page(vacancyId))?.closed).toBe("vacancy_closed");
  expect(code(await vacancy.edit(at.sari, edited(vacancyId)))).toBe("vacancy_closed");
});

test("a moderator pins one vacancy at a time, the room shows it, and a closed one comes down by itself", async () => {
  const hall = await forum();
  const at = await company();
  const [first, second] = [await posted(at), await posted(at, { title: "Staf gudang malam" })];
  must(await pin.pin(hall.rina, { roomId: hall.roomId, vacancyId: first }));
  must(await pin.pin(hall.rina, { roomId: hall.roomId, vacancyId: first }));
  must(await pin.pin(hall.budi, { roomId: hall.roomId, vacancyId: second }));
  const shown = async () => (await db.room.findUniqueOrThrow({ where: { id: hall.roomId }, select: { pin: true } })).pin;
  expect(await shown()).toMatchObject({ pinRef: `vacancy:${second}`, title: "Staf gudang malam", left: 2, openings: 2 });
  expect(await db.pin.count({ where: { roomId: hall.roomId, unpinnedAt: null } })).toBe(1);
  must(await vacancy.edit(at.sari, edited(second, { title: "Staf gudang pagi" })));
  expect(await shown()).toMatchObject({ title: "Staf gudang pagi" });
  must(await vacancy.close(at.sari, { vacancyId: second }));
  expect(await shown()).toBeNull();
  expect((await kinds(hall)).filter((kind) => kind === "pinned" || kind === "unpinned")).toEqual([
    "pinned",
    "pinned",
    "pinned",
    "unpinned",
  ]);
});

test("two moderators pinning at once leave one pin", async () => {
  const hall = await forum();
  const at = await company();
  const vacancies = [await posted(at), await posted(at, { title: "Staf gudang malam" })];
  await Promise.all(
    vacancies.map(async (vacancyId, index) => must(await pin.pin(index === 0 ? hall.rina : hall.budi, { roomId: hall.roomId, vacancyId }))),
  );
  expect(await db.pin.count({ where: { roomId: hall.roomId, unpinnedAt: null } })).toBe(1);
});

test("nobody but the moderators of the series pins or unpins", async () => {
  const hall = await forum();
  const elsewhere = await forum();
  const at = await company();
  const vacancyId = await posted(at);
  must(await pin.pin(hall.rina, { roomId: hall.roomId, vacancyId }));
  for (const stranger of [at.sari, elsewhere.rina]) {
    expect(code(await pin.pin(stranger, { roomId: hall.roomId, vacancyId }))).toBe("missing");
    expect(code(await pin.unpin(stranger, { roomId: hall.roomId }))).toBe("missing");
  }
  must(await pin.unpin(hall.budi, { roomId: hall.roomId }));
  must(await pin.unpin(hall.budi, { roomId: hall.roomId }));
});

test("after its deadline a vacancy is neither listed nor pinned, but can be read", async () => {
  const hall = await forum();
  const at = await company();
  const vacancyId = await posted(at, { title: "Perawat gigi sore" });
  await move(21 * 86_400_000);
  try {
    expect(await view.search({ q: "perawat gigi sore", place: "" })).toEqual([]);
    expect((await view.page(vacancyId))?.closed).toBe("deadline_past");
    expect(code(await pin.pin(hall.rina, { roomId: hall.roomId, vacancyId }))).toBe("deadline_past");
  } finally {
    await move(-21 * 86_400_000);
  }
});

/** Moves the clock of the database to `moment`, and back afterwards. */
async function when(moment: string, look: () => Promise<void>) {
  const ms = Date.parse(moment) - (await now()).getTime();
  await move(ms);
  try {
    await look();
  } finally {
    await move(-ms);
  }
}

test("a vacancy in Riyadh takes applications until the end of its day there, not in Jakarta", async () => {
  const at = await company();
  const today = localDate(new Date(), "Asia/Riyadh");
  const last = addDays(today, 18);
  const vacancyId = await posted(at, { title: "Teknisi pendingin", place: "Riyadh", country: "SA", zone: "Asia/Riyadh", deadline: last });
  const open = async () => (await view.search({ q: "teknisi pendingin", place: "" })).length > 0;
  await when(`${last}T23:59:50+03:00`, async () => {
    expect((await view.page(vacancyId))?.closed).toBeNull();
    expect(await open()).toBe(true);
    expect((await view.organisation(at.organisationId))?.vacancies).toHaveLength(1);
  });
  await when(`${addDays(last, 1)}T00:00:01+03:00`, async () => {
    expect((await view.page(vacancyId))?.closed).toBe("deadline_past");
    expect(await open()).toBe(false);
    expect((await view.organisation(at.organisationId))?.vacancies).toEqual([]);
  });
});

test("the day of posting is the day at the vacancy's place", async () => {
  const at = await company();
  const vacancyId = await posted(at, { zone: "Asia/Jayapura" });
  const publishedAt = new Date("2026-11-27T23:30:00+07:00");
  const day = async (zone: string) => {
    await db.vacancy.update({ where: { id: vacancyId }, data: { zone, publishedAt }, select: { id: true } });
    return (await view.page(vacancyId))?.postedOn;
  };
  expect(await day("Asia/Jakarta")).toBe("2026-11-27");
  expect(await day("Asia/Jayapura")).toBe("2026-11-28");
});

test("a zone of another country, a town for remote work and a currency we do not know are refused, also by the table", async () => {
  const at = await company();
  const good = terms(at.organisationId);
  const fits = (more: object) => vacancyInput.safeParse({ ...good, ...more }).success;
  expect(fits({})).toBe(true);
  expect(fits({ remote: true, place: "" })).toBe(true);
  for (const bad of [{ zone: "Asia/Riyadh" }, { remote: true }, { place: "" }, { country: "XX" }, { currency: "USD" }, { payMin: 12.5 }]) {
    expect(fits(bad)).toBe(false);
  }
  const { draft: _draft, criteria: _criteria, ...said } = good;
  const data = { ...said, createdById: null };
  for (const bad of [{ zone: "Asia/Riyadh" }, { remote: true }, { place: "" }, { currency: "USD" }]) {
    await expect(db.vacancy.create({ data: { ...data, ...bad }, select: { id: true } })).rejects.toThrow();
  }
});

test("pay is kept to the halala and the fils", async () => {
  const at = await company();
  const vacancyId = await posted(at, { currency: "KWD", payMin: 120_500, payMax: 120_505, payUnit: "month" });
  expect((await view.page(vacancyId))?.pay).toEqual({ currency: "KWD", payMin: 120_500, payMax: 120_505, payUnit: "month" });
});
