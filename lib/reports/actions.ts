"use server";
// Server actions of reports: one line per verb.
import { action, openAction } from "#lib/platform/action";
import { currentCaller } from "#lib/platform/auth/request";
import { currentVisit } from "#lib/platform/auth/visit";
import * as caseClaim from "./case-claim.ts";
import * as decision from "./decision.ts";
import * as report from "./report.ts";
import {
  answerInput,
  appealInput,
  askInput,
  caseInput,
  claimInput,
  codeAnswerInput,
  codeAppealInput,
  decideInput,
  findPersonInput,
  reportedAddressInput,
  reportInput,
  wordsRequestInput,
} from "./schema.ts";
import * as staffLook from "./staff-look.ts";
import * as statement from "./statement.ts";
import * as wordsRequest from "./words-request.ts";

/** Guests report too. */
export const sendReport = openAction(reportInput, async (input) =>
  report.file({ caller: await currentCaller(), visit: await currentVisit() }, input),
);
export const askWordsRemoval = openAction(wordsRequestInput, async (input) =>
  wordsRequest.ask({ caller: await currentCaller(), visit: await currentVisit() }, input),
);
export const answerByCode = openAction(codeAnswerInput, statement.answerByCode);
export const appealByCode = openAction(codeAppealInput, decision.appealByCode);

export const claimCase = action(caseInput, caseClaim.claim);
export const releaseCase = action(claimInput, caseClaim.release);
export const askSide = action(askInput, statement.ask);
export const decideCase = action(decideInput, decision.decide);
export const answerQuestion = action(answerInput, statement.answer);
export const appealDecision = action(appealInput, decision.appeal);

export const findPerson = action(findPersonInput, staffLook.findPerson);
export const reportedAddress = action(reportedAddressInput, staffLook.addressOfReported);
