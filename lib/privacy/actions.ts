"use server";
import { done } from "#lib/platform/result";
import { action, openAction } from "../platform/action.ts";
import { currentVisit } from "../platform/auth/visit.ts";
import * as closing from "./closing.ts";
import * as deletion from "./deletion.ts";
import * as dataExport from "./export.ts";
import * as personas from "./personas.ts";
import * as dataRequest from "./request.ts";
import { dataRequestInput, deletionInput, exportInput, nothing, personaInput, requestTokenInput } from "./schema.ts";

export const askExport = action(nothing, dataExport.ask);
export const openExport = action(exportInput, dataExport.open);
export const dropExport = action(exportInput, dataExport.drop);
/** How far mine is, while its owner waits. */
export const exportProgress = action(nothing, async (actor) => done(await dataExport.state(actor)));
export const askWhatIsHeld = openAction(dataRequestInput, async (input) => dataRequest.ask(await currentVisit(), input));
export const readWhatIsHeld = openAction(requestTokenInput, dataRequest.read);
export const removeWhatIsHeld = openAction(requestTokenInput, dataRequest.remove);
export const drawPersonaAgain = action(personaInput, personas.drawAgain);
export const retirePersona = action(personaInput, personas.retire);
export const beginDeletion = action(nothing, deletion.begin);
export const deleteAccount = action(deletionInput, closing.forgetting(deletion.ask));
export const keepAccount = openAction(nothing, closing.closed(deletion.undo));
export const leaveClosed = openAction(nothing, closing.leave);
