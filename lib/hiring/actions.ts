"use server";
// Server actions of hiring: parse, authenticate, call the noun.
import { action, openAction } from "#lib/platform/action";
import * as application from "./application/application.ts";
import * as bulk from "./application/bulk.ts";
import * as memberLetter from "./application/member-letter.ts";
import * as note from "./application/note.ts";
import * as pipeline from "./application/pipeline.ts";
import * as pin from "./in-room/pin.ts";
import * as recruiterGrant from "./in-room/recruiter-grant.ts";
import * as checkIn from "./outcome/check-in.ts";
import * as outcome from "./outcome/outcome.ts";
import * as profile from "./profile/profile.ts";
import { nothingInput, sectionInput, shareInput } from "./profile/schema.ts";
import * as sharedProfile from "./profile/shared-profile.ts";
import {
  allowedIdInput,
  allowRecruiterInput,
  applicationInput,
  applyInput,
  batchInput,
  checkInByTokenInput,
  checkInChoiceInput,
  checkInInput,
  checkInTokenInput,
  correctionInput,
  disputeInput,
  memberLetterInput,
  moveInput,
  moveManyInput,
  noteInput,
  offerAnswerInput,
  outcomeIdInput,
  outcomeInput,
  pinInput,
  unpinInput,
  vacancyIdInput,
} from "./schema.ts";
import * as criterion from "./vacancy/criterion.ts";
import * as draft from "./vacancy/draft.ts";
import * as heartbeat from "./vacancy/heartbeat.ts";
import * as publication from "./vacancy/publication.ts";
import * as vacancy from "./vacancy/vacancy.ts";
import * as vacancyEditor from "./vacancy/vacancy-editor.ts";
import {
  criterionInput,
  draftIdInput,
  draftInput,
  duplicateInput,
  heartbeatInput,
  refuseCriterionInput,
  sendBackInput,
  vacancyEditInput,
  vacancyInput,
} from "./vacancy/vacancy-schema.ts";

export const postVacancy = action(vacancyInput, vacancy.post);
export const editVacancy = action(vacancyEditInput, vacancy.edit);
export const saveVacancyDraft = action(draftInput, draft.save);
export const duplicateVacancy = action(duplicateInput, vacancyEditor.duplicate);
export const dropVacancyDraft = action(draftIdInput, draft.drop);
export const passVacancy = action(vacancyIdInput, publication.pass);
export const sendVacancyBack = action(sendBackInput, publication.sendBack);
export const approveCriterion = action(criterionInput, criterion.approve);
export const refuseCriterion = action(refuseCriterionInput, criterion.refuseOne);
export const confirmVacancyOpen = action(heartbeatInput, heartbeat.confirm);
export const closeVacancy = action(vacancyIdInput, vacancy.close);
export const pinVacancy = action(pinInput, pin.pin);
export const unpinVacancy = action(unpinInput, pin.unpin);
export const apply = action(applyInput, application.apply);
export const allowContact = action(applicationInput, application.allowContact);
export const withdrawApplication = action(applicationInput, application.withdraw);
export const openApplication = action(applicationInput, application.open);
export const moveApplication = action(moveInput, pipeline.move);
export const moveApplications = action(moveManyInput, bulk.moveMany);
export const undoMoves = action(batchInput, bulk.undo);
export const chooseMemberLetters = action(memberLetterInput, memberLetter.choose);
export const addApplicantNote = action(noteInput, note.add);
export const answerOffer = action(offerAnswerInput, pipeline.answerOffer);
export const saveProfileSection = action(sectionInput, profile.save);
export const readProfile = action(nothingInput, profile.readAgain);
export const shareProfile = action(shareInput, sharedProfile.share);
export const openProfile = action(applicationInput, sharedProfile.open);
export const logOutcome = action(outcomeInput, outcome.log);
export const correctOutcome = action(correctionInput, outcome.correct);
export const confirmOutcome = action(outcomeIdInput, outcome.confirm);
export const confirmHire = action(outcomeIdInput, outcome.confirmHire);
export const confirmStart = action(outcomeIdInput, checkIn.confirmStart);
export const readCheckIn = openAction(checkInTokenInput, checkIn.read);
export const answerCheckInByLink = openAction(checkInByTokenInput, checkIn.answerByLink);
export const answerCheckIn = action(checkInInput, checkIn.answer);
export const chooseCheckIns = action(checkInChoiceInput, checkIn.choose);
export const disputeOutcome = action(disputeInput, outcome.dispute);
export const removeOutcomeNote = action(outcomeIdInput, outcome.removeNote);
export const allowRecruiter = action(allowRecruiterInput, recruiterGrant.allow);
export const openAllowed = action(allowedIdInput, recruiterGrant.open);
