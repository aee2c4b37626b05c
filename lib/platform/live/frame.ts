// The frames of the live stream, and the arithmetic between two of them. Safe in the browser. What a frame shows is the business of
// whoever renders it: here it is fields.

/** `public` for everybody, `moderators` and `self` null for those who have none. */
export type Audience = "public" | "moderators" | "self";
export type Views = Record<Audience, object | null>;

/** `event: snapshot`. `revision` counts the frames of one stream, `now` is epoch milliseconds by the database's clock. */
export type SnapshotFrame = { revision: number; now: number; snapshot: Views };
/** `event: patch`: the changed fields of one audience, null when it is gone; applies to `revision - 1` only. */
export type PatchFrame = { revision: number; now: number; audience: Audience; set: Record<string, unknown> | null };
/** `event: beat`. */
export type BeatFrame = { now: number };
/** `event: bye`: this stream ends; open again after `delayMs`. `signed_out`: its session has ended, and what is read next is everybody's. */
export type ByeFrame = { delayMs: number; reason: "restart" | "gone" | "signed_out" };

/** The fields of `next` that differ from `before`; null when none does. Fields never vanish: shapes are fixed. */
export function changes(before: object | null, next: object): Record<string, unknown> | null {
  const old = (before ?? {}) as Record<string, unknown>;
  const set = Object.fromEntries(Object.entries(next).filter(([field, value]) => JSON.stringify(old[field]) !== JSON.stringify(value)));
  return Object.keys(set).length > 0 ? set : null;
}

/** `views` after one patch. Fields that did not change keep their identity, so that screens redraw only what did. */
export function patched(views: Views, { audience, set }: Pick<PatchFrame, "audience" | "set">): Views {
  return { ...views, [audience]: set === null ? null : { ...views[audience], ...set } };
}
