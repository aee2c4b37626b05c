"use client";
// Asks the room radar, and again when what the room shows has changed. Whoever hides from nobody and blocked nobody is asked for once.
import { useEffect, useState } from "react";
import type { PublicView, Radar } from "#lib/rooms/view";

/** `unknown`: no answer came. Null before the first answer. */
export type RadarState = Radar | "unknown" | null;

export function useRadar(roomId: string, view: Pick<PublicView, "pin" | "stage" | "calling"> | null): RadarState {
  const [radar, setRadar] = useState<RadarState>(null);
  const isIdle = radar !== null && radar !== "unknown" && !radar.watches;
  const seen = [view?.pin?.pinRef, view?.calling?.number, ...(view?.stage ?? []).map(({ seatId }) => seatId)].join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `seen` is not read, its change is what asks again.
  useEffect(() => {
    if (isIdle) return;
    let isGone = false;
    void askRadar(roomId).then((answer) => {
      if (!isGone) setRadar(answer);
    });
    return () => {
      isGone = true;
    };
  }, [roomId, seen, isIdle]);
  return radar;
}

export async function askRadar(roomId: string): Promise<Radar | "unknown"> {
  try {
    const answer = await fetch(`/api/rooms/${roomId}/radar`, { cache: "no-store" });
    return answer.ok ? ((await answer.json()) as Radar) : "unknown";
  } catch {
    return "unknown";
  }
}
