// The rooms this browser knows, with what is heard of them. They belong to the browser and outlive every page of it, in whatever
// language; screens find them here again. On every page, so it does not load what a connection is made of (room-of.ts).
import { isElsewhere } from "#lib/platform/voice/state";
import type { RoomConnection } from "./room-connection.ts";

export type KnownRooms = {
  find(roomId: string): RoomConnection | undefined;
  add(room: RoomConnection): RoomConnection;
  /** The room whose sound is on; the last one entered wins, so an interview covers its forum. */
  playing(): RoomConnection | null;
  /** The room in which I am called or on stage, unless it is heard in another tab. */
  calling(): RoomConnection | null;
  subscribe(listener: () => void): () => void;
  /** Said by the frame of every page. When one goes and none follows, there is no control left for anything: all of it stops. */
  frame(): () => void;
};

/** Milliseconds between two frames, such as of two languages, that are still one visit. */
const betweenMs = 1_000;

let ofBrowser: KnownRooms | null = null;

/** The same ones for every page of a browser. On the server each page that is made has its own, and they know nothing. */
export function knownRooms(): KnownRooms {
  if (typeof window === "undefined") return createKnownRooms();
  ofBrowser ??= createKnownRooms();
  return ofBrowser;
}

function createKnownRooms(): KnownRooms {
  const rooms = new Map<string, RoomConnection>();
  const readers = new Set<() => void>();
  const isMine = (room: RoomConnection) => {
    const { snapshot, voice } = room.getState();
    const state = snapshot?.self?.ticket?.state;
    return !isElsewhere(voice) && (state === "called" || state === "on_stage");
  };
  /** One room at a time, since a page has the controls of one; the place in the other is kept for a while. A forum that rests during a talk stays. */
  const stopOthers = (entered: RoomConnection) => {
    for (const room of rooms.values()) {
      const { entry, voice } = room.getState();
      if (room !== entered && entry === "inside" && voice.status !== "idle") void room.stopPlayback();
    }
  };
  let frames = 0;
  return {
    frame() {
      frames += 1;
      return () => {
        frames -= 1;
        setTimeout(() => {
          if (frames === 0) for (const room of rooms.values()) void room.stopPlayback();
        }, betweenMs);
      };
    },
    find: (roomId) => rooms.get(roomId),
    add(made) {
      rooms.set(made.roomId, made);
      let wasInside = false;
      made.subscribe(() => {
        const isInside = made.getState().entry === "inside";
        const isNew = isInside && !wasInside;
        wasInside = isInside;
        if (isNew) stopOthers(made);
        for (const listener of readers) listener();
      });
      return made;
    },
    playing: () => [...rooms.values()].findLast((room) => room.getState().entry === "inside") ?? null,
    calling: () => [...rooms.values()].find(isMine) ?? null,
    subscribe(listener) {
      readers.add(listener);
      return () => readers.delete(listener);
    },
  };
}
