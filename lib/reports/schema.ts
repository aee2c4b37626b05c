// The shapes that come in from the edges. Safe in the browser: forms use them to judge before they send.
import { z } from "zod";
import { findPersonInput as addressInput } from "#lib/accounts/schema";
import { optionalText, text } from "#lib/platform/text/text";
import { categories, reportable, rungs } from "./ladder.ts";

const id = z.uuid();

/** What is reported. */
export const subjectInput = z.strictObject({ kind: z.enum(reportable), id });
export type ReportedThing = z.output<typeof subjectInput>;

export const reportInput = z.strictObject({
  about: subjectInput,
  category: z.enum(categories),
  words: optionalText(1000),
  /** Drawn by the sheet: the same report sent again is one. */
  draftId: id,
});

/** `words`: exactly as they stand. `where`: as far as the person knows. */
export const wordsRequestInput = z.strictObject({
  words: text(200),
  where: optionalText(500),
  /** Drawn by the form: the same request sent again is one. */
  draftId: id,
});

/** As it is shown and typed: letters and digits, in whatever case and groups. */
export const codeInput = z.strictObject({ code: z.string().min(1).max(60) });
export const codeAnswerInput = codeInput.extend({ statementId: id, words: text(2000) });
export const codeAppealInput = codeInput.extend({ words: text(2000) });

export const caseInput = z.strictObject({ caseId: id });
const claimed = caseInput.extend({ claim: z.number().int().min(1) });
export const claimInput = claimed;
export const askInput = claimed.extend({ side: z.enum(["reporter", "reported"]), question: text(1000) });
export const decideInput = claimed.extend({ rung: z.enum(rungs), reason: text(1000) });
export const answerInput = z.strictObject({ statementId: id, words: text(2000) });
export const appealInput = caseInput.extend({ words: text(2000) });

/** Whom an admin looks up, and why. */
export const findPersonInput = addressInput.extend({ reason: text(200) });
/** The address of the person a case is about, and why it is needed. */
export const reportedAddressInput = claimed.extend({ reason: text(200) });
