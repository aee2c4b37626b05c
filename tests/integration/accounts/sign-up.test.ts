import { expect, test } from "vitest";
import { purge } from "#lib/accounts/jobs";
import * as person from "#lib/accounts/person";
import * as door from "#lib/accounts/sign-in";
import { move } from "#lib/platform/clock";
import { db } from "#lib/platform/db";
import { account, actorOf, anAddress, another, good, visit } from "#tests/factories/account";
import { code, must } from "#tests/factories/forum";
import { tokenIn, useMailbox } from "#tests/factories/mailbox";

const mailbox = useMailbox();
const signUp = (email: string, password = good, next = "") => person.signUp(visit(), { email, password, locale: "id", next });

test("the mailed link confirms the address, sets the password and signs in", async () => {
  const email = anAddress();
  must(await signUp(email, good, "/schedule"));
  expect(code(await door.byPassword(visit(), { email, password: good }))).toBe("wrong_password");
  const [mail, ...more] = await mailbox.to(email);
  expect(more).toEqual([]);
  expect(mail?.text).toMatch(/http:\/\/127\.0\.0\.1:3000\/id\/sign-in\/link#t=[\w-]+&n=%2Fschedule/);
  const { token } = must(await door.byLink(visit(), { token: tokenIn(mail) }));
  expect((await actorOf(token)).roles).toEqual([]);
  must(await door.byPassword(visit(), { email: email.toUpperCase(), password: good }));
});

test("A-09 a known and an unknown address get one answer; only the owner's letter says which", async () => {
  const known = await account(mailbox);
  const unknown = anAddress();
  expect(await signUp(known.email, another)).toEqual(await signUp(unknown, another));
  const [toKnown, toUnknown] = [(await mailbox.to(known.email)).at(-1), (await mailbox.to(unknown)).at(-1)];
  expect(toKnown?.subject).toBe(toUnknown?.subject);
  expect(toKnown?.text).toContain("sudah punya akun");
  expect(toUnknown?.text).toContain("Selesaikan pendaftaran");
});

test("a stranger who signs up with my address does not change my password, even if I press the link", async () => {
  const { email } = await account(mailbox);
  must(await signUp(email, another));
  must(await door.byLink(visit(), { token: tokenIn((await mailbox.to(email)).at(-1)) }));
  expect(code(await door.byPassword(visit(), { email, password: another }))).toBe("wrong_password");
  must(await door.byPassword(visit(), { email, password: good }));
});

test("a password that a stranger chose before I came is worthless once I came by a link of my own", async () => {
  const email = anAddress();
  must(await signUp(email, another));
  const planted = tokenIn((await mailbox.to(email)).at(-1));
  must(await door.requestLink(visit(), { email, purpose: "sign_in", locale: "id", next: "" }));
  must(await door.byLink(visit(), { token: tokenIn((await mailbox.to(email)).at(-1)) }));
  expect(code(await door.byPassword(visit(), { email, password: another }))).toBe("wrong_password");
  await door.byLink(visit(), { token: planted });
  expect(code(await door.byPassword(visit(), { email, password: another }))).toBe("wrong_password");
});

test("A-08 twins of an address are one account, and nothing is mailed to a second address", async () => {
  const email = anAddress();
  for (const twin of [email, email.toUpperCase(), `${email}.`]) must(await signUp(twin));
  expect(code(await signUp(email.replace("@", "＠")))).toBe("email_invalid");
  const local = email.split("@")[0] ?? "";
  expect(await db.person.count({ where: { email: { contains: local, mode: "insensitive" } } })).toBe(1);
  await mailbox.to(email);
  const reached = (await mailbox.all()).flatMap(({ to }) => to).filter((to) => to.toLowerCase().includes(local));
  expect(new Set(reached)).toEqual(new Set([email]));
});

test("two sign-ups at once leave one account, and only the newest letter opens it", async () => {
  const email = anAddress();
  await Promise.all([signUp(email), signUp(email, another)]);
  expect(await db.person.count({ where: { email } })).toBe(1);
  const tokens = (await mailbox.to(email)).map(tokenIn);
  expect(tokens).toHaveLength(1);
  must(await door.byLink(visit(), { token: tokens[0] ?? "" }));
});

test("A-16 a weak password is refused before anything is written", async () => {
  const email = anAddress();
  expect(await signUp(email, "suarakerja")).toEqual({ ok: false, code: "password_common", detail: { field: "password" } });
  expect(await db.person.count({ where: { email } })).toBe(0);
});

test("a browser that signs up again and again waits; another one does not", async () => {
  const one = visit();
  const codes: string[] = [];
  for (let turn = 0; turn < 7; turn++)
    codes.push(code(await person.signUp(one, { email: anAddress(), password: good, locale: "en", next: "" })));
  expect(codes).toEqual([...Array<string>(6).fill("ok"), "too_often"]);
  expect(code(await signUp(anAddress()))).toBe("ok");
});

test("an account that nobody confirms is gone after a day, one that somebody did stays", async () => {
  const confirmed = await account(mailbox);
  const email = anAddress();
  must(await signUp(email));
  await purge();
  expect(await db.person.count({ where: { email } })).toBe(1);
  await move(25 * 3_600_000);
  await purge();
  expect(await db.person.count({ where: { email } })).toBe(0);
  expect(await db.person.count({ where: { email: confirmed.email } })).toBe(1);
});
