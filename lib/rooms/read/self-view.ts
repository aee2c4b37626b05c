// What one seat sees of itself: its hand, its place, its turn, its talk. No person's id leaves here.
import "server-only";
import { type Viewer, viewerJson } from "#lib/disclosure/viewer";
import { shieldJson } from "#lib/disclosure/visible";
import { db, Prisma } from "#lib/platform/db";
import { callSeconds, heldMinutes } from "../rules.ts";
import * as queue from "../stage/queue.ts";
import { estimate } from "../stage/queue-order.ts";
import type { Card, MyInterview, MyTicket, SelfView } from "../view.ts";
import { type Hiding, neutral, neutralFor, viewFor } from "./neutral.ts";

type SelfRow = {
  seatId: string;
  role: SelfView["role"];
  name: string;
  seed: string;
  locked: boolean;
  removed: boolean;
  left: boolean;
  ended: boolean;
  banned: boolean;
  reason: string | null;
  /** The last hand was taken down by a moderator; asked only where there is a reason. */
  lowered: boolean;
  turnId: string | null;
  ticket: ({ ticketId: string; number: number; state: MyTicket["state"]; calledAt: string | null; heldAt: string | null } & Card) | null;
  interview: (Omit<MyInterview, "endsAt"> & { endsAt: string | null } & Hiding) | null;
  moderates: { speaksFor: string | null } | null;
  /** Asked only in a talk. */
  viewer: Viewer | null;
};

/**
 * What each of these seats' holders sees of themselves, and of `others` those whose place has changed. A seat its holder left has nothing
 * to see.
 */
export async function selfViews(
  roomId: string,
  seatIds: readonly string[],
  others: ReadonlyMap<string, object> = new Map(),
): Promise<Map<string, SelfView>> {
  const rows = seatIds.length > 0 ? await readSelves(roomId, seatIds) : [];
  const waiting = [...others].flatMap(([id, view]) => {
    const { ticket } = view as SelfView;
    return ticket && isWaiting(ticket.state) ? [[id, view as SelfView, ticket] as const] : [];
  });
  const isNeeded = waiting.length > 0 || rows.some((row) => row.ticket && isWaiting(row.ticket.state));
  const placeOf = isNeeded ? await readPlaces(roomId) : noPlace;
  return new Map([
    ...rows.filter((row) => row.removed || row.ended || !row.left).map((row) => [row.seatId, asSelf(row, placeOf)] as const),
    ...waiting.map(([id, view, ticket]) => [id, { ...view, ticket: { ...ticket, ...placeOf(ticket.ticketId) } }] as const),
  ]);
}

type Place = Pick<MyTicket, "place" | "estimateMinutes">;
type PlaceOf = (ticketId: string) => Place;
const noPlace: PlaceOf = () => ({ place: null, estimateMinutes: null });

/** The place of each waiting hand, in the queue as it stands. */
async function readPlaces(roomId: string): Promise<PlaceOf> {
  const [hands, { turnSeconds, pace }] = await Promise.all([queue.read(db, roomId), queue.pace(db, roomId)]);
  const places = new Map(hands.map((hand, index) => [hand.ticketId, index + 1]));
  return (ticketId) => {
    const place = places.get(ticketId);
    return place === undefined ? noPlace(ticketId) : { place, estimateMinutes: estimate(place - 1, pace, turnSeconds) };
  };
}

const isWaiting = (state: MyTicket["state"]) => state === "queued" || state === "held";

function asSelf(row: SelfRow, placeOf: PlaceOf): SelfView {
  const { seatId, role, name, seed, locked } = row;
  const self = { seatId, role, name, seed, locked, decision: decisionOf(row) };
  if (row.removed)
    return { ...self, ticket: null, turnId: null, interview: null, out: { cause: row.banned ? "banned" : "removed", reason: row.reason } };
  if (row.ended) return { ...self, ticket: null, turnId: null, interview: null, out: { cause: "ended", reason: null } };
  return {
    ...self,
    ticket: row.ticket && asMyTicket(row.ticket, placeOf),
    turnId: row.turnId,
    interview: row.interview && asMyInterview(row.interview, row),
    out: null,
  };
}

function asMyInterview(
  { personId, shield, endsAt, ...talk }: NonNullable<SelfRow["interview"]>,
  { viewer, moderates }: SelfRow,
): MyInterview {
  const isNeutral = neutralFor(viewFor(viewer, moderates))({ personId, shield });
  return {
    ...talk,
    ...(isNeutral ? { otherName: neutral.name, otherSeed: neutral.seed } : {}),
    endsAt: endsAt ? Date.parse(endsAt) : null,
  };
}

/** A hand raised again clears the last decision. */
function decisionOf({ reason, locked, ticket, lowered }: SelfRow): SelfView["decision"] {
  if (reason === null || (ticket && !locked)) return null;
  return { what: locked ? "locked" : lowered ? "lowered" : "demoted", reason };
}

function asMyTicket({ ticketId, number, state, calledAt, heldAt, ...card }: NonNullable<SelfRow["ticket"]>, placeOf: PlaceOf): MyTicket {
  const until =
    state === "called" && calledAt
      ? Date.parse(calledAt) + callSeconds * 1000
      : state === "held" && heldAt
        ? Date.parse(heldAt) + heldMinutes * 60_000
        : null;
  return { ticketId, number, state, ...placeOf(ticketId), until, card };
}

const readSelves = (roomId: string, seatIds: readonly string[]) => db.$queryRaw<SelfRow[]>`
  SELECT s.id AS "seatId", s.role::text AS role, coalesce(CASE WHEN s.role = 'moderator' THEN m.name END, p.name, m.name, '') AS name,
         coalesce(CASE WHEN s.role = 'moderator' THEN m.seed END, p.seed, m.seed, '') AS seed, s.locked_at IS NOT NULL AS locked,
         s.removed_at IS NOT NULL OR forum.id IS NOT NULL AS removed, s.left_at IS NOT NULL AS left, r.phase = 'ended' AS ended,
         coalesce(s.reason, forum.reason) AS reason,
         s.reason IS NOT NULL AND coalesce((SELECT k.state = 'removed' FROM ticket k WHERE k.room_id = r.id AND k.seat_id = s.id
                                            ORDER BY k.number DESC LIMIT 1), false) AS lowered,
         EXISTS (SELECT FROM ban b WHERE b.space_id = r.series_id AND b.lifted_at IS NULL AND (b.room_id IS NULL OR b.room_id IN (r.id, r.parent_id))
                 AND (b.person_id = s.person_id OR b.browsers && s.browsers)) AS banned,
         (SELECT t.id FROM turn t WHERE t.seat_id = s.id AND t.ended_at IS NULL) AS "turnId",
         (SELECT json_build_object('ticketId', k.id, 'number', k.number, 'state', k.state, 'calledAt', k.called_at, 'heldAt', k.held_at,
                                   'roleWanted', k.role_wanted, 'field', k.field, 'city', k.city, 'line', k.line, 'firstTime', k.first_time)
          FROM ticket k WHERE k.seat_id = s.id AND k.state IN ('queued', 'called', 'held', 'on_stage')) AS ticket,
         (SELECT json_build_object('interviewId', i.id, 'state', i.state, 'mine', CASE WHEN i.inviter_seat_id = s.id THEN 'inviter' ELSE 'invitee' END,
                                   'otherName', coalesce(CASE WHEN o.role = 'moderator' THEN om.name END, op.name, om.name, ''),
                                   'otherSeed', coalesce(CASE WHEN o.role = 'moderator' THEN om.seed END, op.seed, om.seed, ''),
                                   'sideRoomId', i.side_id, 'endsAt', i.ends_at, 'extended', i.extended,
                                   'personId', CASE WHEN o.role <> 'moderator' THEN o.person_id END, 'shield', ${shieldJson(Prisma.sql`o.person_id`)})
          FROM interview i JOIN seat o ON o.id = CASE WHEN i.inviter_seat_id = s.id THEN i.invitee_seat_id ELSE i.inviter_seat_id END
          LEFT JOIN persona op ON op.id = o.persona_id LEFT JOIN moderator om ON om.space_id = r.series_id AND om.person_id = o.person_id
          WHERE i.state IN ('invited', 'running') AND s.id IN (i.inviter_seat_id, i.invitee_seat_id) LIMIT 1) AS interview,
         CASE WHEN m.person_id IS NOT NULL THEN json_build_object('speaksFor', m.organisation_id) END AS moderates,
         CASE WHEN EXISTS (SELECT FROM interview i WHERE i.state IN ('invited', 'running') AND s.id IN (i.inviter_seat_id, i.invitee_seat_id))
              THEN ${viewerJson(Prisma.sql`s.person_id`)} END AS viewer
  FROM seat s JOIN room r ON r.id = s.room_id
  LEFT JOIN persona p ON p.id = s.persona_id
  LEFT JOIN moderator m ON m.space_id = r.series_id AND m.person_id = s.person_id
  -- Removed from the forum while in a talk beside it: the talk's screen says so too.
  LEFT JOIN LATERAL (SELECT f.id, f.reason FROM seat f WHERE f.room_id = r.parent_id AND f.person_id = s.person_id AND f.removed_at >= s.taken_at
                     ORDER BY f.removed_at DESC LIMIT 1) forum ON true
  WHERE s.room_id = ${roomId}::uuid AND s.id = ANY (${[...seatIds]}::uuid[])`;
