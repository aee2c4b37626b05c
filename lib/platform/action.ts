// The one wrapper of every server action: origin, session, shape, then one verb. A fault is logged and answered as `unavailable`.
import "server-only";
import type { z } from "zod";
import type { Actor } from "./auth/actor.ts";
import { currentActor, fromOurPages } from "./auth/request.ts";
import { holdsStorableText } from "./http/body-check.ts";
import { log } from "./log.ts";
import { noteUnavailable } from "./outage.ts";
import { type Refusal, type Result, refuse } from "./result.ts";

async function guarded<S extends z.ZodType, T>(
  schema: S,
  input: unknown,
  work: (parsed: z.output<S>) => Promise<Result<T>>,
): Promise<Result<T>> {
  if (!(await fromOurPages())) return refuse("forbidden_origin");
  const unfit = unstorableField(input);
  if (unfit !== null) return refuse("invalid", { field: unfit });
  const parsed = schema.safeParse(input);
  if (!parsed.success) return refuse("invalid", { field: String(parsed.error.issues[0]?.path[0] ?? "") });
  try {
    return await work(parsed.data);
  } catch (error) {
    if (isNextSignal(error)) throw error;
    log.error({ err: error }, "action failed");
    noteUnavailable();
    return refuse("unavailable");
  }
}

/** The field whose text PostgreSQL cannot keep, such as one with U+0000 or half of a surrogate pair; null when there is none. */
function unstorableField(input: unknown): string | null {
  if (holdsStorableText(input)) return null;
  const fields = typeof input === "object" && input !== null ? Object.entries(input) : [];
  return (
    fields
      .find(([name, value]) => !holdsStorableText([name, value]))?.[0]
      .toWellFormed()
      .replaceAll("\u0000", "") ?? ""
  );
}

/** redirect() and notFound() are thrown by Next and belong to it. */
const isNextSignal = (error: unknown) => error instanceof Error && "digest" in error && String(error.digest).startsWith("NEXT_");

/** For members: `export const change = action(changeInput, noun.change)`. */
export function action<S extends z.ZodType, T>(schema: S, verb: (actor: Actor, input: z.output<S>) => Promise<Result<T>>) {
  return async (input: z.input<S>): Promise<Result<T>> =>
    guarded(schema, input, async (parsed): Promise<Result<T> | Refusal> => {
      const actor = await currentActor();
      return actor ? verb(actor, parsed) : refuse("signed_out");
    });
}

/** For everyone, signed in or not, such as signing in itself. */
export function openAction<S extends z.ZodType, T>(schema: S, verb: (input: z.output<S>) => Promise<Result<T>>) {
  return async (input: z.input<S>): Promise<Result<T>> => guarded(schema, input, verb);
}
