// The raised hand: a ticket with a number as at the bank, from raising it to its end.
import "server-only";
import type { z } from "zod";
import type { Actor } from "#lib/platform/auth/actor";
import { type Prisma, type Tx, transact } from "#lib/platform/db";
import { spend } from "#lib/platform/limits";
import { done, type Result, refuse } from "#lib/platform/result";
import { asModerator, type Floor, hold, whoWasFirst } from "./floor.ts";
import { record } from "./room-event.ts";
import { cooldownLeft, moved, openStates, type Party, type TicketCommand, waitingStates } from "./rules.ts";
import type { editTicketInput, lowerInput, raiseInput, ticketInput } from "./schema.ts";
import type { TicketState } from "./view.ts";

/**
 * Raises the caller's hand; the number follows the order in which hands reached the database. Raising it again answers the open one.
 * Refuses `hands_closed`, `cooldown` with minutes, `already_raised` to somebody on stage, `not_in_room`.
 */
export async function raise(actor: Actor, input: z.output<typeof raiseInput>): Promise<Result<{ ticketId: string; number: number }>> {
  if (await spend(["handByPerson", actor.personId])) return refuse("too_often");
  return transact(async (tx) => {
    const room = await hold(tx, input.roomId);
    if (room?.kind !== "forum") return refuse("missing");
    if (room.phase !== "open") return refuse("room_not_open");
    const seat = await tx.seat.findFirst({
      where: { roomId: room.roomId, personId: actor.personId, leftAt: null, removedAt: null },
      select: { id: true, role: true },
    });
    if (!seat) return refuse("not_in_room");
    if (seat.role !== "listener") return refuse("already_raised");
    const open = await tx.ticket.findFirst({
      where: { seatId: seat.id, state: { in: [...openStates] } },
      select: { id: true, number: true },
    });
    if (open) return done({ ticketId: open.id, number: open.number });
    if (!room.handsOpen) return refuse("hands_closed");
    const past = await history(tx, room, actor.personId);
    const minutes = cooldownLeft(past.lastTurnEndedAt, room.now);
    if (minutes > 0) return refuse("cooldown", { minutes });

    const { ticketCount: number } = await tx.room.update({
      where: { id: room.roomId },
      data: { ticketCount: { increment: 1 } },
      select: { ticketCount: true },
    });
    const ticket = await tx.ticket.create({
      data: {
        roomId: room.roomId,
        seatId: seat.id,
        number,
        ...input.card,
        subject: input.subject && input.subject === room.pin?.subject ? input.subject : null,
        firstTime: !past.hasSpoken,
        raisedAt: room.now,
      },
      select: { id: true },
    });
    await record(tx, room.roomId, "ticket_raised", actor.personId, { ticketId: ticket.id, seatId: seat.id, number });
    return done({ ticketId: ticket.id, number });
  });
}

/** When this person's last whole turn in the room ended, and whether they ever had one in the series. A lost turn counts as none. */
async function history(tx: Tx, room: Floor, personId: string) {
  const whole: Prisma.TurnWhereInput = { endedBy: { in: ["self", "moderator", "timer"] }, seat: { personId } };
  const last = await tx.turn.findFirst({
    where: { ...whole, roomId: room.roomId },
    orderBy: { endedAt: "desc" },
    select: { endedAt: true },
  });
  const ever = last ?? (await tx.turn.findFirst({ where: { ...whole, room: { seriesId: room.seriesId } }, select: { endedAt: true } }));
  return { lastTurnEndedAt: last?.endedAt ?? null, hasSpoken: ever !== null };
}

/** Changes what stands on one's own open ticket; number and place stay. */
export async function edit(actor: Actor, input: z.output<typeof editTicketInput>): Promise<Result<{ ticketId: string }>> {
  return transact(async (tx) => {
    const found = await holdOwn(tx, actor, input.ticketId);
    if (!found) return refuse("missing");
    const { room, ticket } = found;
    const changed = await tx.ticket.updateMany({ where: { id: ticket.id, state: { in: [...waitingStates] } }, data: input.card });
    if (changed.count === 0) return refuse("conflict");
    await record(tx, room.roomId, "ticket_edited", actor.personId, facts(ticket));
    return done({ ticketId: ticket.id });
  });
}

/** Takes the hand down: one tap, no question. */
export async function withdraw(actor: Actor, input: z.output<typeof ticketInput>): Promise<Result<null>> {
  if (await spend(["handByPerson", actor.personId])) return refuse("too_often");
  return transact(async (tx) => {
    const found = await holdOwn(tx, actor, input.ticketId);
    if (!found) return refuse("missing");
    const { room, ticket } = found;
    if (ticket.state === "withdrawn") return done(null);
    if (!(await move(tx, room, ticket, "withdraw", "owner"))) return refuse("conflict");
    await record(tx, room.roomId, "ticket_withdrawn", actor.personId, facts(ticket));
    return done(null);
  });
}

/** A moderator takes somebody's hand down; the owner is told why. */
export async function lower(actor: Actor, input: z.output<typeof lowerInput>): Promise<Result<null>> {
  return transact(async (tx) => {
    const found = await holdTicket(tx, input.ticketId);
    const moderator = found && (await asModerator(tx, found.room, actor));
    if (!moderator) return refuse("missing");
    const { room, ticket } = found;
    if (ticket.state === "removed") return done(null);
    if (!(await move(tx, room, ticket, "lower", "moderator", { reason: input.reason }))) {
      const name = await whoWasFirst(tx, room.roomId, ticket.id);
      return name ? refuse("somebody_first", { name }) : refuse("conflict");
    }
    await record(tx, room.roomId, "ticket_lowered", actor.personId, { ...facts(ticket), reason: input.reason });
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
export const facts = (ticket: { id: string; seatId: string; number: number }) => ({
  ticketId: ticket.id,
  seatId: ticket.seatId,
  number: ticket.number,
});

/** Locks the ticket's room, then reads the ticket as it is now. */
export async function holdTicket(
  tx: Tx,
  ticketId: string,
): Promise<{ room: Floor; ticket: FoundTicket & { personId: string | null } } | null> {
  const where = await tx.ticket.findUnique({ where: { id: ticketId }, select: { roomId: true } });
  const room = where && (await hold(tx, where.roomId));
  if (!room) return null;
  const { seat, ...ticket } = await tx.ticket.findUniqueOrThrow({
    where: { id: ticketId },
    select: { ...asFound, seat: { select: { personId: true } } },
  });
  return { room, ticket: { ...ticket, personId: seat.personId } };
}

/** The same, for the ticket's owner only. */
export async function holdOwn(tx: Tx, actor: Actor, ticketId: string) {
  const found = await holdTicket(tx, ticketId);
  return found?.ticket.personId === actor.personId ? found : null;
}

/** The seat's ticket that is not over, or null. */
export async function openOf(tx: Tx, seatId: string): Promise<FoundTicket | null> {
  return tx.ticket.findFirst({ where: { seatId, state: { in: [...openStates] } }, select: asFound });
}

/** Moves a ticket by the table of rules; false where the move does not apply, or somebody was first. */
export async function move(
  tx: Tx,
  room: Floor,
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
