import { expect, test } from "vitest";
import * as secondStep from "#lib/accounts/factors/second-step";
import * as door from "#lib/accounts/sign-in/sign-in";
import { visitOf } from "#lib/platform/auth/visit";
import { account, good, visit } from "#tests/factories/account";
import { withApp } from "#tests/factories/factor";
import { must } from "#tests/factories/forum";
import { useMailbox } from "#tests/factories/mailbox";

const mailbox = useMailbox();

const firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";
const letters = async (email: string) => (await mailbox.to(email)).filter(({ text }) => text.includes("perangkat baru"));

test("the device one signs up with is one's own; another one is told to the owner by mail, once", async () => {
  const { email } = await account(mailbox);
  expect(await letters(email)).toEqual([]);
  const desk = visitOf("203.0.113.7", firefox);
  for (let turn = 0; turn < 3; turn++) must(await door.byPassword(desk, { email, password: good }));
  const told = await letters(email);
  expect(told).toHaveLength(1);
  expect(told[0]?.text).toContain("Firefox, Windows");
  expect(told[0]?.subject).toBe("Kabar untuk Anda dari Suara Kerja");
  expect(told[0]?.text.slice(0, 150)).not.toMatch(/perangkat|Firefox/);
  expect(told[0]?.text).not.toContain("203.0.113.7");
});

test("two sign-ins at once from one new device are one letter", async () => {
  const { email } = await account(mailbox);
  const desk = visitOf("203.0.113.8", firefox);
  await Promise.all([1, 2].map(() => door.byPassword(desk, { email, password: good })));
  expect(await letters(email)).toHaveLength(1);
});

test("a wrong password is no sign-in, and a sign-in that lacks its second step is none yet", async () => {
  const { email, actor } = await account(mailbox);
  const phone = await withApp(actor);
  const desk = visitOf("203.0.113.9", firefox);
  await door.byPassword(desk, { email, password: "bukan yang ini" });
  const { token } = must(await door.byPassword(desk, { email, password: good }));
  expect(await letters(email)).toEqual([]);
  must(await secondStep.byCode(desk, token, { code: await phone.code() }));
  expect(await letters(email)).toHaveLength(1);
});

test("with a second factor the same browser in another network is no news; without one it is", async () => {
  const plain = await account(mailbox);
  must(await door.byPassword(visit(), { email: plain.email, password: good }));
  expect(await letters(plain.email)).toHaveLength(1);
  const { email, actor } = await account(mailbox);
  const phone = await withApp(actor);
  const { token } = must(await door.byPassword(visit(), { email, password: good }));
  must(await secondStep.byCode(visit(), token, { code: await phone.code() }));
  expect(await letters(email)).toEqual([]);
});
