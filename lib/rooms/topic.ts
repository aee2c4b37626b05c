// A room as a topic of the live stream: who may read it, what its audiences see, and what each event changes of that.
import "server-only";
import { type Viewer, viewerJson } from "#lib/disclosure/viewer";
import { db, Prisma } from "#lib/platform/db";
import {
  type Access,
  type Change,
  everythingOf,
  type Keys,
  type Reader,
  type Section,
  type TopicEvent,
  type TopicSource,
} from "#lib/platform/live/topic";
import { type RoomSection, roomChangeOf, seatsNamed } from "./event-changes.ts";
import { callsKey } from "./read/moderators/queue.ts";
import { moderatorSections } from "./read/moderators.ts";
import { viewFor } from "./read/neutral.ts";
import { publicSections } from "./read/public-view.ts";
import { selfViews } from "./read/self-view.ts";
import type { RoomSignal } from "./room-event.ts";
import * as presence from "./seat/presence.ts";

const sections: Readonly<Record<RoomSection, Section>> = { ...publicSections, ...moderatorSections };
/** Sections that are kept by seat. */
const bySeat: readonly RoomSection[] = ["queue", "people"];
/** Events that are read one by one after a gap; of more everything is read. */
const eventsAtMost = 200;

export const roomTopic: TopicSource = {
  path: "rooms",
  audiences: ["public", "moderators"],
  sections,
  access,
  digestsOf,
  own: { everyMs: 250, read: selfViews },
  changeOf,
  eventsAfter,
  lastEvents,
  beat: presence.beat,
  closed: presence.closed,
};

function changeOf({ kind, payload }: Pick<TopicEvent, "kind" | "payload">): Change {
  const signalled = Object.hasOwn(signals, kind) ? signals[kind as keyof RoomSignal](payload as never) : null;
  if (signalled) return { ...nothing, ...signalled };
  const change = roomChangeOf(kind);
  // An event of a newer build.
  if (!change) return everythingOf({ sections });
  const named = seatsNamed(payload);
  const seats: Keys = { named, all: "all" as const, none: [] }[change.seats];
  const keysOf = (name: RoomSection): Keys => {
    if (!bySeat.includes(name) || change.seats === "all") return "all";
    return name === "queue" && kind === "ticket_called" ? [...named, callsKey] : named;
  };
  const changed = Object.fromEntries(change.sections.map((name) => [name, keysOf(name)]));
  return {
    // The log knows by itself which of its lines are new.
    sections: change.isLogged ? { ...changed, log: ["new"] } : changed,
    own: seats,
    dependent: change.places ?? false,
    access: change.access ? named : [],
  };
}

const nothing: Change = { sections: {}, own: [], dependent: false, access: [] };

const signals: { readonly [K in keyof RoomSignal]: (payload: RoomSignal[K]) => Partial<Change> } = {
  talk_presence: () => ({ sections: { interviews: "all" } }),
  talk_extended: () => ({ sections: { room: "all" } }),
  access_changed: ({ personId }) => ({ access: [personId] }),
  visibility_changed: () => ({ sections: Object.fromEntries(Object.keys(sections).map((name) => [name, "all" as const])), own: "all" }),
};

type AccessRow = { exists: boolean; moderates: { speaksFor: string | null } | null; seatId: string | null; viewer: Viewer | null };

/**
 * What each reader may see; null where the room does not exist for them: an interview is there only for the two. A seat that has ended
 * still counts, so that its screen is told why.
 */
async function access(roomId: string, readers: readonly Reader[]): Promise<(Access | null)[]> {
  const sessions = readers.map((reader) => reader.session);
  const guests = readers.map((reader) => reader.guest);
  const rows = await db.$queryRaw<AccessRow[]>`
    SELECT r.id IS NOT NULL AND (r.kind = 'forum' OR s.id IS NOT NULL) AS "exists", s.id AS "seatId",
           CASE WHEN m.person_id IS NOT NULL THEN json_build_object('speaksFor', m.organisation_id) END AS moderates,
           ${viewerJson(Prisma.sql`e.person_id`)} AS viewer
    FROM unnest(${sessions}::text[], ${guests}::text[]) WITH ORDINALITY AS reader (session, guest, nth)
    LEFT JOIN room r ON r.id = ${roomId}::uuid
    LEFT JOIN session e ON e.token_digest = reader.session AND e.expires_at > app_now()
    LEFT JOIN moderator m ON m.space_id = r.series_id AND m.person_id = e.person_id AND r.kind = 'forum'
    LEFT JOIN LATERAL (
      SELECT seat.id FROM seat
      WHERE seat.room_id = r.id AND (seat.person_id = e.person_id OR (e.id IS NULL AND seat.guest_digest = reader.guest))
      ORDER BY seat.left_at IS NULL AND seat.removed_at IS NULL DESC, seat.taken_at DESC LIMIT 1) s ON true
    ORDER BY reader.nth`;
  return rows.map(({ exists, moderates, seatId, viewer }) =>
    exists
      ? {
          audiences: moderates ? ["public", "moderators"] : ["public"],
          selfId: seatId,
          isActive: moderates !== null || seatId !== null,
          view: viewFor(viewer, moderates),
        }
      : null,
  );
}

/** Of seats and of people: the sessions they have now, and the browsers of guests. */
async function digestsOf(_roomId: string, keys: readonly string[]): Promise<string[]> {
  const rows = await db.$queryRaw<{ digest: string }[]>`
    SELECT e.token_digest AS digest FROM session e WHERE e.person_id = ANY (${[...keys]}::uuid[])
    UNION ALL
    SELECT e.token_digest FROM seat s JOIN session e ON e.person_id = s.person_id WHERE s.id = ANY (${[...keys]}::uuid[])
    UNION ALL
    SELECT s.guest_digest FROM seat s WHERE s.id = ANY (${[...keys]}::uuid[]) AND s.guest_digest IS NOT NULL`;
  return rows.map(({ digest }) => digest);
}

async function eventsAfter(roomId: string, seq: number): Promise<TopicEvent[] | null> {
  const events = await db.$queryRaw<TopicEvent[]>`
    SELECT seq, kind, payload FROM room_event WHERE room_id = ${roomId}::uuid AND seq > ${seq} ORDER BY seq LIMIT ${eventsAtMost + 1}`;
  return events.length > eventsAtMost ? null : events;
}

async function lastEvents(roomIds: readonly string[]): Promise<{ now: number; seqs: Map<string, number> }> {
  const rows = await db.$queryRaw<{ now: number; roomId: string | null; seq: number | null }[]>`
    SELECT (extract(epoch FROM app_now()) * 1000)::float8 AS now, r.id AS "roomId", r.event_count AS seq
    FROM (SELECT) one LEFT JOIN room r ON r.id = ANY (${[...roomIds]}::uuid[])`;
  const now = rows[0]?.now;
  if (now === undefined) throw new Error("the database has no clock");
  return { now, seqs: new Map(rows.flatMap(({ roomId, seq }) => (roomId !== null && seq !== null ? [[roomId, seq] as const] : []))) };
}
