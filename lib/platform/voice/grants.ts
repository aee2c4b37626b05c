// What somebody may do in LiveKit, always whole: there an absent right to publish or to subscribe means "yes" in a token and "no" in
// an update.
import "server-only";
import { TrackSource } from "livekit-server-sdk";

/** What somebody may do in a room: listen, speak as well, or nothing at all. */
export type Rights = "listen" | "speak" | "none";

export type Grant = {
  canSubscribe: boolean;
  canPublish: boolean;
  canPublishSources: TrackSource[];
  canPublishData: boolean;
  canUpdateMetadata: boolean;
  canSubscribeMetrics: boolean;
  hidden: boolean;
};

const nothing: Grant = {
  canSubscribe: false,
  canPublish: false,
  canPublishSources: [],
  canPublishData: false,
  canUpdateMetadata: false,
  canSubscribeMetrics: false,
  hidden: true,
};

/** In nobody's list: thousands may listen without a message to each other. */
export const listener: Grant = { ...nothing, canSubscribe: true };

export const speaker: Grant = {
  ...nothing,
  canSubscribe: true,
  canPublish: true,
  canPublishSources: [TrackSource.MICROPHONE],
  hidden: false,
};

/** A listener who has spoken. Never hidden again in the same connection: the others would keep a ghost. */
export const demoted: Grant = { ...nothing, canSubscribe: true, hidden: false };

/** What the pass in the browser carries: it says who asks and lets nobody do anything. */
export const passHolder: Grant = nothing;

/** The grant of a new connection. */
export const joining = (rights: "listen" | "speak"): Grant => (rights === "speak" ? speaker : listener);

/** The grant of a connection that stands. */
export const standing = (rights: "listen" | "speak", isHidden: boolean): Grant =>
  rights === "speak" ? speaker : isHidden ? listener : demoted;
