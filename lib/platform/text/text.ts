// What counts as text: signs a reader can see, in a form the database can store. Pure.
import { z } from "zod";
import { isStorable, isVisible } from "./visible-text.ts";

/** A line or paragraph somebody has to write: 1 to `max` UTF-16 units, trimmed, with something to read in it. */
export const text = (max: number) => z.string().trim().min(1).max(max).refine(isStorable).refine(isVisible);

/** The same where nothing may stand: invisible signs alone are nothing. */
export const optionalText = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    .refine(isStorable)
    .overwrite((typed) => (isVisible(typed) ? typed : ""));
