"use server";
import { blockIdInput } from "#lib/disclosure/visibility-schema";
// Server actions of rooms and series: one line per verb.
import { action, openAction } from "#lib/platform/action";
import { currentCaller } from "#lib/platform/auth/request";
import { done } from "#lib/platform/result";
import {
  dropModeratorInput,
  exceptionInput,
  seriesEditInput,
  seriesIdInput,
  seriesInput,
  seriesInvitationInput,
  seriesModeratorInput,
} from "#lib/series/schema";
import * as moderators from "../series/moderators.ts";
import * as series from "../series/series.ts";
import * as interview from "./interview/interview.ts";
import * as interviewInvitation from "./interview/interview-invitation.ts";
import * as moderation from "./moderation/moderation.ts";
import * as room from "./room.ts";
import {
  banInput,
  callInput,
  editTicketInput,
  handsInput,
  interviewInput,
  inviteInput,
  liftBanInput,
  lowerInput,
  personaInput,
  raiseInput,
  roomInput,
  seatInput,
  seatReasonInput,
  segmentInput,
  ticketInput,
  turnInput,
  turnLengthInput,
} from "./schema.ts";
import * as personaChoice from "./seat/persona-choice.ts";
import * as seat from "./seat/seat.ts";
import * as seatBlock from "./seat/seat-block.ts";
import { seriesRooms } from "./series-rooms.ts";
import * as stage from "./stage/stage.ts";
import * as ticket from "./stage/ticket.ts";
import * as turn from "./stage/turn.ts";

/** Guests leave too. */
export const leave = openAction(roomInput, async (input) => {
  const caller = await currentCaller();
  return caller ? seat.leave(caller, input) : done(null);
});

export const wearPersona = action(personaInput, personaChoice.wear);

export const raise = action(raiseInput, ticket.raise);
export const editTicket = action(editTicketInput, ticket.edit);
export const withdraw = action(ticketInput, ticket.withdraw);
export const lowerHand = action(lowerInput, ticket.lower);

export const call = action(callInput, stage.call);
export const acceptCall = action(ticketInput, stage.accept);
export const declineCall = action(ticketInput, stage.decline);

export const beginTurn = action(turnInput, turn.begin);
export const stepDown = action(turnInput, turn.stepDown);
export const endTurn = action(turnInput, turn.end);
export const extendTurn = action(turnInput, turn.extend);

export const blockSeat = action(seatInput, seatBlock.add);
export const unblock = action(blockIdInput, seatBlock.remove);

export const mute = action(seatInput, moderation.mute);
export const lock = action(seatReasonInput, moderation.lock);
export const unlock = action(seatInput, moderation.unlock);
export const demote = action(seatReasonInput, moderation.demote);
export const remove = action(seatReasonInput, moderation.remove);
export const ban = action(banInput, moderation.ban);
export const liftBan = action(liftBanInput, moderation.liftBan);

export const goBackstage = action(roomInput, room.backstage);
export const openRoom = action(roomInput, room.open);
export const endRoom = action(roomInput, room.end);
export const setSegment = action(segmentInput, room.segment);
export const setHands = action(handsInput, room.hands);
export const setTurnLength = action(turnLengthInput, room.turnLength);

export const invite = action(inviteInput, interviewInvitation.invite);
export const acceptInterview = action(interviewInput, interviewInvitation.accept);
export const declineInterview = action(interviewInput, interviewInvitation.decline);
export const endInterview = action(interviewInput, interview.end);
export const extendInterview = action(interviewInput, interview.extend);

export const createSeries = action(seriesInput, (actor, input) => series.create(actor, input, seriesRooms));
export const editSeries = action(seriesEditInput, (actor, input) => series.edit(actor, input, seriesRooms));
export const skipDay = action(exceptionInput, (actor, input) => series.skipDay(actor, input, seriesRooms));
export const stopSeries = action(seriesIdInput, (actor, input) => series.stop(actor, input, seriesRooms));
export const addModerator = action(seriesModeratorInput, moderators.invite);
export const dropModerator = action(dropModeratorInput, (actor, input) => moderators.drop(actor, input, seriesRooms));
export const withdrawModerator = action(seriesInvitationInput, moderators.withdraw);
export const acceptModerating = action(seriesInvitationInput, (actor, input) => moderators.accept(actor, input, seriesRooms));
export const declineModerating = action(seriesInvitationInput, moderators.decline);
