// When a voice has changed for a screen.
import type { VoiceState } from "#lib/platform/voice/state";

/** Equal for equal voices: everything but their levels, which change many times a second. */
export const signature = ({ voices, ...rest }: VoiceState) =>
  JSON.stringify([rest, Object.entries(voices).map(([id, heard]) => [id, heard.speaking, heard.muted])]);
