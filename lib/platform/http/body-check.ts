// What a body may hold before Next or a route decodes it. React's decoder of server actions follows references; ours never send one.
import "server-only";
import { isStorable } from "../text/visible-text.ts";
import type { BodyRule } from "./body.ts";

const depthLimit = 24;
const valueLimit = 10_000;

/** The values that JSON has no sign for and React writes as text: an escaped dollar, nothing, a moment, odd numbers. */
const plainText = /^\$(?:\$[\s\S]*|undefined|NaN|-?Infinity|-0|D\d{4}-\d\d-\d\dT[\d:.]+Z)$/;

/** Whether this body may be decoded. A webhook is signed and reads itself. */
export function isDecodable({ kind }: BodyRule, contentType: string | undefined, body: Buffer): boolean {
  if (kind === "webhook" || kind === "internal") return true;
  if (kind === "action" && !/^text\/plain\b/i.test(contentType ?? "")) return false;
  if (kind === "api" && !/^application\/json\b/i.test(contentType ?? "")) return true;
  if (body.length === 0) return kind === "api";
  const text = body.toString("utf8");
  try {
    // Deeply nested text costs the parser its stack; its brackets are counted first.
    if (bracketDepth(text) > depthLimit) return false;
    const value: unknown = JSON.parse(text);
    return kind === "action" ? Array.isArray(value) && isPlain(value) : holdsStorableText(value);
  } catch {
    return false;
  }
}

function bracketDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isText = false;
  for (let index = 0; index < text.length; index++) {
    const sign = text[index];
    if (isText && sign === "\\") index++;
    else if (sign === '"') isText = !isText;
    else if (isText) continue;
    else if (sign === "[" || sign === "{") deepest = Math.max(deepest, ++depth);
    else if (sign === "]" || sign === "}") depth--;
  }
  return deepest;
}

/** Whether all values in `root`, keys too, are right; false also when there are more than `valueLimit`. */
function everyValue(root: unknown, isRight: (value: unknown) => boolean): boolean {
  const waiting: unknown[] = [root];
  let looked = 0;
  while (waiting.length > 0) {
    const value = waiting.pop();
    looked += 1;
    if (looked > valueLimit || !isRight(value)) return false;
    if (Array.isArray(value)) for (const one of value) waiting.push(one);
    else if (typeof value === "object" && value !== null)
      for (const [key, one] of Object.entries(value)) {
        if (key === "__proto__") return false;
        waiting.push(key, one);
      }
  }
  return true;
}

const isPlain = (root: unknown) => everyValue(root, (value) => typeof value !== "string" || value[0] !== "$" || plainText.test(value));

/** Whether PostgreSQL can store every text in a value, keys too. */
export const holdsStorableText = (root: unknown): boolean => everyValue(root, (value) => typeof value !== "string" || isStorable(value));
