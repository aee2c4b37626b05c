"use client";
// Lowering a hand with five seconds to take it back: nothing is sent before they are over.
import { useCallback, useEffect, useRef, useState } from "react";
import { refusalMs } from "#components/desk/use-desk-action";
import { useRefusal } from "#components/ui/action/refusal";
import { refusalOfFailure } from "#lib/platform/failed-action";
import { lowerHand } from "#lib/rooms/actions";

/** Seconds in which a slip can be undone. */
const undoSeconds = 5;

export type Lowering = {
  begin(ticketId: string, reason: string): void;
  undo(ticketId: string): void;
  /** Seconds left to undo, by ticket; 0 while it is being sent. */
  waiting: ReadonlyMap<string, number>;
  refused: { ticketId: string; sentence: string } | null;
};

export function useLowering(): Lowering {
  const say = useRefusal();
  const reasons = useRef(new Map<string, string>());
  const [waiting, setWaiting] = useState<ReadonlyMap<string, number>>(new Map());
  const [refused, setRefused] = useState<Lowering["refused"]>(null);

  const send = useCallback(
    async (ticketId: string) => {
      const reason = reasons.current.get(ticketId);
      if (reason === undefined) return;
      reasons.current.delete(ticketId);
      const answer = await lowerHand({ ticketId, reason }).catch(refusalOfFailure);
      setWaiting((before) => without(before, ticketId));
      if (!answer.ok) setRefused({ ticketId, sentence: say(answer) });
    },
    [say],
  );

  const isWaiting = waiting.size > 0;
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(() => setWaiting(countDown), 1000);
    return () => clearInterval(timer);
  }, [isWaiting]);

  useEffect(() => {
    for (const [ticketId, left] of waiting) if (left === 0) void send(ticketId);
  }, [waiting, send]);

  useEffect(() => {
    if (!refused) return;
    const timer = setTimeout(() => setRefused(null), refusalMs);
    return () => clearTimeout(timer);
  }, [refused]);

  // Whoever leaves the desk meant what they pressed.
  useEffect(
    () => () => {
      for (const [ticketId, reason] of reasons.current) void lowerHand({ ticketId, reason }).catch(refusalOfFailure);
    },
    [],
  );

  return {
    begin: useCallback((ticketId: string, reason: string) => {
      reasons.current.set(ticketId, reason);
      setRefused(null);
      setWaiting((before) => new Map(before).set(ticketId, undoSeconds));
    }, []),
    undo: useCallback((ticketId: string) => {
      reasons.current.delete(ticketId);
      setWaiting((before) => without(before, ticketId));
    }, []),
    waiting,
    refused,
  };
}

const countDown = (before: ReadonlyMap<string, number>) =>
  new Map([...before].map(([ticketId, left]) => [ticketId, Math.max(0, left - 1)]));

function without(before: ReadonlyMap<string, number>, ticketId: string): ReadonlyMap<string, number> {
  const rest = new Map(before);
  rest.delete(ticketId);
  return rest;
}
