import { expect, test } from "vitest";
import * as membership from "#lib/accounts/company/membership";
import type { CompanyRole } from "#lib/accounts/company/rules";
import * as employer from "#lib/hiring/application/employer";
import * as vacancy from "#lib/hiring/vacancy/vacancy";
import * as editor from "#lib/hiring/vacancy/vacancy-editor";
import { db } from "#lib/platform/db";
import { stopSpeaking } from "#lib/rooms/jobs";
import { code, forum, member, must } from "#tests/factories/forum";
import { company, posted, terms } from "#tests/factories/vacancy";

async function colleague(organisationId: string, role: CompanyRole) {
  const person = await member();
  await db.membership.create({ data: { organisationId, personId: person.personId, role }, select: { personId: true } });
  return person;
}

const roleOf = async (organisationId: string, personId: string) =>
  (await db.membership.findUnique({ where: { personId_organisationId: { personId, organisationId } }, select: { role: true } }))?.role;

test("a recruiter posts and reads who applied; a viewer reads the board and neither posts, edits nor reads who applied", async () => {
  const at = await company();
  const vacancyId = await posted(at);
  const [recruiter, viewer] = [await colleague(at.organisationId, "recruiter"), await colleague(at.organisationId, "viewer")];
  expect(code(await vacancy.post(recruiter, terms(at.organisationId, { title: "Juru las kedua" })))).toBe("ok");
  expect(await employer.applicants(recruiter, vacancyId)).not.toBeNull();
  expect(code(await vacancy.post(viewer, terms(at.organisationId, { title: "Juru las ketiga" })))).toBe("missing");
  expect(code(await vacancy.close(viewer, { vacancyId }))).toBe("missing");
  expect(await employer.applicants(viewer, vacancyId)).toBeNull();
  expect(await employer.shown(viewer, vacancyId)).toBeNull();
  expect(await editor.editable(viewer, vacancyId, "id")).toBeNull();
  const [board] = (await employer.overview(viewer)).organisations;
  expect(board).toMatchObject({ mayPost: false, mayReadApplicants: false, mayManage: false });
  expect(board?.vacancies).toHaveLength(2);
});

test("an admin changes a role, which counts at once; a recruiter and a stranger change none", async () => {
  const at = await company();
  const recruiter = await colleague(at.organisationId, "recruiter");
  const change = { organisationId: at.organisationId, personId: recruiter.personId, role: "viewer" } as const;
  expect(code(await membership.changeRole(recruiter, { ...change, role: "admin" }))).toBe("missing");
  expect(code(await membership.changeRole(await member(), change))).toBe("missing");
  must(await membership.changeRole(at.sari, change));
  must(await membership.changeRole(at.sari, change));
  expect(await roleOf(at.organisationId, recruiter.personId)).toBe("viewer");
  expect(code(await vacancy.post(recruiter, terms(at.organisationId)))).toBe("missing");
});

test("a recruiter ends nobody's membership but their own", async () => {
  const at = await company();
  const [one, other] = [await colleague(at.organisationId, "recruiter"), await colleague(at.organisationId, "recruiter")];
  expect(code(await membership.drop(one, { organisationId: at.organisationId, personId: other.personId }))).toBe("missing");
  must(await membership.drop(one, { organisationId: at.organisationId, personId: one.personId }));
  expect(await roleOf(at.organisationId, one.personId)).toBeUndefined();
});

test("the last admin of a company neither leaves nor becomes less; an administrator of the site may end it", async () => {
  const at = await company();
  await colleague(at.organisationId, "recruiter");
  const own = { organisationId: at.organisationId, personId: at.sari.personId };
  expect(code(await membership.drop(at.sari, own))).toBe("last_company_admin");
  expect(code(await membership.changeRole(at.sari, { ...own, role: "recruiter" }))).toBe("last_company_admin");
  const site = await member("admin");
  await db.roleGrant.create({ data: { personId: site.personId, role: "admin" } });
  must(await membership.drop(site, own));
});

test("of two admins who end each other's membership at once one stays", async () => {
  for (const _ of [1, 2, 3]) {
    const at = await company();
    const other = await colleague(at.organisationId, "admin");
    const answers = await Promise.all([
      membership.drop(at.sari, { organisationId: at.organisationId, personId: other.personId }),
      membership.drop(other, { organisationId: at.organisationId, personId: at.sari.personId }),
    ]);
    expect(answers.map(code).sort()).toEqual(["missing", "ok"]);
    expect(await db.membership.count({ where: { organisationId: at.organisationId, role: "admin" } })).toBe(1);
  }
});

test("of two last admins who leave at once one is kept", async () => {
  const at = await company();
  const other = await colleague(at.organisationId, "admin");
  const leave = (who: typeof other) => membership.drop(who, { organisationId: at.organisationId, personId: who.personId });
  const answers = await Promise.all([leave(at.sari), leave(other)]);
  expect(answers.map(code).sort()).toEqual(["last_company_admin", "ok"]);
});

test("whoever left a company moderates on and speaks for it no more", async () => {
  const at = await company();
  const hall = await forum();
  await db.membership.create({ data: { organisationId: at.organisationId, personId: hall.budi.personId }, select: { personId: true } });
  const ofBudi = { organisationId: at.organisationId, personId: hall.budi.personId };
  await db.moderator.updateMany({
    where: { spaceId: hall.seriesId, personId: hall.budi.personId },
    data: { organisationId: at.organisationId },
  });
  await stopSpeaking(ofBudi);
  expect(await db.moderator.count({ where: ofBudi })).toBe(1);
  must(await membership.drop(at.sari, ofBudi));
  await stopSpeaking(ofBudi);
  await stopSpeaking(ofBudi);
  expect(await db.moderator.count({ where: ofBudi })).toBe(0);
  expect(await db.moderator.count({ where: { spaceId: hall.seriesId, personId: hall.budi.personId } })).toBe(1);
});
