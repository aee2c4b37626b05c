// What counts as text: signs a reader can see, in a form the database can store. Pure.
import { z } from "zod";
import { isStorable, isVisible } from "./visible-text.ts";

/**
 * Without the signs that turn the direction of what stands around them (embeddings, overrides, isolates): with one of them words read
 * backwards, and what is kept is not what is read. Each field has the direction of its own words on the screen.
 */
export const unturned = (typed: string): string => typed.replace(/[\u202A-\u202E\u2066-\u2069]/g, "");

/** A line or paragraph somebody has to write: 1 to `max` UTF-16 units, trimmed, with something to read in it. */
export const text = (max: number) => z.string().overwrite(unturned).trim().min(1).max(max).refine(isStorable).refine(isVisible);

/** The same where nothing may stand: invisible signs alone are nothing. */
export const optionalText = (max: number) =>
  z
    .string()
    .overwrite(unturned)
    .trim()
    .max(max)
    .refine(isStorable)
    .overwrite((typed) => (isVisible(typed) ? typed : ""));
