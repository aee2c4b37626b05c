// The demo world as `up` makes it: whoever signs in as one of its people finds something of their own.
import { beforeAll, expect, test } from "vitest";
import * as proof from "#lib/accounts/factors/proof";
import { codeAt } from "#lib/accounts/factors/totp";
import * as application from "#lib/hiring/application/application";
import * as employer from "#lib/hiring/application/employer";
import * as loggedOutcomes from "#lib/hiring/outcome/logged-outcomes";
import * as seeker from "#lib/hiring/seeker";
import * as session from "#lib/platform/auth/session";
import * as clock from "#lib/platform/clock";
import { db } from "#lib/platform/db";
import * as desk from "#lib/reports/desk";
import * as timetable from "#lib/rooms/read/timetable";
import { appSecret, type people } from "#prisma/cast";
import { connect, openNow, seed } from "#prisma/seed";
import { visit } from "#tests/factories/account";
import { must } from "#tests/factories/forum";

beforeAll(async () => {
  const seeding = connect(process.env.DATABASE_URL ?? "");
  await seed(seeding, { lives: true });
  await openNow(seeding);
  await seeding.$disconnect();
});

async function as(key: (typeof people)[number]["key"]) {
  const { id } = await db.person.findUniqueOrThrow({ where: { email: `${key}@demo.test` }, select: { id: true } });
  const actor = await session.find(await session.open(db, id, "Chrome, Android"));
  if (!actor) throw new Error("a new session lives");
  return actor;
}

test.each(["rina", "bayu", "lestari", "admin"])(
  "%s, who has a role, has a second step whose code is the one on the last screen",
  async (key) => {
    const actor = await as(key as "rina");
    expect(actor.factorDueAt).toBeNull();
    const code = codeAt(appSecret, (await clock.now()).getTime());
    expect(await proof.byCode(actor, visit(), { code })).toMatchObject({ ok: true });
  },
);

test.each(["agus", "putri", "joko", "fatimah"])(
  "%s, who looks for work, has spoken, has applied, and has an outcome to read",
  async (key) => {
    const actor = await as(key);
    expect(await seeker.turns(actor)).toHaveLength(1);
    expect((await seeker.applications(actor)).length).toBeGreaterThanOrEqual(2);
    expect((await seeker.outcomes(actor)).length).toBeGreaterThanOrEqual(1);
  },
);

test("Agus is asked whether his interview of tomorrow is so", async () => {
  const [first] = await seeker.outcomes(await as("agus"));
  expect(first).toMatchObject({ code: "interview_booked", grade: "one_side", vacancy: { title: "Operator Las Produksi" } });
  expect(first?.note).toContain("besok");
});

test("applications of the demo world are at every stage from sent to an interview, and some are over", async () => {
  const states = await db.application.groupBy({ by: ["state"] });
  expect(states.map(({ state }) => state).sort()).toEqual([
    ...["applied", "contacted", "interview", "rejected"],
    ...["screening", "seen", "shortlisted", "withdrawn"],
  ]);
});

test("Sari has applicants, a note about one of them, and a hire that waits for her company's word", async () => {
  const sari = await as("sari");
  const { id } = await db.vacancy.findFirstOrThrow({ where: { title: "Operator Las Produksi" }, select: { id: true } });
  expect((await employer.applicants(sari, id))?.applicants.length).toBeGreaterThanOrEqual(7);
  const { applicationId } = await db.applicationNote.findFirstOrThrow({ select: { applicationId: true } });
  const opened = must(await application.open(sari, { applicationId }));
  expect(opened).toMatchObject({ state: "shortlisted", notes: [{ words: expect.stringContaining("Sertifikat 3G") }] });
  const vacancies = (await employer.overview(sari)).organisations.flatMap((organisation) => organisation.vacancies);
  expect(vacancies.reduce((sum, { hires }) => sum + hires, 0)).toBeGreaterThanOrEqual(1);
});

test("Rina has a history of what she said, and one of her words is disputed", async () => {
  const history = await loggedOutcomes.read(await as("rina"));
  expect(history.length).toBeGreaterThan(5);
  expect(history[0]).toMatchObject({ grade: "disputed", disputeReason: expect.stringContaining("belum pernah") });
});

test("the front page names different forums, the soonest first", async () => {
  const next = await timetable.nextOfEach(4);
  expect(new Set(next.map(({ slug }) => slug)).size).toBe(4);
  expect(next.map(({ startsAt }) => startsAt)).toEqual(next.map(({ startsAt }) => startsAt).sort());
  // With fewer forums than places, further meetings fill them.
  expect(await timetable.nextOfEach(7)).toHaveLength(7);
});

test("Lestari the officer has reports to decide, and Rina has that of her forum's speaker but not that of a vacancy", async () => {
  const [officers, moderators] = await Promise.all([desk.list(await as("lestari")), desk.list(await as("rina"))]);
  expect(officers?.waiting.map(({ category }) => category).sort()).toEqual(["impostor", "money", "words"]);
  expect(moderators?.waiting.map(({ category }) => category)).toEqual(["money"]);
  expect(moderators?.decided).toMatchObject([{ category: "advert" }]);
});
