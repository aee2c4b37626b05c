// Moving many applications at once: they wait ten seconds, in which the member may take it back. Only then is anything moved or anybody told.
import "server-only";
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { membershipWith } from "#lib/accounts/company/membership";
import { whoGrants } from "#lib/disclosure/look";
import type { Actor } from "#lib/platform/auth/actor";
import { now } from "#lib/platform/clock";
import { transact } from "#lib/platform/db";
import { spend } from "#lib/platform/limits";
import { done, type Result, refuse } from "#lib/platform/result";
import { limits } from "../context.ts";
import type { batchInput, moveManyInput } from "../schema.ts";
import { move } from "./pipeline.ts";
import { aboutOf } from "./reach.ts";
import { hasTalked, mayMove, sentenceMin } from "./state.ts";
import { tripped } from "./tripwire.ts";

export const undoMs = 10_000;

type Batch = { batchId: string; count: number; dueAt: string };

/**
 * Puts a move of many aside for ten seconds. Those that another member moved, or is about to move, are left out: `count` says how many
 * wait. Refuses `missing`, `reason_missing`, `sentence_short` when one of them was talked with, `moved_already` when none is left, `words_held`, `too_often`.
 */
export async function moveMany(actor: Actor, input: z.output<typeof moveManyInput>): Promise<Result<Batch>> {
  const { vacancyId, applications, to, reason, words, confirmed } = input;
  const minutes = await spend([limits.bulkByPerson, actor.personId]);
  if (minutes) return refuse("too_often", { minutes });
  if (to === "rejected" && reason === null) return refuse("reason_missing", { field: "reason" });
  if (!confirmed && tripped(words).length > 0) return refuse("words_held", { field: "words" });
  return transact(async (tx) => {
    const vacancy = await tx.vacancy.findFirst({
      where: { id: vacancyId, takenDownAt: null, organisation: { memberships: { some: membershipWith(actor, "applicants") } } },
      select: { organisationId: true },
    });
    if (!vacancy) return refuse("missing");
    const asked = { organisationId: vacancy.organisationId, about: aboutOf(vacancyId), fields: ["name"] as const };
    const granting = await whoGrants(tx, actor, asked);
    const found = await tx.application.findMany({
      where: { vacancyId, id: { in: applications.map(({ applicationId }) => applicationId) }, personId: { in: granting } },
      select: { id: true, state: true, version: true, events: { select: { kind: true }, orderBy: { id: "asc" } } },
    });
    const seen = new Map(applications.map(({ applicationId, version }) => [applicationId, version]));
    const open = found.filter(({ id, version, state }) => seen.get(id) === version && mayMove("company", state, to));
    if (to === "rejected" && words.length < sentenceMin && open.some(({ events }) => hasTalked(events)))
      return refuse("sentence_short", { field: "words" });
    const dueAt = new Date((await now(tx)).getTime() + undoMs);
    const batchId = randomUUID();
    const { count } = await tx.pendingMove.createMany({
      data: open.map(({ id, version }) => ({
        applicationId: id,
        batchId,
        byId: actor.personId,
        version,
        to,
        reason: to === "rejected" ? reason : null,
        words,
        dueAt,
      })),
      skipDuplicates: true,
    });
    return count > 0 ? done({ batchId, count, dueAt: dueAt.toISOString() }) : refuse("moved_already");
  });
}

/** Takes back what still waits of one's own batch. Taken back already, or over, is no error: answers how many stayed where they were. */
export const undo = (actor: Actor, { batchId }: z.output<typeof batchInput>): Promise<Result<{ count: number }>> =>
  transact(async (tx) => {
    const { count } = await tx.pendingMove.deleteMany({ where: { batchId, byId: actor.personId, dueAt: { gt: await now(tx) } } });
    return done({ count });
  });

/** Moves what has waited its ten seconds, by the same verb as one alone: what changed meanwhile stays as it is. Safe to repeat. */
export async function applyDue(): Promise<void> {
  const due = await transact(async (tx) =>
    tx.pendingMove.findMany({ where: { dueAt: { lte: await now(tx) } }, take: 300, orderBy: { dueAt: "asc" } }),
  );
  for (const { applicationId, byId, version, to, reason, words } of due) {
    // Who they are is asked anew by the verb: somebody who left the company meanwhile moves nothing.
    const actor: Actor = { kind: "member", personId: byId, sessionId: "", roles: [] };
    await move(actor, { applicationId, version, to: to as "rejected", reason, words, confirmed: true });
    await transact((tx) => tx.pendingMove.deleteMany({ where: { applicationId } }));
  }
}
