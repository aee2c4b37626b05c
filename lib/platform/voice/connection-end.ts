// Why a connection to a room's audio ended, or did not come to be, read from what LiveKit's client reports.
import { ConnectionError, DisconnectReason } from "livekit-client";

/** Why a connection is over. `away`: the page is being left or frozen, it may come back. `lost`: try again. */
export type Ending = "removed" | "elsewhere" | "away" | "lost";

/** Why a connection did not come to be: the code of a refusal, or null when the network failed. */
export type Opened = { ok: true } | { ok: false; refusal: string | null };

export function whyEnded(reason: DisconnectReason | undefined): Ending {
  if (reason === DisconnectReason.PARTICIPANT_REMOVED) return "removed";
  if (reason === DisconnectReason.DUPLICATE_IDENTITY) return "elsewhere";
  return reason === DisconnectReason.CLIENT_INITIATED ? "away" : "lost";
}

/** The refusal's code, where the gate refused; of a first connection only its status and text are reliable. */
export function refusalIn(error: unknown): string | null {
  if (!(error instanceof ConnectionError)) return null;
  if (error.status === 401) return /(?:^|: )([a-z_]+)$/.exec(error.message)?.[1] ?? "stale";
  return error.message.includes("requested room does not exist") ? "ended" : null;
}
