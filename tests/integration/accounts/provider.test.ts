// Signing in with an identity provider: a real one, on loopback.
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import * as accountBan from "#lib/accounts/account-ban";
import { unseal } from "#lib/accounts/provider/cookie";
import * as linkedAccount from "#lib/accounts/provider/linked-account";
import { startLinking } from "#lib/accounts/provider/sign-in";
import * as door from "#lib/accounts/sign-in/sign-in";
import { cookieNames } from "#lib/platform/auth/cookie";
import * as session from "#lib/platform/auth/session";
import { db, transact } from "#lib/platform/db";
import { log } from "#lib/platform/log";
import * as deletion from "#lib/privacy/deletion";
import { account, actorOf, good, visit } from "#tests/factories/account";
import { code, must } from "#tests/factories/forum";
import { tokenIn, useMailbox } from "#tests/factories/mailbox";
import { type Browser, browser, locationOf, personAt, type RunningProvider, startProvider } from "#tests/factories/provider";

const mailbox = useMailbox();
let ministry: RunningProvider;
let acme: RunningProvider;

beforeAll(async () => {
  ministry = await startProvider("ministry", "people.test");
  acme = await startProvider("acme");
});
afterAll(() => Promise.all([ministry.close(), acme.close()]));

const personOf = async (token: string) => (await session.find(token))?.personId;
const said = (location: string) => new URL(location, "http://x").searchParams.get("provider");
const linkedTo = (subject: string) => db.linkedAccount.findMany({ where: { subject }, select: { personId: true, issuer: true } });

/** Somebody signed in here, in a browser that is allowed to link an account of this provider. */
async function linker(id = ministry.id) {
  const mine = await account(mailbox);
  const at = browser();
  at.ours.set(cookieNames().session, mine.token);
  at.ours.set(cookieNames().linking, must(await startLinking(mine.actor, { provider: id })));
  return { ...mine, at };
}

describe("somebody whose account is linked", () => {
  test("signs in, lands on the page they wanted, and the session is a row like any other", async () => {
    const { actor, at } = await linker();
    const { subject } = personAt(ministry);
    expect(locationOf(await at.signIn("ministry", subject, "/id/account"))).toBe("/id/account?provider=linked&of=ministry");
    const phone = browser();
    const answer = await phone.signIn("ministry", subject, "/ar/schedule");
    expect(locationOf(answer)).toBe("http://127.0.0.1:3000/ar/schedule");
    expect(await personOf(answer.opened?.token ?? "")).toBe(actor.personId);
    expect(answer.headers.some(([, value]) => value.startsWith(`${cookieNames().session}=`))).toBe(false);
    const rows = JSON.stringify(await db.$queryRaw`SELECT to_jsonb(s) AS row FROM session s`);
    expect(rows).not.toContain(answer.opened?.token);
  });

  test("signs in even when the provider does not vouch for the address", async () => {
    const { actor, at } = await linker();
    const person = personAt(ministry, { isEmailVerified: false });
    await at.signIn("ministry", person.subject);
    const answer = await browser().signIn("ministry", person.subject);
    expect(await personOf(answer.opened?.token ?? "")).toBe(actor.personId);
  });

  test("is not signed in once it is unlinked", async () => {
    const { actor, at } = await linker();
    const { subject } = personAt(ministry, { isEmailVerified: false });
    await at.signIn("ministry", subject);
    const [line] = (await linkedAccount.list(actor)).linked;
    must(await linkedAccount.unlink(actor, { linkedAccountId: line?.linkedAccountId ?? "" }));
    const answer = await browser().signIn("ministry", subject);
    expect(answer.opened).toBeNull();
    expect(said(locationOf(answer))).toBe("no_address");
  });

  test("is told that the account was closed after a report, and not that something is wrong with the provider", async () => {
    const { actor, at } = await linker();
    const { subject } = personAt(ministry);
    await at.signIn("ministry", subject);
    await transact((tx) => accountBan.ban(tx, actor.personId));
    const answer = await browser().signIn("ministry", subject, "/en/schedule");
    expect(answer.opened).toBeNull();
    expect(said(locationOf(answer))).toBe("account_banned");
    expect(await db.session.count({ where: { personId: actor.personId } })).toBe(0);
  });
});

describe("somebody whose account is not linked", () => {
  test("is signed in and linked at once when the provider may vouch for an address that was confirmed here", async () => {
    const { email, actor } = await account(mailbox);
    const { subject } = personAt(ministry, { email: email.toUpperCase() });
    const answer = await browser().signIn("ministry", subject);
    expect(await personOf(answer.opened?.token ?? "")).toBe(actor.personId);
    expect(await linkedTo(subject)).toEqual([{ personId: actor.personId, issuer: ministry.issuer }]);
    expect((await mailbox.to(email)).filter(({ text }) => text.includes("Cara masuk ke akun Anda berubah"))).toHaveLength(1);
  });

  test("gets a letter when the account is closed, however well the provider vouches", async () => {
    const { email, actor } = await account(mailbox);
    await db.roleGrant.create({ data: { personId: actor.personId, role: "recruiter" } });
    must(await deletion.ask(actor, { when: "later" }));
    const { subject } = personAt(ministry, { email });
    expect(said(locationOf(await browser().signIn("ministry", subject)))).toBe("letter_sent");
    expect(await linkedTo(subject)).toEqual([]);
  });

  test("gets a letter when the provider may not vouch for the address, and is linked by its button in the same browser only", async () => {
    const { email, actor } = await account(mailbox);
    const { subject } = personAt(acme, { email });
    const at = browser();
    const answer = await at.signIn("acme", subject);
    expect(answer.opened).toBeNull();
    expect(said(locationOf(answer))).toBe("letter_sent");
    // Pressed elsewhere it signs in and links nothing.
    must(await door.byLink(visit(), { token: tokenIn((await mailbox.to(email)).at(-1)) }, null));
    expect(await linkedTo(subject)).toEqual([]);
    await db.rateLimit.deleteMany();
    await at.signIn("acme", subject);
    const pending = await unseal("pending", at.ours.get(cookieNames().pending));
    const { token } = must(await door.byLink(visit(), { token: tokenIn((await mailbox.to(email)).at(-1)) }, pending));
    expect(await personOf(token)).toBe(actor.personId);
    expect(await linkedTo(subject)).toEqual([{ personId: actor.personId, issuer: acme.issuer }]);
  });

  test("gets an account by that letter when there was none, and nothing of the profile is kept but issuer and subject", async () => {
    const person = personAt(ministry);
    const at = browser();
    expect(said(locationOf(await at.signIn("ministry", person.subject, "/en/schedule")))).toBe("letter_sent");
    const pending = await unseal("pending", at.ours.get(cookieNames().pending));
    const { token } = must(await door.byLink(visit(), { token: tokenIn((await mailbox.to(person.email)).at(-1)) }, pending));
    const personId = (await personOf(token)) ?? "";
    expect(await db.person.findUnique({ where: { id: personId } })).toMatchObject({
      email: person.email,
      locale: "en",
      passwordHash: null,
    });
    const [row] = await db.$queryRaw<{ row: object }[]>`SELECT to_jsonb(l) AS row FROM linked_account l WHERE subject = ${person.subject}`;
    expect(Object.keys(row?.row ?? {}).sort()).toEqual(["created_at", "id", "issuer", "person_id", "subject"]);
    const again = await browser().signIn("ministry", person.subject);
    expect(await personOf(again.opened?.token ?? "")).toBe(personId);
  });

  test("whose letter is pressed for another address is not linked with it", async () => {
    const { subject } = personAt(acme);
    const at = browser();
    await at.signIn("acme", subject);
    const pending = await unseal("pending", at.ours.get(cookieNames().pending));
    const { email } = await account(mailbox);
    must(await door.requestLink(visit(), { email, purpose: "sign_in", locale: "id", next: "" }));
    must(await door.byLink(visit(), { token: tokenIn((await mailbox.to(email)).at(-1)) }, pending));
    expect(await linkedTo(subject)).toEqual([]);
  });

  test("and has a role here is asked by letter, whatever the provider says", async () => {
    const { email, actor } = await account(mailbox);
    await db.roleGrant.create({ data: { personId: actor.personId, role: "admin" } });
    const { subject } = personAt(ministry, { email });
    const answer = await browser().signIn("ministry", subject);
    expect(answer.opened).toBeNull();
    expect(said(locationOf(answer))).toBe("letter_sent");
    expect(await linkedTo(subject)).toEqual([]);
  });

  test.each([
    ["the provider does not vouch for the address", { isEmailVerified: false }],
    ["what the provider calls an address is none", { email: "not an address" }],
  ])("is told so when %s", async (_why, more) => {
    const { email } = await account(mailbox);
    const { subject } = personAt(ministry, { email, ...more });
    const answer = await browser().signIn("ministry", subject);
    expect(answer.opened).toBeNull();
    expect(locationOf(answer)).toBe("/id/sign-in?provider=no_address&of=ministry&next=%2Fschedule");
    expect(await linkedTo(subject)).toEqual([]);
  });

  test("twice at once leaves one link, and both are in", async () => {
    const { email, actor } = await account(mailbox);
    const { subject } = personAt(ministry, { email });
    const browsers = [browser(), browser()];
    const backs = await Promise.all(browsers.map(async (one) => one.choose(await one.begin("ministry"), subject)));
    const answers = await Promise.all(browsers.map((one, index) => one.ask("GET", backs[index] ?? "")));
    for (const { opened } of answers) expect(await personOf(opened?.token ?? "")).toBe(actor.personId);
    expect(await linkedTo(subject)).toHaveLength(1);
  });
});

describe("linking", () => {
  test("an account that another person has linked is refused, and stays theirs", async () => {
    const [first, second] = [await linker(), await linker()];
    const { subject } = personAt(ministry);
    await first.at.signIn("ministry", subject, "/id/account");
    const answer = await second.at.signIn("ministry", subject, "/en/account");
    expect(locationOf(answer)).toBe("/en/account?provider=taken&of=ministry");
    expect(answer.opened).toBeNull();
    expect(await linkedTo(subject)).toEqual([{ personId: first.actor.personId, issuer: ministry.issuer }]);
  });

  test("a second account of the same provider is refused", async () => {
    const { actor, at } = await linker();
    await at.signIn("ministry", personAt(ministry).subject, "/id/account");
    at.ours.set(cookieNames().linking, must(await startLinking(actor, { provider: "ministry" })));
    const other = personAt(ministry);
    expect(said(locationOf(await at.signIn("ministry", other.subject, "/id/account")))).toBe("other_linked");
    expect(await linkedTo(other.subject)).toEqual([]);
  });

  test("needs the session that asked for it: in another one it is a sign-in like any other", async () => {
    const { at } = await linker();
    const somebody = await account(mailbox);
    at.ours.set(cookieNames().session, somebody.token);
    const { subject } = personAt(ministry, { isEmailVerified: false });
    expect(said(locationOf(await at.signIn("ministry", subject, "/id/account")))).toBe("no_address");
    expect(await linkedTo(subject)).toEqual([]);
  });

  test("is allowed once: the next sign-in in that browser links nothing", async () => {
    const { actor, at } = await linker();
    const first = personAt(ministry);
    await at.signIn("ministry", first.subject, "/id/account");
    const [line] = (await linkedAccount.list(actor)).linked;
    must(await linkedAccount.unlink(actor, { linkedAccountId: line?.linkedAccountId ?? "" }));
    const second = personAt(ministry, { isEmailVerified: false });
    expect(said(locationOf(await at.signIn("ministry", second.subject, "/id/account")))).toBe("no_address");
    expect(await linkedTo(second.subject)).toEqual([]);
  });

  test("was not asked for by somebody who only signs in while signed in", async () => {
    const mine = await account(mailbox);
    const other = await account(mailbox);
    const at = browser();
    at.ours.set(cookieNames().session, mine.token);
    const { subject } = personAt(ministry, { email: other.email });
    const answer = await at.signIn("ministry", subject);
    expect(await personOf(answer.opened?.token ?? "")).toBe(other.actor.personId);
  });

  test("unlinking somebody else's account changes nothing, and twice is harmless", async () => {
    const { actor, at } = await linker();
    const { subject } = personAt(ministry);
    await at.signIn("ministry", subject, "/id/account");
    const [line] = (await linkedAccount.list(actor)).linked;
    const linkedAccountId = line?.linkedAccountId ?? "";
    const stranger = await account(mailbox);
    // Not even where nothing else than letters would let the stranger in.
    await db.person.update({ where: { id: stranger.actor.personId }, data: { passwordHash: null } });
    must(await linkedAccount.unlink(stranger.actor, { linkedAccountId }));
    expect(await linkedTo(subject)).toHaveLength(1);
    must(await linkedAccount.unlink(actor, { linkedAccountId }));
    must(await linkedAccount.unlink(actor, { linkedAccountId }));
    expect(await linkedTo(subject)).toEqual([]);
  });

  test("the last way in is not unlinked, also when two are unlinked at once", async () => {
    const { actor, at } = await linker();
    await at.signIn("ministry", personAt(ministry).subject, "/id/account");
    at.ours.set(cookieNames().linking, must(await startLinking(actor, { provider: "acme" })));
    await at.signIn("acme", personAt(acme).subject, "/id/account");
    await db.person.update({ where: { id: actor.personId }, data: { passwordHash: null } });
    const { linked } = await linkedAccount.list(actor);
    expect(linked).toHaveLength(2);
    const answers = await Promise.all(linked.map(({ linkedAccountId }) => linkedAccount.unlink(actor, { linkedAccountId })));
    expect(answers.map((answer) => (answer.ok ? "ok" : answer.code)).sort()).toEqual(["last_way_in", "ok"]);
  });

  test("with a provider that is not there is refused", async () => {
    const { actor } = await account(mailbox);
    expect(code(await startLinking(actor, { provider: "nobody" }))).toBe("missing");
  });
});

describe("somebody with an authenticator app", () => {
  const withApp = async () => {
    const mine = await account(mailbox);
    await db.authenticatorApp.create({ data: { personId: mine.actor.personId, sealedSecret: "sealed", confirmedAt: new Date() } });
    return mine;
  };

  test("is asked for the second step after the provider, and goes on from there to the page they wanted", async () => {
    const { email, token } = await withApp();
    const { subject } = personAt(ministry, { email });
    const answer = await browser().signIn("ministry", subject, "/en/schedule");
    expect(answer.opened?.opens).toBe("second step");
    expect(await session.find(answer.opened?.token ?? "")).toBeNull();
    expect(locationOf(answer)).toBe("/en/sign-in/second-step?next=%2Fschedule");
    expect(await session.find(token)).not.toBeNull();
  });

  test("adds no way in by a letter alone", async () => {
    const { email } = await withApp();
    const { subject } = personAt(acme, { email });
    const at = browser();
    await at.signIn("acme", subject);
    const pending = await unseal("pending", at.ours.get(cookieNames().pending));
    const { opens } = must(await door.byLink(visit(), { token: tokenIn((await mailbox.to(email)).at(-1)) }, pending));
    expect(opens).toBe("second step");
    expect(await linkedTo(subject)).toEqual([]);
  });
});

test("whoever signed in longer than ten minutes ago proves again who they are before linking and unlinking", async () => {
  const { actor, at } = await linker();
  const { subject } = personAt(ministry);
  await at.signIn("ministry", subject, "/id/account");
  const [line] = (await linkedAccount.list(actor)).linked;
  await db.session.update({ where: { id: actor.sessionId }, data: { provedAt: new Date(Date.now() - 11 * 60_000) } });
  expect(code(await startLinking(actor, { provider: "acme" }))).toBe("proof_needed");
  expect(code(await linkedAccount.unlink(actor, { linkedAccountId: line?.linkedAccountId ?? "" }))).toBe("proof_needed");
  expect(await linkedTo(subject)).toHaveLength(1);
});

test("whoever stayed at the provider for more than ten minutes links nothing when they come back", async () => {
  const { actor, at } = await linker();
  const { subject } = personAt(ministry);
  const back = await at.choose(await at.begin("ministry", "/id/account"), subject);
  await db.session.update({ where: { id: actor.sessionId }, data: { provedAt: new Date(Date.now() - 11 * 60_000) } });
  expect(locationOf(await at.ask("GET", back))).toBe("/id/account?provider=stale&of=ministry");
  expect(await linkedTo(subject)).toEqual([]);
});

test("a sign-in with a provider proves as much as the provider says: nothing where it does not say when, now where it asked again", async () => {
  const { at } = await linker();
  const { subject } = personAt(ministry);
  await at.signIn("ministry", subject);
  const phone = browser();
  const first = await phone.signIn("ministry", subject);
  const plain = await actorOf(first.opened?.token ?? "");
  expect(code(await startLinking(plain, { provider: "acme" }))).toBe("proof_needed");
  // Signed in already, the same button asks the provider for a proof.
  const address = await phone.begin("ministry");
  expect(new URL(address).searchParams.get("max_age")).toBe("0");
  const again = await phone.ask("GET", await phone.choose(address, subject));
  must(await startLinking(await actorOf(again.opened?.token ?? ""), { provider: "acme" }));
  ministry.forgery = { claims: { auth_time: Math.floor(Date.now() / 1_000) - 11 * 60 }, isForeignKey: false };
  const old = await phone.signIn("ministry", subject);
  ministry.forgery = null;
  expect(code(await startLinking(await actorOf(old.opened?.token ?? ""), { provider: "acme" }))).toBe("proof_needed");
});

test("somebody who is given a role while they come back from the provider is not linked by their address alone", async () => {
  const { email, actor } = await account(mailbox);
  const { subject } = personAt(ministry, { email });
  const at = browser();
  const back = await at.choose(await at.begin("ministry"), subject);
  const { answer } = await db.$transaction(async (tx) => {
    await session.lockAccount(tx, actor.personId);
    await tx.roleGrant.create({ data: { personId: actor.personId, role: "recruiter" } });
    const asked = at.ask("GET", back);
    await vi.waitFor(async () => {
      const rows = await db.$queryRaw<unknown[]>`
        SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      expect(rows).toHaveLength(1);
    });
    return { answer: asked };
  });
  expect(said(locationOf(await answer))).toBe("letter_sent");
  expect(await linkedTo(subject)).toEqual([]);
});

/** A browser that has come back from the provider, just before our site reads the answer. */
async function returned(person = personAt(ministry, { isEmailVerified: true })): Promise<{ at: Browser; back: URL }> {
  const at = browser();
  return { at, back: new URL(await at.choose(await at.begin("ministry"), person.subject)) };
}

describe("an answer that is not to be trusted signs nobody in", () => {
  afterEach(() => {
    ministry.forgery = null;
  });

  const expectRefused = async (at: Browser, address: URL | string, why: string) => {
    const answer = await at.ask("GET", String(address));
    expect(answer.opened).toBeNull();
    expect(locationOf(answer)).toMatch(new RegExp(`^/id/sign-in\\?provider=${why}&of=ministry(&next=%2Fschedule)?$`));
  };

  test("with another state", async () => {
    const { at, back } = await returned();
    back.searchParams.set("state", "x".repeat(43));
    await expectRefused(at, back, "stale");
  });

  test("without a state", async () => {
    const { at, back } = await returned();
    back.searchParams.delete("state");
    await expectRefused(at, back, "stale");
  });

  test("in a browser that has not begun it", async () => {
    const { back } = await returned();
    const other = browser();
    await expectRefused(other, back, "stale");
  });

  test("a second time", async () => {
    const { email } = await account(mailbox);
    const { at, back } = await returned(personAt(ministry, { email }));
    const before = new Map(at.ours);
    expect((await at.ask("GET", String(back))).opened).not.toBeNull();
    await expectRefused(at, back, "stale");
    // Somebody who kept the cookies: the provider takes a code once.
    const thief = browser();
    for (const [name, value] of before) thief.ours.set(name, value);
    await expectRefused(thief, back, "stale");
  });

  test.each(["providerState", "providerNonce", "providerVerifier"] as const)("with a cookie that was altered (%s)", async (cookie) => {
    const { email } = await account(mailbox);
    const { at, back } = await returned(personAt(ministry, { email }));
    at.ours.set(cookieNames()[cookie], `${at.ours.get(cookieNames()[cookie])?.slice(0, -4)}AAAA`);
    await expectRefused(at, back, "stale");
  });

  test("with a code that the provider never gave", async () => {
    const { at, back } = await returned();
    back.searchParams.set("code", "x".repeat(43));
    await expectRefused(at, back, "stale");
  });

  test("that was meant for another provider", async () => {
    const { at, back } = await returned();
    back.pathname = "/api/auth/callback/acme";
    const answer = await at.ask("GET", String(back));
    expect(answer.opened).toBeNull();
    expect(said(locationOf(answer))).toBe("stale");
  });

  test.each([
    ["another audience", { aud: "somebody-else" }],
    ["another nonce", { nonce: "x".repeat(43) }],
    ["another issuer", { iss: "https://evil.example" }],
    ["an end in the past", { exp: 1_000 }],
  ])("with an id token of %s", async (_what, wrong) => {
    const { email } = await account(mailbox);
    const { at, back } = await returned(personAt(ministry, { email }));
    ministry.forgery = { claims: wrong, isForeignKey: false };
    await expectRefused(at, back, "failed");
    expect(await db.linkedAccount.count({ where: { person: { email } } })).toBe(0);
  });

  test("with an id token that somebody else has signed", async () => {
    const { at, back } = await returned();
    ministry.forgery = { claims: {}, isForeignKey: true };
    await expectRefused(at, back, "failed");
  });
});

test("somebody who cancels at the provider is told so, and nothing has changed", async () => {
  const at = browser();
  const answer = await at.ask("GET", await at.choose(await at.begin("ministry"), ""));
  expect(locationOf(answer)).toBe("/id/sign-in?provider=cancelled&of=ministry&next=%2Fschedule");
});

test("what somebody writes into the address of an answer is not in the log", async () => {
  const warn = vi.spyOn(log, "warn");
  const query = new URLSearchParams({ error: "siti 0812 rahasia", error_description: "siti@rahasia.test" });
  const answer = await browser().ask("GET", `/api/auth/callback/ministry?${query}`);
  expect(said(locationOf(answer))).toBe("failed");
  expect(warn).toHaveBeenCalled();
  expect(JSON.stringify(warn.mock.calls)).not.toMatch(/siti|rahasia/);
  warn.mockRestore();
});

test("a provider that does not answer is named as such, before going there and after", async () => {
  const away = await startProvider("away");
  const at = browser();
  const back = await at.choose(await at.begin("away"), personAt(away).subject);
  await away.close();
  expect(said(locationOf(await at.ask("GET", back)))).toBe("unreachable");
  expect(said(await browser().begin("away", "/ar/schedule"))).toBe("unreachable");
  expect(await browser().begin("away", "/ar/schedule")).toMatch(/^\/ar\/sign-in\?/);
});

test("A-17 a sign-in does not begin without the token of this browser", async () => {
  const at = browser();
  for (const csrfToken of [undefined, "", "x".repeat(64)]) {
    const answer = await at.ask("POST", "/api/auth/signin/ministry", { body: { csrfToken, callbackUrl: "/id", json: "true" } });
    expect(said((JSON.parse(answer.body ?? "{}") as { url: string }).url)).toBe("stale");
  }
  await at.ask("GET", "/api/auth/csrf");
  const answer = await at.ask("POST", "/api/auth/signin/ministry", { body: { csrfToken: "x".repeat(64), json: "true" } });
  expect(said((JSON.parse(answer.body ?? "{}") as { url: string }).url)).toBe("stale");
});

test("A-05 a sign-in never leads to somebody else's site", async () => {
  const { email } = await account(mailbox);
  const { subject } = personAt(ministry, { email });
  for (const page of [
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
    "/id//evil.example",
    "/id/x?next=//evil",
  ]) {
    const answer = await browser().signIn("ministry", subject, page);
    expect(answer.opened, page).not.toBeNull();
    expect(locationOf(answer), page).toMatch(/^http:\/\/127\.0\.0\.1:3000\/id$/);
  }
});

test("a page to go on to that was altered in the cookie leads to the front page, and is no fault", async () => {
  const { email } = await account(mailbox);
  const { at, back } = await returned(personAt(ministry, { email }));
  for (const page of ["https://evil.example", "http://[", "javascript:alert(1)"]) {
    at.ours.set(cookieNames().providerPage, page);
    expect((await at.ask("GET", "/api/auth/csrf")).status, page).toBe(200);
  }
  at.ours.set(cookieNames().providerPage, "https://evil.example");
  const answer = await at.ask("GET", String(back));
  expect(answer.opened).not.toBeNull();
  expect(locationOf(answer)).toBe("http://127.0.0.1:3000/id");
});

test("the provider learns nothing of where the person was", async () => {
  const room = "0d4b3a52-8f0e-4f0a-9a53-6f5d0a1f2b3c";
  const address = new URL(await browser().begin("ministry", `/id/rooms/${room}`));
  expect(address.href).not.toContain(room);
  expect(address.searchParams.get("redirect_uri")).toBe("http://127.0.0.1:3000/api/auth/callback/ministry");
  expect([...address.searchParams.keys()].sort()).toEqual(
    ["client_id", "code_challenge", "code_challenge_method", "nonce", "redirect_uri", "response_type", "scope", "state"].sort(),
  );
  expect(address.searchParams.get("scope")).toBe("openid email");
});

test("what is added to the address of a sign-in does not reach the provider", async () => {
  const at = browser();
  const { csrfToken } = JSON.parse((await at.ask("GET", "/api/auth/csrf")).body ?? "{}") as { csrfToken: string };
  const answer = await at.ask("POST", "/api/auth/signin/ministry?redirect_uri=https://evil.example&scope=all", {
    body: { csrfToken, callbackUrl: "/id", json: "true" },
  });
  const { url } = JSON.parse(answer.body ?? "{}") as { url: string };
  expect(url).not.toContain("evil");
  expect(new URL(url).searchParams.get("scope")).toBe("openid email");
});

test("next-auth's session says when it ends and nothing of the person; signing out there ends the row", async () => {
  const { token, email } = await account(mailbox);
  const at = browser();
  expect((await at.ask("GET", "/api/auth/session")).body).toBe("{}");
  at.ours.set(cookieNames().session, token);
  const { body } = await at.ask("GET", "/api/auth/session");
  expect(JSON.parse(body ?? "{}")).toEqual({ user: {}, expires: expect.any(String) });
  expect(body).not.toContain(email);
  const { csrfToken } = JSON.parse((await at.ask("GET", "/api/auth/csrf")).body ?? "{}") as { csrfToken: string };
  expect((await at.ask("POST", "/api/auth/signout", { body: { csrfToken: "x", json: "true" } })).ended).toBe(false);
  expect(await session.find(token)).not.toBeNull();
  expect((await at.ask("POST", "/api/auth/signout", { body: { csrfToken, json: "true" } })).ended).toBe(true);
  expect(await session.find(token)).toBeNull();
});

test("what of next-auth this site does not use is not there", async () => {
  for (const [method, path] of [
    ["GET", "signin/ministry"],
    ["GET", "signout"],
    ["GET", "verify-request"],
    ["GET", "callback/nobody"],
    ["POST", "callback/ministry"],
    ["POST", "session"],
    ["POST", "_log"],
    ["POST", "signin/nobody"],
    ["GET", "callback/credentials"],
  ] as const)
    expect((await browser().ask(method, `/api/auth/${path}`)).status, `${method} ${path}`).toBe(404);
});

test("a password still signs in beside it, and the account lists no account of a provider", async () => {
  const { email } = await account(mailbox);
  const { token } = must(await door.byPassword(visit(), { email, password: good }));
  expect((await linkedAccount.list(await actorOf(token))).linked).toEqual([]);
});
