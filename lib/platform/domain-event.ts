// Domain events: what happened, named in the past tense, with the shape of its payload. Every context lists its own in `events.ts`. Pure.
import type { z } from "zod";

export type DomainEvents = Readonly<Record<string, z.ZodType>>;
export type Queued = { readonly queued: true };

/** Marks an event that work follows from; `lib/reactions.ts` says which. Emitting it adds one job, emitting any other adds none. */
export const queued = <S extends z.ZodType>(shape: S): S & Queued => Object.assign(shape, { queued: true } as const);

export const isQueued = (shape: z.ZodType): boolean => "queued" in shape;
