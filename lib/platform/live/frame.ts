// The frames of the live stream, and the arithmetic between two of them. Safe in the browser. What a frame shows is the business of
// whoever renders it: here it is fields.

/** By audience, and `self` for what a single reader sees of themselves; null where this reader has none. */
export type Views = Readonly<Record<string, object | null>>;

/**
 * `event: snapshot`. `revision` counts the frames of one stream, `now` is epoch milliseconds by the database's clock. From here on the
 * server says something every `beatMs` milliseconds at the latest.
 */
export type SnapshotFrame = { revision: number; now: number; beatMs: number; snapshot: Views };
/** `event: patch`: the changed fields of one audience, null when it is gone; applies to `revision - 1` only. */
export type PatchFrame = { revision: number; now: number; audience: string; set: Record<string, unknown> | null };
/** `event: beat`. */
export type BeatFrame = { now: number };
/**
 * `event: bye`: this stream ends; open again after `delayMs`. `signed_out`: its session has ended, and what is read next is everybody's.
 * `renewed`: its session goes on under another token, which the browser's cookie holds by then.
 */
export type ByeFrame = { delayMs: number; reason: "restart" | "gone" | "signed_out" | "renewed" };

/**
 * A long list of which little has changed: pieces of the list before, from and up to an index, and items that are new. Nothing else in a
 * view has a field of this name.
 */
type Pieces = { $pieces: ([from: number, to: number] | { item: unknown })[] };
/** An object of which some fields have changed. Nothing else in a view has a field of this name. */
type Fields = { $fields: Record<string, unknown> };

/** The fields of `next` that differ from `before`; null when none does. Fields never vanish: shapes are fixed. */
export function changes(before: object | null, next: object): Record<string, unknown> | null {
  const old = (before ?? {}) as Record<string, unknown>;
  const set = Object.entries(next).flatMap(([field, value]) => {
    const whole = JSON.stringify(value);
    if (JSON.stringify(old[field]) === whole) return [];
    const short = difference(old[field], value);
    return [[field, short && JSON.stringify(short).length < whole.length ? short : value]];
  });
  return set.length > 0 ? Object.fromEntries(set) : null;
}

function difference(before: unknown, next: unknown): Pieces | Fields | null {
  if (Array.isArray(before) && Array.isArray(next)) return piecesOf(before, next);
  if (!isPlain(before) || !isPlain(next)) return null;
  const isSameShape = Object.keys(before).every((field) => field in next);
  const set = isSameShape ? changes(before, next) : null;
  return set && { $fields: set };
}

const isPlain = (value: unknown): value is object => typeof value === "object" && value !== null && !Array.isArray(value);

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

/** The field after its change. What did not change keeps its identity. */
function put(before: unknown, value: unknown): unknown {
  if (!isPlain(value)) return value;
  if ("$fields" in value) return withFields(before, (value as Fields).$fields);
  if (!("$pieces" in value)) return value;
  const old = before as readonly unknown[];
  return (value as Pieces).$pieces.flatMap((piece) => (Array.isArray(piece) ? old.slice(...piece) : [piece.item]));
}

function withFields(before: unknown, set: Record<string, unknown>): object {
  const old = (before ?? {}) as Record<string, unknown>;
  return { ...old, ...Object.fromEntries(Object.entries(set).map(([field, value]) => [field, put(old[field], value)])) };
}

/** `views` after one patch. Fields that did not change keep their identity, so that screens redraw only what did. */
export function patched(views: Views, { audience, set }: Pick<PatchFrame, "audience" | "set">): Views {
  return { ...views, [audience]: set && withFields(views[audience], set) };
}
