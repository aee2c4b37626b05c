import { expect, test } from "vitest";
import * as authenticatorApp from "#lib/accounts/factors/authenticator-app";
import * as factorReset from "#lib/accounts/factors/factor-reset";
import * as proof from "#lib/accounts/factors/proof";
import * as recoveryCode from "#lib/accounts/factors/recovery-code";
import * as secondStep from "#lib/accounts/factors/second-step";
import * as invitation from "#lib/accounts/invitation";
import * as organisation from "#lib/accounts/organisation";
import * as person from "#lib/accounts/person";
import * as role from "#lib/accounts/role";
import * as door from "#lib/accounts/sign-in/sign-in";
import type { Actor, Role } from "#lib/platform/auth/actor";
import * as session from "#lib/platform/auth/session";
import * as clock from "#lib/platform/clock";
import { db } from "#lib/platform/db";
import { account, actorOf, anAddress, good, visit } from "#tests/factories/account";
import { withApp } from "#tests/factories/factor";
import { code, must } from "#tests/factories/forum";
import { useMailbox } from "#tests/factories/mailbox";

const mailbox = useMailbox();

async function holder(...roles: Role[]) {
  const made = await account(mailbox);
  await db.roleGrant.createMany({ data: roles.map((one) => ({ personId: made.actor.personId, role: one })) });
  return { ...made, actor: await actorOf(made.token) };
}

/** As if they had signed in eleven minutes ago. */
const aWhileAgo = (actor: Actor) =>
  db.session.update({
    where: { id: actor.sessionId },
    data: { provedAt: new Date(Date.now() - 11 * 60_000) },
    select: { id: true },
  });

/** As if they had proved who they are this moment. */
const prove = (actor: Actor) => db.$executeRaw`UPDATE session SET proved_at = app_now() WHERE id = ${actor.sessionId}::uuid`;

const graveDeeds = (actor: Actor, personId: string, organisationId: string): [string, () => Promise<{ ok: boolean }>][] => [
  ["grants a role", () => role.grant(actor, { personId, role: "officer" })],
  ["takes a role", () => role.revoke(actor, { personId, role: "officer" })],
  ["makes a company", () => organisation.create(actor, { name: `PT ${crypto.randomUUID()}` })],
  ["invites to a company", () => invitation.invite(actor, { organisationId, email: anAddress(), role: "recruiter" })],
  ["takes somebody's second factor", () => factorReset.ask(actor, { personId, reason: "Telepon hilang di angkot" })],
  ["stops the taking of somebody's second factor", () => factorReset.withdraw(actor, { personId })],
  ["changes the password", () => person.changePassword(actor, { current: good, next: good })],
  ["begins an app", () => authenticatorApp.begin(actor)],
  ["takes the app off", () => authenticatorApp.remove(actor)],
  ["draws recovery codes", () => recoveryCode.renew(actor)],
];

test("who signed in eleven minutes ago does nothing grave with that session, and all of it after proving who they are", async () => {
  const { actor } = await holder("admin");
  const other = await account(mailbox);
  await withApp(other.actor);
  const { organisationId } = must(await organisation.create(actor, { name: `PT ${crypto.randomUUID()}` }));
  for (const [what, act] of graveDeeds(actor, other.actor.personId, organisationId)) {
    await aWhileAgo(actor);
    expect.soft(code((await act()) as never), what).toBe("proof_needed");
    must(await proof.byPassword(actor, visit(), { password: good }));
    expect.soft(code((await act()) as never), what).not.toBe("proof_needed");
  }
});

test("a proof is of one session: the other browser of the same person must prove for itself", async () => {
  const { actor } = await holder("admin");
  const elsewhere = await actorOf(await session.open(db, actor.personId, "Chrome, Windows"));
  await aWhileAgo(actor);
  await aWhileAgo(elsewhere);
  must(await proof.byPassword(actor, visit(), { password: good }));
  expect(code(await organisation.create(elsewhere, { name: "PT Lain" }))).toBe("proof_needed");
});

test("with an authenticator app its code proves, once, and the password does not", async () => {
  const { actor } = await holder("admin");
  const phone = await withApp(actor);
  await aWhileAgo(actor);
  expect(must(await proof.ways(actor))).toEqual({ code: true, passkey: false, password: false });
  expect(code(await proof.byPassword(actor, visit(), { password: good }))).toBe("missing");
  const typed = await phone.code();
  expect(code(await proof.byCode(actor, visit(), { code: "000000" }))).toBe("code_wrong");
  must(await proof.byCode(actor, visit(), { code: typed }));
  must(await organisation.create(actor, { name: `PT ${crypto.randomUUID()}` }));
  expect(code(await proof.byCode(actor, visit(), { code: typed }))).toBe("code_wrong");
});

test("a stranger's code and a wrong password prove nothing", async () => {
  const mine = await holder("admin");
  await aWhileAgo(mine.actor);
  expect(code(await proof.byPassword(mine.actor, visit(), { password: "bukan yang ini" }))).toBe("wrong_password");
  const phone = await withApp((await account(mailbox)).actor);
  expect(code(await proof.byCode(mine.actor, visit(), { code: await phone.code() }))).toBe("code_wrong");
  expect(code(await organisation.create(mine.actor, { name: "PT Belum" }))).toBe("proof_needed");
});

test("a session that has ended proves nothing, however right the code is", async () => {
  const { actor } = await holder("admin");
  const phone = await withApp(actor);
  await session.end(actor.personId, actor.sessionId);
  expect(code(await proof.byCode(actor, visit(), { code: await phone.code() }))).toBe("code_wrong");
});

test("somebody without a password and without a factor is told that they must sign in again", async () => {
  const { actor } = await account(mailbox);
  await db.person.update({ where: { id: actor.personId }, data: { passwordHash: null } });
  expect(must(await proof.ways(actor))).toEqual({ code: false, passkey: false, password: false });
  expect(code(await proof.byPassword(actor, visit(), { password: good }))).toBe("wrong_password");
});

test("without a second factor a role works for seven days, then counts for nothing until there is one", async () => {
  const admin = await holder("admin");
  const sixDays = 6 * 24 * 3_600_000;
  expect(admin.actor.factorDueAt).toBeInstanceOf(Date);
  await db.roleGrant.updateMany({ where: { personId: admin.actor.personId }, data: { grantedAt: new Date(Date.now() - sixDays) } });
  expect((await actorOf(admin.token)).roles).toEqual(["admin"]);
  must(await organisation.create(admin.actor, { name: `PT ${crypto.randomUUID()}` }));
  await db.roleGrant.updateMany({
    where: { personId: admin.actor.personId },
    data: { grantedAt: new Date(Date.now() - sixDays - 25 * 3_600_000) },
  });
  const overdue = await actorOf(admin.token);
  expect(overdue.roles).toEqual([]);
  // Nor with what an older page or a forged one claims.
  expect(code(await organisation.create(admin.actor, { name: "PT Terlambat" }))).toBe("missing");
  expect(code(await role.grant(admin.actor, { personId: admin.actor.personId, role: "officer" }))).toBe("missing");
  await withApp(overdue);
  expect((await actorOf(admin.token)).roles).toEqual(["admin"]);
  expect((await actorOf(admin.token)).factorDueAt).toBeNull();
  must(await organisation.create(admin.actor, { name: `PT ${crypto.randomUUID()}` }));
});

test("taking the role away and giving it again starts no new seven days without a second factor", async () => {
  const { actor: admin } = await holder("admin");
  const { actor, email } = await account(mailbox);
  const recruiter = { personId: actor.personId, role: "recruiter" } as const;
  must(await role.grant(admin, recruiter));
  await clock.move(6 * 24 * 3_600_000);
  await prove(admin);
  must(await role.revoke(admin, recruiter));
  must(await role.grant(admin, recruiter));
  const { token } = must(await door.byPassword(visit(), { email, password: good }));
  expect((await actorOf(token)).roles).toEqual(["recruiter"]);
  await clock.move(25 * 3_600_000);
  const later = must(await door.byPassword(visit(), { email, password: good }));
  expect((await actorOf(later.token)).roles).toEqual([]);
});

test("the owner's objection to a reset needs a proof, so that a stolen session keeps nobody out", async () => {
  const { actor: admin } = await holder("admin");
  const { actor } = await account(mailbox);
  const phone = await withApp(actor);
  must(await factorReset.ask(admin, { personId: actor.personId, reason: "Telepon hilang di angkot" }));
  await aWhileAgo(actor);
  expect(code(await factorReset.withdraw(actor, { personId: actor.personId }))).toBe("proof_needed");
  expect(await factorReset.due(actor.personId)).not.toBeNull();
  must(await proof.byCode(actor, visit(), { code: await phone.code() }));
  must(await factorReset.withdraw(actor, { personId: actor.personId }));
  expect(await factorReset.due(actor.personId)).toBeNull();
});

test("an admin's reset takes the factor a day later, told to the owner by mail with the time to object", async () => {
  const { actor: admin } = await holder("admin");
  const somebody = await account(mailbox);
  const phone = await withApp(somebody.actor);
  const wish = { personId: somebody.actor.personId, reason: "Telepon hilang, dikenal langsung" };
  await Promise.all([factorReset.ask(admin, wish), factorReset.ask(admin, wish)]);
  expect(await db.factorReset.count({ where: { personId: wish.personId } })).toBe(1);
  const letters = (await mailbox.to(somebody.email)).filter(({ text }) => text.includes("melepas langkah kedua"));
  expect(letters).toHaveLength(1);
  await factorReset.carryOut();
  expect(code(await authenticatorApp.begin(somebody.actor))).toBe("factor_exists");
  await clock.move(24 * 3_600_000 + 1_000);
  await factorReset.carryOut();
  expect(await session.find(somebody.token)).toBeNull();
  expect(await db.authenticatorApp.count({ where: { personId: wish.personId } })).toBe(0);
  expect(await db.recoveryCode.count({ where: { personId: wish.personId } })).toBe(0);
  expect(phone.recoveryCodes).toHaveLength(10);
});

test("the owner's objection, or an admin's, stops the reset; a stranger asks for none and stops none", async () => {
  const { actor: admin } = await holder("admin");
  const somebody = await account(mailbox);
  await withApp(somebody.actor);
  const wish = { personId: somebody.actor.personId, reason: "Telepon hilang di angkot" };
  const stranger = await holder("recruiter");
  expect(code(await factorReset.ask(stranger.actor, wish))).toBe("missing");
  expect(code(await factorReset.ask(admin, { ...wish, personId: admin.personId }))).toBe("missing");
  expect(code(await factorReset.ask(admin, { ...wish, personId: stranger.actor.personId }))).toBe("missing");
  must(await factorReset.ask(admin, wish));
  expect(code(await factorReset.withdraw(stranger.actor, { personId: wish.personId }))).toBe("missing");
  expect(await factorReset.due(wish.personId)).not.toBeNull();
  must(await factorReset.withdraw(somebody.actor, { personId: wish.personId }));
  must(await factorReset.withdraw(somebody.actor, { personId: wish.personId }));
  await clock.move(25 * 3_600_000);
  await factorReset.carryOut();
  expect(await db.authenticatorApp.count({ where: { personId: wish.personId } })).toBe(1);
});

test("what an admin asked for is not done once they are no admin any more", async () => {
  const { actor: thief } = await holder("admin");
  const { actor: admin } = await holder("admin");
  const somebody = await account(mailbox);
  await withApp(somebody.actor);
  must(await factorReset.ask(thief, { personId: somebody.actor.personId, reason: "Telepon hilang di angkot" }));
  must(await role.revoke(admin, { personId: thief.personId, role: "admin" }));
  await clock.move(25 * 3_600_000);
  await factorReset.carryOut();
  expect(await db.authenticatorApp.count({ where: { personId: somebody.actor.personId } })).toBe(1);
  expect(await factorReset.due(somebody.actor.personId)).toBeNull();
});

test("A-04 a proof gives the session another token, and a copy of the one before opens nothing", async () => {
  const { actor, token } = await holder("admin");
  const { token: next } = must(await proof.byPassword(actor, visit(), { password: good }));
  expect(next).not.toBe(token);
  expect(await session.find(token)).toBeNull();
  expect((await actorOf(next)).sessionId).toBe(actor.sessionId);
});

test("A-04 of two proofs at once one token is left, and it is a right one", async () => {
  const { actor, token } = await holder("admin");
  const both = await Promise.all([1, 2].map(() => proof.byPassword(actor, visit(), { password: good })));
  const alive = await Promise.all([token, ...both.map((one) => must(one).token)].map((one) => session.find(one)));
  expect(alive.filter((one) => one !== null)).toHaveLength(1);
  expect(alive[0]).toBeNull();
});

test("A-07 the cookie of staff on another device or network gives nothing of staff until they prove who they are there", async () => {
  const { actor, email } = await holder("admin");
  const phone = await withApp(actor);
  const desk = visit();
  const first = must(await door.byPassword(desk, { email, password: good }));
  const { token } = must(await secondStep.byCode(desk, first.token, { code: await phone.code() }));
  expect(await session.find(token, desk)).toMatchObject({ roles: ["admin"], isElsewhere: false });
  for (const there of [
    { ...desk, network: "another network" },
    { ...desk, device: "Firefox, Windows" },
  ]) {
    const thief = await session.find(token, there);
    if (!thief) throw new Error("the session is over");
    expect(thief).toMatchObject({ roles: [], isElsewhere: true, sessionId: expect.any(String) });
    expect(code(await role.find(thief, { email }))).toBe("missing");
    expect(code(await role.grant(thief, { personId: thief.personId, role: "officer" }))).toBe("missing");
    expect(code(await organisation.create(thief, { name: `PT ${crypto.randomUUID()}` }))).toBe("missing");
    expect(code(await authenticatorApp.remove(thief))).toBe("proof_needed");
    expect(code(await proof.here(thief))).toBe("proof_needed");
  }
  const there = { ...desk, network: "the network of a friend" };
  const owner = await session.find(token, there);
  if (!owner) throw new Error("the session is over");
  const proved = must(await proof.byCode(owner, there, { code: await phone.code(1) }));
  expect(await session.find(proved.token, there)).toMatchObject({ roles: ["admin"], isElsewhere: false });
  expect(await session.find(proved.token, { ...there, device: "Firefox, Windows" })).toMatchObject({ roles: [], isElsewhere: true });
});

test("A-07 somebody without a role is asked nothing on another network", async () => {
  const { token } = await account(mailbox);
  expect(await session.find(token, { device: "Firefox, Windows", network: "another" })).toMatchObject({ isElsewhere: false });
});
