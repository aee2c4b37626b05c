// How a service is started and asked whether it is there.
import { join } from "node:path";
import { root, tied } from "./process.ts";

/** Runs a file of `scripts`; it goes down with its parent. */
export const node = (script: string, ...flags: string[]): [string, string[]] =>
  tied("TERM", process.execPath, ["--conditions=react-server", ...flags, join(root, "scripts", script)]);
/** Whether the address answers with success. */
export const httpReady = (url: string) => async () =>
  fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
    (answer) => answer.ok,
    () => false,
  );

/** Milliseconds that a busy process may take to answer. */
const answerMs = 3_000;
/** Whether anything answers there, be it a refusal: a process without its database does not hang. */
export const answersHttp = (url: string) => async () =>
  fetch(url, { signal: AbortSignal.timeout(answerMs) }).then(
    () => true,
    () => false,
  );
export const at = (port: number) => `http://127.0.0.1:${port}`;
