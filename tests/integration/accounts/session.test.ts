// A session ends in one place, whichever way out it takes, and whoever keeps something open for it hears of it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { endSessions } from "#lib/accounts/jobs";
import * as person from "#lib/accounts/person";
import { erase } from "#lib/accounts/personal-data";
import * as role from "#lib/accounts/role";
import * as device from "#lib/accounts/sign-in/device";
import * as door from "#lib/accounts/sign-in/sign-in";
import * as session from "#lib/platform/auth/session";
import { move } from "#lib/platform/clock";
import { db, transact } from "#lib/platform/db";
import { digest } from "#lib/platform/secret/random";
import { account, actorOf, another, good, visit } from "#tests/factories/account";
import { must } from "#tests/factories/forum";
import { tokenIn, useMailbox } from "#tests/factories/mailbox";

const mailbox = useMailbox();
const heard: session.SessionEnded[] = [];
const client = new pg.Client({ connectionString: process.env.DATABASE_URL ?? "" });
beforeAll(async () => {
  await client.connect();
  client.on("notification", ({ payload }) => heard.push(JSON.parse(payload ?? "") as session.SessionEnded));
  await client.query(`LISTEN ${session.sessionChannel}`);
});
afterAll(() => client.end());

type Account = Awaited<ReturnType<typeof account>>;

const waysOut: Record<string, (mine: Account) => Promise<unknown>> = {
  "signing out": ({ actor }) => device.signOut(actor),
  "signing out everywhere": ({ actor }) => device.signOutEverywhere(actor),
  "ending a device from another": async ({ email, actor }) => {
    const other = await actorOf(must(await door.byPassword(visit(), { email, password: good })).token);
    await device.end(other, { sessionId: actor.sessionId });
  },
  "a change of password elsewhere": async ({ email }) => {
    const other = await actorOf(must(await door.byPassword(visit(), { email, password: good })).token);
    must(await person.changePassword(other, { current: good, next: another }));
  },
  "a new password by mail": async ({ email }) => {
    must(await door.requestLink(visit(), { email, purpose: "reset", locale: "id", next: "" }));
    must(await door.reset(visit(), { token: tokenIn((await mailbox.to(email)).at(-1)), password: another }));
  },
  "a change of roles": async ({ actor }) => {
    const admin = await account(mailbox);
    await db.roleGrant.create({ data: { personId: admin.actor.personId, role: "admin" } });
    must(await role.grant(admin.actor, { personId: actor.personId, role: "officer" }));
  },
  "its end of life": async ({ actor }) => {
    await db.session.update({ where: { id: actor.sessionId }, data: { expiresAt: new Date(0) } });
    await endSessions();
  },
  "erasing the account": ({ actor }) => transact((tx) => erase(tx, actor.personId)),
};

test.each(Object.keys(waysOut))("A-01 whoever keeps something open for a session hears that %s ended it", async (way) => {
  const mine = await account(mailbox);
  await waysOut[way]?.(mine);
  expect(await session.find(mine.token)).toBeNull();
  const ended = { sessionId: mine.actor.sessionId, digest: digest(mine.token) };
  await vi.waitFor(() => expect(heard).toContainEqual(ended));
  expect(heard.filter(({ sessionId }) => sessionId === ended.sessionId)).toHaveLength(1);
});

test("a session whose end is taken back is not said to have ended", async () => {
  const mine = await account(mailbox);
  await transact(async (tx) => {
    await session.endAll(tx, mine.actor.personId);
    throw new Error("taken back");
  }).catch(() => {});
  expect(await session.find(mine.token)).not.toBeNull();
  must(await device.signOut(mine.actor));
  await vi.waitFor(() => expect(heard.map(({ sessionId }) => sessionId)).toContain(mine.actor.sessionId));
  expect(heard.filter(({ sessionId }) => sessionId === mine.actor.sessionId)).toHaveLength(1);
});

test("no other file ends a session", () => {
  const root = join(import.meta.dirname, "../../..");
  const files = ["lib", "app", "scripts"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)),
  );
  const enders = files.filter(
    (name) =>
      /\.tsx?$/.test(name) &&
      !name.includes("generated") &&
      /DELETE FROM "?session\b|session\.delete/.test(readFileSync(join(root, name), "utf8")),
  );
  expect(enders).toEqual(["lib/platform/auth/session.ts"]);
});

test("A-19 an officer who is present in a room stays signed in while they speak, up to half a day in all", async () => {
  const { email, actor } = await account(mailbox);
  await db.roleGrant.create({ data: { personId: actor.personId, role: "officer" } });
  const { token } = must(await door.byPassword(visit(), { email, password: good }));
  await move(0);
  for (let minutes = 0; minutes < 12 * 60; minutes += 10) {
    await session.touch([digest(token), digest("nobody's")]);
    expect(await session.find(token)).not.toBeNull();
    await move(10 * 60_000);
  }
  await session.touch([digest(token)]);
  expect(await session.find(token)).toBeNull();
});

test("presence brings no ended session back", async () => {
  const { token, actor } = await account(mailbox);
  must(await device.signOut(actor));
  await session.touch([digest(token)]);
  expect(await session.find(token)).toBeNull();
});
