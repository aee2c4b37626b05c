import { expect, test } from "vitest";
import * as door from "#lib/accounts/sign-in/sign-in";
import * as session from "#lib/platform/auth/session";
import { move } from "#lib/platform/clock";
import { db } from "#lib/platform/db";
import { account, anAddress, another, good, visit } from "#tests/factories/account";
import { code, must } from "#tests/factories/forum";
import { tokenIn, useMailbox } from "#tests/factories/mailbox";

const mailbox = useMailbox();
const ask = (email: string, purpose: "sign_in" | "reset" = "sign_in", next = "") =>
  door.requestLink(visit(), { email, purpose, locale: "en", next });
const press = (token: string) => door.byLink(visit(), { token });
const newest = async (email: string) => (await mailbox.to(email)).at(-1);

test("A-11 a link opens once, also when pressed twice at once", async () => {
  const { email } = await account(mailbox);
  must(await ask(email));
  const token = tokenIn(await newest(email));
  expect((await Promise.all([press(token), press(token)])).map(code).sort()).toEqual(["link_dead", "ok"]);
  expect(code(await press(token))).toBe("link_dead");
});

test("A-11 only the newest link opens", async () => {
  const { email } = await account(mailbox);
  must(await ask(email));
  const first = tokenIn(await newest(email));
  must(await ask(email));
  const second = tokenIn(await newest(email));
  expect(second).not.toBe(first);
  expect(code(await press(first))).toBe("link_dead");
  must(await press(second));
});

test("A-11 a link lives ten minutes by the database's clock", async () => {
  const { email } = await account(mailbox);
  must(await ask(email));
  const token = tokenIn(await newest(email));
  await move(9.9 * 60_000);
  must(await press(token));
  must(await ask(email));
  const late = tokenIn(await newest(email));
  await move(10.1 * 60_000);
  expect(code(await press(late))).toBe("link_dead");
});

test("A-11 a link is for its purpose, and neither it nor the address rests in the queue or among the links", async () => {
  const { email } = await account(mailbox);
  must(await ask(email, "reset"));
  const token = tokenIn(await newest(email));
  expect(code(await press(token))).toBe("link_dead");
  const [row] = await db.$queryRaw<{ all: string }[]>`
    SELECT (SELECT coalesce(string_agg(to_jsonb(l)::text, ''), '') FROM sign_in_link l) || (SELECT coalesce(string_agg(to_jsonb(j)::text, ''), '') FROM jobs.job j) AS all`;
  expect(row?.all).toContain("link_asked");
  expect(row?.all).not.toContain(token);
  expect(row?.all).not.toContain(email);
});

test("A-06 a letter leads to the configured site only, and carries a text part and a neutral subject", async () => {
  const { email } = await account(mailbox);
  must(await ask(email));
  const mail = await newest(email);
  const links = `${mail?.text} ${mail?.html}`.match(/https?:\/\/[^\s"<]+/g) ?? [];
  expect(links.length).toBeGreaterThan(1);
  expect(new Set(links.map((link) => new URL(link).origin))).toEqual(new Set(["http://127.0.0.1:3000"]));
  expect(mail?.subject).toBe("News for you from Suara Kerja");
  expect(mail?.html).not.toMatch(/<img|<script|<link|url\(/);
});

test("A-09 asking for an unknown address answers alike, sends nothing and makes no account", async () => {
  const { email } = await account(mailbox);
  const unknown = anAddress();
  expect(await ask(unknown)).toEqual(await ask(email));
  expect(await mailbox.to(unknown)).toEqual([]);
  expect(await db.person.count({ where: { email: unknown } })).toBe(0);
});

test("the fourth letter that one network asks for to one address within half an hour waits, known or not", async () => {
  const known = await account(mailbox);
  for (const email of [known.email, anAddress()]) {
    const from = visit();
    const codes: string[] = [];
    for (let turn = 0; turn < 4; turn++)
      codes.push(code(await door.requestLink(from, { email, purpose: "sign_in", locale: "en", next: "" })));
    expect(codes).toEqual(["ok", "ok", "ok", "too_often"]);
  }
});

test("A-05 a link brings one back to where one was, if that was here", async () => {
  const { email } = await account(mailbox);
  must(await ask(email, "sign_in", "/schedule"));
  expect((await newest(email))?.text).toMatch(/\/en\/sign-in\/link#t=[\w-]+&n=%2Fschedule/);
  must(await ask(email, "sign_in", "//evil.example"));
  expect((await newest(email))?.text).not.toContain("evil");
});

test("a letter that the worker sends twice is the same letter with the same link", async () => {
  const { email } = await account(mailbox);
  must(await ask(email));
  const before = await mailbox.to(email);
  await db.$executeRaw`
    UPDATE jobs.job SET state = 'created', completed_on = NULL
    WHERE name = 'accounts.send-link' AND data->>'linkId' = (SELECT id::text FROM sign_in_link ORDER BY created_at DESC, id DESC LIMIT 1)`;
  const after = await mailbox.to(email);
  expect(after.map(tokenIn)).toEqual(before.map(tokenIn));
});

test("what does not look like a token is a dead link, not a fault", async () => {
  for (const token of ["x".repeat(43), "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.", "' OR 1=1 --                 ", "\0".repeat(30)]) {
    expect(code(await press(token))).toBe("link_dead");
    expect(code(await door.reset(visit(), { token, password: good }))).toBe("link_dead");
  }
});

test("A-11 a new password by link ends every session and every other link, and tells the owner", async () => {
  const { email, token } = await account(mailbox);
  await db.rateLimit.deleteMany();
  must(await ask(email));
  const signInToken = tokenIn(await newest(email));
  must(await ask(email, "reset"));
  const resetToken = tokenIn(await newest(email));
  expect(code(await door.reset(visit(), { token: resetToken, password: "password123" }))).toBe("password_common");
  const entered = must(await door.reset(visit(), { token: resetToken, password: another }));
  expect(await session.find(token)).toBeNull();
  expect(await session.find(entered.token)).not.toBeNull();
  expect(code(await press(signInToken))).toBe("link_dead");
  expect(code(await door.reset(visit(), { token: resetToken, password: good }))).toBe("link_dead");
  expect(code(await door.byPassword(visit(), { email, password: good }))).toBe("wrong_password");
  must(await door.byPassword(visit(), { email, password: another }));
  expect((await mailbox.to(email)).map(({ text }) => text).join()).toContain("Kata sandi Anda diganti");
});

test("two resets at once leave one winner", async () => {
  const { email } = await account(mailbox);
  must(await ask(email, "reset"));
  const token = tokenIn(await newest(email));
  const answers = await Promise.all([another, `${another} juga`].map((password) => door.reset(visit(), { token, password })));
  expect(answers.map(code).sort()).toEqual(["link_dead", "ok"]);
});
