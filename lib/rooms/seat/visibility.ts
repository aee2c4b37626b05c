// A hide list, a freeze or a group of companies that has changed, in the rooms where whoever it hides sits: open screens show it without
// waiting for the sweep.
import "server-only";
import * as shield from "#lib/disclosure/shield";
import { db, type Prisma } from "#lib/platform/db";
import { signalRoom } from "../room-event.ts";

const sitting = { leftAt: null, removedAt: null, room: { phase: { not: "ended" } } } satisfies Prisma.SeatWhereInput;

/** Has everybody in this person's open rooms read again who is shown there. Twice is harmless. */
export const show = ({ personId }: { personId: string }): Promise<void> => showThese([personId]);

/** The same for all who sit somewhere and hide from one of these companies. */
export async function showCompanyGroup({ organisationIds }: { organisationIds: readonly string[] }): Promise<void> {
  const seated = await db.seat.findMany({
    where: { ...sitting, personId: { not: null } },
    select: { personId: true },
    distinct: ["personId"],
  });
  await showThese(
    await shield.hidingFrom(
      db,
      seated.flatMap(({ personId }) => personId ?? []),
      organisationIds,
    ),
  );
}

async function showThese(personIds: readonly string[]): Promise<void> {
  const seats = await db.seat.findMany({
    where: { ...sitting, personId: { in: [...personIds] } },
    select: { roomId: true, room: { select: { parentId: true } } },
  });
  const roomIds = new Set(seats.flatMap(({ roomId, room }) => [roomId, ...(room.parentId ? [room.parentId] : [])]));
  for (const roomId of roomIds) await signalRoom(db, roomId, "visibility_changed", {});
}
