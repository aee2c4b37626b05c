import { expect, test } from "vitest";
import { purge } from "#lib/accounts/jobs";
import * as person from "#lib/accounts/person";
import { signUpInput } from "#lib/accounts/schema";
import * as door from "#lib/accounts/sign-in/sign-in";
import * as session from "#lib/platform/auth/session";
import { move } from "#lib/platform/clock";
import { db } from "#lib/platform/db";
import { account, actorOf, anAddress, another, good, visit } from "#tests/factories/account";
import { code, must } from "#tests/factories/forum";
import { tokenIn, useMailbox } from "#tests/factories/mailbox";

const mailbox = useMailbox();
const signUp = (email: string, next = "") => person.signUp(visit(), { email, locale: "id", next });
const newest = async (email: string) => tokenIn((await mailbox.to(email)).at(-1));
const finish = (token: string, password = good) => door.finishSignUp(visit(), { token, password });

test("behind the mailed link the password is chosen, the address confirmed and the browser signed in", async () => {
  const email = anAddress();
  must(await signUp(email, "/schedule"));
  const [mail, ...more] = await mailbox.to(email);
  expect(more).toEqual([]);
  expect(mail?.text).toMatch(/http:\/\/127\.0\.0\.1:3000\/id\/sign-in\/link#t=[\w-]+&new=1&n=%2Fschedule/);
  const { token } = must(await finish(tokenIn(mail)));
  expect((await actorOf(token)).roles).toEqual([]);
  must(await door.byPassword(visit(), { email: email.toUpperCase(), password: good }));
  expect(code(await finish(tokenIn(mail), another))).toBe("link_dead");
});

test("A-09 a known and an unknown address get one answer; only the owner's letter says which", async () => {
  const known = await account(mailbox);
  const unknown = anAddress();
  expect(await signUp(known.email)).toEqual(await signUp(unknown));
  const [toKnown, toUnknown] = [(await mailbox.to(known.email)).at(-1), (await mailbox.to(unknown)).at(-1)];
  expect(toKnown?.subject).toBe(toUnknown?.subject);
  expect(toKnown?.text).toContain("sudah punya akun");
  expect(toKnown?.text).not.toContain("new=1");
  expect(toUnknown?.text).toContain("Selesaikan pendaftaran");
});

test("whoever signs up with an address brings no password along: it is chosen by whoever reads its letters", () => {
  expect(signUpInput.safeParse({ email: "a@people.test", locale: "id", password: good }).success).toBe(false);
});

test("a stranger who signs up with the address that I am just confirming never sets its password", { timeout: 120_000 }, async () => {
  for (let turn = 0; turn < 25; turn++) {
    const email = anAddress();
    must(await signUp(email));
    const token = await newest(email);
    const [mine] = await Promise.all([finish(token), signUp(email)]);
    // Whoever was first, the account opens to whoever holds its letters: by this link, or by the newer one.
    if (!mine.ok) must(await finish(await newest(email)));
    must(await door.byPassword(visit(), { email, password: good }));
    expect(await db.person.count({ where: { email } })).toBe(1);
  }
});

test("a stranger who signs up with my address changes nothing, even if I press the link or send its token elsewhere", async () => {
  const { email, token } = await account(mailbox);
  must(await signUp(email));
  expect(code(await finish(await newest(email), another))).toBe("link_dead");
  must(await signUp(email));
  must(await door.byLink(visit(), { token: await newest(email) }));
  expect(await session.find(token)).not.toBeNull();
  expect(code(await door.byPassword(visit(), { email, password: another }))).toBe("wrong_password");
  must(await door.byPassword(visit(), { email, password: good }));
});

test("a letter of a sign-up is dead once its reader came in by another link", async () => {
  const email = anAddress();
  must(await signUp(email));
  const planted = await newest(email);
  must(await door.requestLink(visit(), { email, purpose: "sign_in", locale: "id", next: "" }));
  must(await door.byLink(visit(), { token: await newest(email) }));
  expect(code(await finish(planted, another))).toBe("link_dead");
  expect(code(await door.byLink(visit(), { token: planted }))).toBe("link_dead");
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
  await Promise.all([signUp(email), signUp(email)]);
  expect(await db.person.count({ where: { email } })).toBe(1);
  const tokens = (await mailbox.to(email)).map(tokenIn);
  expect(tokens).toHaveLength(1);
  const answers = await Promise.all([1, 2].map(() => finish(tokens[0] ?? "")));
  expect(answers.map(code).sort()).toEqual(["link_dead", "ok"]);
});

test("A-16 a weak password is refused, and the link still works", async () => {
  const email = anAddress();
  must(await signUp(email));
  const token = await newest(email);
  expect(await finish(token, "suarakerja")).toEqual({ ok: false, code: "password_common", detail: { field: "password" } });
  must(await finish(token));
});

test("a classroom of phones alike signs up through one address (Q-10)", async () => {
  const classroom = visit();
  for (let phone = 0; phone < 40; phone++) must(await person.signUp(classroom, { email: anAddress(), locale: "en", next: "" }));
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
