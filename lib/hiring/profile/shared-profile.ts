// What of a profile goes with one application: chosen parts, as a copy of that moment, under a grant of its own that ends by itself or is
// taken back without the application. Companies read it by `look` (decision 0051).
import "server-only";
import type { z } from "zod";
import * as grant from "#lib/disclosure/grant";
import { look, wouldGrant } from "#lib/disclosure/look";
import { grantEnd } from "#lib/disclosure/rules";
import type { Actor } from "#lib/platform/auth/actor";
import * as session from "#lib/platform/auth/session";
import { now } from "#lib/platform/clock";
import { db, type Prisma, type Tx, transact } from "#lib/platform/db";
import { done, type Result, refuse } from "#lib/platform/result";
import { reached } from "../application/reach.ts";
import { grantedUntil } from "../rules.ts";
import type { applicationInput } from "../schema.ts";
import { partsOf, type SharedParts } from "./parts.ts";
import { readOf } from "./profile.ts";
import type { sharedChoice, shareInput } from "./schema.ts";

type Choice = z.output<typeof sharedChoice>;
type Sent = { applicationId: string; personId: string; vacancyId: string };

/** What the grant of parts with an application to this vacancy is about. */
export const aboutOf = (vacancyId: string): grant.About => ({ kind: "profile", id: vacancyId });

/**
 * Lets the company of an application read these parts, as they are now, in the transaction of the caller. Without parts whatever it could
 * read ends. It ends with the application's own grant at the latest.
 */
export async function put(tx: Tx, { applicationId, personId, vacancyId }: Sent, { parts: chosen, days }: Choice): Promise<void> {
  const parts = partsOf((await readOf(tx, personId)).contents, chosen);
  if (Object.keys(parts).length === 0) {
    await grant.withdrawAbout(tx, personId, aboutOf(vacancyId));
    await drop(tx, applicationId);
    return;
  }
  const vacancy = await tx.vacancy.findUniqueOrThrow({
    where: { id: vacancyId },
    select: { organisationId: true, title: true, deadline: true, zone: true, replyByDays: true },
  });
  const at = await now(tx);
  const longest = grantedUntil(vacancy);
  const asked = days === null ? longest : new Date(Math.min(longest.getTime(), at.getTime() + days * 86_400_000));
  const until = grantEnd(at, asked);
  await grant.give(tx, {
    personId,
    to: { organisationId: vacancy.organisationId },
    fields: ["cv"],
    about: { ...aboutOf(vacancyId), title: vacancy.title },
    until,
  });
  const copy = { parts: parts as Prisma.InputJsonObject, sharedAt: at, until };
  await tx.sharedProfile.upsert({
    where: { applicationId },
    create: { applicationId, ...copy },
    update: copy,
    select: { applicationId: true },
  });
}

/** Chooses anew what the company of an application that stands may read, as it is now; without parts nothing. Refuses `missing`. */
export const share = (actor: Actor, { applicationId, ...choice }: z.output<typeof shareInput>): Promise<Result<null>> =>
  transact(async (tx) => {
    if (!(await session.holdOpen(tx, actor.personId))) return refuse("signed_out");
    await grant.lockAll(tx, actor.personId);
    const mine = await tx.application.findFirst({
      where: { id: applicationId, personId: actor.personId, state: { not: "withdrawn" } },
      select: { vacancyId: true },
    });
    if (!mine) return refuse("missing");
    await put(tx, { applicationId, personId: actor.personId, vacancyId: mine.vacancyId }, choice);
    return done(null);
  });

/**
 * The parts that an applicant lets the company read, for a member of it: each look is in the applicant's ledger. Refuses `missing`, also
 * once the grant or the application's own has ended.
 */
export const open = (actor: Actor, { applicationId }: z.output<typeof applicationInput>) =>
  transact(async (tx): Promise<Result<{ parts: SharedParts; sharedAt: string }>> => {
    const { about, organisationId, personIds } = await reached(tx, actor, applicationId);
    const [applicant = ""] = personIds;
    const stands = await grant.stands(tx, applicant, about);
    const asked = { organisationId, about: aboutOf(about.id), fields: ["cv"] as const, personIds: stands ? personIds : [] };
    return look(tx, actor, { ...asked, purpose: "application" }, async ([granted]) => {
      const found =
        granted === undefined
          ? null
          : await tx.sharedProfile.findFirst({ where: { applicationId, application: { personId: granted } }, select: shown });
      return found ? done({ parts: found.parts as SharedParts, sharedAt: found.sharedAt.toISOString() }) : refuse("missing");
    });
  });

/** Whether the company of an application would be shown any parts now, for its own page. Shows nothing of them. */
export const isShared = async (tx: Tx, personId: string, organisationId: string, vacancyId: string): Promise<boolean> =>
  wouldGrant(tx, personId, { organisationId, about: aboutOf(vacancyId), fields: ["cv"] });

/** What the company would be shown of this person's parts, for the person alone; null where nothing. */
export async function seenParts(tx: Tx, personId: string, organisationId: string, vacancyId: string): Promise<SharedParts | null> {
  if (!(await isShared(tx, personId, organisationId, vacancyId))) return null;
  const found = await tx.sharedProfile.findFirst({ where: { application: { personId, vacancyId } }, select: shown });
  return found && (found.parts as SharedParts);
}

const shown = { parts: true, sharedAt: true } as const;

/** What goes when an application is taken back: the grant and the copy. The grants are locked by the caller. */
export async function withdrawWith(tx: Tx, { applicationId, personId, vacancyId }: Sent): Promise<void> {
  await grant.withdrawAbout(tx, personId, aboutOf(vacancyId));
  await drop(tx, applicationId);
}

/** The copy goes once its grant was taken back by itself, unless it was given again meanwhile. */
export const dropWithGrant = (grantId: string): Promise<void> =>
  transact(async (tx) => {
    const about = await grant.read(tx, grantId);
    if (about?.kind !== "profile" || (await grant.stands(tx, about.personId, about))) return;
    const where = { vacancyId_personId: { vacancyId: about.id, personId: about.personId } };
    const found = await tx.application.findUnique({ where, select: { id: true } });
    if (found) await drop(tx, found.id);
  });

const drop = (tx: Tx, applicationId: string) => tx.sharedProfile.deleteMany({ where: { applicationId } });

/** Copies whose time is over. */
export const purgeShared = async (): Promise<void> => {
  await db.sharedProfile.deleteMany({ where: { until: { lte: await now() } } });
};
