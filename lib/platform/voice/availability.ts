// Whether there is audio in this installation, and why not. `up` opens the site while livekit-server is still being built: until then
// a file (VOICE_OFF_FILE) says so, and its removal turns the voice on in every process.
import "server-only";
import { readFileSync } from "node:fs";
import { env } from "../env.ts";
import { voiceComing } from "./state.ts";

/** Milliseconds for which the file is not read again. */
const readAgainMs = 500;

let last: { reason: string | null; readAt: number } | undefined;

/** Why there is no audio now: `coming` while livekit-server is made ready, else a sentence; null when there is audio. */
export function voiceOffReason(): string | null {
  const { LIVEKIT_URL, VOICE_OFF_REASON, VOICE_OFF_FILE } = env();
  if (LIVEKIT_URL === "") return VOICE_OFF_REASON || "off";
  if (VOICE_OFF_FILE === "") return null;
  // Once on it stays on: a livekit-server that is lost later is the reconciler's.
  if (last && (last.reason === null || performance.now() - last.readAt < readAgainMs)) return last.reason;
  last = { reason: read(VOICE_OFF_FILE), readAt: performance.now() };
  return last.reason;
}

export const isVoiceOn = (): boolean => voiceOffReason() === null;

/** For screens that ask again and again: `off` is final. */
export function voiceAvailability(): "on" | "coming" | "off" {
  const reason = voiceOffReason();
  if (reason === null) return "on";
  return reason === voiceComing ? "coming" : "off";
}

function read(path: string): string | null {
  try {
    return readFileSync(path, "utf8").trim() || "off";
  } catch (error) {
    // Only its removal says that there is sound: a file that cannot be read now is asked for again.
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? null : voiceComing;
  }
}
