// Whom a reader of a room sees in the neutral form: a number in the queue or a voice on stage, without name, picture or card. The room stays
// whole for everybody, so that moderators can call and remove whoever speaks; what is hidden is who it is. Decision 0028.
import "server-only";
import type { ShieldFacts } from "#lib/disclosure/shield-match";
import { type Viewer, viewerOf } from "#lib/disclosure/viewer";
import { isHidden, shieldJson } from "#lib/disclosure/visible";
import { Prisma, type Tx } from "#lib/platform/db";
import * as moderator from "#lib/series/moderator";
import type { Card } from "../view.ts";

/** What a row keeps of its person until it is shown; it never leaves the server. */
export type Hiding = { personId: string | null; shield: ShieldFacts | null };

/** Both of them, in a statement that reads seats as `s`. */
export const hidingColumns: Prisma.Sql = Prisma.sql`s.person_id AS "personId", ${shieldJson(Prisma.sql`s.person_id`)} AS shield`;

type RoomViewer = Viewer & {
  /** Moderators, and members of companies: they see everybody who does not hide from them. Others could be anybody, also whom a list names. */
  isKnown: boolean;
};

/** The view of anybody. */
export const publicView = "";

/** A moderator or member of a company as a reader of a room; of anybody else, only whom they are in a block with. */
export function viewFor(viewer: Viewer | null, moderates: { speaksFor: string | null } | null): string {
  if (!viewer) return publicView;
  // Whoever moderates sees whom they moderate: a block ends at the desk.
  if (moderates) {
    const organisations = moderates.speaksFor ? [...viewer.organisations, moderates.speaksFor] : viewer.organisations;
    return JSON.stringify({ ...viewer, organisations, blocks: [], isKnown: true } satisfies RoomViewer);
  }
  const isKnown = viewer.organisations.length > 0 && !viewer.isOverdue;
  return isKnown || viewer.blocks.length > 0 ? JSON.stringify({ ...viewer, isKnown } satisfies RoomViewer) : publicView;
}

/** Who sees everybody but the frozen: for reads that ask nobody's name. */
export const moderatorsView = JSON.stringify({
  personId: "",
  organisations: [],
  isOverdue: false,
  email: null,
  blocks: [],
  isKnown: true,
} satisfies RoomViewer);

/** Answers whom a reader with this view sees in the neutral form. Moderators never: their names are public by their own choice. */
export function neutralFor(view: string): (row: Hiding & { role?: string }) => boolean {
  const viewer = view === publicView ? null : (JSON.parse(view) as RoomViewer);
  return ({ personId, shield, role }) => {
    if (personId === null || role === "moderator") return false;
    if (viewer?.blocks.includes(personId)) return true;
    if (!shield || personId === viewer?.personId) return false;
    return !viewer?.isKnown || isHidden(shield, viewer);
  };
}

/** The view of this person in the forums of a series. */
export async function viewIn(tx: Tx, seriesId: string, personId: string): Promise<string> {
  return viewFor(await viewerOf(tx, personId), await moderator.part(tx, seriesId, personId));
}

/** The view of somebody who judges what happened in rooms: of everybody but the frozen and those who hide from them or whom they speak for. */
export async function judgesView(tx: Tx, personId: string): Promise<string> {
  const viewer = await viewerOf(tx, personId);
  if (!viewer) return publicView;
  const organisations = [...viewer.organisations, ...(await moderator.speaksForAnywhere(tx, personId))];
  return viewFor({ ...viewer, organisations }, { speaksFor: null });
}

/** Of these people, none a moderator there, those whom a reader with this view sees in the neutral form. One statement. */
export async function neutralAmong(tx: Tx, view: string, personIds: readonly string[]): Promise<ReadonlySet<string | null>> {
  if (personIds.length === 0) return new Set();
  const rows = await tx.$queryRaw<Hiding[]>`
    SELECT id AS "personId", ${shieldJson(Prisma.sql`id`)} AS shield FROM unnest(${[...new Set(personIds)]}::uuid[]) AS asked (id)`;
  return new Set(rows.filter(neutralFor(view)).map(({ personId }) => personId));
}

/** The version of a list that this view sees: which of its rows are neutral. */
export const versionOf = (rows: Iterable<Hiding & { seatId: string; role?: string }>, view: string): string => {
  const isNeutral = neutralFor(view);
  const seatIds = new Set<string>();
  for (const row of rows) if (isNeutral(row)) seatIds.add(row.seatId);
  return [...seatIds].sort().join();
};

/** Whether a row is neutral in this version. */
export function neutralIn(version: string): (row: { seatId: string }) => boolean {
  const seatIds = new Set(version === "" ? [] : version.split(","));
  return ({ seatId }) => seatIds.has(seatId);
}

/** The name and picture of somebody in the neutral form; screens say "a participant" in their own language. */
export const neutral = { name: "", seed: "" } as const;

/** Their card says nothing: the words people write about themselves name them to those who know them. */
export const neutralCard: Card = { roleWanted: "", field: "", city: "", line: "", firstTime: false };
