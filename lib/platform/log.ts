// Structured logs without personal data: ids, codes and counts only.
import "server-only";
import pino from "pino";

export const log = pino({
  base: { process: process.env.PROCESS ?? "web" },
  level: process.env.LOG_LEVEL ?? "info",
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  // A fault may carry a row or a query in its message: only its kind and place are kept.
  serializers: {
    err: (error: unknown) =>
      error instanceof Error
        ? {
            name: error.name,
            code: "code" in error ? String(error.code) : undefined,
            at: error.stack
              ?.split("\n")
              .filter((line) => line.trimStart().startsWith("at "))
              .slice(0, 6)
              .map((line) => line.trim().slice(0, 160)),
          }
        : { name: typeof error },
  },
});
