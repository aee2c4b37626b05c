// The daily hash over all chains of looks goes to whoever is answerable for data protection, and says nothing of anybody.
import { expect, test } from "vitest";
import * as disclosure from "#lib/disclosure/jobs";
import * as application from "#lib/hiring/application/application";
import { move } from "#lib/platform/clock";
import { db } from "#lib/platform/db";
import { react, schedule } from "#lib/reactions";
import { card, member, must } from "#tests/factories/forum";
import { useMailbox } from "#tests/factories/mailbox";
import { company, posted } from "#tests/factories/vacancy";

const officer = "protection@site.test";
process.env.DATA_PROTECTION_EMAIL = officer;
const mailbox = useMailbox();

test("a day of looks is sealed by the clock and its hash mailed once, without a name or an address of anybody", async () => {
  const at = await company();
  const vacancyId = await posted(at);
  const people = await Promise.all([member(), member()]);
  for (const person of people) {
    const { applicationId } = must(await application.apply(person, { vacancyId, roomId: null, card }));
    must(await application.open(at.sari, { applicationId }));
  }
  expect(schedule.find(({ work }) => work === disclosure.sealDays)?.everyMs).toBe(600_000);
  await move(25 * 3_600_000);
  await Promise.all([disclosure.sealDays(), disclosure.sealDays()]);
  await move(-25 * 3_600_000);
  const sealed = await db.disclosureDay.findFirstOrThrow({ select: { day: true, seal: true, heads: true } });
  const letters = (await mailbox.to(officer)).filter(({ text }) => text.includes(sealed.seal));
  expect(letters).toHaveLength(1);
  expect(letters[0]?.text).toContain(sealed.day);
  expect(sealed.heads).toHaveLength(2);
  for (const { personId } of [...people, at.sari]) {
    const { email } = await db.person.findUniqueOrThrow({ where: { id: personId }, select: { email: true } });
    for (const trace of [personId, email]) expect(JSON.stringify(letters)).not.toContain(trace);
  }
  // The worker may do it twice: it is the same letter.
  await react({ id: "00000000-0000-4000-8000-000000000001", kind: "ledger_sealed", payload: { day: sealed.day } });
  await react({ id: "00000000-0000-4000-8000-000000000001", kind: "ledger_sealed", payload: { day: sealed.day } });
  const again = (await mailbox.all()).filter(({ messageId }) => messageId.includes("00000000-0000-4000-8000-000000000001"));
  expect(again).toHaveLength(1);
});
