"use client";
// The microphone on this device only: opened by a tap, closed when its screen goes.
import { useCallback, useEffect, useRef, useState } from "react";
import type { MicrophoneTrouble } from "#lib/rooms/screen/call-steps";

export type MicrophoneCheck =
  | { at: "closed" }
  | { at: "opening" }
  | { at: "open"; level: () => number; stream: MediaStream }
  | { at: "trouble"; trouble: MicrophoneTrouble };

export function useMicrophoneCheck(): { check: MicrophoneCheck; start: () => Promise<MicrophoneTrouble | null>; stop: () => void } {
  const [check, setCheck] = useState<MicrophoneCheck>({ at: "closed" });
  const opened = useRef<{ stop(): void } | null>(null);
  const round = useRef(0);
  const stop = useCallback(() => {
    round.current += 1;
    opened.current?.stop();
    opened.current = null;
    setCheck({ at: "closed" });
  }, []);
  const start = useCallback(async () => {
    const mine = ++round.current;
    setCheck({ at: "opening" });
    const { checkMicrophone } = await import("#lib/platform/voice/microphone");
    const answer = await checkMicrophone();
    // Its screen is gone, or was closed, while the browser asked.
    if (mine !== round.current) {
      if (!("refusal" in answer)) answer.stop();
      return null;
    }
    if ("refusal" in answer) {
      setCheck({ at: "trouble", trouble: answer.refusal });
      return answer.refusal;
    }
    opened.current = answer;
    setCheck({ at: "open", level: () => answer.level(), stream: answer.stream });
    return null;
  }, []);
  useEffect(
    () => () => {
      round.current += 1;
      opened.current?.stop();
    },
    [],
  );
  return { check, start, stop };
}
