import { expect, test } from "vitest";
import * as device from "#lib/accounts/sign-in/device";
import * as door from "#lib/accounts/sign-in/sign-in";
import * as session from "#lib/platform/auth/session";
import { visitOf } from "#lib/platform/auth/visit";
import { account, good, visit } from "#tests/factories/account";
import { must } from "#tests/factories/forum";
import { useMailbox } from "#tests/factories/mailbox";

const mailbox = useMailbox();

test("A-01 signing out ends the token at once, and doing it twice is no fault", async () => {
  const { token, actor } = await account(mailbox);
  must(await device.signOut(actor));
  expect(await session.find(token)).toBeNull();
  must(await device.signOut(actor));
});

test("A-07 each sign-in is listed with its device, and its owner ends it", async () => {
  const { email, actor } = await account(mailbox);
  const other = must(
    await door.byPassword(visitOf("::1", "Mozilla/5.0 (Windows NT 10.0; rv:150.0) Gecko/20100101 Firefox/150.0"), {
      email,
      password: good,
    }),
  );
  const listed = await device.list(actor);
  expect(listed.map(({ label, isThis }) => [label, isThis])).toEqual([
    ["Chrome, Android", true],
    ["Firefox, Windows", false],
  ]);
  must(await device.end(actor, { sessionId: listed[1]?.sessionId ?? "" }));
  expect(await session.find(other.token)).toBeNull();
  expect(await device.list(actor)).toHaveLength(1);
});

test("a stranger neither sees nor ends my device", async () => {
  const mine = await account(mailbox);
  const stranger = await account(mailbox);
  must(await device.end(stranger.actor, { sessionId: mine.actor.sessionId }));
  expect(await session.find(mine.token)).not.toBeNull();
  expect((await device.list(stranger.actor)).map(({ sessionId }) => sessionId)).not.toContain(mine.actor.sessionId);
});

test("signing out everywhere, from two browsers at once, leaves no session", async () => {
  const { email, token, actor } = await account(mailbox);
  const other = must(await door.byPassword(visit(), { email, password: good }));
  await Promise.all([device.signOutEverywhere(actor), device.signOutEverywhere(actor)]);
  expect(await Promise.all([token, other.token].map((each) => session.find(each)))).toEqual([null, null]);
});
