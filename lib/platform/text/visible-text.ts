// What a reader can see and the database can store of a text. Pure, and light enough for every page.

/** White space, control and format characters, fillers, lone marks and what has no picture: nothing of it can be read. */
const unseen = /[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{M}\p{C}\u2800]/gu;

/** Whether anything is left to read once the invisible signs are taken away. */
export const isVisible = (text: string): boolean => text.replace(unseen, "") !== "";

/** PostgreSQL stores no U+0000, and an unpaired surrogate is half a character. */
export const isStorable = (text: string): boolean => !text.includes("\0") && text.isWellFormed();
