// Deleting an account: closed at once, for everybody; destroyed after seven days, or at once on request; kept again by its owner until
// then. Every context does its own part (lib/personal-data.ts); this decides the order and sees that it ends complete, once.
import "server-only";
import type { z } from "zod";
import { requireProof } from "#lib/accounts/factors/grave-action";
import * as letter from "#lib/accounts/letter";
import * as organisation from "#lib/accounts/organisation";
import * as person from "#lib/accounts/person";
import * as role from "#lib/accounts/role";
import { personalData } from "#lib/personal-data";
import { audit } from "#lib/platform/audit/audit-log";
import type { Actor } from "#lib/platform/auth/actor";
import * as session from "#lib/platform/auth/session";
import { now } from "#lib/platform/clock";
import { db, type Tx, transact, transactTwice } from "#lib/platform/db";
import { tryRow } from "#lib/platform/each-row";
import { emit, forgetPerson } from "#lib/platform/jobs";
import { log } from "#lib/platform/log";
import type { SetAside } from "#lib/platform/personal-data";
import { done, type Result, refuse } from "#lib/platform/result";
import { onlyModeratedBy } from "#lib/series/moderator";
import * as erasureList from "./erasure-list.ts";
import { privacyEvents } from "./events.ts";
import { type Closing, putBack } from "./put-back.ts";
import * as receipt from "./receipt.ts";
import type { deletionInput } from "./schema.ts";
import type { Deletion, DeletionPreview } from "./view.ts";

/** Days in which an account that was closed can be kept after all. */
const undoDays = 7;
const day = 24 * 3600 * 1000;

/** What would go, what would stay under which rule and until when, and what would happen to forums and companies. */
export const preview = (actor: Actor): Promise<DeletionPreview> =>
  transact(async (tx) => {
    const at = await now(tx);
    const destroyAt = new Date(at.getTime() + undoDays * day);
    const { counts, held } = await contentsOf(tx, actor.personId);
    return {
      counts,
      kept: receipt.keptAfter(at, destroyAt, held),
      destroyAt: destroyAt.toISOString(),
      endingForums: (await onlyModeratedBy(tx, actor.personId)).length,
      closingCompanies: (await organisation.onlyMemberOf(tx, actor.personId)).length,
      isLastAdmin: await role.isLastAdmin(tx, actor.personId),
      losesPlaces: (counts.moderates ?? 0) > 0 || (counts.companies ?? 0) > 0 || (await role.holdsAny(tx, actor.personId)),
      mustWait: (await person.earliestDestruction(tx, actor.personId)) > at,
    };
  });

/** The first step: whoever holds this session proves who they are. Changes nothing. */
export const begin = (actor: Actor): Promise<Result<null>> =>
  transact(async (tx) => (await requireProof(tx, actor, "delete the account")) ?? done(null));

/**
 * Closes the account at once: sessions, seats, hands, links, invitations and moderating end, applications are withdrawn, nobody finds
 * or reads it. It is destroyed seven days later, or with `now` as soon as the worker comes to it. Refuses `proof_needed`, `last_admin`.
 */
export async function ask(actor: Actor, { when }: z.output<typeof deletionInput>): Promise<Result<Deletion>> {
  const afterCommits: (() => Promise<void>)[] = [];
  const answer = await transactTwice(async (tx): Promise<Result<Deletion>> => {
    afterCommits.length = 0;
    if (!(await session.lockAccount(tx, actor.personId))) return refuse("signed_out");
    const refused = await requireProof(tx, actor, "delete the account");
    if (refused) return refused;
    if (await role.isLastAdmin(tx, actor.personId)) return refuse("last_admin");
    const at = await now(tx);
    const earliest = await person.earliestDestruction(tx, actor.personId);
    const wished = new Date(at.getTime() + (when === "now" ? 0 : undoDays * day));
    const destroyAt = wished < earliest ? earliest : wished;
    const contents = await contentsOf(tx, actor.personId);
    const setAside: Record<string, SetAside> = {};
    for (const { context, close } of personalData) {
      const closed = await close(tx, actor.personId);
      setAside[context] = closed.setAside;
      if (closed.afterCommit) afterCommits.push(closed.afterCommit);
    }
    const code = receipt.newCode();
    const { id } = await tx.accountDeletion.create({
      data: { personId: actor.personId, code, askedAt: at, destroyAt, setAside: JSON.parse(JSON.stringify(setAside)) },
      select: { id: true },
    });
    await receipt.write(tx, code, at, destroyAt, contents);
    await emit(tx, privacyEvents, "account_closed", { deletionId: id });
    await audit(tx, { kind: "account.closed", actorId: actor.personId, aboutId: actor.personId });
    return done({
      code,
      closedAt: at.toISOString(),
      destroyAt: destroyAt.toISOString(),
      destroyedAt: null,
      keptAt: null,
      counts: contents.counts,
      kept: receipt.keptAfter(at, destroyAt, contents.held),
    });
  });
  if (answer.ok) for (const work of afterCommits) await tryRow("account closed", actor.personId, work);
  return answer;
}

/** When the closed account that this session belongs to will be destroyed; null when it is not closed, or too late. */
export async function closedUntil(closed: session.ClosedSession): Promise<Date | null> {
  const row = await db.accountDeletion.findUnique({ where: { personId: closed.personId }, select: { destroyAt: true } });
  return row && row.destroyAt > (await now()) ? row.destroyAt : null;
}

/** Its owner keeps the account: what others did not give is put back where it still fits, and roles are given anew. Refuses `missing` once it is being destroyed. */
export const undo = (closed: session.ClosedSession): Promise<Result<null>> =>
  transact(async (tx) => {
    if (!(await session.lockAccount(tx, closed.personId))) return refuse("missing");
    const [row] = await tx.$queryRaw<Closing[]>`
      SELECT id, person_id AS "personId", code, set_aside AS "setAside" FROM account_deletion
      WHERE person_id = ${closed.personId}::uuid AND destroy_at > app_now() AND steps = '{}' FOR NO KEY UPDATE`;
    if (!row) return refuse("missing");
    await putBack(tx, row);
    await audit(tx, { kind: "account.kept", actorId: closed.personId, aboutId: closed.personId });
    await emit(tx, privacyEvents, "account_kept", { deletionId: row.id });
    return done(null);
  });

/** Of the accounts that are due as many are taken in one run. */
const atOnce = 500;

/** Destroys what is due; where one fails the others still go. Whatever was not tried for longest comes first, so that those which always fail stand before nobody. */
export async function destroyDue(): Promise<void> {
  const due = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM account_deletion WHERE destroy_at <= app_now() ORDER BY tried_at NULLS FIRST, destroy_at LIMIT ${atOnce}`;
  for (const { id } of due)
    await tryRow("destroy account", id, async () => {
      await db.$executeRaw`UPDATE account_deletion SET tried_at = app_now() WHERE id = ${id}::uuid`;
      await destroy(id);
    });
}

/** Hours after which a mail server that does not answer no longer keeps an account from being destroyed. */
const letterHours = 1;

/**
 * Destroys one account in steps, each in its own transaction and noted with it: killed anywhere it goes on where it was. The last letter
 * goes first, since it needs the address; the list of erased ids next, since a backup must not bring the person back.
 */
async function destroy(deletionId: string): Promise<void> {
  const [row] = await db.$queryRaw<{ personId: string; code: string; steps: string[]; isLate: boolean }[]>`
    SELECT person_id AS "personId", code, steps, destroy_at < app_now() - ${letterHours} * interval '1 hour' AS "isLate"
    FROM account_deletion WHERE id = ${deletionId}::uuid AND destroy_at <= app_now()`;
  if (!row) return;
  if (!row.steps.includes("letter")) {
    const sent = await tryRow("last letter", deletionId, () => sendLast(row.personId, row.code, deletionId));
    if (!sent && !row.isLate) return;
    await step(deletionId, "letter", async () => {});
  }
  await step(deletionId, "list", async (tx) => erasureList.add(tx, row.personId));
  for (const { context, erase } of personalData)
    await step(deletionId, context, (tx, setAside) => erase(tx, row.personId, setAside[context]));
  await transact(async (tx) => {
    await forgetPerson(tx, row.personId);
    await receipt.note(tx, row.code, "destroyed");
    await tx.accountDeletion.deleteMany({ where: { id: deletionId } });
    log.info({ audit: "account.destroyed", deletion: deletionId }, "account destroyed");
  });
}

/** One step with its note, in one transaction; done already it is skipped. */
async function step(deletionId: string, name: string, work: (tx: Tx, setAside: Record<string, SetAside>) => Promise<void>): Promise<void> {
  await transact(async (tx) => {
    const [row] = await tx.$queryRaw<{ setAside: Record<string, SetAside>; isDone: boolean }[]>`
      SELECT set_aside AS "setAside", ${name} = ANY (steps) AS "isDone" FROM account_deletion WHERE id = ${deletionId}::uuid FOR NO KEY UPDATE`;
    if (!row || row.isDone) return;
    await work(tx, row.setAside);
    await tx.$executeRaw`UPDATE account_deletion SET steps = array_append(steps, ${name}) WHERE id = ${deletionId}::uuid`;
  });
}

async function sendLast(personId: string, code: string, eventId: string): Promise<void> {
  const reader = await person.readerOfClosed(personId);
  if (reader) await letter.send("accountErased", { ...reader, eventId, path: `/receipts/${code}`, words: { code } });
}

/** The letter to the owner that the account was closed, by whoever it was, and how to keep it. Null once it is kept or destroyed. */
export async function letterOf(deletionId: string): Promise<(person.Reader & { code: string; at: Date }) | null> {
  const row = await db.accountDeletion.findUnique({ where: { id: deletionId }, select: { personId: true, code: true, destroyAt: true } });
  const reader = row && (await person.readerOfClosed(row.personId));
  return row && reader ? { ...reader, code: row.code, at: row.destroyAt } : null;
}

/** What there is of this person, and what is kept of it as evidence. */
async function contentsOf(tx: Tx, personId: string): Promise<receipt.Contents> {
  const counts: Record<string, number> = {};
  const held: receipt.Contents["held"] = [];
  for (const data of personalData) {
    Object.assign(counts, await data.counts(tx, personId));
    held.push(...(await data.heldEvidence(tx, personId)));
  }
  return { counts, held };
}
