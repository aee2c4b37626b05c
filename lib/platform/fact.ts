// Facts: what happened, in the past tense, as a shape by name. Every context lists its own in `events.ts`. Pure.
import type { z } from "zod";

export type Facts = Readonly<Record<string, z.ZodType>>;
export type Followed = { readonly followed: true };

/** Marks a fact that work follows from; which work, `lib/reactions.ts` says. Telling it adds one job, telling any other adds none. */
export const followed = <S extends z.ZodType>(shape: S): S & Followed => Object.assign(shape, { followed: true } as const);

export const isFollowed = (shape: z.ZodType): boolean => "followed" in shape;
