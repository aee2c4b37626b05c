// Whether the database is away, and which requests were answered without it. Next bundles this file apart from the process that
// serves it, so the state is the process's.
import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";

/** A request as it is answered. `hasAsked`: it has asked the database, or waited to. */
type Request = { isUnavailable: boolean; hasAsked?: boolean };
type State = { lostAt: number; silentAt: number; triedAt: number; requests: AsyncLocalStorage<Request> };
const globals = globalThis as unknown as { outage?: State };
globals.outage ??= {
  lostAt: Number.NEGATIVE_INFINITY,
  silentAt: Number.NEGATIVE_INFINITY,
  triedAt: Number.NEGATIVE_INFINITY,
  requests: new AsyncLocalStorage(),
};
const state = globals.outage;

/** Milliseconds for which a loss counts where nothing was answered since. */
const lossMs = 5_000;
/**
 * Milliseconds between two questions to a database that says nothing: everybody else is refused at once. As long as a question takes, since
 * a page that Next keeps is read outside of its request: what it reads one after the other must not wait each time.
 */
const tryMs = 2_000;

/** Notes how the database answered: an error that it sent itself is an answer. */
export function noteAnswer(error?: unknown): void {
  if (!error || isOwnAnswer(error)) {
    state.lostAt = state.silentAt = Number.NEGATIVE_INFINITY;
    return;
  }
  state.lostAt = performance.now();
  // The next try counts from the end of this one: whoever has waited for it does not wait for another.
  if (/timeout/i.test((error as Error).message)) state.silentAt = state.triedAt = state.lostAt;
}

/** PostgreSQL's errors have a severity; those of class 57P are said while it stops or starts. */
function isOwnAnswer(error: unknown): boolean {
  const { severity, code } = error as { severity?: unknown; code?: unknown };
  return severity !== undefined && !String(code).startsWith("57P");
}

/** True when the last word about the database is that it did not answer. */
export const isDatabaseLost = (): boolean => performance.now() - state.lostAt < lossMs;

/** Whether the database takes connections and says nothing, so that each try costs its whole time. */
export const isDatabaseSilent = (): boolean => performance.now() - state.silentAt < lossMs;

/** Whether to ask the database: a silent one is asked by one of all who want to, and by no request that has asked before. Nobody waits twice. */
export function mayAsk(): boolean {
  const now = performance.now();
  const request = state.requests.getStore();
  const hasAsked = request?.hasAsked === true;
  if (request) request.hasAsked = true;
  const isSilent = isDatabaseSilent();
  // Who is refused, and who waits for the one who asks, is answered for want of the database, however long a try takes.
  if (isSilent) state.lostAt = now;
  if (isSilent && (hasAsked || now - state.triedAt < tryMs)) return false;
  state.triedAt = now;
  return true;
}

/** Runs the answer to one request; `isUnavailable` of `request` tells afterwards whether it was refused for want of something. */
export const answering = <T>(request: Request, work: () => T): T => state.requests.run(request, work);

/** Notes that this request is refused because something is away. */
export function noteUnavailable(): void {
  const request = state.requests.getStore();
  if (request) request.isUnavailable = true;
}
