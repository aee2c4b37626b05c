"use client";
// Calling people up: one call at a time, with the refusal at the ticket that was pressed.
import { useCallback, useState } from "react";
import type { Refusal } from "#lib/platform/result";
import { call } from "#lib/rooms/actions";
import { useAct } from "../use-act.ts";

export type Calls = {
  /** Calls this ticket. Without a reason it must be the next one, or the server refuses. */
  call(ticketId: string, reason?: string): void;
  /** The ticket whose call is on its way. */
  pendingId: string | null;
  /** The ticket at which the last call was refused, and why; null when nothing is to be said. */
  refused: { ticketId: string; refusal: Refusal } | null;
};

export function useCalls(roomId: string): Calls {
  const act = useAct(call);
  const [ticketId, setTicketId] = useState<string | null>(null);
  const { run } = act;
  const callTicket = useCallback(
    (wanted: string, reason?: string) => {
      setTicketId(wanted);
      run({ roomId, ticketId: wanted, ...(reason ? { reason } : {}) });
    },
    [roomId, run],
  );
  return {
    call: callTicket,
    pendingId: act.pending ? ticketId : null,
    refused: act.refusal && ticketId ? { ticketId, refusal: act.refusal } : null,
  };
}
