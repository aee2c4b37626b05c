// A company reads the parts that an applicant chose, as they were then, until they are taken back; each look is in the ledger.
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import * as freeze from "#lib/disclosure/freeze";
import * as grant from "#lib/disclosure/grant";
import * as ledger from "#lib/disclosure/ledger";
import * as shield from "#lib/disclosure/shield";
import * as application from "#lib/hiring/application/application";
import * as profile from "#lib/hiring/profile/profile";
import type { ShownSection } from "#lib/hiring/profile/sections";
import * as sharedProfile from "#lib/hiring/profile/shared-profile";
import { move } from "#lib/platform/clock";
import { db } from "#lib/platform/db";
import { enforce } from "#lib/privacy/retention";
import { card, code, member, must } from "#tests/factories/forum";
import { useMailbox, work } from "#tests/factories/mailbox";
import { company, posted } from "#tests/factories/vacancy";

useMailbox();

const skills = (...names: string[]) => names.map((name) => ({ id: randomUUID(), name, level: "", extra: { keywords: ["rahasia"] } }));

/** Ayu, with a headline and skills, applied and chose these parts. */
async function applied(parts: ShownSection[], days: 7 | 30 | null = null) {
  const at = await company();
  const vacancyId = await posted(at);
  const ayu = await member();
  must(
    await profile.save(ayu, {
      section: "basics",
      version: 0,
      content: { label: "Juru las", summary: "Empat tahun", extra: { phone: "0812" } },
    }),
  );
  must(await profile.save(ayu, { section: "skills", version: 0, content: skills("Las GMAW") }));
  const { applicationId } = must(await application.apply(ayu, { vacancyId, roomId: null, card, shared: { parts, days } }));
  const open = () => sharedProfile.open(at.sari, { applicationId });
  return { at, vacancyId, ayu, applicationId, open };
}

const looks = async (ayu: { personId: string }) =>
  db.disclosure.findMany({ where: { personId: ayu.personId, fields: { has: "cv" } }, select: { purpose: true, aboutKind: true } });

test("the company sees the chosen part and no other, and the ledger says so once for each opening", async () => {
  const { at, ayu, applicationId, open } = await applied(["skills"]);
  expect(must(await application.open(at.sari, { applicationId })).hasProfile).toBe(true);
  expect(await looks(ayu)).toEqual([]);
  expect(must(await open()).parts).toEqual({ skills: [{ name: "Las GMAW" }] });
  expect(await looks(ayu)).toEqual([{ purpose: "application", aboutKind: "profile" }]);
});

test("without a choice nothing of the profile is there, and no row is written", async () => {
  const { at, ayu, applicationId, open } = await applied([]);
  expect(must(await application.open(at.sari, { applicationId })).hasProfile).toBe(false);
  expect(code(await open())).toBe("missing");
  expect(await looks(ayu)).toEqual([]);
  expect(await db.sharedProfile.count({ where: { applicationId } })).toBe(0);
});

test("a stranger and another company find nothing", async () => {
  const { applicationId } = await applied(["skills"]);
  for (const stranger of [await member(), (await company()).sari])
    expect(code(await sharedProfile.open(stranger, { applicationId }))).toBe("missing");
});

test("what is changed later stays with its owner until they renew it", async () => {
  const { ayu, applicationId, open } = await applied(["skills"]);
  must(await profile.save(ayu, { section: "skills", version: 1, content: skills("Las GMAW", "Las TIG") }));
  expect(must(await open()).parts.skills).toHaveLength(1);
  must(await sharedProfile.share(ayu, { applicationId, parts: ["skills", "basics"], days: 7 }));
  expect(must(await open()).parts).toEqual({
    basics: { label: "Juru las", summary: "Empat tahun" },
    skills: [{ name: "Las GMAW" }, { name: "Las TIG" }],
  });
});

test("taken back by itself the parts are gone and the application stands; the copy goes with the worker", async () => {
  const { at, ayu, applicationId, open } = await applied(["skills"]);
  const { grants } = await grant.own(ayu);
  must(await grant.withdraw(ayu, { grantId: grants.find(({ aboutKind }) => aboutKind === "profile")?.grantId ?? "" }));
  expect(code(await open())).toBe("missing");
  await work();
  expect(await db.sharedProfile.count({ where: { applicationId } })).toBe(0);
  expect(must(await application.open(at.sari, { applicationId })).hasProfile).toBe(false);
});

test("a chosen part that was given up ends what the company could read", async () => {
  const { ayu, applicationId, open } = await applied(["skills"]);
  must(await sharedProfile.share(ayu, { applicationId, parts: [], days: null }));
  expect(code(await open())).toBe("missing");
  expect(await db.sharedProfile.count({ where: { applicationId } })).toBe(0);
  expect(code(await sharedProfile.share(await member(), { applicationId, parts: ["skills"], days: null }))).toBe("missing");
});

test("with the application its parts are taken back, also where only its grant was", async () => {
  const first = await applied(["skills"]);
  must(await application.withdraw(first.ayu, { applicationId: first.applicationId }));
  expect(code(await first.open())).toBe("missing");
  expect(await db.sharedProfile.count({ where: { applicationId: first.applicationId } })).toBe(0);

  const second = await applied(["skills"]);
  const { grants } = await grant.own(second.ayu);
  must(await grant.withdraw(second.ayu, { grantId: grants.find(({ aboutKind }) => aboutKind === "application")?.grantId ?? "" }));
  // Before the worker did anything.
  expect(code(await second.open())).toBe("missing");
  await work();
  expect(await db.sharedProfile.count({ where: { applicationId: second.applicationId } })).toBe(0);
  expect(code(await sharedProfile.share(second.ayu, { applicationId: second.applicationId, parts: ["skills"], days: null }))).toBe(
    "missing",
  );
});

test("whoever hides, blocks or is frozen shows nothing of their profile either", async () => {
  const hiding = await applied(["skills"]);
  must(await shield.add(hiding.ayu, { kind: "organisation", organisationId: hiding.at.organisationId }));
  expect(code(await hiding.open())).toBe("missing");
  const frozen = await applied(["skills"]);
  must(await freeze.freeze(frozen.ayu));
  expect(code(await frozen.open())).toBe("missing");
  for (const { ayu } of [hiding, frozen]) expect(await looks(ayu)).toEqual([]);
});

test("after its days nobody reads it, and the copy is deleted", async () => {
  const { ayu, applicationId, open } = await applied(["skills"], 7);
  expect((await ledger.own(ayu, { limit: 5 })).total).toBe(0);
  await move(6.9 * 86_400_000);
  expect(code(await open())).toBe("ok");
  await move(7.1 * 86_400_000);
  expect(code(await open())).toBe("missing");
  await enforce();
  expect(await db.sharedProfile.count({ where: { applicationId } })).toBe(0);
});

test("two renewals at once leave one grant and the copy of the last", async () => {
  const { ayu, applicationId, open } = await applied(["skills"]);
  const share = (parts: ShownSection[]) => sharedProfile.share(ayu, { applicationId, parts, days: null });
  expect((await Promise.all([share(["skills"]), share(["basics"])])).map(code)).toEqual(["ok", "ok"]);
  const standing = await db.disclosureGrant.count({ where: { personId: ayu.personId, aboutKind: "profile", withdrawnAt: null } });
  expect(standing).toBe(1);
  expect(Object.keys(must(await open()).parts)).toHaveLength(1);
});
