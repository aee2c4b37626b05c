// What counts as text: signs a reader can see, in a form the database can store. Pure; forms use it before they send.
import { z } from "zod";

/** White space, control and format characters, fillers, lone marks and what has no picture: nothing of it can be read. */
const unseen = /[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{M}\p{C}\u2800]/gu;

/** Whether anything is left to read once the invisible signs are taken away. */
export const isVisible = (text: string): boolean => text.replace(unseen, "") !== "";

/** PostgreSQL stores no U+0000, and an unpaired surrogate is half a character. */
export const isStorable = (text: string): boolean => !text.includes("\0") && text.isWellFormed();

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
