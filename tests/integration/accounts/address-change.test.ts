// Somebody gives their account another address: both addresses hear of it, and the old one can stop it for a day.
import { expect, test } from "vitest";
import * as addressChange from "#lib/accounts/address-change";
import * as proof from "#lib/accounts/factors/proof";
import * as person from "#lib/accounts/person";
import * as door from "#lib/accounts/sign-in/sign-in";
import type { Actor } from "#lib/platform/auth/actor";
import * as session from "#lib/platform/auth/session";
import * as clock from "#lib/platform/clock";
import { db } from "#lib/platform/db";
import { account, anAddress, good, visit } from "#tests/factories/account";
import { code, must } from "#tests/factories/forum";
import { useMailbox } from "#tests/factories/mailbox";

const mailbox = useMailbox();
const dayMs = 24 * 3_600_000;

const emailOf = (actor: Actor) => person.emailOf(db, actor.personId);
/** The token in the newest letter to this address. */
const tokenTo = async (address: string) => {
  const text = (await mailbox.to(address)).at(-1)?.text ?? "";
  return decodeURIComponent(/sign-in\/address#t=(\S+)/.exec(text)?.[1] ?? "");
};

async function asked(mine: Awaited<ReturnType<typeof account>>, wish = anAddress()) {
  must(await addressChange.ask(mine.actor, visit(), { email: wish }));
  return { wish, confirm: await tokenTo(wish), stop: await tokenTo(mine.email) };
}

test("whoever confirms the new address signs in with it a day later, and with the old one no more", async () => {
  const mine = await account(mailbox);
  const address = anAddress();
  must(await addressChange.ask(mine.actor, visit(), { email: ` ${address.toUpperCase()}` }));
  const confirm = await tokenTo(address);
  must(await addressChange.confirm({ token: confirm }));
  must(await addressChange.confirm({ token: confirm }));
  await addressChange.carryOut();
  expect(await emailOf(mine.actor)).toBe(mine.email);
  await clock.move(dayMs + 1_000);
  await Promise.all([addressChange.carryOut(), addressChange.carryOut()]);
  expect(await emailOf(mine.actor)).toBe(address);
  must(await door.byPassword(visit(), { email: address, password: good }));
  expect(code(await door.byPassword(visit(), { email: mine.email, password: good }))).toBe("wrong_password");
  const letters = (await mailbox.to(address)).filter(({ text }) => text.includes("sudah berganti"));
  expect(letters).toHaveLength(1);
});

test("an address that nobody confirmed is forgotten after the day", async () => {
  const mine = await account(mailbox);
  const { confirm } = await asked(mine);
  await clock.move(dayMs + 1_000);
  expect(code(await addressChange.confirm({ token: confirm }))).toBe("link_dead");
  await addressChange.carryOut();
  expect(await emailOf(mine.actor)).toBe(mine.email);
  expect(await addressChange.pending(mine.actor.personId)).toBeNull();
});

test("whoever reads the old address's letters stops it, and is rid of whoever was signed in", async () => {
  const mine = await account(mailbox);
  const { confirm, stop } = await asked(mine);
  must(await addressChange.confirm({ token: confirm }));
  must(await addressChange.stop({ token: stop }));
  expect(await session.find(mine.token)).toBeNull();
  expect(code(await addressChange.stop({ token: stop }))).toBe("link_dead");
  expect(code(await addressChange.confirm({ token: confirm }))).toBe("link_dead");
  await clock.move(dayMs + 1_000);
  await addressChange.carryOut();
  expect(await emailOf(mine.actor)).toBe(mine.email);
});

test("a new password by a letter to the old address ends the wish of whoever was signed in", async () => {
  const mine = await account(mailbox);
  const { confirm } = await asked(mine);
  must(await addressChange.confirm({ token: confirm }));
  await db.rateLimit.deleteMany();
  must(await door.requestLink(visit(), { email: mine.email, purpose: "reset", locale: "id", next: "" }));
  const letter = (await mailbox.to(mine.email)).at(-1)?.text ?? "";
  const token = decodeURIComponent(/#t=(\S+)/.exec(letter)?.[1] ?? "");
  must(await door.reset(visit(), { token, password: `${good} lagi` }));
  await clock.move(dayMs + 1_000);
  await addressChange.carryOut();
  expect(await emailOf(mine.actor)).toBe(mine.email);
});

test("a stolen session alone asks for nothing: it must prove who holds it", async () => {
  const mine = await account(mailbox);
  await db.session.update({ where: { id: mine.actor.sessionId }, data: { provedAt: new Date(0) }, select: { id: true } });
  const wish = { email: anAddress() };
  expect(code(await addressChange.ask(mine.actor, visit(), wish))).toBe("proof_needed");
  expect(await addressChange.pending(mine.actor.personId)).toBeNull();
  must(await proof.byPassword(mine.actor, visit(), { password: good }));
  must(await addressChange.ask(mine.actor, visit(), wish));
});

test("asking tells nobody whether the new address has an account: only its owner reads it, and nothing changes", async () => {
  const [mine, other] = [await account(mailbox), await account(mailbox)];
  const known = await addressChange.ask(mine.actor, visit(), { email: other.email });
  expect(known).toEqual(await addressChange.ask((await account(mailbox)).actor, visit(), { email: anAddress() }));
  const letter = (await mailbox.to(other.email)).at(-1)?.text ?? "";
  expect(letter).toContain("sudah punya akun");
  expect(letter).not.toContain("sign-in/address");
  await clock.move(dayMs + 1_000);
  await addressChange.carryOut();
  expect(await emailOf(mine.actor)).toBe(mine.email);
});

test("of two who want one free address the second keeps their own", async () => {
  const [one, two] = [await account(mailbox), await account(mailbox)];
  const wish = anAddress();
  const first = await asked(one, wish);
  must(await addressChange.confirm({ token: first.confirm }));
  const second = await asked(two, wish);
  must(await addressChange.confirm({ token: second.confirm }));
  await clock.move(dayMs + 1_000);
  await Promise.all([addressChange.carryOut(), addressChange.carryOut()]);
  await addressChange.carryOut();
  const emails = [await emailOf(one.actor), await emailOf(two.actor)];
  expect(emails.filter((email) => email === wish)).toHaveLength(1);
});

test("a sign-up with the new address that nobody finished does not keep its reader from it", async () => {
  const mine = await account(mailbox);
  const { wish, confirm } = await asked(mine);
  must(await person.signUp(visit(), { email: wish, locale: "id", next: "" }));
  must(await addressChange.confirm({ token: confirm }));
  await clock.move(dayMs + 1_000);
  await addressChange.carryOut();
  expect(await emailOf(mine.actor)).toBe(wish);
});

test("another wish ends the one before, its owner takes it back, and no token opens what it is not for", async () => {
  const mine = await account(mailbox);
  const first = await asked(mine);
  const second = await asked(mine);
  expect(code(await addressChange.confirm({ token: first.confirm }))).toBe("link_dead");
  expect(code(await addressChange.stop({ token: second.confirm }))).toBe("link_dead");
  expect(code(await addressChange.confirm({ token: second.stop }))).toBe("link_dead");
  for (const token of [
    `${second.confirm.slice(0, -1)}${second.confirm.endsWith("A") ? "B" : "A"}`,
    "x".repeat(43),
    second.confirm.replace("confirm.", "stop."),
  ])
    expect(code(await addressChange.confirm({ token }))).toBe("link_dead");
  must(await addressChange.withdraw((await account(mailbox)).actor));
  expect(await addressChange.pending(mine.actor.personId)).toMatchObject({ email: second.wish, isConfirmed: false });
  must(await addressChange.withdraw(mine.actor));
  must(await addressChange.withdraw(mine.actor));
  expect(code(await addressChange.confirm({ token: second.confirm }))).toBe("link_dead");
});

test.each(["no address", "Ａ＠b", "a@b", ""])("what is no address is refused (%s), and so is one's own", async (email) => {
  const mine = await account(mailbox);
  expect(code(await addressChange.ask(mine.actor, visit(), { email }))).toBe("email_invalid");
  expect(code(await addressChange.ask(mine.actor, visit(), { email: mine.email.toUpperCase() }))).toBe("email_invalid");
  expect(await addressChange.pending(mine.actor.personId)).toBeNull();
});
