"use client";
// How the open rooms stand at the moment: asked every five seconds, only while somebody looks.
import { useEffect, useState } from "react";
import type { OpenRoom } from "#lib/rooms/view";

const everyMs = 5_000;

/** Null until the first answer; the last answer stays while the connection is gone. */
export function useLiveNow(): readonly OpenRoom[] | null {
  const [rooms, setRooms] = useState<readonly OpenRoom[] | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    async function ask() {
      clearTimeout(timer);
      if (document.visibilityState === "hidden") return;
      try {
        const answer = await fetch("/live/now", { signal: stop.signal });
        if (answer.ok) setRooms(((await answer.json()) as { rooms: OpenRoom[] }).rooms);
      } catch {
        // Offline or leaving: the next round asks again.
      }
      if (!stop.signal.aborted) timer = setTimeout(ask, everyMs);
    }
    document.addEventListener("visibilitychange", ask, { signal: stop.signal });
    void ask();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, []);
  return rooms;
}
