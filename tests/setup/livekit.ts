// The settings of the run's livekit-server.
import { inject } from "vitest";

const { url, keys } = inject("livekit");
process.env.LIVEKIT_URL = url;
process.env.LIVEKIT_KEYS = keys;
// The native half of rtc-node says on its way out what nobody needs to hear.
process.env.RUST_LOG ??= "off";
