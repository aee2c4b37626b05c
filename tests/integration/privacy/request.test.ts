// "What do you hold about me?", asked by anybody: one answer for every address, and the rest only to whoever reads its letters.
import { expect, test } from "vitest";
import * as addressChange from "#lib/accounts/address-change";
import * as invitation from "#lib/accounts/invitation";
import { move } from "#lib/platform/clock";
import { db } from "#lib/platform/db";
import * as dataRequest from "#lib/privacy/request";
import * as moderators from "#lib/series/moderators";
import { account, anAddress, visit } from "#tests/factories/account";
import { code, forum, must } from "#tests/factories/forum";
import { tokenIn, useMailbox } from "#tests/factories/mailbox";
import { company } from "#tests/factories/vacancy";

const mailbox = useMailbox();

/** Asks, and answers the token of the letter. */
async function askedBy(email: string) {
  must(await dataRequest.ask(visit(), { email, locale: "id" }));
  return tokenIn((await mailbox.to(email)).at(-1));
}

/** An address that was invited to a company and to a forum, and has no account. */
async function invited() {
  const email = anAddress();
  const [at, hall] = [await company(), await forum()];
  must(await invitation.invite(at.sari, { organisationId: at.organisationId, email, role: "recruiter" }));
  must(await moderators.invite(hall.rina, { seriesId: hall.seriesId, email, name: "Ayu W.", organisationId: null }));
  return { email, at, hall };
}

test("somebody without an account reads what is held about their address, and has it removed; twice is harmless", async () => {
  const { email } = await invited();
  const token = await askedBy(email);
  const held = must(await dataRequest.read({ token }));
  expect(held).toMatchObject({ email, hasAccount: false });
  expect(held.companies).toHaveLength(1);
  expect(held.forums).toEqual([expect.objectContaining({ forum: "Forum Kerja Karawang", name: "Ayu W." })]);
  for (const _ of [1, 2]) expect(must(await dataRequest.remove({ token }))).toMatchObject({ companies: [], forums: [] });
  expect(await db.invitation.count({ where: { email } })).toBe(0);
  expect(await db.moderatorInvitation.count({ where: { email } })).toBe(0);
});

test("for an address about which nothing is held, that is said", async () => {
  const email = anAddress();
  expect(must(await dataRequest.read({ token: await askedBy(email) }))).toEqual({
    email,
    hasAccount: false,
    companies: [],
    forums: [],
    asked: [],
  });
});

test("whoever asks about another address learns nothing: answer, statements, jobs and letter are the same for all", async () => {
  const [{ email: member }, { email: waiting }, nobody] = [await account(mailbox), await invited(), anAddress()];
  const letters: string[] = [];
  for (const email of [member, waiting, nobody]) {
    expect(await dataRequest.ask(visit(), { email, locale: "id" })).toEqual({ ok: true, value: null });
    const letter = (await mailbox.to(email)).at(-1);
    letters.push(`${letter?.subject} ${letter?.text.replaceAll(email, "ADDRESS").replace(/t=[\w-]+/, "t=TOKEN")}`);
  }
  expect(new Set(letters).size).toBe(1);
});

test("one address's link tells nothing of another's, and removes nothing of theirs", async () => {
  const [ayu, budi] = [await invited(), await invited()];
  const token = await askedBy(ayu.email);
  const said = JSON.stringify(must(await dataRequest.remove({ token })));
  expect(said).not.toContain(budi.email);
  expect(await db.invitation.count({ where: { email: budi.email } })).toBe(1);
});

test("a link is dead after 72 hours, and so is one that was never ours", async () => {
  const token = await askedBy(anAddress());
  await move(71 * 3_600_000);
  expect(code(await dataRequest.read({ token }))).toBe("ok");
  await move(3_600_000 + 1_000);
  expect(code(await dataRequest.read({ token }))).toBe("link_dead");
  expect(code(await dataRequest.remove({ token }))).toBe("link_dead");
  await dataRequest.purge();
  expect(await db.dataRequest.count({ where: { expiresAt: { lt: new Date(Date.now() + 72 * 3_600_000) } } })).toBe(0);
  await move(-72 * 3_600_000 - 1_000);
  expect(code(await dataRequest.read({ token: "x".repeat(43) }))).toBe("link_dead");
});

test("an address is read as it is meant, and what is none is refused", async () => {
  const email = anAddress();
  must(await dataRequest.ask(visit(), { email: ` ${email.toUpperCase()} `, locale: "ar" }));
  expect(await mailbox.to(email)).toHaveLength(1);
  for (const bad of ["nobody", "a@b@c.test", "аyu@people.test"])
    expect(code(await dataRequest.ask(visit(), { email: bad, locale: "id" })), bad).toBe("email_invalid");
});

test("a wish of another account for the address, and a sign-up nobody confirmed, are said and removed", async () => {
  const email = anAddress();
  const { actor } = await account(mailbox);
  must(await addressChange.ask(actor, visit(), { email }));
  await db.person.create({ data: { email } });
  const token = await askedBy(email);
  const held = must(await dataRequest.read({ token }));
  expect(held.asked.map(({ kind }) => kind)).toEqual(["change", "signUp"]);
  expect(held.hasAccount).toBe(false);
  expect(must(await dataRequest.remove({ token })).asked).toEqual([]);
  expect(await db.addressChange.count({ where: { email } })).toBe(0);
  expect(await db.person.count({ where: { email } })).toBe(0);
});
