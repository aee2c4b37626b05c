// The room radar: whom somebody hides from or blocked, as far as the room shows it to everybody.
import { expect, test } from "vitest";
import * as block from "#lib/disclosure/block";
import { freeze } from "#lib/disclosure/freeze";
import * as shield from "#lib/disclosure/shield";
import * as pin from "#lib/hiring/in-room/pin";
import * as radar from "#lib/hiring/in-room/radar";
import type { Actor } from "#lib/platform/auth/actor";
import { db } from "#lib/platform/db";
import { called, code, type Forum, forum, guest, listener, member, must, speaker, waiting } from "#tests/factories/forum";
import { type Company, company, posted } from "#tests/factories/vacancy";
import { watchStatements } from "#tests/fakes/statements";

const speaksFor = (hall: Forum, who: Actor, organisationId: string) =>
  db.moderator.update({
    where: { spaceId_personId: { spaceId: hall.seriesId, personId: who.personId } },
    data: { organisationId },
    select: { id: true },
  });
const hideFrom = async (who: Actor, { organisationId }: Company) => must(await shield.add(who, { kind: "organisation", organisationId }));
const nameOf = async ({ organisationId }: Company) =>
  (await db.organisation.findUniqueOrThrow({ where: { id: organisationId }, select: { name: true } })).name;
const blocks = (who: Actor, other: Actor) => block.add(db, who.personId, other.personId, { name: "Juru las", seed: "las" });
const warnings = async (who: Actor, hall: Forum) => must(await radar.read({ ...who, browserDigest: null }, hall.roomId)).warnings;

test("R-PRIV-09 somebody is warned when a company they hide from hosts, moderates or has a vacancy announced", async () => {
  const [hall, host, firm, seeker] = [await forum(), await company(), await company(), await member()];
  await speaksFor(hall, hall.rina, host.organisationId);
  await hideFrom(seeker, host);
  expect(await warnings(seeker, hall)).toEqual([{ what: "hosts", organisation: await nameOf(host) }]);

  must(await pin.pin(hall.rina, { roomId: hall.roomId, vacancyId: await posted(firm) }));
  await hideFrom(seeker, firm);
  expect(await warnings(seeker, hall)).toContainEqual({ what: "announced", organisation: await nameOf(firm) });
  must(await pin.unpin(hall.rina, { roomId: hall.roomId }));
  expect(await warnings(seeker, hall), "announced earlier in this meeting").toContainEqual({
    what: "announced",
    organisation: await nameOf(firm),
  });

  await speaksFor(hall, hall.budi, firm.organisationId);
  expect(await warnings(seeker, hall)).toContainEqual({ what: "moderates", organisation: await nameOf(firm) });
});

test("a company of the same group warns too", async () => {
  const [hall, mother, daughter, seeker] = [await forum(), await company(), await company(), await member()];
  const members = [mother, daughter].map(({ organisationId }) => ({ organisationId }));
  await db.organisationGroup.create({ data: { name: crypto.randomUUID(), members: { create: members } }, select: { id: true } });
  await speaksFor(hall, hall.budi, daughter.organisationId);
  await hideFrom(seeker, mother);
  expect(await warnings(seeker, hall)).toEqual([{ what: "moderates", organisation: await nameOf(daughter) }]);
});

test("R-PRIV-09 somebody is warned when one they blocked is called or on stage, without a name, and not while they wait or listen", async () => {
  const [hall, seeker] = [await forum(), await member()];
  const [listening, hand, onStage] = [await listener(hall), await waiting(hall), await speaker(hall)];
  for (const one of [listening, hand]) await blocks(seeker, one);
  expect(await warnings(seeker, hall)).toEqual([]);
  await blocks(seeker, onStage);
  expect(await warnings(seeker, hall)).toEqual([{ what: "on_stage" }]);
  const [other, third] = [await forum(), await member()];
  await blocks(third, await called(other));
  expect(await warnings(third, other)).toEqual([{ what: "on_stage" }]);
});

test("nobody learns by a block that somebody is on stage who is frozen or hides from them, nor where a meeting is over", async () => {
  const [hall, at, seeker] = [await forum(), await company(), await member()];
  const [frozen, hiding] = [await speaker(hall), await speaker(hall)];
  for (const one of [frozen, hiding]) await blocks(seeker, one);
  await db.membership.create({ data: { personId: seeker.personId, organisationId: at.organisationId }, select: { personId: true } });
  await hideFrom(hiding, at);
  expect(await warnings(seeker, hall)).toEqual([{ what: "on_stage" }]);
  must(await freeze(frozen));
  expect(await warnings(seeker, hall)).toEqual([]);
  await blocks(seeker, await speaker(hall));
  expect(await warnings(seeker, hall)).toEqual([{ what: "on_stage" }]);
  await db.room.update({ where: { id: hall.roomId }, data: { phase: "ended" }, select: { id: true } });
  expect(await warnings(seeker, hall)).toEqual([]);
});

test("nobody learns by a block that a persona and a moderator are one person", async () => {
  const [hall, seeker] = [await forum(), await member()];
  await listener(hall, hall.budi);
  await blocks(seeker, hall.budi);
  expect(await warnings(seeker, hall)).toEqual([]);
});

test("P-08 the radar is no oracle: neither addresses, domains nor memberships of moderators show in it", async () => {
  const [hall, at, seeker] = [await forum(), await company(), await member()];
  const { email } = await db.person.findUniqueOrThrow({ where: { id: hall.rina.personId }, select: { email: true } });
  await db.membership.create({ data: { personId: hall.rina.personId, organisationId: at.organisationId }, select: { personId: true } });
  must(await shield.add(seeker, { kind: "address", address: email }));
  must(await shield.add(seeker, { kind: "domain", domain: "people.test" }));
  await hideFrom(seeker, at);
  expect(await warnings(seeker, hall)).toEqual([]);
});

test("the answer is of whoever asks alone: others, guests and strangers of the list are warned of nothing", async () => {
  const [hall, firm, seeker, other] = [await forum(), await company(), await member(), await member()];
  await speaksFor(hall, hall.rina, firm.organisationId);
  await hideFrom(seeker, firm);
  const nothing = { watches: false, warnings: [] };
  expect(must(await radar.read({ ...other, browserDigest: null }, hall.roomId))).toEqual(nothing);
  expect(must(await radar.read(guest(), hall.roomId))).toEqual(nothing);
  expect(must(await radar.read(null, hall.roomId))).toEqual(nothing);
});

test("a talk for two and a room that does not exist have no radar", async () => {
  const [hall, seeker] = [await forum(), await member()];
  const side = await db.room.create({
    data: {
      seriesId: hall.seriesId,
      parentId: hall.roomId,
      kind: "interview",
      voiceRoom: crypto.randomUUID(),
      startsAt: new Date(),
      endsAt: new Date(),
      agenda: [],
      capacity: 2,
    },
    select: { id: true },
  });
  for (const roomId of [side.id, crypto.randomUUID()])
    expect(code(await radar.read({ ...seeker, browserDigest: null }, roomId))).toBe("missing");
});

test("being warned leaves no trace: nothing but reads is sent to the database, and how often whoever blocked somebody asks", async () => {
  const [hall, firm, seeker] = [await forum(), await company(), await member()];
  await speaksFor(hall, hall.rina, firm.organisationId);
  await hideFrom(seeker, firm);
  await blocks(seeker, await speaker(hall));
  const watch = watchStatements();
  expect(await warnings(seeker, hall)).toHaveLength(2);
  watch.stop();
  expect(watch.statements.length).toBeGreaterThan(3);
  const isCount = ({ text }: { text: string }) => /^\s*INSERT INTO "?rate_limit\b/i.test(text);
  const counts = JSON.stringify(watch.statements.filter(isCount).map(({ values }) => values));
  expect(counts).toContain(`radarByPerson:${seeker.personId}`);
  expect(counts).not.toContain(hall.roomId);
  const others = watch.statements.filter((one) => !isCount(one));
  expect(others.filter(({ text, isVerb }) => isVerb || !/^\s*(SELECT|WITH)/i.test(text))).toEqual([]);
});
