// A vacancy pinned in a room by a moderator, one at a time, and updated while it is pinned.
import "server-only";
import type { z } from "zod";
import type { Actor } from "#lib/platform/auth/actor";
import { now } from "#lib/platform/clock";
import { db, type Tx, transact } from "#lib/platform/db";
import { tryRow } from "#lib/platform/each-row";
import { changed } from "#lib/platform/pages/pages";
import { done, type Result, refuse } from "#lib/platform/result";
import * as pinned from "#lib/rooms/pinned";
import { lockRoomAsModerator } from "#lib/rooms/room-lock";
import type { PinView } from "#lib/rooms/view";
import { closedBecause, seatsLeft } from "../rules.ts";
import type { pinInput, unpinInput } from "../schema.ts";
import { type Pay, payOf } from "../terms/pay.ts";
import { offerColumns } from "../vacancy/offer-columns.ts";

const shownOf = {
  ...offerColumns,
  id: true,
  closedAt: true,
} as const;

/**
 * Pins an open vacancy in a room; the one before it is unpinned. Only moderators of the series may.
 * Refuses `missing`, `room_not_open` (ended), `vacancy_closed`, `deadline_past`. The same one again changes nothing.
 */
export const pin = (actor: Actor, { roomId, vacancyId }: z.output<typeof pinInput>): Promise<Result<{ vacancyId: string }>> =>
  transact(async (tx) => {
    // Always the vacancy before the room, as every change of a vacancy does: nobody waits in a circle.
    await tx.$queryRaw`SELECT 1 FROM vacancy WHERE id = ${vacancyId}::uuid FOR SHARE`;
    const locked = await lockRoomAsModerator(tx, roomId, actor);
    if (!locked) return refuse("missing");
    if (locked.room.phase === "ended") return refuse("room_not_open");
    const vacancy = await tx.vacancy.findUnique({ where: { id: vacancyId, publishedAt: { not: null } }, select: shownOf });
    if (!vacancy) return refuse("missing");
    const at = await now(tx);
    const closed = closedBecause(vacancy, at);
    if (closed) return refuse(closed);
    const open = await tx.pin.findFirst({ where: { roomId, unpinnedAt: null }, select: { id: true, vacancyId: true } });
    if (open?.vacancyId === vacancyId) return done({ vacancyId });
    if (open) await tx.pin.update({ where: { id: open.id }, data: { unpinnedAt: at }, select: { id: true } });
    await tx.pin.create({ data: { roomId, vacancyId, byId: actor.personId }, select: { id: true } });
    await pinned.show(tx, roomId, viewOf(vacancy), actor.personId);
    await changed(tx, `room:${roomId}`, `vacancy:${vacancyId}`);
    return done({ vacancyId });
  });

/** Takes the pinned vacancy down. Nothing pinned is no error. Refuses `missing`. */
export const unpin = (actor: Actor, { roomId }: z.output<typeof unpinInput>): Promise<Result<null>> =>
  transact(async (tx) => {
    if (!(await lockRoomAsModerator(tx, roomId, actor))) return refuse("missing");
    const open = await tx.pin.findFirst({ where: { roomId, unpinnedAt: null }, select: { id: true, vacancyId: true } });
    if (open) await takeDown(tx, { ...open, roomId }, actor.personId);
    return done(null);
  });

/** Brings the cards in rooms up to date after a vacancy changed; a vacancy one cannot apply to comes down. */
export async function refresh(tx: Tx, vacancyId: string): Promise<void> {
  const open = await tx.pin.findMany({
    where: { vacancyId, unpinnedAt: null, room: { phase: { not: "ended" } } },
    select: { id: true, roomId: true, vacancyId: true },
    orderBy: { roomId: "asc" },
  });
  if (open.length === 0) return;
  const vacancy = await tx.vacancy.findUniqueOrThrow({ where: { id: vacancyId }, select: shownOf });
  const closed = closedBecause(vacancy, await now(tx)) !== null;
  for (const one of open) {
    if (closed) await takeDown(tx, one, null);
    else {
      await pinned.show(tx, one.roomId, viewOf(vacancy), null);
      await changed(tx, `room:${one.roomId}`);
    }
  }
}

/** Takes down the cards of vacancies whose last day is over at their place; where one fails the others still go. */
export async function takeDownOver(): Promise<void> {
  const open = await db.pin.findMany({
    where: { unpinnedAt: null, room: { phase: { not: "ended" } } },
    select: {
      vacancyId: true,
      vacancy: { select: { openings: true, filled: true, deadline: true, zone: true, closedAt: true, missedHeartbeats: true } },
    },
    distinct: ["vacancyId"],
  });
  const at = await now(db);
  for (const { vacancyId, vacancy } of open) {
    if (closedBecause(vacancy, at) === null) continue;
    await tryRow("card of a vacancy", vacancyId, () =>
      transact(async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM vacancy WHERE id = ${vacancyId}::uuid FOR SHARE`;
        await refresh(tx, vacancyId);
      }),
    );
  }
}

async function takeDown(tx: Tx, open: { id: string; roomId: string; vacancyId: string }, byId: string | null) {
  await tx.pin.update({ where: { id: open.id }, data: { unpinnedAt: await now(tx) }, select: { id: true } });
  await pinned.show(tx, open.roomId, null, byId);
  await changed(tx, `room:${open.roomId}`, `vacancy:${open.vacancyId}`);
}

/** The organisations whose vacancies were pinned in this room, now or before. */
export async function announcedIn(tx: Tx, roomId: string): Promise<string[]> {
  const rows = await tx.pin.findMany({ where: { roomId }, select: { vacancy: { select: { organisationId: true } } }, take: 500 });
  return [...new Set(rows.map(({ vacancy }) => vacancy.organisationId))];
}

type PinnedVacancy = {
  id: string;
  title: string;
  place: string;
  remote: boolean;
  currency: string;
  payMin: number | null;
  payMax: number | null;
  payUnit: Pay["payUnit"];
  openings: number;
  filled: number;
  organisation: { name: string };
};

const pinnedPay = (pay: Pay | null) => pay && { currency: pay.currency, payMin: pay.payMin, payMax: pay.payMax };

/** The snapshot a room shows. */
const viewOf = (vacancy: PinnedVacancy): PinView => ({
  pinRef: `vacancy:${vacancy.id}`,
  title: vacancy.title,
  organisation: vacancy.organisation.name,
  place: vacancy.place,
  remote: vacancy.remote,
  pay: pinnedPay(payOf(vacancy)),
  left: seatsLeft(vacancy),
  openings: vacancy.openings,
});
