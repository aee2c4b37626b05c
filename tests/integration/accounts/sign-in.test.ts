import { randomUUID } from "node:crypto";
import { describe, expect, test, vi } from "vitest";
import * as person from "#lib/accounts/person";
import * as link from "#lib/accounts/sign-in/link";
import type { OpenedSession } from "#lib/accounts/sign-in/open-session";
import * as door from "#lib/accounts/sign-in/sign-in";
import { limits } from "#lib/contexts";
import * as session from "#lib/platform/auth/session";
import { move } from "#lib/platform/clock";
import { db } from "#lib/platform/db";
import { spend } from "#lib/platform/limits";
import type { Result } from "#lib/platform/result";
import { account, anAddress, another, good, visit } from "#tests/factories/account";
import { code, must } from "#tests/factories/forum";
import { useMailbox } from "#tests/factories/mailbox";

const mailbox = useMailbox();
const enter = (email: string, password = good, network: string = randomUUID()) => door.byPassword(visit(network), { email, password });

test("A-09 wrong password, unknown address and no address read the same", async () => {
  const { email } = await account(mailbox);
  for (const typed of [email, anAddress(), "no address"])
    expect(await enter(typed, another)).toEqual({ ok: false, code: "wrong_password" });
});

test("A-10 the sixth wrong try on one account from one network waits, for no longer than a quarter of an hour", async () => {
  const { email } = await account(mailbox);
  const network = randomUUID();
  for (let turn = 0; turn < 5; turn++) expect(code(await enter(email, another, network))).toBe("wrong_password");
  const sixth = await enter(email, good, network);
  expect(sixth).toMatchObject({ ok: false, code: "too_often" });
  expect(sixth.ok ? 0 : Number(sixth.detail?.minutes)).toBeLessThanOrEqual(15);
});

test("A-10 a network with a hundred wrong tries behind it waits, and another network does not", async () => {
  const network = randomUUID();
  for (let turn = 0; turn < 99; turn++) expect(await spend([limits.wrongByNetwork, visit(network).network])).toBeNull();
  const codes: string[] = [];
  for (let turn = 0; turn < 3; turn++) codes.push(code(await enter(anAddress(), another, network)));
  expect(codes).toEqual(["wrong_password", "too_often", "too_often"]);
  expect(code(await enter(anAddress(), another))).toBe("wrong_password");
});

test("right tries cost nothing", async () => {
  const { email } = await account(mailbox);
  for (let turn = 0; turn < 8; turn++) must(await enter(email));
});

test("A-04 each sign-in has a token of its own, and only its digest is kept", async () => {
  const { email, token } = await account(mailbox);
  const { token: second } = must(await enter(email));
  expect(second).not.toBe(token);
  const everything = JSON.stringify(await db.$queryRaw`SELECT to_jsonb(s) AS row FROM session s`);
  for (const secret of [token, second]) expect(everything).not.toContain(secret);
});

test("A-13 what is no token of ours is nobody, not a fault", async () => {
  for (const token of ["", "x", "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.", "x".repeat(8_000), "\0", "'; DROP TABLE session; --"])
    expect(await session.find(token)).toBeNull();
});

/** Everything that opens a session, made ready so that only the last step races. */
const openers: Record<string, (email: string, password: string) => Promise<() => Promise<Result<OpenedSession>>>> = {
  "the old password": async (email, password) => () => enter(email, password),
  "a mailed link": async (email) => {
    const token = await tokenOf(email, "sign_in");
    return () => door.byLink(visit(), { token });
  },
  "a mailed link of a second sign-up": async (email) => {
    must(await person.signUp(visit(), { email, locale: "id", next: "" }));
    const token = await readyToken();
    return () => door.byLink(visit(), { token });
  },
  "a link to a new password": async (email) => {
    const token = await tokenOf(email, "reset");
    return () => door.reset(visit(), { token, password: `${another} by mail` });
  },
};

async function readyToken(): Promise<string> {
  const { id } = await db.signInLink.findFirstOrThrow({ orderBy: [{ createdAt: "desc" }, { id: "desc" }], select: { id: true } });
  return (await link.ready(id))?.token ?? "";
}

async function tokenOf(email: string, purpose: "sign_in" | "reset"): Promise<string> {
  must(await door.requestLink(visit(), { email, purpose, locale: "id", next: "" }));
  return readyToken();
}

/** Waits until this many statements of this database stand before a lock. */
const standing = (count: number) =>
  vi.waitFor(
    async () => {
      const [row] = await db.$queryRaw<{ count: number }[]>`
        SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      if ((row?.count ?? 0) < count) throw new Error(`${row?.count} of ${count} wait`);
    },
    { timeout: 4_000, interval: 10 },
  );

/** Both stand before the lock of the account in this order, then go on. */
async function inOrder<A, B>(personId: string, first: () => Promise<A>, second: () => Promise<B>): Promise<[A, B]> {
  const started = await db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT 1 FROM person WHERE id = ${personId}::uuid FOR NO KEY UPDATE`;
      const one = first();
      await standing(1);
      const two = second();
      await standing(2);
      return { one, two };
    },
    { timeout: 15_000 },
  );
  return Promise.all([started.one, started.two]);
}

describe.each(Object.keys(openers))("A-18 a session opened with %s while the password changes", (way) => {
  test("is refused when the change was first", async () => {
    const { email, actor } = await account(mailbox);
    await db.rateLimit.deleteMany();
    const open = await openers[way]?.(email, good);
    const change = () => person.changePassword(actor, { current: good, next: another });
    const [changed, entered] = await inOrder(actor.personId, change, async () => open?.());
    must(changed);
    expect(entered?.ok).toBe(false);
    expect(await db.session.count({ where: { personId: actor.personId } })).toBe(1);
  });

  test("does not survive a change that came after it", async () => {
    const { email, actor } = await account(mailbox);
    await db.rateLimit.deleteMany();
    const open = await openers[way]?.(email, good);
    const change = () => person.changePassword(actor, { current: good, next: another });
    const [entered, changed] = await inOrder(actor.personId, async () => open?.(), change);
    expect(entered?.ok).toBe(true);
    // A new password by mail ends the session that wanted to change it.
    if (way === "a link to a new password") expect(code(changed)).toBe("conflict");
    else must(changed);
    const alive = entered?.ok ? await session.find(entered.value.token) : null;
    expect(alive !== null).toBe(way === "a link to a new password");
  });
});

test("A-18 fifty times at once, no session opened with the old password outlives its change", { timeout: 60_000 }, async () => {
  const { email, actor } = await account(mailbox);
  let password = good;
  for (let turn = 0; turn < 50; turn++) {
    // Losing the race counts as a wrong try; the next round is not about that.
    await db.rateLimit.deleteMany();
    const next = `${another} ${turn}`;
    const [changed, entered] = await Promise.all([person.changePassword(actor, { current: password, next }), enter(email, password)]);
    must(changed);
    expect(entered.ok ? await session.find(entered.value.token) : null).toBeNull();
    password = next;
  }
});

test("A-18 a mailed link that is asked for before a change of password dies with it", async () => {
  const { actor, email } = await account(mailbox);
  must(await door.requestLink(visit(), { email, purpose: "sign_in", locale: "id", next: "" }));
  must(await person.changePassword(actor, { current: good, next: another }));
  expect((await mailbox.to(email)).some(({ text }) => text.includes("Tautan masuk"))).toBe(false);
});

test("changing the password ends every other session, not this one, and tells the owner", async () => {
  const { email, token, actor } = await account(mailbox);
  const other = must(await enter(email));
  expect(code(await person.changePassword(actor, { current: another, next: another }))).toBe("wrong_password");
  expect(code(await person.changePassword(actor, { current: good, next: "karawang2026" }))).toBe("password_common");
  expect(await session.find(other.token)).not.toBeNull();
  must(await person.changePassword(actor, { current: good, next: another }));
  expect(await session.find(other.token)).toBeNull();
  expect(await session.find(token)).not.toBeNull();
  expect((await mailbox.to(email)).at(-1)?.text).toContain("Kata sandi Anda diganti");
});

test("two changes of password at once leave one winner", async () => {
  const { email, actor } = await account(mailbox);
  const wishes = [another, `${another} juga`];
  const answers = await Promise.all(wishes.map((next) => person.changePassword(actor, { current: good, next })));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  must(await enter(email, wishes[answers.findIndex(({ ok }) => ok)] ?? ""));
});

test("A-19 an officer's session ends a quarter of an hour unused and after half a day in all; a seeker's lasts a month", async () => {
  const seeker = await account(mailbox);
  const officer = await account(mailbox);
  await db.roleGrant.create({ data: { personId: officer.actor.personId, role: "officer" } });
  const idle = must(await enter(officer.email)).token;
  await move(14 * 60_000);
  expect(await session.find(idle)).not.toBeNull();
  await move(16 * 60_000);
  expect(await session.find(idle)).toBeNull();
  const busy = must(await enter(officer.email)).token;
  for (let minutes = 0; minutes < 12 * 60; minutes += 10) {
    expect(await session.find(busy)).not.toBeNull();
    await move(10 * 60_000);
  }
  expect(await session.find(busy)).toBeNull();
  await move(28 * 24 * 3_600_000);
  expect(await session.find(seeker.token)).not.toBeNull();
  await move(31 * 24 * 3_600_000);
  expect(await session.find(seeker.token)).toBeNull();
});
