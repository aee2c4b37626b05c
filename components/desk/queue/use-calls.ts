"use client";
// Calling people up: one call at a time, with the refusal at the ticket that was pressed.
import { useCallback, useMemo } from "react";
import { useDeskAction } from "#components/desk/use-desk-action";
import { call } from "#lib/rooms/actions";

export type Calls = {
  /** Calls this ticket. Without a reason it must be the next one, or the server refuses. */
  call(ticketId: string, reason?: string): void;
  /** The ticket whose call is on its way. */
  pendingId: string | null;
  /** The ticket at which the last call was refused, and why; null when nothing is to be said. */
  refused: { ticketId: string; sentence: string } | null;
};

export function useCalls(roomId: string): Calls {
  const { run, pendingKey, refusedKey, sentence } = useDeskAction();
  const callTicket = useCallback(
    (ticketId: string, reason?: string) => void run(() => call({ roomId, ticketId, ...(reason ? { reason } : {}) }), { key: ticketId }),
    [roomId, run],
  );
  return useMemo(
    () => ({ call: callTicket, pendingId: pendingKey, refused: refusedKey && sentence ? { ticketId: refusedKey, sentence } : null }),
    [callTicket, pendingKey, refusedKey, sentence],
  );
}
