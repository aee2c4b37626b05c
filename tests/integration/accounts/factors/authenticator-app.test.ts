import { expect, test } from "vitest";
import * as authenticatorApp from "#lib/accounts/factors/authenticator-app";
import * as factor from "#lib/accounts/factors/factor";
import * as recoveryCode from "#lib/accounts/factors/recovery-code";
import * as secondStep from "#lib/accounts/factors/second-step";
import * as person from "#lib/accounts/person";
import * as door from "#lib/accounts/sign-in/sign-in";
import * as session from "#lib/platform/auth/session";
import * as clock from "#lib/platform/clock";
import { db } from "#lib/platform/db";
import { account, actorOf, another, good, visit } from "#tests/factories/account";
import { withApp } from "#tests/factories/factor";
import { code, must } from "#tests/factories/forum";
import { useMailbox } from "#tests/factories/mailbox";

const mailbox = useMailbox();

/** Somebody with an authenticator app, and the token of a sign-in whose password was right. */
async function halfway() {
  const made = await account(mailbox);
  const phone = await withApp(made.actor);
  const begin = async () => must(await door.byPassword(visit(), { email: made.email, password: good }));
  return { ...made, phone, begin, attempt: (await begin()).token };
}

test("with an authenticator app the password alone opens nothing; its code opens a session", async () => {
  const { phone, begin, actor } = await halfway();
  const { token, opens } = await begin();
  expect(opens).toBe("second step");
  expect(await session.find(token)).toBeNull();
  const opened = must(await secondStep.byCode(visit(), token, { code: await phone.code() }));
  expect(opened.opens).toBe("session");
  expect(opened.token).not.toBe(token);
  expect((await actorOf(opened.token)).personId).toBe(actor.personId);
});

test("A-12 a code opens once: the same one again, and one of an earlier step, are refused", async () => {
  const { phone, begin, attempt } = await halfway();
  const used = await phone.code();
  must(await secondStep.byCode(visit(), attempt, { code: used }));
  const again = await begin();
  expect(code(await secondStep.byCode(visit(), again.token, { code: used }))).toBe("code_wrong");
  expect(code(await secondStep.byCode(visit(), again.token, { code: await phone.code(-1) }))).toBe("code_wrong");
  must(await secondStep.byCode(visit(), again.token, { code: await phone.code(1) }));
});

test("A-12 one code sent by two browsers at once opens one session", async () => {
  const { phone, begin } = await halfway();
  const [one, other] = [await begin(), await begin()];
  const typed = await phone.code();
  const answers = await Promise.all([one, other].map(({ token }) => secondStep.byCode(visit(), token, { code: typed })));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
});

test("A-12 after five wrong codes the right one waits too, and is taken some minutes later", async () => {
  const { phone, attempt, begin } = await halfway();
  for (let turn = 0; turn < 5; turn++) expect(code(await secondStep.byCode(visit(), attempt, { code: "000000" }))).toBe("code_wrong");
  expect(code(await secondStep.byCode(visit(), attempt, { code: await phone.code() }))).toBe("too_often");
  // From another network too: what counts is the account.
  expect(code(await secondStep.byCode(visit(), (await begin()).token, { code: await phone.code() }))).toBe("too_often");
});

test("a sign-in without its second step is over after ten minutes, and after a change of password", async () => {
  const { phone, attempt, begin, actor } = await halfway();
  const later = await begin();
  must(await person.changePassword(actor, { current: good, next: another }));
  for (const token of [attempt, later.token])
    expect(code(await secondStep.byCode(visit(), token, { code: await phone.code() }))).toBe("attempt_over");
  const slow = await halfway();
  await clock.move(10 * 60_000 + 1_000);
  expect(code(await secondStep.byCode(visit(), slow.attempt, { code: await slow.phone.code() }))).toBe("attempt_over");
});

test("a stranger's attempt, an invented one and none at all open nothing with a right code", async () => {
  const mine = await halfway();
  const theirs = await halfway();
  expect(code(await secondStep.byCode(visit(), theirs.attempt, { code: await mine.phone.code() }))).toBe("code_wrong");
  for (const token of ["x".repeat(43), "", null])
    expect(code(await secondStep.byCode(visit(), token, { code: await mine.phone.code() }))).toBe("attempt_over");
});

test("a recovery code opens once, however it is typed", async () => {
  const { phone, attempt, begin, actor } = await halfway();
  expect(phone.recoveryCodes).toHaveLength(10);
  expect(new Set(phone.recoveryCodes).size).toBe(10);
  const [first = "", second = ""] = phone.recoveryCodes;
  must(await secondStep.byCode(visit(), attempt, { code: ` ${first.toUpperCase().replaceAll("-", " ").replaceAll("0", "O")} ` }));
  expect(code(await secondStep.byCode(visit(), (await begin()).token, { code: first }))).toBe("code_wrong");
  const typed = [await begin(), await begin()].map(({ token }) => secondStep.byCode(visit(), token, { code: second }));
  expect((await Promise.all(typed)).filter(({ ok }) => ok)).toHaveLength(1);
  expect((await factor.mine(actor)).recoveryCodesLeft).toBe(8);
});

test("new recovery codes end the earlier ones, and whoever has no second factor has none", async () => {
  const { phone, attempt, actor } = await halfway();
  const { recoveryCodes } = must(await recoveryCode.renew(actor));
  expect(code(await secondStep.byCode(visit(), attempt, { code: phone.recoveryCodes[0] ?? "" }))).toBe("code_wrong");
  must(await secondStep.byCode(visit(), attempt, { code: recoveryCodes[0] ?? "" }));
  expect(code(await recoveryCode.renew((await account(mailbox)).actor))).toBe("missing");
});

test("neither the secret nor a recovery code rests readable in the database", async () => {
  const { actor } = await account(mailbox);
  const secret = must(await authenticatorApp.begin(actor)).secret.replaceAll(" ", "");
  const { sealedSecret } = await db.authenticatorApp.findUniqueOrThrow({ where: { personId: actor.personId } });
  expect(sealedSecret).not.toContain(secret);
  const phone = await withApp((await account(mailbox)).actor);
  const [row] = await db.$queryRaw<{ found: number }[]>`
    SELECT count(*)::int AS found FROM recovery_code WHERE code_digest = ANY (${phone.recoveryCodes})`;
  expect(row?.found).toBe(0);
});

test("an app counts only once its first code was right, and a second one must wait until the first is off", async () => {
  const { actor, email } = await account(mailbox);
  must(await authenticatorApp.begin(actor));
  expect(code(await authenticatorApp.confirm(actor, { code: "000000" }))).toBe("code_wrong");
  expect(must(await door.byPassword(visit(), { email, password: good })).opens).toBe("session");
  const phone = await withApp(actor);
  expect(code(await authenticatorApp.begin(actor))).toBe("factor_exists");
  expect(code(await authenticatorApp.confirm(actor, { code: await phone.code() }))).toBe("code_wrong");
});

test("taking the app off is told to its owner, and the password alone opens a session again", async () => {
  const { actor, email } = await account(mailbox);
  const letters = async () => (await mailbox.to(email)).filter(({ text }) => text.includes("aplikasi kode")).length;
  await withApp(actor);
  expect(await letters()).toBe(1);
  must(await authenticatorApp.remove(actor));
  must(await authenticatorApp.remove(actor));
  expect(must(await door.byPassword(visit(), { email, password: good })).opens).toBe("session");
  expect(await db.recoveryCode.count({ where: { personId: actor.personId } })).toBe(0);
  expect(await letters()).toBe(2);
});
