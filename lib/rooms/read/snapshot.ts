// What everybody sees of a room, and what one seat sees of itself, read in a few statements. No person's id leaves here.
import "server-only";
import { type Viewer, viewerJson } from "#lib/disclosure/viewer";
import { shieldJson } from "#lib/disclosure/visible";
import { db, Prisma } from "#lib/platform/db";
import { section } from "#lib/platform/live/topic";
import type { Segment } from "#lib/series/view";
import { callSeconds, heldMinutes } from "../rules.ts";
import { coarse } from "../seat/listener-count.ts";
import * as queue from "../stage/queue.ts";
import { estimate } from "../stage/queue-order.ts";
import type { Card, Face, JumpView, MyInterview, MyTicket, Phase, PinView, PublicView, SelfView, TurnView } from "../view.ts";
import {
  publicView as everybodysView,
  type Hiding,
  hidingColumns,
  neutral,
  neutralCard,
  neutralFor,
  neutralIn,
  versionOf,
  viewFor,
} from "./neutral.ts";

type RoomRow = {
  title: string;
  phase: Phase;
  startsAt: Date;
  endsAt: Date;
  openedAt: Date | null;
  lockedAt: Date | null;
  handsOpen: boolean;
  turnSeconds: number;
  agenda: Segment[];
  segment: number;
  segmentAt: Date | null;
  pin: PinView | null;
  jump: { number: number; by: string; reason: string; at: string } | null;
  calling: ({ number: number; name: string } & Hiding) | null;
};

type FaceRow = Omit<Face, "role"> & { role: "speaker" | "moderator" } & Hiding;
type TurnRow = Omit<TurnView, "card" | "startedAt"> & Card & { startedAt: Date | null } & Hiding;

const ms = (at: Date | null): number | null => at?.getTime() ?? null;

/** What everybody may see, in sections that are read each at its own pace: the counts change with every visitor. */
export const publicSections = {
  room: section({ audience: "public", everyMs: 500, load: readMeeting, versionOf: callingVersion, fields: meetingFields }),
  stage: section({ audience: "public", everyMs: 500, load: readStageAndTurns, versionOf: stageVersion, fields: stageFields }),
  counts: section({ audience: "public", everyMs: 1_000, load: readCounts, fields: (fields) => fields }),
};

/** All of it, as a reader with this view sees it; null when there is no such room. */
export async function publicView(roomId: string, view = everybodysView): Promise<PublicView | null> {
  const [room, stage, counts] = await Promise.all([readMeeting(roomId), readStageAndTurns(roomId), readCounts(roomId)]);
  return (
    room && counts && { ...meetingFields(room, callingVersion(room, view)), ...stageFields(stage, stageVersion(stage, view)), ...counts }
  );
}

type Counts = Pick<PublicView, "listeners" | "hands">;
type Stage = Pick<PublicView, "stage" | "turns">;
type Meeting = Omit<PublicView, keyof Counts | keyof Stage>;
type MeetingState = Omit<Meeting, "calling"> & Pick<RoomRow, "calling">;
type StageState = { stage: FaceRow[]; turns: TurnRow[] };

async function readCounts(roomId: string): Promise<Counts | null> {
  const [counts] = await db.$queryRaw<{ listeners: number; hands: number }[]>`
    SELECT (SELECT count(*)::int FROM seat s WHERE s.room_id = r.id AND s.role = 'listener' AND s.left_at IS NULL AND s.removed_at IS NULL AND s.away_at IS NULL) AS listeners,
           (SELECT count(*)::int FROM ticket t WHERE t.room_id = r.id AND t.state IN ('queued', 'called', 'held')) AS hands
    FROM room r WHERE r.id = ${roomId}::uuid`;
  return counts ? { ...counts, listeners: coarse(counts.listeners) } : null;
}

/** The meeting itself, with what is pinned in it. */
async function readMeeting(roomId: string): Promise<MeetingState | null> {
  const [room] = await readRoom(roomId);
  if (!room) return null;
  return {
    roomId,
    title: room.title,
    phase: room.phase,
    startsAt: room.startsAt.getTime(),
    endsAt: room.endsAt.getTime(),
    openedAt: ms(room.openedAt),
    locked: room.lockedAt !== null,
    handsOpen: room.handsOpen,
    turnSeconds: room.turnSeconds,
    agenda: room.agenda,
    segment: room.segment,
    segmentAt: ms(room.segmentAt),
    calling: room.calling,
    pin: room.pin,
    jump: room.jump && ({ ...room.jump, at: new Date(room.jump.at).getTime() } satisfies JumpView),
  };
}

const hiddenCall = "neutral";

function callingVersion({ calling }: MeetingState, view: string): string {
  return calling && neutralFor(view)(calling) ? hiddenCall : "";
}

function meetingFields({ calling, ...meeting }: MeetingState, version: string): Meeting {
  return { ...meeting, calling: calling && { number: calling.number, name: version === hiddenCall ? neutral.name : calling.name } };
}

async function readStageAndTurns(roomId: string): Promise<StageState> {
  const [stage, turns] = await Promise.all([readStage(roomId), readTurns(roomId)]);
  return { stage, turns };
}

function stageVersion({ stage, turns }: StageState, view: string): string {
  return versionOf([...stage, ...turns], view);
}

function stageFields({ stage, turns }: StageState, version: string): Stage {
  const isNeutral = neutralIn(version);
  return {
    stage: stage.map((row) => {
      const { seatId, voiceId, role, host, speaksFor, locked, away } = row;
      const { name, seed } = isNeutral(row) ? neutral : row;
      return { seatId, voiceId, name, seed, role, host, speaksFor, locked, away };
    }),
    turns: turns.map((row) => (isNeutral(row) ? { ...asTurn(row), ...neutral, card: neutralCard } : asTurn(row))),
  };
}

const readRoom = (roomId: string) => db.$queryRaw<RoomRow[]>`
  SELECT e.title, r.phase::text AS phase, r.starts_at AS "startsAt", r.ends_at AS "endsAt", r.opened_at AS "openedAt", r.locked_at AS "lockedAt",
         r.hands_open AS "handsOpen", r.turn_seconds AS "turnSeconds", r.agenda, r.segment, r.segment_at AS "segmentAt", r.pin,
         (SELECT json_build_object('number', (v.payload->>'number')::int, 'by', m.name, 'reason', v.payload->>'reason', 'at', v.at)
          FROM room_event v JOIN moderator m ON m.space_id = r.series_id AND m.person_id = v.actor_id
          WHERE v.room_id = r.id AND v.kind = 'ticket_called' AND v.payload->>'reason' IS NOT NULL ORDER BY v.seq DESC LIMIT 1) AS jump,
         (SELECT json_build_object('number', t.number, 'name', coalesce(p.name, ''), 'personId', s.person_id, 'shield', ${shieldJson(Prisma.sql`s.person_id`)})
          FROM ticket t JOIN seat s ON s.id = t.seat_id LEFT JOIN persona p ON p.id = s.persona_id
          WHERE t.room_id = r.id AND t.state = 'called' ORDER BY t.called_at DESC LIMIT 1) AS calling
  FROM room r JOIN series e ON e.id = r.series_id WHERE r.id = ${roomId}::uuid`;

/** Moderators first, the host before them; in an interview the two. */
const readStage = (roomId: string) => db.$queryRaw<FaceRow[]>`
  SELECT s.id AS "seatId", s.voice_id AS "voiceId", coalesce(CASE WHEN s.role = 'moderator' THEN m.name END, p.name, m.name, '') AS name,
         coalesce(CASE WHEN s.role = 'moderator' THEN m.seed END, p.seed, m.seed, '') AS seed, s.role::text AS role,
         s.role = 'moderator' AND coalesce(m.host, false) AS host, CASE WHEN s.role = 'moderator' OR p.id IS NULL THEN o.name END AS "speaksFor",
         s.locked_at IS NOT NULL AS locked, s.away_at IS NOT NULL AS away, ${hidingColumns}
  FROM seat s JOIN room r ON r.id = s.room_id
  LEFT JOIN persona p ON p.id = s.persona_id
  LEFT JOIN moderator m ON m.space_id = r.series_id AND m.person_id = s.person_id
  LEFT JOIN organisation o ON o.id = m.organisation_id
  WHERE s.room_id = ${roomId}::uuid AND s.role IN ('speaker', 'moderator') AND s.left_at IS NULL AND s.removed_at IS NULL
  ORDER BY s.role DESC, host DESC, s.taken_at, s.id`;

/** The longest turn first. */
const readTurns = (roomId: string) => db.$queryRaw<TurnRow[]>`
  SELECT t.id AS "turnId", t.seat_id AS "seatId", k.number, coalesce(p.name, '') AS name, coalesce(p.seed, '') AS seed, s.voice_id AS "voiceId",
         k.role_wanted AS "roleWanted", k.field, k.city, k.line, k.first_time AS "firstTime", t.started_at AS "startedAt", t.seconds, t.extended,
         ${hidingColumns}
  FROM turn t JOIN ticket k ON k.id = t.ticket_id JOIN seat s ON s.id = t.seat_id LEFT JOIN persona p ON p.id = s.persona_id
  WHERE t.room_id = ${roomId}::uuid AND t.ended_at IS NULL ORDER BY t.granted_at, t.id`;

const asTurn = ({ roleWanted, field, city, line, firstTime, startedAt, personId: _, shield: __, ...turn }: TurnRow): TurnView => ({
  ...turn,
  card: { roleWanted, field, city, line, firstTime },
  startedAt: ms(startedAt),
});

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
