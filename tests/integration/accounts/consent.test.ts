// What somebody agreed to: off until given, with the text they read, and taken back at once.
import { expect, test } from "vitest";
import * as consent from "#lib/accounts/consent";
import * as accounts from "#lib/accounts/personal-data";
import * as application from "#lib/hiring/application/application";
import { db, transact } from "#lib/platform/db";
import { account } from "#tests/factories/account";
import { card, code, must } from "#tests/factories/forum";
import { useMailbox } from "#tests/factories/mailbox";
import { company, posted } from "#tests/factories/vacancy";

const mailbox = useMailbox();
const read = () => ({ purpose: "subjects" as const, locale: "id" as const, textHash: consent.textHashOf("subjects", "id") });

/** The subject of the letter that comes when somebody applies. */
async function subjectAfterApplying({ actor, email }: Awaited<ReturnType<typeof account>>) {
  must(await application.apply(actor, { vacancyId: await posted(await company()), roomId: null, card }));
  return (await mailbox.to(email)).at(-1)?.subject;
}

test("nobody has agreed to anything until they do, and the service goes on without it", async () => {
  const person = await account(mailbox);
  expect(await consent.mine(person.actor, "id")).toEqual([
    expect.objectContaining({ purpose: "subjects", isGiven: false, isOutdated: false, givenAt: null }),
  ]);
  expect(await subjectAfterApplying(person)).toBe("Kabar untuk Anda dari Suara Kerja");
});

test("the subject says what a letter is about for whoever agreed to it, and is neutral again for the first letter after they took it back", async () => {
  const person = await account(mailbox);
  must(await consent.give(person.actor, read()));
  expect(await subjectAfterApplying(person)).toBe("Lamaran Anda sudah terkirim");
  must(await consent.withdraw(person.actor, { purpose: "subjects" }));
  expect(await subjectAfterApplying(person)).toBe("Kabar untuk Anda dari Suara Kerja");
});

test("a consent says which text was read, in which language, when and in which session", async () => {
  const { actor } = await account(mailbox);
  must(await consent.give(actor, { purpose: "subjects", locale: "ar", textHash: consent.textHashOf("subjects", "ar") }));
  const { consents } = await transact((tx) => accounts.exportOf(tx, actor.personId));
  expect(consents).toEqual([
    {
      purpose: "subjects",
      textHash: consent.textHashOf("subjects", "ar"),
      locale: "ar",
      sessionDigest: expect.stringMatching(/^[\w-]{43}$/),
      givenAt: expect.any(Date),
      withdrawnAt: null,
    },
  ]);
  expect(consents[0]?.sessionDigest).not.toContain(actor.sessionId);
});

test("a text that has changed is asked about again, and nobody agrees to one they have not read", async () => {
  const person = await account(mailbox);
  const { actor } = person;
  expect(code(await consent.give(actor, { ...read(), textHash: "x".repeat(43) }))).toBe("conflict");
  expect(code(await consent.give(actor, { ...read(), textHash: consent.textHashOf("subjects", "en") }))).toBe("conflict");
  must(await consent.give(actor, read()));
  await db.consent.updateMany({ where: { personId: actor.personId }, data: { textHash: "of an older text" } });
  expect(await consent.mine(actor, "id")).toEqual([expect.objectContaining({ isGiven: false, isOutdated: true })]);
  expect(await subjectAfterApplying(person)).toBe("Kabar untuk Anda dari Suara Kerja");
  must(await consent.give(actor, read()));
  expect(await consent.mine(actor, "id")).toEqual([expect.objectContaining({ isGiven: true, isOutdated: false })]);
});

test("agreeing twice, also at once, is agreeing once, and one person's consent is not another's", async () => {
  const [{ actor }, other] = [await account(mailbox), await account(mailbox)];
  const answers = await Promise.all([consent.give(actor, read()), consent.give(actor, read()), consent.give(actor, read())]);
  expect(answers.map(code)).toEqual(["ok", "ok", "ok"]);
  expect(await db.consent.count({ where: { personId: actor.personId } })).toBe(1);
  must(await consent.withdraw(other.actor, { purpose: "subjects" }));
  expect(await consent.mine(actor, "id")).toEqual([expect.objectContaining({ isGiven: true })]);
  expect(await consent.isGivenAt(db, other.email, "subjects")).toBe(false);
});
