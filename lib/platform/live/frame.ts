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

/**
 * A long list of which little has changed: pieces of the list before, from and up to an index, and items that are new. Nothing else in a
 * view has a field of this name.
 */
type Pieces = { $pieces: ([from: number, to: number] | { item: unknown })[] };

/** The fields of `next` that differ from `before`; null when none does. Fields never vanish: shapes are fixed. */
export function changes(before: object | null, next: object): Record<string, unknown> | null {
  const old = (before ?? {}) as Record<string, unknown>;
  const set = Object.entries(next).flatMap(([field, value]) => {
    const whole = JSON.stringify(value);
    if (JSON.stringify(old[field]) === whole) return [];
    const pieces = Array.isArray(value) && Array.isArray(old[field]) ? piecesOf(old[field], value) : null;
    return [[field, pieces && JSON.stringify(pieces).length < whole.length ? pieces : value]];
  });
  return set.length > 0 ? Object.fromEntries(set) : null;
}

function piecesOf(before: readonly unknown[], next: readonly unknown[]): Pieces {
  const places = new Map(before.map((item, index) => [JSON.stringify(item), index]));
  const pieces: Pieces["$pieces"] = [];
  for (const item of next) {
    const at = places.get(JSON.stringify(item));
    const last = pieces.at(-1);
    if (at === undefined) pieces.push({ item });
    else if (Array.isArray(last) && last[1] === at) last[1] = at + 1;
    else pieces.push([at, at + 1]);
  }
  return { $pieces: pieces };
}

const isPieces = (value: unknown): value is Pieces => typeof value === "object" && value !== null && "$pieces" in value;

/** The field after its change. Items that did not change keep their identity. */
function put(before: unknown, value: unknown): unknown {
  if (!isPieces(value)) return value;
  const old = before as readonly unknown[];
  return value.$pieces.flatMap((piece) => (Array.isArray(piece) ? old.slice(...piece) : [piece.item]));
}

/** `views` after one patch. Fields that did not change keep their identity, so that screens redraw only what did. */
export function patched(views: Views, { audience, set }: Pick<PatchFrame, "audience" | "set">): Views {
  if (set === null) return { ...views, [audience]: null };
  const before = (views[audience] ?? {}) as Record<string, unknown>;
  const after = Object.entries(set).map(([field, value]) => [field, put(before[field], value)]);
  return { ...views, [audience]: { ...before, ...Object.fromEntries(after) } };
}
