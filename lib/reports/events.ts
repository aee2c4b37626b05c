// What can happen to a report. Ids only: whoever follows reads the rest when its time has come.
import { z } from "zod";
import { queued } from "#lib/platform/domain-event";

export const reportEvents = {
  /** The desk asked the reported person a question. */
  statement_asked: queued(z.strictObject({ statementId: z.uuid() })),
  case_decided: queued(z.strictObject({ decisionId: z.uuid() })),
} as const;
