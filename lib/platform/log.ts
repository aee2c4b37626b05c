// Structured logs without personal data: ids, codes and counts only. Every line is one JSON object.
import "server-only";
import { stripVTControlCharacters } from "node:util";
import pino from "pino";

/** Characters of one text in a line. */
const textLimit = 500;
const fieldLimit = 50;

/** Without what moves a terminal's cursor or looks like another line, and no longer than anybody reads. */
function clean(text: string): string {
  const plain = stripVTControlCharacters(text.slice(0, 4 * textLimit)).replace(/[\p{Cc}\u2028\u2029]+/gu, " ");
  return plain.length < text.length && plain.length > textLimit
    ? `${plain.slice(0, textLimit)}… (${text.length})`
    : plain.slice(0, textLimit);
}

function cut(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return clean(value);
  if (typeof value !== "object" || value === null || value instanceof Error || value instanceof Date) return value;
  if (depth >= 3) return "…";
  if (Array.isArray(value)) return value.slice(0, fieldLimit).map((one) => cut(one, depth + 1));
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, fieldLimit)
      .map(([name, one]) => [clean(name), cut(one, depth + 1)]),
  );
}

/** A fault may carry a row or a query in its message: only its kind and place are kept. */
const faultOf = (error: unknown) =>
  error instanceof Error
    ? {
        name: clean(error.name),
        // Ours, and written to be read: it names variables and no value.
        message: error.name === "SettingsError" ? clean(error.message) : undefined,
        code: "code" in error ? clean(String(error.code)) : undefined,
        digest: "digest" in error ? clean(String(error.digest)) : undefined,
        at: error.stack
          ?.split("\n")
          .filter((line) => line.trimStart().startsWith("at "))
          .slice(0, 6)
          .map((line) => clean(line.trim()).slice(0, 160)),
      }
    : { name: typeof error };

export const log = pino({
  base: { process: process.env.PROCESS ?? "web" },
  level: process.env.LOG_LEVEL ?? "info",
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }), log: (fields) => cut(fields) as Record<string, unknown> },
  hooks: {
    logMethod(args, method) {
      method.apply(this, args.map((arg) => (typeof arg === "string" ? clean(arg) : arg)) as Parameters<typeof method>);
    },
  },
  serializers: { err: faultOf },
});
