// What the rooms of a series do when it changes, in the same transaction. Rooms know how and stand above: lib/rooms/series-rooms.ts.
import type { Tx } from "#lib/platform/db";

/** What must run after the commit; it never throws. */
export type AfterCommit = () => Promise<void>;

export type SeriesRooms = {
  /** Makes the rooms of the next days. */
  make(tx: Tx, seriesId: string): Promise<unknown>;
  /** Brings the rooms that have not begun to what the timetable says now. */
  renew(tx: Tx, seriesId: string): Promise<void>;
  /** The planned starts of rooms that are on. */
  runningStarts(tx: Tx, seriesId: string): Promise<Date[]>;
  /** Ends the room that is on and deletes those to come. */
  stop(tx: Tx, seriesId: string, actorId: string): Promise<AfterCommit>;
  /** Whoever moderated listens on, under a drawn name, in rooms that are on. */
  demote(tx: Tx, seriesId: string, personId: string, actorId: string): Promise<AfterCommit>;
  /** Open streams of this person gain the moderators' view, or lose it. */
  accessChanged(tx: Tx, seriesId: string, personId: string): Promise<void>;
};
