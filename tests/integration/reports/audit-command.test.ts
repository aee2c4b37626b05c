// The command of operators, run as they run it: it goes through what was written, and names the row that somebody altered.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import * as application from "#lib/hiring/application/application";
import * as employer from "#lib/hiring/application/employer";
import { audit } from "#lib/platform/audit/audit-log";
import { db, transact } from "#lib/platform/db";
import { card, member, must } from "#tests/factories/forum";
import { asOwner } from "#tests/factories/owner";
import { company, posted } from "#tests/factories/vacancy";

async function npmRunAudit() {
  const child = spawn(process.execPath, ["scripts/tasks.ts", "audit"], { stdio: ["ignore", "pipe", "pipe"] });
  const [out, errors, [status]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
  return { out, errors, status };
}

test("D-12 the command says that log and ledger are as written, and names the altered row of each with an exit of 1", async () => {
  const at = await company();
  const vacancyId = await posted(at);
  const applicant = await member();
  must(await application.apply(applicant, { vacancyId, roomId: null, card }));
  await employer.applicants(at.sari, vacancyId);
  for (const role of ["recruiter", "officer", "admin"])
    await transact((tx) => audit(tx, { kind: "role.given", actorId: at.sari.personId, aboutId: applicant.personId, details: { role } }));

  const whole = await npmRunAudit();
  expect(whole).toMatchObject({ status: 0, errors: "" });
  expect(whole.out).toMatch(/audit log: \d+ rows, as written, head \S+\nledger of looks: as written\n/);

  const { seq } = await db.auditEntry.findFirstOrThrow({ orderBy: { seq: "desc" }, skip: 1, select: { seq: true } });
  await asOwner(`UPDATE audit_entry SET details = '{"role":"nobody"}' WHERE seq = ${seq}`);
  await asOwner(
    "ALTER TABLE disclosure DISABLE TRIGGER USER; UPDATE disclosure SET fields = ARRAY['contact']; ALTER TABLE disclosure ENABLE TRIGGER USER",
  );
  const altered = await npmRunAudit();
  expect(altered.status).toBe(1);
  expect(altered.errors).toContain(`audit log: row ${seq} is`);
  expect(altered.errors).toMatch(new RegExp(`ledger: row \\d+ of person ${applicant.personId} is`));
}, 90_000);
