// Asking an address to join a company. It is a member only when its owner says yes; nobody learns before whether it has an account.
import "server-only";
import type { z } from "zod";
import type { Actor } from "../platform/auth/actor.ts";
import { db, type Tx, transact } from "../platform/db.ts";
import { emit } from "../platform/jobs.ts";
import * as tries from "../platform/limits.ts";
import { done, type Result, refuse } from "../platform/result.ts";
import * as membership from "./company/membership.ts";
import type { CompanyRole } from "./company/rules.ts";
import { limits } from "./context.ts";
import * as email from "./email.ts";
import { accountEvents } from "./events.ts";
import { requireProof } from "./factors/grave-action.ts";
import * as organisation from "./organisation.ts";
import * as person from "./person.ts";
import type { invitationInput, memberInput } from "./schema.ts";

/** Invites an address, by an admin of the company or of the site. Inviting it again, or somebody who is a member already, changes nothing and reads the same. `proof_needed`. */
export async function invite(actor: Actor, input: z.output<typeof memberInput>): Promise<Result<null>> {
  const address = email.canonical(input.email);
  if (!address) return refuse("email_invalid", { field: "email" });
  const proof = await requireProof(db, actor, "invite to a company");
  if (proof) return proof;
  const minutes = await tries.spend([limits.invitationByPerson, actor.personId]);
  if (minutes) return refuse("too_often", { minutes });
  return transact(async (tx) => {
    if (!(await membership.mayManage(tx, actor, input.organisationId))) return refuse("missing");
    if ((await organisation.nameOf(tx, input.organisationId)) === null) return refuse("missing");
    const isMember = await tx.membership.count({ where: { organisationId: input.organisationId, person: { email: address } } });
    if (isMember > 0) return done(null);
    const [made] = await tx.invitation.createManyAndReturn({
      data: { organisationId: input.organisationId, email: address, role: input.role, invitedById: actor.personId },
      skipDuplicates: true,
      select: { id: true },
    });
    if (made) await emit(tx, accountEvents, "member_invited", { invitationId: made.id });
    return done(null);
  });
}

/** Takes an invitation back. Taken back or answered already is no error. */
export async function withdraw(actor: Actor, { invitationId }: z.output<typeof invitationInput>): Promise<Result<null>> {
  return transact(async (tx) => {
    const invitation = await tx.invitation.findUnique({ where: { id: invitationId }, select: { organisationId: true } });
    if (!invitation) return done(null);
    if (!(await membership.mayManage(tx, actor, invitation.organisationId))) return done(null);
    await tx.invitation.deleteMany({ where: { id: invitationId } });
    return done(null);
  });
}

/** Says yes to an invitation to my address. `missing` for one to another address, or taken back meanwhile. May end my sessions (`membership.join`). */
export async function accept(actor: Actor, { invitationId }: z.output<typeof invitationInput>): Promise<Result<null>> {
  return transact(async (tx) => {
    const invited = await answer(tx, actor, invitationId);
    if (!invited) return refuse("missing");
    await membership.join(tx, actor, invited.organisationId, invited.role);
    return done(null);
  });
}

/** Says no. No letter tells anybody. */
export async function decline(actor: Actor, { invitationId }: z.output<typeof invitationInput>): Promise<Result<null>> {
  return transact(async (tx) => {
    await answer(tx, actor, invitationId);
    return done(null);
  });
}

/** Removes the invitation if it is mine; the company it was for and as what, or null. */
async function answer(tx: Tx, actor: Actor, invitationId: string): Promise<{ organisationId: string; role: CompanyRole } | null> {
  const [row] = await tx.$queryRaw<{ organisationId: string; role: CompanyRole }[]>`
    DELETE FROM invitation i USING person p
    WHERE i.id = ${invitationId}::uuid AND p.id = ${actor.personId}::uuid AND i.email = p.email
    RETURNING i.organisation_id AS "organisationId", i.role::text AS role`;
  return row ?? null;
}

export type Invited = { invitationId: string; organisation: string; seed: string; role: CompanyRole };

/** Invitations waiting for my answer. */
export async function waiting(actor: Actor): Promise<Invited[]> {
  return db.$queryRaw<Invited[]>`
    SELECT i.id AS "invitationId", o.name AS organisation, o.seed, i.role::text AS role
    FROM invitation i JOIN organisation o ON o.id = i.organisation_id JOIN person p ON p.email = i.email
    WHERE p.id = ${actor.personId}::uuid ORDER BY i.created_at`;
}

/** What the letter says: to whom, about which company. Null when it was answered or taken back before it left. */
export async function letterOf(invitationId: string): Promise<(person.Reader & { organisation: string }) | null> {
  const row = await db.invitation.findUnique({
    where: { id: invitationId },
    select: { email: true, invitedBy: { select: { locale: true } }, organisation: { select: { name: true } } },
  });
  return row && { ...(await person.readerAt(row.email, row.invitedBy?.locale)), organisation: row.organisation.name };
}

/** Invitations to an address: from which company, when, and until when they wait. For the owner of the address. */
export const atAddress = (tx: Tx, address: string): Promise<{ name: string; at: Date; until: Date }[]> => tx.$queryRaw`
  SELECT o.name, i.created_at AS at, i.created_at + interval '14 days' AS until
  FROM invitation i JOIN organisation o ON o.id = i.organisation_id WHERE i.email = ${address} ORDER BY i.created_at, i.id`;

/** Removes every invitation to an address. */
export async function forget(tx: Tx, address: string): Promise<void> {
  await tx.invitation.deleteMany({ where: { email: address } });
}

/** An invitation waits two weeks. */
export async function purge(): Promise<void> {
  await db.$executeRaw`DELETE FROM invitation WHERE created_at < app_now() - interval '14 days'`;
}
