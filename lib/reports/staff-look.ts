// Looks of staff at personal data: an admin needs a written reason, an officer a case they work on. The look is written into the person's
// own ledger and into the audit log before anything is shown; if it cannot be written, nothing is.
import "server-only";
import type { z } from "zod";
import * as role from "#lib/accounts/role";
import * as ledger from "#lib/disclosure/ledger";
import type { DisclosedField } from "#lib/disclosure/schema";
import { audit, auditDenied } from "#lib/platform/audit/audit-log";
import type { Actor } from "#lib/platform/auth/actor";
import { type Tx, transact } from "#lib/platform/db";
import { done, type Result, refuse } from "#lib/platform/result";
import { lockClaimed } from "./case-claim.ts";
import { reachOf } from "./reach.ts";
import type { findPersonInput, reportedAddressInput } from "./schema.ts";

/** What one member of staff may be shown alone: a document needs a second one, which the database asks of each row too. */
export type ShownToOne = Exclude<DisclosedField, "document">;

type LookLine = { role: "officer" | "admin"; subjectId: string; fields: readonly ShownToOne[]; reason: string; caseId: string | null };

/** Writes one look where its subject reads it and where auditors do. Looks at oneself are none. */
async function write(tx: Tx, actor: Actor, look: LookLine): Promise<void> {
  if (look.subjectId === actor.personId) return;
  const { reason, caseId, subjectId } = look;
  const viewerRole = look.role === "admin" ? "administrator" : "officer";
  const looking = { viewerRole, organisation: null, purpose: "case", fields: look.fields, reason } as const;
  await ledger.write(tx, actor, looking, [
    { personId: subjectId, grantId: null, about: caseId ? { kind: "case", id: caseId, title: "" } : null },
  ]);
  await tx.$executeRaw`
    INSERT INTO staff_look (id, subject_id, by_id, role, fields, reason, case_id)
    VALUES (uuidv7(), ${subjectId}::uuid, ${actor.personId}::uuid, ${look.role}::"Role", ${[...look.fields]}::text[], ${reason}, ${caseId}::uuid)`;
  await audit(tx, { kind: "staff.look", actorId: actor.personId, aboutId: subjectId, details: { role: look.role, caseId } });
}

/** One account by the exact address, for admins with a reason. An address without an account tells nothing and leaves no look. */
export async function findPerson(actor: Actor, { email, reason }: z.output<typeof findPersonInput>): Promise<Result<role.Found>> {
  const found = await role.find(actor, { email });
  if (!found.ok) {
    if (found.code === "missing" && !found.detail) await auditDenied("person.find", actor.personId);
    return found;
  }
  await transact((tx) => write(tx, actor, { role: "admin", subjectId: found.value.personId, fields: ["contact"], reason, caseId: null }));
  return found;
}

/** The address of the person a case is about, for the officer who holds the claim: to reach somebody in danger, say. */
export async function addressOfReported(actor: Actor, input: z.output<typeof reportedAddressInput>): Promise<Result<{ email: string }>> {
  return transact(async (tx) => {
    // Asked first: a moderator who holds the claim is refused without its being renewed.
    if (!(await reachOf(tx, actor))?.isOfficer) return refuse("missing");
    const found = await lockClaimed(tx, actor, input.caseId, input.claim);
    if ("code" in found) return found;
    if (!found.personId) return refuse("missing");
    await write(tx, actor, { role: "officer", subjectId: found.personId, fields: ["contact"], reason: input.reason, caseId: input.caseId });
    const email = await role.addressOf(tx, found.personId);
    return email === null ? refuse("missing") : done({ email });
  });
}
