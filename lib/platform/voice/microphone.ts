// The microphone check before somebody speaks: nothing leaves the device.
import { createLevelMeter } from "./level-meter.ts";

export type MicrophoneCheck = {
  stream: MediaStream;
  /** How loud it is now, 0 to 1. */
  level(): number;
  /** Ends the capture; the browser's own mark goes out. */
  stop(): void;
};

/**
 * Opens the microphone for a look at its level. `none`: there is no microphone; `busy`: another program has it; `unsupported`:
 * this browser cannot send what it would hear.
 */
export async function checkMicrophone(): Promise<MicrophoneCheck | { refusal: "denied" | "none" | "busy" | "unsupported" }> {
  if (typeof RTCPeerConnection === "undefined") return { refusal: "unsupported" };
  // Missing where the page has no right to it at all.
  if (!navigator.mediaDevices) return { refusal: "none" };
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } });
  } catch (error) {
    const name = error instanceof DOMException ? error.name : "";
    if (name === "NotAllowedError" || name === "SecurityError") return { refusal: "denied" };
    return { refusal: name === "NotFoundError" || name === "OverconstrainedError" ? "none" : "busy" };
  }
  const meter = createLevelMeter(stream);
  return {
    stream,
    // Speech at arm's length has a root mean square near 0.1.
    level: () => Math.min(1, meter.power() * 5),
    stop() {
      for (const track of stream.getTracks()) track.stop();
      meter.stop();
    },
  };
}
