// A raised hand: a numbered ticket, from raising it to its end.
import "server-only";
import type { z } from "zod";
import type { Actor } from "#lib/platform/auth/actor";
import { type Prisma, type Tx, transact } from "#lib/platform/db";
import { spend } from "#lib/platform/limits";
import { done, type Result, refuse } from "#lib/platform/result";
import { limits } from "../context.ts";
import { record } from "../room-event.ts";
import { asModerator, type LockedRoom, lastModeratorName, lockRoom } from "../room-lock.ts";
import { cooldownLeft, moved, openStates, type Party, type TicketCommand, waitingStates } from "../rules.ts";
import type { CardInput, editTicketInput, lowerInput, raiseInput, ticketInput } from "../schema.ts";
import type { TicketState } from "../view.ts";

/**
 * Raises the caller's hand; the number follows the order in which hands reached the database. Raising it again answers the open one.
 * Refuses `hands_closed`, `cooldown` with minutes, `already_raised` to somebody on stage, `not_in_room`.
 */
export async function raise(actor: Actor, input: z.output<typeof raiseInput>): Promise<Result<{ ticketId: string; number: number }>> {
  if (await spend([limits.handByPerson, actor.personId])) return refuse("too_often");
  return transact(async (tx) => {
    const room = await lockRoom(tx, input.roomId);
    if (room?.kind !== "forum") return refuse("missing");
    if (room.phase !== "open") return refuse("room_not_open");
    const known = await raiseContextOf(tx, room, actor.personId);
    if (!known) return refuse("not_in_room");
    const { seatId, open } = known;
    if (known.role !== "listener") return refuse("already_raised");
    if (open) return done(open);
    if (!room.handsOpen) return refuse("hands_closed");
    const minutes = cooldownLeft(known.lastTurnEndedAt, room.now);
    if (minutes > 0) return refuse("cooldown", { minutes });
    const pinRef = input.pinRef && input.pinRef === room.pin?.pinRef ? input.pinRef : null;
    const drawn = await draw(tx, room, seatId, input.card, { pinRef, firstTime: !known.hasSpoken });
    await record(tx, room.roomId, "ticket_raised", actor.personId, { seatId, ...drawn });
    return done(drawn);
  });
}

type RaiseContext = {
  seatId: string;
  role: "listener" | "speaker" | "moderator";
  open: { ticketId: string; number: number } | null;
  lastTurnEndedAt: Date | null;
  hasSpoken: boolean;
};

/**
 * What counts when this person raises a hand: their seat, its open ticket, when their last whole turn in this room ended, and whether
 * they ever had one in the series. A lost turn counts as none. Null without a seat. One statement: hands come in bursts.
 */
async function raiseContextOf(tx: Tx, room: LockedRoom, personId: string): Promise<RaiseContext | null> {
  const [known] = await tx.$queryRaw<RaiseContext[]>`
    SELECT s.id AS "seatId", s.role::text AS role, past.last AS "lastTurnEndedAt", past.turns > 0 AS "hasSpoken",
           (SELECT json_build_object('ticketId', k.id, 'number', k.number) FROM ticket k
            WHERE k.seat_id = s.id AND k.state IN ('queued', 'called', 'held', 'on_stage')) AS open
    FROM seat s CROSS JOIN LATERAL (
      SELECT max(t.ended_at) FILTER (WHERE t.room_id = s.room_id) AS last, count(*) AS turns
      FROM seat mine JOIN room r ON r.id = mine.room_id JOIN turn t ON t.seat_id = mine.id
      WHERE mine.person_id = s.person_id AND r.series_id = ${room.seriesId}::uuid AND t.ended_by IN ('self', 'moderator', 'timer')) past
    WHERE s.room_id = ${room.roomId}::uuid AND s.person_id = ${personId}::uuid AND s.left_at IS NULL AND s.removed_at IS NULL`;
  return known ?? null;
}

/** Draws the room's next number, and the ticket with it. What a moderator said before is over. */
async function draw(tx: Tx, room: LockedRoom, seatId: string, card: CardInput, about: { pinRef: string | null; firstTime: boolean }) {
  const [drawn] = await tx.$queryRaw<{ ticketId: string; number: number }[]>`
    WITH drawn AS (UPDATE room SET ticket_count = ticket_count + 1 WHERE id = ${room.roomId}::uuid RETURNING ticket_count),
         heard AS (UPDATE seat SET reason = NULL WHERE id = ${seatId}::uuid AND reason IS NOT NULL)
    INSERT INTO ticket (id, room_id, seat_id, number, role_wanted, field, city, line, pin_ref, first_time, raised_at)
    SELECT gen_random_uuid(), ${room.roomId}::uuid, ${seatId}::uuid, ticket_count, ${card.roleWanted}, ${card.field}, ${card.city}, ${card.line},
           ${about.pinRef}, ${about.firstTime}, ${room.now} FROM drawn
    RETURNING id AS "ticketId", number`;
  if (!drawn) throw new Error("a ticket without a number");
  return drawn;
}

/** Changes what stands on one's own open ticket; number and place stay. */
export async function edit(actor: Actor, input: z.output<typeof editTicketInput>): Promise<Result<{ ticketId: string }>> {
  return transact(async (tx) => {
    const found = await lockOwnTicket(tx, actor, input.ticketId);
    if (!found) return refuse("missing");
    const { room, ticket } = found;
    const changed = await tx.ticket.updateMany({ where: { id: ticket.id, state: { in: [...waitingStates] } }, data: input.card });
    if (changed.count === 0) return refuse("conflict");
    await record(tx, room.roomId, "ticket_edited", actor.personId, eventPayload(ticket));
    return done({ ticketId: ticket.id });
  });
}

/** Takes the hand down: one tap, no question. */
export async function withdraw(actor: Actor, input: z.output<typeof ticketInput>): Promise<Result<null>> {
  if (await spend([limits.handByPerson, actor.personId])) return refuse("too_often");
  return transact(async (tx) => {
    const found = await lockOwnTicket(tx, actor, input.ticketId);
    if (!found) return refuse("missing");
    const { room, ticket } = found;
    if (ticket.state === "withdrawn") return done(null);
    if (!(await move(tx, room, ticket, "withdraw", "owner"))) return refuse("conflict");
    await record(tx, room.roomId, "ticket_withdrawn", actor.personId, eventPayload(ticket));
    return done(null);
  });
}

/** A moderator lowers somebody's hand; the owner sees the reason. */
export async function lower(actor: Actor, input: z.output<typeof lowerInput>): Promise<Result<null>> {
  return transact(async (tx) => {
    const found = await lockTicket(tx, input.ticketId);
    const moderator = found && (await asModerator(tx, found.room, actor));
    if (!moderator) return refuse("missing");
    const { room, ticket } = found;
    if (ticket.state === "removed") return done(null);
    if (!(await move(tx, room, ticket, "lower", "moderator", { reason: input.reason }))) {
      const name = await lastModeratorName(tx, room.roomId, ticket.id);
      return name ? refuse("somebody_first", { name }) : refuse("conflict");
    }
    await tx.seat.updateMany({ where: { id: ticket.seatId }, data: { reason: input.reason } });
    await record(tx, room.roomId, "ticket_lowered", actor.personId, { ...eventPayload(ticket), reason: input.reason });
    return done(null);
  });
}

export type FoundTicket = {
  id: string;
  seatId: string;
  number: number;
  state: TicketState;
  calledAt: Date | null;
  calledById: string | null;
};
const asFound = { id: true, roomId: true, seatId: true, number: true, state: true, calledAt: true, calledById: true } as const;

/** What the record keeps of a ticket. */
export const eventPayload = (ticket: { id: string; seatId: string; number: number }) => ({
  ticketId: ticket.id,
  seatId: ticket.seatId,
  number: ticket.number,
});

/** Locks the ticket's room, then reads the ticket as it is now. */
export async function lockTicket(
  tx: Tx,
  ticketId: string,
): Promise<{ room: LockedRoom; ticket: FoundTicket & { personId: string | null } } | null> {
  const where = await tx.ticket.findUnique({ where: { id: ticketId }, select: { roomId: true } });
  const room = where && (await lockRoom(tx, where.roomId));
  if (!room) return null;
  const { seat, ...ticket } = await tx.ticket.findUniqueOrThrow({
    where: { id: ticketId },
    select: { ...asFound, seat: { select: { personId: true } } },
  });
  return { room, ticket: { ...ticket, personId: seat.personId } };
}

/** The same, for the ticket's owner only. */
export async function lockOwnTicket(tx: Tx, actor: Actor, ticketId: string) {
  const found = await lockTicket(tx, ticketId);
  return found?.ticket.personId === actor.personId ? found : null;
}

/** The seat's ticket that is not over, or null. */
export async function openOf(tx: Tx, seatId: string): Promise<FoundTicket | null> {
  return tx.ticket.findFirst({ where: { seatId, state: { in: [...openStates] } }, select: asFound });
}

/** Moves a ticket by the table of rules; false where the move does not apply, or somebody was first. */
export async function move(
  tx: Tx,
  room: LockedRoom,
  ticket: { id: string; state: TicketState },
  command: TicketCommand,
  party: Party,
  data: Prisma.TicketUncheckedUpdateManyInput = {},
): Promise<boolean> {
  const to = moved(command, ticket.state, party);
  if (!to) return false;
  const isOpen = (openStates as readonly TicketState[]).includes(to);
  const { count } = await tx.ticket.updateMany({
    where: { id: ticket.id, state: ticket.state },
    data: { state: to, ...(to === "held" ? { heldAt: room.now } : {}), ...(isOpen ? {} : { endedAt: room.now }), ...data },
  });
  return count === 1;
}
