"use client";
// The microphone on this device only: opened by a tap, closed when its screen goes.
import { useCallback, useEffect, useRef, useState } from "react";
import type { MicrophoneTrouble } from "#lib/rooms/call-steps";

export type MicrophoneCheck =
  | { at: "closed" }
  | { at: "opening" }
  | { at: "open"; level: () => number; stream: MediaStream }
  | { at: "trouble"; trouble: MicrophoneTrouble };

export function useMicrophoneCheck(): { check: MicrophoneCheck; start: () => Promise<MicrophoneTrouble | null>; stop: () => void } {
  const [check, setCheck] = useState<MicrophoneCheck>({ at: "closed" });
  const opened = useRef<{ stop(): void } | null>(null);
  const stop = useCallback(() => {
    opened.current?.stop();
    opened.current = null;
    setCheck({ at: "closed" });
  }, []);
  const start = useCallback(async () => {
    setCheck({ at: "opening" });
    const { checkMicrophone } = await import("#lib/platform/voice/microphone");
    const answer = await checkMicrophone();
    if ("refusal" in answer) {
      setCheck({ at: "trouble", trouble: answer.refusal });
      return answer.refusal;
    }
    opened.current = answer;
    setCheck({ at: "open", level: () => answer.level(), stream: answer.stream });
    return null;
  }, []);
  useEffect(() => () => opened.current?.stop(), []);
  return { check, start, stop };
}
