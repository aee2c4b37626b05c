"use server";
import { action, openAction } from "#lib/platform/action";
import * as closing from "./closing.ts";
import * as deletion from "./deletion.ts";
import { deletionInput, nothing } from "./schema.ts";

export const beginDeletion = action(nothing, deletion.begin);
export const deleteAccount = action(deletionInput, closing.forgetting(deletion.ask));
export const keepAccount = openAction(nothing, closing.closed(deletion.undo));
export const leaveClosed = openAction(nothing, closing.leave);
