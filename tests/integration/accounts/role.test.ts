import { expect, test } from "vitest";
import * as role from "#lib/accounts/role";
import * as door from "#lib/accounts/sign-in/sign-in";
import * as session from "#lib/platform/auth/session";
import { db } from "#lib/platform/db";
import * as deletion from "#lib/privacy/deletion";
import { account, actorOf, good, visit } from "#tests/factories/account";
import { withApp } from "#tests/factories/factor";
import { code, must } from "#tests/factories/forum";
import { useMailbox } from "#tests/factories/mailbox";

const mailbox = useMailbox();

async function admin() {
  const made = await account(mailbox);
  await db.roleGrant.create({ data: { personId: made.actor.personId, role: "admin" } });
  return { ...made, actor: await actorOf(made.token) };
}

test("A-03 a role begins and ends with a new sign-in: the session held meanwhile is dead at once", async () => {
  const { actor: by } = await admin();
  const somebody = await account(mailbox);
  const about = { personId: somebody.actor.personId, role: "recruiter" } as const;
  must(await role.grant(by, about));
  expect(await session.find(somebody.token)).toBeNull();
  const { token } = must(await door.byPassword(visit(), { email: somebody.email, password: good }));
  expect((await actorOf(token)).roles).toEqual(["recruiter"]);
  expect((await mailbox.to(somebody.email)).map(({ text }) => text).join()).toContain("Peran Anda berubah");
  must(await role.revoke(by, about));
  expect(await session.find(token)).toBeNull();
});

test("granting twice, one after the other or at once, is one grant and ends no session again", async () => {
  const { actor: by } = await admin();
  const somebody = await account(mailbox);
  const about = { personId: somebody.actor.personId, role: "officer" } as const;
  await Promise.all([role.grant(by, about), role.grant(by, about)]);
  const { token } = must(await door.byPassword(visit(), { email: somebody.email, password: good }));
  must(await role.grant(by, about));
  expect(await session.find(token)).not.toBeNull();
  expect(await db.roleGrant.count({ where: about })).toBe(1);
});

test("Z-09 a stranger grants nothing, revokes nothing, finds nobody and lists nobody", async () => {
  const { actor: by, email } = await admin();
  const stranger = await account(mailbox);
  const claims = { ...stranger.actor, roles: ["recruiter"] as const };
  for (const actor of [stranger.actor, claims]) {
    expect(code(await role.grant(actor, { personId: stranger.actor.personId, role: "admin" }))).toBe("missing");
    expect(code(await role.revoke(actor, { personId: by.personId, role: "admin" }))).toBe("missing");
    expect(code(await role.find(actor, { email }))).toBe("missing");
    expect(await role.holders(actor)).toEqual([]);
  }
});

test("Z-10 an admin whose role was taken a moment ago does nothing more with what their session was told", async () => {
  const { actor: by } = await admin();
  const former = await admin();
  must(await role.revoke(by, { personId: former.actor.personId, role: "admin" }));
  expect(code(await role.grant(former.actor, { personId: former.actor.personId, role: "admin" }))).toBe("missing");
  expect(code(await role.find(former.actor, { email: former.email }))).toBe("missing");
});

test("the last admin stays, also when two drop each other at once", async () => {
  await db.roleGrant.deleteMany({ where: { role: "admin" } });
  const [one, two] = [await admin(), await admin()];
  const drop = (by: typeof one, whom: typeof one) => role.revoke(by.actor, { personId: whom.actor.personId, role: "admin" });
  const answers = await Promise.all([drop(one, two), drop(two, one)]);
  expect(answers.map(code).sort()).toEqual(["missing", "ok"]);
  const left = answers[0]?.ok ? one : two;
  expect(code(await drop(left, left))).toBe("last_admin");
  expect(await db.roleGrant.count({ where: { role: "admin" } })).toBe(1);
});

test("an admin finds a person by the exact address only", async () => {
  const { actor: by } = await admin();
  const somebody = await account(mailbox);
  const found = must(await role.find(by, { email: ` ${somebody.email.toUpperCase()} ` }));
  const fields = { personId: somebody.actor.personId, email: somebody.email, roles: [], organisations: [], isMe: false };
  expect(found).toEqual({ ...fields, hasSecondFactor: false, isResetAsked: false });
  await withApp(somebody.actor);
  expect(must(await role.find(by, { email: somebody.email })).hasSecondFactor).toBe(true);
  for (const typed of [somebody.email.slice(0, 20), somebody.email.slice(1), "%@people.test"])
    expect(["missing", "email_invalid"]).toContain(code(await role.find(by, { email: typed })));
});

test("nobody gives a role to an account that is closed", async () => {
  const { actor: by } = await admin();
  const closed = await account(mailbox);
  must(await deletion.ask(closed.actor, { when: "later" }));
  expect(code(await role.grant(by, { personId: closed.actor.personId, role: "admin" }))).toBe("missing");
  expect(await db.roleGrant.count({ where: { personId: closed.actor.personId } })).toBe(0);
});
