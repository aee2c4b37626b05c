// What somebody who spoke lets one moderator see: nothing by itself, each field by itself, and no longer than they want.
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import * as block from "#lib/disclosure/block";
import * as freezing from "#lib/disclosure/freeze";
import * as grant from "#lib/disclosure/grant";
import * as ledger from "#lib/disclosure/ledger";
import * as shield from "#lib/disclosure/shield";
import * as recruiterGrant from "#lib/hiring/in-room/recruiter-grant";
import { allowRecruiterInput } from "#lib/hiring/schema";
import type { Actor } from "#lib/platform/auth/actor";
import { move } from "#lib/platform/clock";
import { db, transact } from "#lib/platform/db";
import { code, type Forum, forum, listener, member, must, seated } from "#tests/factories/forum";
import { confirmedAddress, useRelay } from "#tests/factories/relay";
import { company, heard, talkedTo } from "#tests/factories/vacancy";

const { send, state } = useRelay();

const partOf = async ({ seriesId }: Forum, { personId }: Actor) =>
  (await db.moderator.findFirstOrThrow({ where: { spaceId: seriesId, personId }, select: { id: true } })).id;

/** Ayu spoke in a forum of Rina and Budi; `allow` lets Rina see fields of her. */
async function spoken() {
  const hall = await forum();
  const ayu = await heard(hall);
  const moderatorId = await partOf(hall, hall.rina);
  const allow = (...fields: ("name" | "card" | "contact")[]) =>
    recruiterGrant.allow(ayu, { roomId: hall.roomId, moderatorId, fields, days: 7 });
  return { hall, ayu, moderatorId, allow };
}

test("who spoke can choose among the moderators of that forum, and nobody is shown anything before", async () => {
  const { hall, ayu, moderatorId } = await spoken();
  const choices = await recruiterGrant.choices(ayu);
  expect(choices.map(({ roomId }) => roomId)).toEqual([hall.roomId, hall.roomId]);
  expect(choices[0]).toMatchObject({ moderatorId, organisation: null });
  expect(JSON.stringify(choices)).not.toContain(hall.rina.personId);
  expect(await recruiterGrant.toMe(hall.rina)).toEqual([]);
  expect((await grant.own(ayu)).total).toBe(0);
});

test("a recruiter sees the fields that were allowed and no others, and each look is in the speaker's ledger", async () => {
  const { hall, ayu, allow } = await spoken();
  must(await allow("card"));
  const [line] = await recruiterGrant.toMe(hall.rina);
  expect(JSON.stringify(line)).not.toContain(ayu.personId);
  expect((await ledger.own(ayu)).looks).toEqual([]);
  const seen = must(await recruiterGrant.open(hall.rina, { grantId: line?.grantId ?? "" }));
  expect(seen).toMatchObject({ name: null, seed: null, relay: null, card: { roleWanted: expect.any(String) } });
  expect((await ledger.own(ayu)).looks).toMatchObject([
    { viewerRole: "recruiter", organisation: "", fields: ["card"], purpose: "allowed", aboutKind: "room" },
  ]);
});

test("a recruiter whose second factor is overdue opens nothing until there is one", async () => {
  const { hall, ayu, allow } = await spoken();
  must(await allow("card"));
  const grantId = (await recruiterGrant.toMe(hall.rina))[0]?.grantId ?? "";
  expect(code(await recruiterGrant.open({ ...hall.rina, isFactorOverdue: true }, { grantId }))).toBe("missing");
  expect((await ledger.own(ayu)).looks).toEqual([]);
  must(await recruiterGrant.open(hall.rina, { grantId }));
});

test("allowed anew with other fields, the earlier permission has ended", async () => {
  const { hall, ayu, allow } = await spoken();
  must(await allow("card"));
  must(await allow("name"));
  expect(await recruiterGrant.toMe(hall.rina)).toMatchObject([{ fields: ["name"] }]);
  expect(await grant.own(ayu)).toMatchObject({ standing: 1, total: 2 });
});

test("another moderator, strangers and the speaker see nothing by it, nor does an invented id", async () => {
  const { hall, ayu, allow } = await spoken();
  must(await allow("name", "card", "contact"));
  const grantId = (await recruiterGrant.toMe(hall.rina))[0]?.grantId ?? "";
  for (const other of [hall.budi, ayu, await member("recruiter"), await member("admin", "officer")]) {
    expect(code(await recruiterGrant.open(other, { grantId }))).toBe("missing");
    expect(await recruiterGrant.toMe(other)).toEqual([]);
  }
  expect(code(await recruiterGrant.open(hall.rina, { grantId: ayu.personId }))).toBe("missing");
  expect((await ledger.own(ayu)).looks).toEqual([]);
});

test("who did not speak there allows nobody anything, nor does a moderator themselves", async () => {
  const { hall, moderatorId } = await spoken();
  const other = await spoken();
  const ask = (who: Actor, more: object = {}) =>
    recruiterGrant.allow(who, { roomId: hall.roomId, moderatorId, fields: ["name"], days: 7, ...more });
  for (const who of [await member(), await listener(hall), hall.rina, hall.budi, other.ayu]) expect(code(await ask(who))).toBe("missing");
  expect(code(await ask(other.ayu, { roomId: other.hall.roomId }))).toBe("missing");
  for (const fields of [[], ["cv"], ["document"], ["name", "phone"]])
    expect(allowRecruiterInput.safeParse({ roomId: hall.roomId, moderatorId, fields, days: 7 }).success).toBe(false);
});

test("after a private talk the same holds, and 30 days later nobody is offered any more", async () => {
  const hall = await forum();
  const rina = await seated(hall, hall.rina);
  const ayu = await talkedTo(hall, rina.seatId);
  await db.turn.deleteMany({ where: { seatId: ayu.seatId } });
  expect(await recruiterGrant.choices(ayu)).toHaveLength(2);
  await move(31 * 86_400_000);
  expect(await recruiterGrant.choices(ayu)).toEqual([]);
  await move(-31 * 86_400_000);
});

test("taken back, at its end, with a freeze and with a block it shows nothing from that commit on", async () => {
  const ends: ((one: Awaited<ReturnType<typeof spoken>>) => Promise<unknown>)[] = [
    async ({ ayu }) => must(await grant.withdraw(ayu, { grantId: (await grant.own(ayu)).grants[0]?.grantId ?? "" })),
    async ({ ayu }) => must(await freezing.freeze(ayu)),
    async ({ ayu, hall }) => transact((tx) => block.add(tx, ayu.personId, hall.rina.personId, { name: "", seed: "" })),
    async () => move(8 * 86_400_000),
  ];
  for (const end of ends) {
    const one = await spoken();
    must(await one.allow("name", "contact"));
    const grantId = (await recruiterGrant.toMe(one.hall.rina))[0]?.grantId ?? "";
    must(await recruiterGrant.open(one.hall.rina, { grantId }));
    await end(one);
    expect(code(await recruiterGrant.open(one.hall.rina, { grantId }))).toBe("missing");
    expect(await recruiterGrant.toMe(one.hall.rina)).toEqual([]);
  }
  await move(-8 * 86_400_000);
});

const blocks = (blocker: Actor, blocked: Actor) =>
  transact((tx) => block.add(tx, blocker.personId, blocked.personId, { name: "", seed: "" }));

test("who is frozen, or hides from the company that the moderator speaks for, is told that it would be in vain", async () => {
  const { hall, ayu, allow } = await spoken();
  must(await freezing.freeze(ayu));
  expect(code(await allow("name"))).toBe("hidden_by_yourself");
  must(await freezing.thaw(ayu));
  const organisationId = (await company()).organisationId;
  await db.moderator.updateMany({ where: { spaceId: hall.seriesId, personId: hall.rina.personId }, data: { organisationId } });
  must(await shield.add(ayu, { kind: "organisation", organisationId }));
  expect(code(await allow("name"))).toBe("hidden_by_yourself");
});

test("the answer tells nobody a moderator's address, company or block, and the moderator sees nothing all the same", async () => {
  const ways: ((one: Awaited<ReturnType<typeof spoken>>) => Promise<unknown>)[] = [
    async ({ ayu, hall }) => must(await shield.add(ayu, { kind: "address", address: await confirmedAddress(hall.rina) })),
    async ({ ayu, hall }) => {
      const { organisationId } = await company();
      await db.membership.create({ data: { organisationId, personId: hall.rina.personId }, select: { organisationId: true } });
      must(await shield.add(ayu, { kind: "organisation", organisationId }));
    },
    async ({ ayu, hall }) => blocks(ayu, hall.rina),
  ];
  for (const hide of ways) {
    const one = await spoken();
    await hide(one);
    must(await one.allow("name", "card"));
    const grantId = (await grant.own(one.ayu)).grants[0]?.grantId ?? "";
    expect(await recruiterGrant.toMe(one.hall.rina)).toEqual([]);
    expect(code(await recruiterGrant.open(one.hall.rina, { grantId }))).toBe("missing");
  }
});

test("who was blocked by the moderator is answered as anybody else, and what they allow shows the moderator nothing", async () => {
  const { hall, ayu, allow } = await spoken();
  const other = await spoken();
  await blocks(hall.rina, ayu);
  expect(await allow("name", "card", "contact")).toEqual(await other.allow("name", "card", "contact"));
  const [given] = (await grant.own(ayu)).grants;
  const [usual] = (await grant.own(other.ayu)).grants;
  expect({ ...given, grantId: "", seed: "", relay: "", givenAt: "", until: "", endedAt: "", aboutTitle: "" }).toEqual({
    ...usual,
    grantId: "",
    seed: "",
    relay: "",
    givenAt: "",
    until: "",
    endedAt: "",
    aboutTitle: "",
  });
  expect(await recruiterGrant.toMe(hall.rina)).toEqual([]);
  expect(code(await recruiterGrant.open(hall.rina, { grantId: given?.grantId ?? "" }))).toBe("missing");
  expect(await send({ from: await confirmedAddress(hall.rina), to: given?.relay ?? "", text: "Hello" })).toBe(550);
  expect((await ledger.own(ayu)).looks).toEqual([]);
});

test("a recruiter who was allowed contact writes to the speaker, and nobody else can", async () => {
  const { hall, ayu, allow } = await spoken();
  must(await allow("contact"));
  const { relay } = must(await recruiterGrant.open(hall.rina, { grantId: (await recruiterGrant.toMe(hall.rina))[0]?.grantId ?? "" }));
  expect(await send({ from: await confirmedAddress(hall.budi), to: relay ?? "", text: "Hello" })).toBe(550);
  expect(await send({ from: await confirmedAddress(hall.rina), to: relay ?? "", text: "Hello" })).toBe(250);
  expect(state.left.at(-1)?.to).toEqual([await confirmedAddress(ayu)]);
});

test("two presses at once leave one permission", async () => {
  const { hall, ayu, allow } = await spoken();
  let presses: Promise<unknown>[] = [];
  // While the moderator's row is locked neither can write what it has made ready.
  await transact(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM person WHERE id = ${hall.rina.personId}::uuid FOR UPDATE`;
    presses = [allow("name"), allow("name")];
    await sleep(1_000);
  });
  await Promise.all(presses);
  expect((await grant.own(ayu)).standing).toBe(1);
});
