// "Still open?": asked every seven days, said on the page after one question without an answer, shut after two, revived by an answer.
import { beforeEach, expect, test } from "vitest";
import * as application from "#lib/hiring/application/application";
import * as employer from "#lib/hiring/application/employer";
import * as heartbeat from "#lib/hiring/vacancy/heartbeat";
import * as vacancy from "#lib/hiring/vacancy/vacancy";
import * as view from "#lib/hiring/vacancy/vacancy-view";
import { db } from "#lib/platform/db";
import { card, code, member, must } from "#tests/factories/forum";
import { type Company, company, posted } from "#tests/factories/vacancy";

const day = 86_400_000;
const confirmedAgo = (id: string, days: number) =>
  db.vacancy.update({ where: { id }, data: { confirmedOpenAt: new Date(Date.now() - days * day - 60_000) }, select: { id: true } });
const asks = async (at: Company) => (await employer.overview(at.sari)).organisations[0]?.vacancies[0]?.asksIfOpen;
const apply = async (vacancyId: string) => code(await application.apply(await member(), { vacancyId, roomId: null, card }));

let at: Company;
let vacancyId: string;
beforeEach(async () => {
  at = await company();
  vacancyId = await posted(at, { openings: 3 });
});

test("nobody is asked within seven days; then the company is, and the page says nothing yet", async () => {
  await confirmedAgo(vacancyId, 6);
  await heartbeat.ask();
  expect(await asks(at)).toBe(false);
  await confirmedAgo(vacancyId, 7);
  await Promise.all([heartbeat.ask(), heartbeat.ask()]);
  expect(await asks(at)).toBe(true);
  expect(await view.page(vacancyId)).toMatchObject({ unconfirmedSince: null, closed: null });
});

test("after one question without an answer the page says since when; after two nobody can apply or find it", async () => {
  await confirmedAgo(vacancyId, 14);
  await heartbeat.ask();
  const page = await view.page(vacancyId);
  expect(page?.closed).toBeNull();
  expect(page?.unconfirmedSince).not.toBeNull();
  expect(await apply(vacancyId)).toBe("ok");
  await confirmedAgo(vacancyId, 21);
  await heartbeat.ask();
  await heartbeat.ask();
  expect((await view.page(vacancyId))?.closed).toBe("vacancy_closed");
  expect((await view.organisation(at.organisationId))?.vacancies).toEqual([]);
  expect(await apply(vacancyId)).toBe("vacancy_closed");
});

test("an answer revives it with the seats that are left, and the seven days begin anew", async () => {
  await confirmedAgo(vacancyId, 30);
  await heartbeat.ask();
  expect(code(await heartbeat.confirm((await company()).sari, { vacancyId, seatsLeft: 1 }))).toBe("missing");
  must(await heartbeat.confirm(at.sari, { vacancyId, seatsLeft: 1 }));
  await heartbeat.ask();
  expect(await view.page(vacancyId)).toMatchObject({ unconfirmedSince: null, closed: null, left: 1 });
  expect(await asks(at)).toBe(false);
  expect(await apply(vacancyId)).toBe("ok");
});

test("a vacancy that was closed is not asked about and not revived", async () => {
  must(await vacancy.close(at.sari, { vacancyId }));
  await confirmedAgo(vacancyId, 30);
  await heartbeat.ask();
  expect(await asks(at)).toBe(false);
  expect(code(await heartbeat.confirm(at.sari, { vacancyId, seatsLeft: 1 }))).toBe("vacancy_closed");
});
