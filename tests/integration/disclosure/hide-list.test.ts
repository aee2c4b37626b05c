// The hide list, the freeze and the block as their owner makes them: what is kept, what is answered, and what strangers cannot do.
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import * as block from "#lib/disclosure/block";
import * as freeze from "#lib/disclosure/freeze";
import * as shield from "#lib/disclosure/shield";
import { addressDigest, names } from "#lib/disclosure/shield-match";
import { viewerOf } from "#lib/disclosure/viewer";
import { isHiddenFromCompany, visibleTo } from "#lib/disclosure/visible";
import type { Actor } from "#lib/platform/auth/actor";
import { db } from "#lib/platform/db";
import { env } from "#lib/platform/env";
import * as seat from "#lib/rooms/seat/seat";
import * as seatBlock from "#lib/rooms/seat/seat-block";
import { code, forum, listener, member, must, seated, speaker } from "#tests/factories/forum";
import { company } from "#tests/factories/vacancy";

const viewer = async (who: Actor) => viewerOf(db, who.personId);
const sees = async (who: Actor, whom: Actor) => (await visibleTo(db, await viewer(who), [whom.personId])).has(whom.personId);
const confirmed = async (who: Actor, email: string) => {
  await db.person.update({ where: { id: who.personId }, data: { email, emailConfirmedAt: new Date() }, select: { id: true } });
};

test("whoever hides from a company is not there for its members, and is for everybody else", async () => {
  const [at, other, seeker] = [await company(), await company(), await member()];
  must(await shield.add(seeker, { kind: "organisation", organisationId: at.organisationId }));
  expect(await sees(at.sari, seeker)).toBe(false);
  expect(await sees(other.sari, seeker)).toBe(true);
  expect(await sees(seeker, seeker)).toBe(true);
});

test("P-07 whoever joins the company stops seeing them at once, and whoever leaves it sees them again", async () => {
  const [at, seeker, changer] = [await company(), await member(), await member()];
  must(await shield.add(seeker, { kind: "organisation", organisationId: at.organisationId }));
  expect(await sees(changer, seeker)).toBe(true);
  const key = { personId: changer.personId, organisationId: at.organisationId };
  await db.membership.create({ data: key, select: { personId: true } });
  expect(await sees(changer, seeker)).toBe(false);
  await db.membership.delete({ where: { personId_organisationId: key }, select: { personId: true } });
  expect(await sees(changer, seeker)).toBe(true);
});

test("P-07 hiding from a company hides from those that officers put into one group with it", async () => {
  const [mother, daughter, stranger, seeker] = [await company(), await company(), await company(), await member()];
  const group = await db.organisationGroup.create({ data: { name: randomUUID() }, select: { id: true } });
  for (const { organisationId } of [mother, daughter])
    await db.organisationGroupMember.create({ data: { groupId: group.id, organisationId }, select: { groupId: true } });
  must(await shield.add(seeker, { kind: "organisation", organisationId: mother.organisationId }));
  expect(await sees(daughter.sari, seeker)).toBe(false);
  expect(await sees(stranger.sari, seeker)).toBe(true);
});

test("a domain means whoever has confirmed an address there or below it, and nobody who only claims one", async () => {
  const [seeker, inside, below, claims, near] = [await member(), await member(), await member(), await member(), await member()];
  const domain = `pabrik-${randomUUID()}.example`;
  must(await shield.add(seeker, { kind: "domain", domain: `@${domain.toUpperCase()}` }));
  await confirmed(inside, `a@${domain}`);
  await confirmed(below, `a@hr.${domain}`);
  await confirmed(near, `a@not${domain}`);
  await db.person.update({ where: { id: claims.personId }, data: { email: `b@${domain}`, emailConfirmedAt: null }, select: { id: true } });
  expect(await sees(inside, seeker)).toBe(false);
  expect(await sees(below, seeker)).toBe(false);
  expect(await sees(near, seeker)).toBe(true);
  expect(await sees(claims, seeker)).toBe(true);
});

test("a domain means the companies that have it too, with those below it and of one group, whatever mail their members read here", async () => {
  const [at, below, near, sister, seeker] = [await company(), await company(), await company(), await company(), await member()];
  const domain = `pabrik-${randomUUID()}.example`;
  const has = (organisationId: string, own: string) =>
    db.organisation.update({ where: { id: organisationId }, data: { domain: own, domainConfirmedAt: new Date() }, select: { id: true } });
  await has(at.organisationId, domain);
  await has(below.organisationId, `hr.${domain}`);
  await has(near.organisationId, `not${domain}`);
  const group = await db.organisationGroup.create({ data: { name: randomUUID() }, select: { id: true } });
  for (const { organisationId } of [at, sister])
    await db.organisationGroupMember.create({ data: { groupId: group.id, organisationId }, select: { groupId: true } });
  must(await shield.add(seeker, { kind: "domain", domain }));
  expect(await sees(at.sari, seeker)).toBe(false);
  expect(await sees(below.sari, seeker)).toBe(false);
  expect(await sees(sister.sari, seeker)).toBe(false);
  expect(await sees(near.sari, seeker)).toBe(true);
  // Who applies there is told so, as with a company on the list.
  expect(await isHiddenFromCompany(db, seeker.personId, at.organisationId)).toBe(true);
  expect(await isHiddenFromCompany(db, seeker.personId, near.organisationId)).toBe(false);
});

test("an address means its owner however it is written, once they have confirmed it", async () => {
  const [seeker, boss] = [await member(), await member()];
  const email = `bos-${randomUUID()}@people.test`;
  must(await shield.add(seeker, { kind: "address", address: ` ${email.toUpperCase()} ` }));
  expect(await sees(boss, seeker)).toBe(true);
  await confirmed(boss, email);
  expect(await sees(boss, seeker)).toBe(false);
});

test("P-08 adding an address answers alike whether anybody has it, and asks no table of people", async () => {
  const [seeker, boss] = [await member(), await member()];
  const email = `bos-${randomUUID()}@people.test`;
  await confirmed(boss, email);
  const known = await shield.add(seeker, { kind: "address", address: email });
  const unknown = await shield.add(seeker, { kind: "address", address: `nobody-${randomUUID()}@people.test` });
  expect(Object.keys(must(known))).toEqual(Object.keys(must(unknown)));
  expect((await shield.list(seeker)).map(({ kind, name }) => ({ kind, name }))).toEqual([
    { kind: "address", name: null },
    { kind: "address", name: null },
  ]);
});

test("P-09 of an address only a digest under the pepper is kept, and two lists with one address do not look alike", async () => {
  const [one, other] = [await member(), await member()];
  const email = `bos-${randomUUID()}@people.test`;
  for (const who of [one, other]) must(await shield.add(who, { kind: "address", address: email }));
  const rows = await db.$queryRaw<{ row: string }[]>`
    SELECT to_jsonb(h)::text || to_jsonb(s)::text AS row FROM hidden_from h JOIN shield s USING (person_id)
    WHERE person_id IN (${one.personId}::uuid, ${other.personId}::uuid)`;
  expect(rows).toHaveLength(2);
  for (const { row } of rows) expect(row).not.toContain(email.split("@")[0]);
  const kept = await db.hiddenFrom.findMany({
    where: { personId: { in: [one.personId, other.personId] } },
    select: { addressDigest: true },
  });
  expect(new Set(kept.map(({ addressDigest }) => addressDigest)).size).toBe(2);
  const { salt } = await db.shield.findUniqueOrThrow({ where: { personId: one.personId } });
  expect(kept.map((row) => row.addressDigest)).toContain(addressDigest(env().HIDE_LIST_PEPPER, salt, email));
  expect(kept.map((row) => row.addressDigest)).not.toContain(addressDigest("another pepper", salt, email));
});

test("an entry is added once, also by two at once, and taken off by its owner alone", async () => {
  const [seeker, stranger] = [await member(), await member()];
  const at = await company();
  const entry = { kind: "organisation", organisationId: at.organisationId } as const;
  const [first, second] = await Promise.all([shield.add(seeker, entry), shield.add(seeker, entry)]);
  expect(must(first)).toEqual(must(second));
  must(await shield.remove(stranger, must(first)));
  expect(await shield.list(seeker)).toHaveLength(1);
  must(await shield.remove(seeker, must(first)));
  must(await shield.remove(seeker, must(first)));
  expect(await shield.list(seeker)).toEqual([]);
  expect(await sees(at.sari, seeker)).toBe(true);
});

test("what is no company, no domain and no address is refused, and so is a domain at which everybody has an address", async () => {
  const seeker = await member();
  expect(code(await shield.add(seeker, { kind: "organisation", organisationId: randomUUID() }))).toBe("missing");
  for (const domain of ["gmail.com", "not a domain", "pabrik", "a@b.example", "Ｇmail.com"])
    expect.soft(code(await shield.add(seeker, { kind: "domain", domain })), domain).toBe("domain_invalid");
  expect(code(await shield.add(seeker, { kind: "address", address: "nobody" }))).toBe("email_invalid");
});

test("a list ends at two hundred entries", async () => {
  const seeker = await member();
  must(await shield.add(seeker, { kind: "domain", domain: "satu.example" }));
  await db.hiddenFrom.createMany({
    data: Array.from({ length: shield.entriesAtMost - 1 }, (_, n) => ({
      personId: seeker.personId,
      kind: "domain" as const,
      domain: `d${n}.example`,
    })),
  });
  expect(code(await shield.add(seeker, { kind: "domain", domain: "dua.example" }))).toBe("list_full");
});

test("P-23 who freezes their profile is seen by nobody, and as before once they take it back", async () => {
  const [at, seeker, stranger] = [await company(), await member(), await member()];
  must(await freeze.freeze(seeker));
  const since = await freeze.frozenSince(seeker);
  must(await freeze.freeze(seeker));
  expect(await freeze.frozenSince(seeker)).toBe(since);
  expect(await sees(at.sari, seeker)).toBe(false);
  expect(await sees(stranger, seeker)).toBe(false);
  must(await freeze.thaw(seeker));
  must(await freeze.thaw(seeker));
  expect(await freeze.frozenSince(seeker)).toBe(null);
  expect(await sees(at.sari, seeker)).toBe(true);
});

test("a block acts both ways, on nobody else, is made once, and the blocked one finds no trace of it", async () => {
  const hall = await forum();
  const [one, other, third] = [await listener(hall), await speaker(hall), await listener(hall)];
  must(await seatBlock.add(one, { seatId: other.seatId }));
  must(await seatBlock.add(one, { seatId: other.seatId }));
  expect(await sees(one, other)).toBe(false);
  expect(await sees(other, one)).toBe(false);
  expect(await sees(third, one)).toBe(true);
  expect(await sees(third, other)).toBe(true);
  expect(await block.list(other)).toEqual([]);
  const [mine] = await block.list(one);
  expect(mine?.name).toBe(other.persona.name);
  must(await seatBlock.remove(other, { blockId: mine?.blockId ?? "" }));
  expect(await block.list(one)).toHaveLength(1);
  must(await seatBlock.remove(one, { blockId: mine?.blockId ?? "" }));
  expect(await sees(one, other)).toBe(true);
});

test("who moderates cannot be blocked there; strangers, guests and oneself cannot be either, and all of it reads the same", async () => {
  const hall = await forum();
  const elsewhere = await forum();
  const [rina, one, stranger] = [await seated(hall, hall.rina), await listener(hall), await listener(elsewhere)];
  expect(code(await seatBlock.add(one, { seatId: rina.seatId }))).toBe("moderator_protected");
  expect(code(await seatBlock.add(stranger, { seatId: one.seatId }))).toBe("missing");
  expect(code(await seatBlock.add(one, { seatId: one.seatId }))).toBe("missing");
  expect(code(await seatBlock.add(one, { seatId: randomUUID() }))).toBe("missing");
});

test("blocking the name somebody wore before they moderated does not tell that they moderate now", async () => {
  const hall = await forum();
  const [person, one] = [await speaker(hall), await listener(hall)];
  must(await seat.leave(person, { roomId: hall.roomId }));
  const { personId } = person;
  await db.moderator.create({ data: { spaceId: hall.seriesId, personId, name: "Bu Sari", seed: randomUUID() }, select: { id: true } });
  const moderating = await seated(hall, person);
  expect(code(await seatBlock.add(one, { seatId: person.seatId }))).toBe("ok");
  expect(code(await seatBlock.add(one, { seatId: moderating.seatId }))).toBe("moderator_protected");
  expect((await block.list(one)).map(({ name }) => name)).toEqual([person.persona.name]);
});

test("an address that only looks like the hidden one is another", () => {
  const shieldOf = (address: string) => ({
    salt: "salt",
    isFrozen: false,
    organisations: [],
    domains: [],
    addressDigests: [addressDigest("pepper", "salt", address)],
  });
  expect(names(shieldOf("bos@people.test"), { organisations: [], email: "bos@people.test" }, "pepper")).toBe(true);
  expect(names(shieldOf("bos@people.test"), { organisations: [], email: "bos@people.tes" }, "pepper")).toBe(false);
  expect(names(shieldOf("bos@people.test"), { organisations: [], email: null }, "pepper")).toBe(false);
});
