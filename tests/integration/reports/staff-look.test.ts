import pg from "pg";
import { expect, test } from "vitest";
import * as ledger from "#lib/disclosure/ledger";
import { db } from "#lib/platform/db";
import { looksAlarmPerHour } from "#lib/reports/ladder";
import { reportHealth } from "#lib/reports/metrics";
import * as staffLook from "#lib/reports/staff-look";
import { account } from "#tests/factories/account";
import { code, forum, member, must, speaker } from "#tests/factories/forum";
import { useMailbox } from "#tests/factories/mailbox";
import { claimed, filed, staff } from "#tests/factories/report";

const mailbox = useMailbox();
const reason = "Lost the telephone, asked at the office";

test("Z-13 an admin finds a person with a reason, and the person reads it in their ledger", async () => {
  const [admin, { email, actor }] = [await staff("admin"), await account(mailbox)];
  expect(must(await staffLook.findPerson(admin, { email, reason })).email).toBe(email);
  expect((await ledger.own(actor)).looks[0]).toMatchObject({ viewerRole: "administrator", fields: ["contact"], reason });
  expect(await db.staffLook.count({ where: { subjectId: actor.personId, byId: admin.personId, reason } })).toBe(1);
  expect(await db.auditEntry.count({ where: { kind: "staff.look" } })).toBe(1);
});

test("strangers find nobody, and their try is audited; an address without an account leaves no look", async () => {
  const { email } = await account(mailbox);
  for (const one of [await member(), await member("admin"), await staff("officer")])
    expect(code(await staffLook.findPerson(one, { email, reason }))).toBe("missing");
  expect(await db.auditEntry.count({ where: { kind: "person.find" } })).toBe(3);
  const looks = await db.staffLook.count();
  expect(code(await staffLook.findPerson(await staff("admin"), { email: "nobody@people.test", reason }))).toBe("missing");
  expect(await db.staffLook.count()).toBe(looks);
});

test("Z-12 an officer reads an address only of a case whose claim they hold", async () => {
  const hall = await forum();
  const { email, actor } = await account(mailbox);
  const { caseId } = await filed({ kind: "seat", id: (await speaker(hall, actor)).seatId });
  const officer = await staff("officer");
  expect(code(await staffLook.addressOfReported(officer, { caseId, claim: 1, reason }))).toBe("claim_over");
  const rinas = await claimed(hall.rina, caseId);
  expect(code(await staffLook.addressOfReported(hall.rina, { ...rinas, reason }))).toBe("missing");
  await db.conductCase.update({ where: { id: caseId }, data: { claimedUntil: null, claimedById: null } });
  expect(must(await staffLook.addressOfReported(officer, { ...(await claimed(officer, caseId)), reason })).email).toBe(email);
  expect((await ledger.own(actor)).looks[0]).toMatchObject({ viewerRole: "officer", reason });
});

test("where the look cannot be written, nothing is shown", async () => {
  const [admin, { email }] = [await staff("admin"), await account(mailbox)];
  const client = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL });
  await client.connect();
  await client.query("ALTER TABLE staff_look ADD CONSTRAINT planted CHECK (false) NOT VALID");
  await expect(staffLook.findPerson(admin, { email, reason })).rejects.toThrow();
  await client.query("ALTER TABLE staff_look DROP CONSTRAINT planted");
  await client.end();
});

test("Z-12 three hundred looks of one member of staff within an hour are an alarm", async () => {
  const [admin, subject] = [await staff("admin"), await member()];
  const look = { subjectId: subject.personId, byId: admin.personId, role: "admin" as const, fields: ["contact"], reason };
  await db.$executeRaw`
    INSERT INTO staff_look (id, subject_id, by_id, role, fields, reason)
    SELECT uuidv7(), ${look.subjectId}::uuid, ${look.byId}::uuid, 'admin', ARRAY['contact'], ${reason} FROM generate_series(1, ${looksAlarmPerHour - 1}::int)`;
  expect(await reportHealth()).not.toBe("alarm");
  await db.$executeRaw`
    INSERT INTO staff_look (id, subject_id, by_id, role, fields, reason)
    VALUES (uuidv7(), ${look.subjectId}::uuid, ${look.byId}::uuid, 'admin', ARRAY['contact'], ${reason})`;
  expect(await reportHealth()).toBe("alarm");
});

test("Z-13 a look at a document is taken only with a second member of staff, who is neither the first nor the subject", async () => {
  const [officer, other, subject] = [await staff("officer"), await staff("officer"), await member()];
  const look = (secondId: string | null, fields: string[], byId: string | null = officer.personId) =>
    db.staffLook.create({
      data: { subjectId: subject.personId, byId, secondId, role: "officer", fields, reason },
      select: { id: true },
    });
  for (const secondId of [null, officer.personId, subject.personId])
    for (const fields of [["document"], ["contact", "document"]]) await expect(look(secondId, fields)).rejects.toThrow("needs two people");
  await expect(look(other.personId, ["document"], null)).rejects.toThrow("needs two people");
  await look(other.personId, ["document"]);
  await look(null, ["contact"]);
  await db.person.delete({ where: { id: other.personId } });
  expect(await db.staffLook.count({ where: { subjectId: subject.personId } })).toBe(2);
});
