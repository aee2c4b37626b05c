// What the live stream asks of the product: who somebody is in a room, and what each audience of it sees now.

/** Whose stream it is, by the digests of the keys in their cookies. */
export type Key = { session: string | null; guest: string | null };

/** Whose browser is in which room. */
export type Beat = Key & { roomId: string };

export type Access = { moderates: boolean; seatId: string | null };

/** Some fields of an audience's view, read together and not more often than every `everyMs` milliseconds. Null when the room is gone. */
export type Part = { everyMs: number; read(roomId: string): Promise<object | null> };

export type Source = {
  /** What each of these may see of the room; null for those to whom it does not exist. One statement for all of them. */
  access(roomId: string, keys: readonly Key[]): Promise<(Access | null)[]>;
  /** What all readers of an audience see alike: whole for who comes, then part by part. Null when there is no such room. */
  shared: Record<"public" | "moderators", { whole(roomId: string): Promise<object | null>; parts: readonly Part[] }>;
  /** By seat; one without a view has none. */
  selfViews(roomId: string, seatIds: readonly string[]): Promise<ReadonlyMap<string, object>>;
  /** Browsers that say they are in a room, and those that closed their last stream of it. */
  beat(beats: readonly Beat[]): Promise<void>;
  closed(beats: readonly Beat[]): Promise<void>;
  /** The database's clock in epoch milliseconds, and of each room a word that differs when something in it has changed. */
  pulse(roomIds: readonly string[]): Promise<{ now: number; words: ReadonlyMap<string, string> }>;
};
