// The outcomes that a moderator logged of others' turns and interviews, with the answers: for the moderator, under the names of the room.
import "server-only";
import { viewerOf } from "#lib/disclosure/viewer";
import { visibleTo } from "#lib/disclosure/visible";
import type { Actor } from "#lib/platform/auth/actor";
import { now } from "#lib/platform/clock";
import { db } from "#lib/platform/db";
import { isLogged } from "../rules.ts";
import type { LoggedOutcome } from "../view.ts";
import { statementColumns, statementOf } from "./statement.ts";

const personaSelect = { select: { persona: { select: { name: true, seed: true } } } } as const;

/** The actor's current statements, the disputed ones first, then the newest. */
export async function read(actor: Actor): Promise<LoggedOutcome[]> {
  const rows = await db.outcome.findMany({
    where: { byId: actor.personId, source: "moderator", personId: { not: null }, roomId: { not: null }, supersededById: null },
    select: {
      ...statementColumns,
      roomId: true,
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
  const at = await now();
  return rows.flatMap((row) => {
    const { code, roomId } = row;
    if (!isLogged(code) || roomId === null) return [];
    const isNeutral = row.personId !== null && !visible.has(row.personId);
    const persona = row.turn?.seat.persona ?? row.interview?.invitee.persona;
    const logged = {
      ...statementOf(row, at),
      code,
      roomId,
      // The screen says "a participant": they hide from this moderator, or are frozen.
      name: isNeutral ? "" : (persona?.name ?? ""),
      seed: isNeutral ? row.id : (persona?.seed ?? row.id),
    };
    return [logged];
  });
}
