// Imported first by each process: what libraries say by `console`, warnings of Node and faults that nobody caught become lines of the log.
import "server-only";
import { format } from "node:util";
import { log } from "./log.ts";

const levels = { debug: "debug", log: "info", info: "info", warn: "warn", error: "error", trace: "debug" } as const;

for (const [method, level] of Object.entries(levels))
  console[method as keyof typeof levels] = (...args: unknown[]) => {
    const fault = args.find((one) => one instanceof Error);
    const words = args.filter((one) => !(one instanceof Error));
    log[level]({ from: "console", ...(fault ? { err: fault } : {}) }, format(...words));
  };

process.removeAllListeners("warning");
process.on("warning", (warning) => log.warn({ err: warning }, "warning"));

// It ends the process, as without us, unless somebody else has taken it on: Next goes on serving.
process.on("uncaughtException", (error) => {
  log.fatal({ err: error }, "uncaught fault");
  if (process.listenerCount("uncaughtException") === 1) process.exit(1);
});
