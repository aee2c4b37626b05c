// Groups of companies: who keeps them, and for whom somebody is hidden then.
import { expect, test } from "vitest";
import * as companyGroup from "#lib/disclosure/company-group";
import * as shield from "#lib/disclosure/shield";
import { viewerOf } from "#lib/disclosure/viewer";
import { visibleTo } from "#lib/disclosure/visible";
import type { Actor, Role } from "#lib/platform/auth/actor";
import { db } from "#lib/platform/db";
import { type Listening, listen } from "#lib/platform/listen";
import { type TopicMessage, topicChannel } from "#lib/platform/live/topic";
import { code, forum, listener, member, must } from "#tests/factories/forum";
import { useMailbox, work } from "#tests/factories/mailbox";
import { type Company, company } from "#tests/factories/vacancy";

useMailbox();
const name = () => `Grup ${crypto.randomUUID()}`;

async function staff(role: Role): Promise<Actor> {
  const actor = await member(role);
  await db.roleGrant.create({ data: { personId: actor.personId, role }, select: { role: true } });
  return actor;
}

const group = (companies: readonly Company[], groupId: string | null = null) => ({
  groupId,
  name: name(),
  organisationIds: companies.map(({ organisationId }) => organisationId),
});

const isSeenBy = async (who: Actor, { sari }: Company) =>
  (await visibleTo(db, await viewerOf(db, sari.personId), [who.personId])).has(who.personId);

test("P-07 who hides from one company of a group hides from all, from the moment an officer makes it, and no more once it is taken apart", async () => {
  const [officer, mother, daughter, other, seeker] = [
    await staff("officer"),
    await company(),
    await company(),
    await company(),
    await member(),
  ];
  must(await shield.add(seeker, { kind: "organisation", organisationId: mother.organisationId }));
  const seen = async () => [await isSeenBy(seeker, mother), await isSeenBy(seeker, daughter), await isSeenBy(seeker, other)];
  expect(await seen()).toEqual([false, true, true]);
  const { groupId } = must(await companyGroup.save(officer, group([mother, daughter])));
  expect(await seen()).toEqual([false, false, true]);
  must(await companyGroup.save(officer, group([mother, other], groupId)));
  expect(await seen()).toEqual([false, true, false]);
  must(await companyGroup.drop(officer, { groupId }));
  expect(await seen()).toEqual([false, true, true]);
  must(await companyGroup.drop(officer, { groupId }));
});

test("the rooms where somebody sits who hides from a company of a changed group show it at once, and no others", async () => {
  const [officer, mother, daughter, seeker] = [await staff("officer"), await company(), await company(), await member()];
  const [hall, other] = [await forum(), await forum()];
  await listener(hall, seeker);
  await listener(other);
  must(await shield.add(seeker, { kind: "organisation", organisationId: mother.organisationId }));
  await work();
  const heard: TopicMessage[] = [];
  let events: Listening | undefined;
  await new Promise<void>((connected) => {
    const hear = (payload: string) => heard.push(JSON.parse(payload) as TopicMessage);
    events = listen({ connectionString: process.env.DATABASE_URL ?? "", channel: topicChannel, hear, connected });
  });
  const rooms = () => heard.filter(({ kind }) => kind === "visibility_changed").map(({ topic }) => topic.id);
  try {
    const { groupId } = must(await companyGroup.save(officer, group([mother, daughter])));
    await work();
    await expect.poll(rooms).toEqual([hall.roomId]);
    must(await companyGroup.save(officer, { ...group([mother, daughter], groupId) }));
    await work();
    must(await companyGroup.drop(officer, { groupId }));
    await work();
    await expect.poll(rooms).toEqual([hall.roomId, hall.roomId]);
  } finally {
    await events?.close();
  }
});

test("officers and admins keep groups; everybody else is told that there is nothing", async () => {
  const [first, second] = [await company(), await company()];
  const { groupId } = must(await companyGroup.save(await staff("admin"), group([first, second])));
  // A role that is only in the session and not granted counts for nothing either.
  for (const who of [await member(), await member("officer"), await staff("recruiter"), first.sari]) {
    expect(code(await companyGroup.save(who, group([first, second], groupId)))).toBe("missing");
    expect(code(await companyGroup.drop(who, { groupId }))).toBe("missing");
  }
  for (const who of [await member(), await staff("recruiter"), first.sari]) expect(await companyGroup.page(who)).toBeNull();
  const page = await companyGroup.page(await staff("officer"));
  const companies = page?.groups.find((one) => one.groupId === groupId)?.companies.map(({ id }) => id);
  expect(companies?.sort()).toEqual([first.organisationId, second.organisationId].sort());
});

test("a company is in one group only, a name is taken once, and what is not there is missing", async () => {
  const [officer, a, b, c] = [await staff("officer"), await company(), await company(), await company()];
  const first = group([a, b]);
  must(await companyGroup.save(officer, first));
  expect(code(await companyGroup.save(officer, group([b, c])))).toBe("conflict");
  expect(code(await companyGroup.save(officer, { ...group([c, await company()]), name: first.name }))).toBe("name_taken");
  expect(code(await companyGroup.save(officer, { ...group([c]), organisationIds: [c.organisationId, crypto.randomUUID()] }))).toBe(
    "missing",
  );
  expect(code(await companyGroup.save(officer, group([c, await company()], crypto.randomUUID())))).toBe("missing");
  expect(await db.organisationGroupMember.count({ where: { organisationId: c.organisationId } })).toBe(0);
});

test("of two officers who put one company into two groups at once one succeeds, and the other is told", async () => {
  const [one, two, shared] = [await staff("officer"), await staff("officer"), await company()];
  const answers = await Promise.all([
    companyGroup.save(one, group([shared, await company()])),
    companyGroup.save(two, group([shared, await company()])),
  ]);
  expect(answers.map(code).sort()).toEqual(["conflict", "ok"]);
  expect(await db.organisationGroup.count({ where: { members: { none: {} } } })).toBe(0);
});

test("an officer who is a member of a company of a group changes no companies of it, and may name it anew", async () => {
  const [officer, own, mother, daughter] = [await staff("officer"), await company(), await company(), await company()];
  const judge = own.sari;
  await db.roleGrant.create({ data: { personId: judge.personId, role: "officer" }, select: { role: true } });
  expect(code(await companyGroup.save(judge, group([own, mother])))).toBe("own_company");
  const { groupId } = must(await companyGroup.save(officer, group([own, mother, daughter])));
  // Without another company, those who hide from that one would be seen by one's own.
  for (const companies of [
    [mother, daughter],
    [own, mother],
  ])
    expect(code(await companyGroup.save(judge, group(companies, groupId)))).toBe("own_company");
  expect(code(await companyGroup.drop(judge, { groupId }))).toBe("own_company");
  expect(await db.organisationGroupMember.count({ where: { groupId } })).toBe(3);
  must(await companyGroup.save(judge, group([own, mother, daughter], groupId)));
  const other = must(await companyGroup.save(judge, group([await company(), await company()])));
  must(await companyGroup.drop(judge, other));
});

test("each change of a group is in the audit log, without a name of a company or an officer", async () => {
  const officer = await staff("officer");
  const [first, second, third] = [await company(), await company(), await company()];
  const { groupId } = must(await companyGroup.save(officer, group([first, second])));
  must(await companyGroup.save(officer, group([first, third], groupId)));
  must(await companyGroup.drop(officer, { groupId }));
  const rows = await db.auditEntry.findMany({ where: { kind: { startsWith: "company_group." } }, orderBy: { seq: "desc" }, take: 3 });
  const ids = (...companies: Company[]) =>
    companies
      .map(({ organisationId }) => organisationId)
      .sort()
      .join(" ");
  expect(rows.map(({ kind, details }) => ({ kind, details }))).toEqual([
    { kind: "company_group.dropped", details: { groupId, removed: ids(first, third) } },
    { kind: "company_group.saved", details: { groupId, companies: 2, added: ids(third), removed: ids(second) } },
    { kind: "company_group.saved", details: { groupId, companies: 2, added: ids(first, second), removed: "" } },
  ]);
  expect(JSON.stringify(rows)).not.toContain(officer.personId);
});
