// The room radar: whom one hides from or blocked, as far as everybody may know that they are here. Computed for whoever asks, from what the
// room shows anyway: nothing is written but how often somebody asks, and no address, membership or name of a persona is compared. Decision 0042.
import "server-only";
import * as block from "#lib/disclosure/block";
import * as shield from "#lib/disclosure/shield";
import { viewerOf } from "#lib/disclosure/viewer";
import { visibleTo } from "#lib/disclosure/visible";
import type { Caller } from "#lib/platform/auth/actor";
import { db, type Tx } from "#lib/platform/db";
import { spend } from "#lib/platform/limits";
import { done, type Result, refuse } from "#lib/platform/result";
import * as moderator from "#lib/series/moderator";
import { limits } from "../context.ts";
import type { Radar, RadarWarning } from "../view.ts";

/**
 * The warnings for this caller in a forum's room. `announced` are the organisations whose vacancies were announced there. A guest hides
 * from nobody. Refuses `missing` (no forum's room), and `too_often` whoever blocked somebody: else it would follow them from room to room.
 */
export async function read(caller: Caller | null, roomId: string, announced: readonly string[]): Promise<Result<Radar>> {
  const room = await db.room.findFirst({ where: { id: roomId, kind: "forum" }, select: { seriesId: true } });
  if (!room) return refuse("missing");
  if (caller?.kind !== "member") return done({ watches: false, warnings: [] });
  const { personId } = caller;
  const [hides, hiddenFrom, blocked] = await Promise.all([
    shield.hidesFromAnybody(db, personId),
    shield.companiesHiddenFrom(db, personId),
    block.blockedBy(db, personId),
  ]);
  const minutes = blocked.length > 0 ? await spend([limits.radarByPerson, personId]) : null;
  if (minutes) return refuse("too_often", { minutes });
  const warnings: RadarWarning[] = await companyWarnings(room.seriesId, hiddenFrom, announced);
  if (await isOnStage(db, roomId, await seenBy(personId, blocked))) warnings.push({ what: "on_stage" });
  return done({ watches: hides || blocked.length > 0, warnings });
}

async function companyWarnings(seriesId: string, companies: readonly { id: string; name: string }[], announced: readonly string[]) {
  if (companies.length === 0) return [];
  const speakers = await moderator.speakersOf(
    db,
    seriesId,
    companies.map(({ id }) => id),
  );
  return companies.flatMap(({ id, name: organisation }): RadarWarning[] => {
    const speaking = speakers.filter(({ organisationId }) => organisationId === id);
    return [
      ...(speaking.length > 0 ? [{ what: speaking.some(({ host }) => host) ? "hosts" : "moderates", organisation } as const] : []),
      ...(announced.includes(id) ? [{ what: "announced", organisation } as const] : []),
    ];
  });
}

/** Those of the blocked who are not frozen and do not hide from whoever blocked them. */
async function seenBy(personId: string, blocked: readonly string[]): Promise<string[]> {
  const viewer = blocked.length > 0 ? await viewerOf(db, personId) : null;
  return [...(await visibleTo(db, viewer && { ...viewer, blocks: [] }, blocked))];
}

/** Whether one of these people is on stage or called to it. Not as a moderator: the name that they moderate under is not theirs to link. */
async function isOnStage(tx: Tx, roomId: string, personIds: readonly string[]): Promise<boolean> {
  if (personIds.length === 0) return false;
  const there = await tx.seat.count({
    where: {
      room: { id: roomId, phase: { in: ["backstage", "open"] } },
      personId: { in: [...personIds] },
      leftAt: null,
      removedAt: null,
      OR: [{ role: "speaker" }, { role: "listener", tickets: { some: { state: "called" } } }],
    },
  });
  return there > 0;
}
