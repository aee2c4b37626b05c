// What a verb answers: it worked, or an expected refusal with a code that the messages translate (`refusals.<code>`).
// A fault is thrown; "no access" and "not there" are one answer, `missing`.

/** What the platform itself refuses; each context adds its own in its `context.ts`. */
export const platformRefusals = [
  "signed_out",
  "invalid",
  "forbidden_origin",
  "too_often",
  "missing",
  "conflict",
  "unavailable",
  "page_outdated",
] as const;

/** The codes by context. Each context declares its own field, so that this file knows none of them. */
export interface RefusalCodes {
  platform: (typeof platformRefusals)[number];
}

export type RefusalCode = RefusalCodes[keyof RefusalCodes];

export type Refusal = {
  ok: false;
  code: RefusalCode;
  /** Words for the sentence: `{ name }` of who was first, `{ minutes }` to wait, `{ field }` that is wrong. */
  detail?: Record<string, string | number>;
};

export type Result<T> = { ok: true; value: T } | Refusal;

export const done = <T>(value: T): Result<T> => ({ ok: true, value });
export const refuse = (code: RefusalCode, detail?: Refusal["detail"]): Refusal =>
  detail ? { ok: false, code, detail } : { ok: false, code };
