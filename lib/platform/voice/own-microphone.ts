// One's own microphone through a visit, over all its connections: what is published decides what is shown.
import type { Connection } from "./connection.ts";
import type { Store, VoiceState } from "./state.ts";

/** `refresh` reads the connection of now into the store. */
export function createOwnMicrophone(store: Store, current: () => Connection | null, refresh: () => void) {
  let level = 0;
  /** Has spoken here: a new connection finds the microphone muted, not closed. */
  let isOnAir = false;
  /** Rises with every wish to open or close: an opening that was overtaken ends without a capture. */
  let wish = 0;
  /** The last opening: one that was overtaken takes away what is published there, and must be done with that before the next begins. */
  let last: { of: Connection; done: Promise<void> } | null = null;

  async function open(): Promise<void> {
    const mine = current();
    if (!mine || store.get().microphone === "opening") return;
    const own = ++wish;
    const isWanted = () => own === wish && mine === current();
    const before = last?.of === mine ? last.done : Promise.resolve();
    const opening = before.then(() => (isWanted() ? openWith(mine, isWanted) : undefined));
    last = { of: mine, done: opening.catch(() => {}) };
    await opening;
  }

  async function openWith(mine: Connection, isWanted: () => boolean): Promise<void> {
    await mine.unpublish();
    if (!isWanted()) return;
    store.set({ microphone: "opening" });
    const outcome = await mine.publish(() => mine === current() && store.set({ microphone: "lost" }), isWanted);
    if (!isWanted()) return mine.unpublish();
    store.set({ microphone: outcome === "no_right" || outcome === "withdrawn" ? "closed" : outcome });
    refresh();
  }

  return {
    open,

    /** The capture has ended when this returns; the room follows. */
    close(): Promise<void> {
      wish += 1;
      const gone = current()?.unpublish();
      isOnAir = false;
      store.set({ microphone: "closed" });
      return (gone ?? Promise.resolve()).then(refresh);
    },

    async mute(): Promise<void> {
      await current()?.microphone()?.track?.mute();
      refresh();
    },

    async unmute(): Promise<void> {
      const publication = current()?.microphone();
      if (!publication?.track) return open();
      await publication.track.unmute();
      refresh();
    },

    /** What is published decides; without the right nothing is left of it. */
    shown(of: Connection): VoiceState["microphone"] {
      const { microphone } = store.get();
      const own = of.microphone();
      isOnAir = of.mayPublish() && (isOnAir || own?.track !== undefined);
      if (microphone === "opening" || microphone === "denied") return microphone;
      if (own?.track) return microphone === "lost" ? "lost" : own.isMuted ? "muted" : "open";
      return microphone === "open" || !of.mayPublish() ? "closed" : microphone;
    },

    /** Between two connections: afterwards a speaker is muted until they say otherwise. */
    untilBack: (): VoiceState["microphone"] => (isOnAir ? "muted" : "closed"),

    /** How loud it is, 0 to 1, as last measured. */
    level: () => level,

    async measure(of: Connection): Promise<void> {
      if (store.get().microphone === "open") level = await of.ownLevel();
    },

    /** The visit is over. */
    forget(): void {
      wish += 1;
      isOnAir = false;
    },
  };
}
