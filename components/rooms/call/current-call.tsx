"use client";
// Keeps one prompt per call: a second call asks anew, a reload on stage asks nothing.
import { useState } from "react";
import type { SelfView } from "#lib/rooms/view";
import type { RoomConnection } from "../connection/room-connection.ts";
import { CallPrompt } from "./call-prompt.tsx";

export function CurrentCall({ self, room }: { self: SelfView; room: RoomConnection }) {
  const { ticket } = self;
  const asked = ticket?.state === "called" ? `${ticket.ticketId} ${ticket.until}` : null;
  const [call, setCall] = useState<string | null>(asked);
  if (asked !== null && asked !== call) setCall(asked);
  if (!ticket || !call?.startsWith(ticket.ticketId)) return null;
  if (ticket.state !== "called" && ticket.state !== "on_stage") return null;
  return <CallPrompt key={call} ticket={ticket} self={self} room={room} />;
}
