// What everybody sees of a room, read in a few statements. No person's id leaves here.
import "server-only";
import { shieldJson } from "#lib/disclosure/visible";
import { db, Prisma } from "#lib/platform/db";
import { section } from "#lib/platform/live/topic";
import type { Segment } from "#lib/series/view";
import { coarse } from "../seat/listener-count.ts";
import type { Card, JumpView, PersonOnStage, Phase, PinView, PublicView, TurnView } from "../view.ts";
import {
  publicView as everybodysView,
  type Hiding,
  hidingColumns,
  neutral,
  neutralCard,
  neutralFor,
  neutralIn,
  versionOf,
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

export type StageRow = Omit<PersonOnStage, "role"> & { role: "speaker" | "moderator" } & Hiding;
export type TurnRow = Omit<TurnView, "card" | "startedAt"> & Card & { startedAt: Date | null } & Hiding;

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
  return room && counts && { ...meetingFields(room, callingVersion(room, view)), ...stageSeenBy(view, stage), ...counts };
}

/** The stage as a reader with this view sees it: the last step of each read of it, and of the preview (seen-as.ts). */
export const stageSeenBy = (view: string, stage: StageState): Stage => stageFields(stage, stageVersion(stage, view));

type Counts = Pick<PublicView, "listeners" | "hands">;
type Stage = Pick<PublicView, "stage" | "turns">;
type Meeting = Omit<PublicView, keyof Counts | keyof Stage>;
type MeetingState = Omit<Meeting, "calling"> & Pick<RoomRow, "calling">;
type StageState = { stage: StageRow[]; turns: TurnRow[] };

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
const readStage = (roomId: string) => db.$queryRaw<StageRow[]>`
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
