// What each event changes on screens: one line for each kind.
import { expect, test } from "vitest";
import { type RoomChange, roomChangeOf, roomChanges, seatsNamed } from "#lib/rooms/event-changes";
import { quietKinds, type RoomEventKind, roomEvents } from "#lib/rooms/events";

const kinds = Object.keys(roomEvents) as RoomEventKind[];

test("a kind of event without a line does not compile", () => {
  const { ticket_raised: _, ...rest } = roomChanges;
  // @ts-expect-error the hand that goes up is missing
  const missing: Readonly<Record<RoomEventKind, RoomChange>> = rest;
  // @ts-expect-error no section has this name
  const unknown: RoomChange = { sections: ["weather"], seats: "none" };
  expect([missing, unknown]).toHaveLength(2);
});

test("every kind has a line, and one that no build knows has none", () => {
  for (const kind of kinds) expect(roomChangeOf(kind), kind).not.toBeNull();
  expect(roomChangeOf("weather_changed")).toBeNull();
  expect(roomChangeOf("toString")).toBeNull();
});

test("what moderators' log shows is read for it, what is quiet is not", () => {
  for (const kind of kinds) expect(roomChangeOf(kind)?.isLogged, kind).toBe(!quietKinds.includes(kind));
});

test("who is put out, or comes, or goes, is asked again what they may see; a raised hand asks nobody", () => {
  for (const kind of ["removed", "banned", "seat_removed", "seat_taken", "seat_left", "seat_away", "moderator_dropped"] as const)
    expect(roomChanges[kind].access, kind).toBe(true);
  expect(roomChanges.ticket_raised.access).toBeUndefined();
});

test("a line that names seats belongs to a kind whose payload can name one", () => {
  for (const kind of kinds) {
    const fields = Object.keys(roomEvents[kind].shape);
    if (roomChanges[kind].seats === "named") expect(fields, kind).toContain("seatId");
  }
});

test("the seats of an event are its seat and its inviter's, and nothing else that looks like an id", () => {
  expect(seatsNamed({ seatId: "a", inviterSeatId: "b", ticketId: "c", number: 4 })).toEqual(["a", "b"]);
  expect(seatsNamed({ banId: "x", seatId: null })).toEqual([]);
});
