// Drafts of vacancies, and of changes to them: saved while they are written, their company's on every device. Of two who write at once one
// saves, and the other is shown both.
import "server-only";
import type { z } from "zod";
import { membershipWith } from "#lib/accounts/company/membership";
import type { Actor } from "#lib/platform/auth/actor";
import { now } from "#lib/platform/clock";
import { db, type Tx, transact } from "#lib/platform/db";
import { spend } from "#lib/platform/limits";
import { done, type Result, refuse } from "#lib/platform/result";
import { limits } from "../context.ts";
import { draftLength } from "../rules.ts";
import { type DraftFields, type draftIdInput, type draftInput, knownDraftFields } from "./vacancy-schema.ts";
import type { DraftLine, OpenDraft } from "./view.ts";

/** A company has at most this many at a time. */
const draftsMost = 1_000;

export type SavedDraft = {
  draftId: string;
  version: number /** What a colleague saved meanwhile; null: this saving counts. */;
  theirs: DraftFields | null;
};

/**
 * Saves what stands in the form. Where somebody else saved meanwhile nothing is overwritten: theirs comes back with its version, and saving
 * with that version puts this one in its place. Refuses `missing`, `too_often`, `too_many_drafts`.
 */
export async function save(actor: Actor, input: z.output<typeof draftInput>): Promise<Result<SavedDraft>> {
  const { organisationId, vacancyId, version, fields } = input;
  const minutes = await spend([limits.draftByPerson, actor.personId]);
  if (minutes) return refuse("too_often", { minutes });
  return transact(async (tx) => {
    if (!(await isReached(tx, actor, organisationId, vacancyId))) return refuse("missing");
    const mine = { fields, byId: actor.personId, changedAt: await now(tx) };
    const draftId = input.draftId ?? (vacancyId && (await ofVacancy(tx, vacancyId)));
    if (!draftId) {
      if ((await tx.vacancyDraft.count({ where: { organisationId } })) >= draftsMost) return refuse("too_many_drafts");
      // Of two first savings of one vacancy's change, the second is told of the first.
      const [made] = await tx.vacancyDraft.createManyAndReturn({
        data: [{ organisationId, vacancyId, ...mine }],
        select: { id: true },
        skipDuplicates: true,
      });
      if (made) return done({ draftId: made.id, version: 1, theirs: null });
      const other = vacancyId && (await ofVacancy(tx, vacancyId));
      return other ? told(tx, organisationId, other) : refuse("missing");
    }
    const { count } = await tx.vacancyDraft.updateMany({
      where: { id: draftId, organisationId, vacancyId, version },
      data: { ...mine, version: version + 1 },
    });
    return count > 0 ? done({ draftId, version: version + 1, theirs: null }) : told(tx, organisationId, draftId);
  });
}

async function told(tx: Tx, organisationId: string, draftId: string): Promise<Result<SavedDraft>> {
  const row = await tx.vacancyDraft.findFirst({ where: { id: draftId, organisationId }, select: { version: true, fields: true } });
  return row ? done({ draftId, version: row.version, theirs: knownDraftFields.parse(row.fields) }) : refuse("missing");
}

const ofVacancy = async (tx: Tx, vacancyId: string) =>
  (await tx.vacancyDraft.findUnique({ where: { vacancyId }, select: { id: true } }))?.id ?? null;

async function isReached(tx: Tx, actor: Actor, organisationId: string, vacancyId: string | null): Promise<boolean> {
  const where = { id: organisationId, memberships: { some: membershipWith(actor, "vacancies") } };
  const found = await tx.organisation.findFirst({
    where: vacancyId ? { ...where, vacancies: { some: { id: vacancyId } } } : where,
    select: { id: true },
  });
  return found !== null;
}

const mine = (actor: Actor) => ({ organisation: { memberships: { some: membershipWith(actor, "vacancies") } } });

/** Throws a draft away. Gone already is no error. */
export const drop = (actor: Actor, { draftId }: z.output<typeof draftIdInput>): Promise<Result<null>> =>
  transact(async (tx) => {
    await tx.vacancyDraft.deleteMany({ where: { id: draftId, ...mine(actor) } });
    return done(null);
  });

const shape = { id: true, organisationId: true, vacancyId: true, version: true, fields: true } as const;
type Row = { id: string; organisationId: string; vacancyId: string | null; version: number; fields: unknown };
const opened = ({ id, fields, ...row }: Row): OpenDraft => ({ ...row, draftId: id, fields: knownDraftFields.parse(fields) });

/** One draft; null for everyone but members of its company. */
export async function open(actor: Actor, draftId: string): Promise<OpenDraft | null> {
  const row = await db.vacancyDraft.findFirst({ where: { id: draftId, ...mine(actor) }, select: shape });
  return row && opened(row);
}

/** The change of a vacancy that was begun and not handed in; null when there is none. */
export async function openOf(actor: Actor, vacancyId: string): Promise<OpenDraft | null> {
  const row = await db.vacancyDraft.findFirst({ where: { vacancyId, ...mine(actor) }, select: shape });
  return row && opened(row);
}

/** New vacancies that are being written in the actor's companies, the last changed first. */
export async function list(actor: Actor): Promise<DraftLine[]> {
  const rows = await db.vacancyDraft.findMany({
    where: { vacancyId: null, ...mine(actor) },
    select: { ...shape, importId: true, changedAt: true },
    orderBy: { changedAt: "desc" },
    take: 200,
  });
  return rows.map(({ importId, changedAt, ...row }) => ({
    draftId: row.id,
    organisationId: row.organisationId,
    title: knownDraftFields.parse(row.fields).title,
    changedAt: changedAt.toISOString(),
    importId,
  }));
}

/** Takes the draft that is handed in, if it is still as it was read: of two who hand it in at once one takes it. */
export async function take(tx: Tx, organisationId: string, { draftId, version }: { draftId: string; version: number }): Promise<boolean> {
  const { count } = await tx.vacancyDraft.deleteMany({ where: { id: draftId, organisationId, version } });
  return count > 0;
}

/** Deletes drafts that nobody has touched for half a year. */
export async function purge(): Promise<void> {
  const before = new Date((await now()).getTime() - draftLength);
  await db.vacancyDraft.deleteMany({ where: { changedAt: { lt: before } } });
}

/** For the copy of one's data: what one saved last. */
export const exportOf = async (tx: Tx, personId: string) =>
  (
    await tx.vacancyDraft.findMany({ where: { byId: personId }, select: { fields: true, changedAt: true }, orderBy: { changedAt: "asc" } })
  ).map(({ fields, changedAt }) => ({ title: knownDraftFields.parse(fields).title, changedAt }));
