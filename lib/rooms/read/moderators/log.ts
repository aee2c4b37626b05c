// The log of a room, as its moderators read it.
import "server-only";
import { db } from "#lib/platform/db";
import { quietKinds } from "../../events.ts";
import type { LogLine, ModeratorView } from "../../view.ts";
import { isModeratorsName, shownName } from "../moderators-name.ts";
import { type Hiding, hidingColumns, neutral, neutralIn, versionOf } from "../neutral.ts";

/** Lines that are shown at most. */
const logLength = 100;

type LogRow = LogLine & Hiding & { seatId: string; role?: string };

/** The newest first. */
export async function readLog(roomId: string, afterSeq = 0): Promise<LogRow[]> {
  const rows = await readLogLines(roomId, afterSeq);
  return rows.map(({ at, ...entry }) => ({ ...entry, at: at.getTime() }));
}

export function logVersion(log: readonly LogRow[], view: string): string {
  return versionOf(log, view);
}

export function logFields(log: readonly LogRow[], version: string): Pick<ModeratorView, "log"> {
  const isNeutral = neutralIn(version);
  return {
    log: log.map((row) => {
      const { seatId: _, role: __, personId: ___, shield: ____, ...entry } = row;
      return isNeutral(row) ? { ...entry, name: neutral.name } : entry;
    }),
  };
}

export async function updateLog(roomId: string, before: readonly LogRow[]): Promise<LogRow[]> {
  return [...(await readLog(roomId, before[0]?.seq ?? 0)), ...before].slice(0, logLength);
}

/** Names come from the rows, not from the log: it keeps none. What somebody did from a seat of a persona is not by the moderator they are now. */
const readLogLines = (roomId: string, afterSeq: number) => db.$queryRaw<(Omit<LogRow, "at"> & { at: Date })[]>`
  SELECT e.seq, e.at, e.kind, CASE WHEN e.actor_id IS DISTINCT FROM s.person_id OR ${isModeratorsName} THEN a.name END AS by,
         (e.payload->>'number')::int AS number, ${shownName} AS name, e.payload->>'reason' AS reason,
         coalesce(e.payload->>'seatId', '') AS "seatId", s.role::text AS role, ${hidingColumns}
  FROM (SELECT * FROM room_event WHERE room_id = ${roomId}::uuid AND seq > ${afterSeq} AND NOT kind = ANY (${[...quietKinds]}::text[])
        ORDER BY seq DESC LIMIT ${logLength}) e
  JOIN room r ON r.id = e.room_id
  LEFT JOIN moderator a ON a.space_id = r.series_id AND a.person_id = e.actor_id
  LEFT JOIN seat s ON s.id = (e.payload->>'seatId')::uuid
  LEFT JOIN persona p ON p.id = s.persona_id
  LEFT JOIN moderator m ON m.space_id = r.series_id AND m.person_id = s.person_id
  ORDER BY e.seq DESC`;
