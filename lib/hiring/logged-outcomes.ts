// The outcomes that a moderator logged of others' turns and interviews, with the answers: for the moderator, under the names of the room.
import "server-only";
import { viewerOf } from "#lib/disclosure/viewer";
import { visibleTo } from "#lib/disclosure/visible";
import type { Actor } from "#lib/platform/auth/actor";
import { db } from "#lib/platform/db";
import { gradeOf } from "./rules.ts";
import type { LoggedOutcome } from "./view.ts";

const personaSelect = { select: { persona: { select: { name: true, seed: true } } } } as const;

/** The actor's current statements, the disputed ones first, then the newest. */
export async function read(actor: Actor): Promise<LoggedOutcome[]> {
  const rows = await db.outcome.findMany({
    where: { byId: actor.personId, personId: { not: null }, supersededById: null },
    select: {
      id: true,
      code: true,
      note: true,
      byId: true,
      personId: true,
      createdAt: true,
      confirmedAt: true,
      disputedAt: true,
      disputeReason: true,
      supersededById: true,
      vacancy: { select: { id: true, title: true, organisation: { select: { name: true } } } },
      roomId: true,
      room: { select: { series: { select: { title: true } } } },
      turn: { select: { seat: personaSelect } },
      interview: { select: { invitee: personaSelect } },
    },
    orderBy: [{ disputedAt: { sort: "desc", nulls: "last" } }, { createdAt: "desc" }],
    take: 20,
  });
  const visible = await visibleTo(
    db,
    await viewerOf(db, actor.personId),
    rows.flatMap(({ personId }) => personId ?? []),
  );
  return rows.map((row) => {
    const isNeutral = row.personId !== null && !visible.has(row.personId);
    const persona = row.turn?.seat.persona ?? row.interview?.invitee.persona;
    const grade = gradeOf(row);
    return {
      outcomeId: row.id,
      roomId: row.roomId,
      code: row.code,
      note: row.note,
      // The screen says "a participant": they hide from this moderator, or are frozen.
      name: isNeutral ? "" : (persona?.name ?? ""),
      seed: isNeutral ? row.id : (persona?.seed ?? row.id),
      forum: row.room.series.title,
      at: row.createdAt.toISOString(),
      vacancy: row.vacancy && { vacancyId: row.vacancy.id, title: row.vacancy.title, organisation: row.vacancy.organisation.name },
      grade: grade === "superseded" ? "one_side" : grade,
      disputeReason: row.disputeReason,
    };
  });
}
