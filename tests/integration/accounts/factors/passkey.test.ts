import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test, vi } from "vitest";
import * as authenticatorApp from "#lib/accounts/factors/authenticator-app";
import * as factor from "#lib/accounts/factors/factor";
import * as passkey from "#lib/accounts/factors/passkey";
import * as proof from "#lib/accounts/factors/proof";
import * as secondStep from "#lib/accounts/factors/second-step";
import * as door from "#lib/accounts/sign-in/sign-in";
import type { Actor } from "#lib/platform/auth/actor";
import { db } from "#lib/platform/db";
import { log } from "#lib/platform/log";
import { account, actorOf, good, visit } from "#tests/factories/account";
import { makeAuthenticator } from "#tests/factories/authenticator";
import { withApp } from "#tests/factories/factor";
import { code, must } from "#tests/factories/forum";
import { useMailbox } from "#tests/factories/mailbox";

// A passkey belongs to a name, and the site of the other tests has none.
vi.hoisted(() => {
  process.env.SITE_URL = "http://localhost:3000";
});

const site = "http://localhost:3000";
const mailbox = useMailbox();

async function addPasskey(actor: Actor, device = makeAuthenticator(site), name = "Telepon") {
  const { attempt, options } = must(await passkey.offer(actor, null));
  return passkey.add(actor, attempt, { credential: device.create(options), name });
}

/** Somebody with a passkey on this device. */
async function owner(device = makeAuthenticator(site)) {
  const made = await account(mailbox);
  must(await addPasskey(made.actor, device));
  const [row] = await passkey.list(made.actor);
  return { ...made, device, passkeyId: row?.passkeyId ?? "" };
}

/** The browser asks, the device signs. */
async function signed(device: ReturnType<typeof makeAuthenticator>, attempt: string | null = null, lie = {}) {
  const asked = must(await passkey.ask(visit(), attempt));
  return { attempt: asked.attempt, credential: device.get(asked.options, lie) };
}

const signIn = async (device: ReturnType<typeof makeAuthenticator>, attempt: string | null = null, lie = {}) => {
  const answer = await signed(device, attempt, lie);
  return secondStep.byPasskey(visit(), answer.attempt, answer);
};

test("a passkey alone signs its owner in, and what was asked names neither account nor passkey", async () => {
  const { device, actor } = await owner();
  const { options } = must(await passkey.ask(visit(), null));
  expect(options.allowCredentials ?? []).toEqual([]);
  expect(options.userVerification).toBe("required");
  const opened = must(await signIn(device));
  expect(opened.opens).toBe("session");
  expect((await actorOf(opened.token)).personId).toBe(actor.personId);
  expect((await passkey.list(actor))[0]?.usedAt).not.toBeNull();
});

test("a phone that does not count its uses signs in again and again", async () => {
  const { device } = await owner(makeAuthenticator(site, { counts: false }));
  await db.passkey.updateMany({ where: { credentialId: device.credentialId }, data: { counter: 0 } });
  must(await signIn(device));
  must(await signIn(device));
});

test("a copy of a passkey is found out by its count and opens nothing", async () => {
  const { device } = await owner();
  must(await signIn(device));
  must(await signIn(device, null, { counter: 9 }));
  expect(code(await signIn(device, null, { counter: 9 }))).toBe("passkey_refused");
  expect(code(await signIn(device, null, { counter: 4 }))).toBe("passkey_refused");
});

test.each([
  ["for another site", { origin: "https://evil.example" }],
  ["for another name", { rpId: "evil.example" }],
  ["without a finger or a PIN", { userVerified: false }],
  ["over another challenge", { challenge: "YWJj" }],
])("what was signed %s opens nothing", async (_, lie) => {
  const { device } = await owner();
  expect(code(await signIn(device, null, lie))).toBe("passkey_refused");
});

test("what was signed opens once, only in the browser that asked, and also when sent twice at once", async () => {
  const { device } = await owner();
  const first = await signed(device);
  const other = must(await passkey.ask(visit(), null));
  expect(code(await secondStep.byPasskey(visit(), other.attempt, first))).toBe("passkey_refused");
  expect(code(await secondStep.byPasskey(visit(), null, first))).toBe("passkey_refused");
  must(await secondStep.byPasskey(visit(), first.attempt, first));
  expect(code(await secondStep.byPasskey(visit(), first.attempt, first))).toBe("passkey_refused");
  const again = await signed(device);
  const both = await Promise.all([1, 2].map(() => secondStep.byPasskey(visit(), again.attempt, again)));
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
});

test("a device that nobody has enrolled, and one that was taken off, open nothing", async () => {
  expect(code(await signIn(makeAuthenticator(site)))).toBe("passkey_refused");
  const { device, actor, passkeyId } = await owner();
  must(await passkey.remove(actor, { passkeyId }));
  expect(code(await signIn(device))).toBe("passkey_refused");
});

test("for somebody without a role a passkey is one more way in; for a recruiter it is the second step after the password", async () => {
  const { email, actor, device } = await owner();
  expect(must(await door.byPassword(visit(), { email, password: good })).opens).toBe("session");
  await db.roleGrant.create({ data: { personId: actor.personId, role: "recruiter" } });
  const { token, opens } = must(await door.byPassword(visit(), { email, password: good }));
  expect(opens).toBe("second step");
  const stranger = await owner();
  expect(code(await signIn(stranger.device, token))).toBe("passkey_refused");
  const opened = must(await signIn(device, token));
  expect((await actorOf(opened.token)).roles).toEqual(["recruiter"]);
});

test("one device makes one passkey of an account, and of no second account", async () => {
  const { device, actor } = await owner();
  const { options } = must(await passkey.offer(actor, null));
  expect(options.excludeCredentials?.map(({ id }) => id)).toEqual([device.credentialId]);
  expect(code(await addPasskey(actor, device))).toBe("passkey_refused");
  expect(code(await addPasskey((await account(mailbox)).actor, device))).toBe("passkey_refused");
});

test("a passkey made for another site, or over a challenge that was not given, is not kept", async () => {
  const { actor } = await account(mailbox);
  for (const lie of [{ origin: "https://evil.example" }, { rpId: "evil.example" }, { userVerified: false }, { challenge: "YWJj" }]) {
    const { attempt, options } = must(await passkey.offer(actor, null));
    const credential = makeAuthenticator(site).create(options, lie);
    expect(code(await passkey.add(actor, attempt, { credential, name: "Telepon" }))).toBe("passkey_refused");
  }
  expect(await passkey.list(actor)).toEqual([]);
});

test("what a browser sent stands in no log, also when its passkey is refused", async () => {
  const info = vi.spyOn(log, "info");
  onTestFinished(() => void info.mockRestore());
  const { actor } = await account(mailbox);
  const { attempt, options } = must(await passkey.offer(actor, null));
  const credential = makeAuthenticator(site).create(options, { origin: "https://somebody-wrote-this.example" });
  expect(code(await passkey.add(actor, attempt, { credential, name: "Telepon" }))).toBe("passkey_refused");
  expect(info).toHaveBeenCalledWith({ why: "Error" }, "passkey refused");
  expect(JSON.stringify(info.mock.calls)).not.toContain("somebody-wrote-this");
});

test("a passkey that comes with certificates is not kept, and no address that stands in them is asked", async () => {
  const { actor } = await account(mailbox);
  const asked: string[] = [];
  const trap = createServer(({ url = "" }, response) => {
    asked.push(url);
    response.end();
  }).listen(0, "127.0.0.1");
  onTestFinished(() => void trap.close());
  await once(trap, "listening");
  const revocations = `http://127.0.0.1:${(trap.address() as AddressInfo).port}/inner`;
  const { attempt, options } = must(await passkey.offer(actor, null));
  const credential = makeAuthenticator(site).create(options, { revocations });
  expect(code(await passkey.add(actor, attempt, { credential, name: "Telepon" }))).toBe("passkey_refused");
  expect(asked).toEqual([]);
});

test("a stranger names and takes off nobody's passkey", async () => {
  const { actor, passkeyId } = await owner();
  const stranger = await owner();
  expect(code(await passkey.rename(stranger.actor, { passkeyId, name: "Milikku" }))).toBe("missing");
  expect(code(await passkey.remove(stranger.actor, { passkeyId }))).toBe("missing");
  must(await passkey.rename(actor, { passkeyId, name: "Telepon kantor" }));
  expect((await passkey.list(actor)).map(({ name }) => name)).toEqual(["Telepon kantor"]);
  expect(await passkey.list(stranger.actor)).toHaveLength(1);
});

test("the last way in stays: a passkey of an account without a password goes only after another one", async () => {
  const { actor, passkeyId } = await owner();
  await db.person.update({ where: { id: actor.personId }, data: { passwordHash: null } });
  expect(code(await passkey.remove(actor, { passkeyId }))).toBe("last_way_in");
  must(await addPasskey(actor));
  const both = (await passkey.list(actor)).map((one) => one.passkeyId);
  const answers = await Promise.all(both.map((one) => passkey.remove(actor, { passkeyId: one })));
  expect(answers.map((answer) => (answer.ok ? "ok" : answer.code)).sort()).toEqual(["last_way_in", "ok"]);
});

test("the only second factor of a recruiter stays until there is another one", async () => {
  const { actor, passkeyId } = await owner();
  await db.roleGrant.create({ data: { personId: actor.personId, role: "recruiter" } });
  expect(code(await passkey.remove(actor, { passkeyId }))).toBe("factor_required");
  await withApp(actor);
  must(await passkey.remove(actor, { passkeyId }));
  expect(code(await authenticatorApp.remove(actor))).toBe("factor_required");
});

test("a recruiter's first passkey comes with recovery codes, somebody else's with none", async () => {
  const { actor } = await account(mailbox);
  expect(must(await addPasskey(actor)).recoveryCodes).toEqual([]);
  await db.roleGrant.create({ data: { personId: actor.personId, role: "recruiter" } });
  expect(must(await addPasskey(actor)).recoveryCodes).toHaveLength(10);
  expect(must(await addPasskey(actor)).recoveryCodes).toEqual([]);
  expect((await factor.mine(actor)).recoveryCodesLeft).toBe(10);
});

test("one's own passkey proves who one is; another person's does not", async () => {
  const { actor, device } = await owner();
  await db.session.update({ where: { id: actor.sessionId }, data: { provedAt: new Date(0) } });
  const stranger = await owner();
  const theirs = await signed(stranger.device);
  expect(code(await proof.byPasskey(actor, visit(), theirs.attempt, theirs))).toBe("passkey_refused");
  expect(code(await passkey.offer(actor, null))).toBe("proof_needed");
  const mine = await signed(device);
  must(await proof.byPasskey(actor, visit(), mine.attempt, mine));
  must(await passkey.offer(actor, null));
});

test("what proved who one is proves it once", async () => {
  const phone = makeAuthenticator(site, { counts: false });
  const { actor } = await owner(phone);
  const mine = await signed(phone);
  const both = await Promise.all([1, 2].map(() => proof.byPasskey(actor, visit(), mine.attempt, mine)));
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(code(await proof.byPasskey(actor, visit(), mine.attempt, mine))).toBe("passkey_refused");
});

test("every change of passkeys is told to the owner in a letter whose subject and first words say nothing of it", async () => {
  const { email, actor, passkeyId } = await owner();
  must(await passkey.remove(actor, { passkeyId }));
  const letters = (await mailbox.to(email)).filter(({ text }) => text.includes("kunci sandi"));
  expect(letters.length).toBeGreaterThan(0);
  for (const { subject, text } of letters) {
    expect(subject).toBe("Kabar untuk Anda dari Suara Kerja");
    expect(text.slice(0, 150)).not.toMatch(/sandi|perangkat|kode/i);
  }
});
