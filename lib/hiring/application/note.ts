// What the members of a company write for each other about one applicant. The applicant knows that notes exist, and gets them in their copy.
import "server-only";
import type { z } from "zod";
import { whoGrants } from "#lib/disclosure/look";
import type { Actor } from "#lib/platform/auth/actor";
import { type Tx, transact } from "#lib/platform/db";
import { spend } from "#lib/platform/limits";
import { done, type Result, refuse } from "#lib/platform/result";
import { limits } from "../context.ts";
import type { noteInput } from "../schema.ts";
import { reached } from "./reach.ts";
import type { ApplicantNote } from "./view.ts";

/** Adds a note for the colleagues. Refuses `missing` and `too_often`. */
export async function add(actor: Actor, { applicationId, words }: z.output<typeof noteInput>): Promise<Result<ApplicantNote[]>> {
  const minutes = await spend([limits.noteByPerson, actor.personId]);
  if (minutes) return refuse("too_often", { minutes });
  return transact(async (tx) => {
    const asked = await reached(tx, actor, applicationId);
    if ((await whoGrants(tx, actor, asked)).length === 0) return refuse("missing");
    // The same words again, as of a button pressed twice, are one note.
    const last = await tx.applicationNote.findFirst({
      where: { applicationId },
      orderBy: { id: "desc" },
      select: { words: true, byId: true },
    });
    if (last?.words !== words || last.byId !== actor.personId)
      await tx.applicationNote.create({ data: { applicationId, byId: actor.personId, words }, select: { id: true } });
    return done(await read(tx, applicationId, actor.personId));
  });
}

/** Of an application that the reader may open, the newest first. */
export async function read(tx: Tx, applicationId: string, readerId: string): Promise<ApplicantNote[]> {
  const rows = await tx.applicationNote.findMany({
    where: { applicationId },
    orderBy: { id: "desc" },
    take: 100,
    select: { id: true, byId: true, words: true, at: true },
  });
  return rows.map(({ id, byId, words, at }) => ({ noteId: id, by: byId === readerId ? "me" : "colleague", words, at: at.toISOString() }));
}
