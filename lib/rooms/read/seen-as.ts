// What a room would show of somebody to a kind of viewer, for that person alone. Their rows go through the same last steps as what real
// readers are sent, with the view that such a reader has.
import "server-only";
import { anyMemberOf, somebody } from "#lib/disclosure/viewer";
import { shieldJson } from "#lib/disclosure/visible";
import { db, Prisma } from "#lib/platform/db";
import type { Card } from "../view.ts";
import { queueFields, queueVersion } from "./moderators/queue.ts";
import { type Hiding, viewFor } from "./neutral.ts";
import { stageSeenBy } from "./public-view.ts";

/** Who looks: a guest, a listener of whom nothing is known, a recruiter who moderates for no company, or a member of a company. */
export type ViewerKind = { as: "public" | "listener" | "recruiter" } | { as: "employer"; organisationId: string };

/** The view that such a reader of a room has. */
export function viewOfKind(viewer: ViewerKind): string {
  switch (viewer.as) {
    case "public":
      return viewFor(null, null);
    case "listener":
      return viewFor(somebody, null);
    case "recruiter":
      return viewFor(somebody, { speaksFor: null });
    case "employer":
      return viewFor(anyMemberOf(viewer.organisationId), null);
  }
}

type ShownPerson = { name: string; seed: string; card: Card };
export type SeenPersona = {
  spaceId: string;
  forum: string;
  own: ShownPerson;
  onStage: ShownPerson;
  /** Only moderators see the queue. */
  inQueue: ShownPerson | null;
};

type PersonaRow = { spaceId: string; forum: string; name: string; seed: string } & Card & Hiding;

/** Each forum in which this person has a name: what is theirs there, and what the viewer is shown of it. */
export async function personasSeenAs(personId: string, viewer: ViewerKind): Promise<SeenPersona[]> {
  const view = viewOfKind(viewer);
  return (await readPersonas(personId)).map((row) => ({
    spaceId: row.spaceId,
    forum: row.forum,
    own: { name: row.name, seed: row.seed, card: cardOf(row) },
    onStage: onStage(row, view),
    inQueue: viewer.as === "recruiter" ? inQueue(row, view) : null,
  }));
}

function onStage(row: PersonaRow, view: string): ShownPerson {
  const { name, seed, personId, shield, spaceId: seatId } = row;
  const same = { seatId, voiceId: "", name, seed, personId, shield };
  const turn = { ...same, turnId: seatId, number: 0, ...cardOf(row), startedAt: null, seconds: 0, extended: false };
  const person = { ...same, role: "speaker" as const, host: false, speaksFor: null, locked: false, away: false };
  const [seen] = stageSeenBy(view, { stage: [person], turns: [turn] }).turns;
  if (!seen) throw new Error("somebody on stage is on stage");
  return { name: seen.name, seed: seen.seed, card: seen.card };
}

function inQueue(row: PersonaRow, view: string): ShownPerson {
  const { name, seed, personId, shield, spaceId: seatId } = row;
  const ticket = { ticketId: seatId, number: 0, state: "queued" as const, pinRef: null, raisedAt: new Date(0), heldAt: null };
  const hand = { ...ticket, seatId, name, seed, ...cardOf(row), away: false, turnsBefore: 0, personId, shield };
  const state = { hands: new Map([[seatId, hand]]), history: { firstsInRow: 0, lastCalledAt: null }, waitMinutes: null };
  const [seen] = queueFields(state, queueVersion(state, view)).queue;
  if (!seen) throw new Error("a raised hand is in the queue");
  return { name: seen.name, seed: seen.seed, card: seen.card };
}

const cardOf = ({ roleWanted, field, city, line, firstTime }: Card): Card => ({ roleWanted, field, city, line, firstTime });

/** The name worn now or next in each forum, with the last card shown there. */
const readPersonas = (personId: string) => db.$queryRaw<PersonaRow[]>`
  SELECT DISTINCT ON (p.space_id) p.space_id AS "spaceId", e.title AS forum, p.name, p.seed, coalesce(c.role_wanted, '') AS "roleWanted",
         coalesce(c.field, '') AS field, coalesce(c.city, '') AS city, coalesce(c.line, '') AS line, coalesce(c.first_time, false) AS "firstTime",
         p.person_id AS "personId", ${shieldJson(Prisma.sql`p.person_id`)} AS shield
  FROM persona p JOIN series e ON e.id = p.space_id
  LEFT JOIN LATERAL (
    SELECT k.role_wanted, k.field, k.city, k.line, k.first_time FROM ticket k JOIN seat s ON s.id = k.seat_id JOIN room r ON r.id = k.room_id
    WHERE s.person_id = p.person_id AND r.series_id = p.space_id ORDER BY k.raised_at DESC LIMIT 1) c ON true
  WHERE p.person_id = ${personId}::uuid
  ORDER BY p.space_id, EXISTS (SELECT FROM seat s WHERE s.persona_id = p.id AND s.left_at IS NULL AND s.removed_at IS NULL) DESC, p.created_at DESC, p.id`;
