"use server";
import { action, openAction } from "../platform/action.ts";
import * as device from "./device.ts";
import { entering, leaving, visiting } from "./entrance.ts";
import * as invitation from "./invitation.ts";
import * as organisation from "./organisation.ts";
import * as person from "./person.ts";
import * as role from "./role.ts";
import {
  dropMemberInput,
  findPersonInput,
  grantInput,
  invitationInput,
  linkRequestInput,
  linkUseInput,
  localeInput,
  memberInput,
  nothing,
  organisationInput,
  passwordInput,
  resetInput,
  sessionInput,
  signInInput,
  signUpInput,
} from "./schema.ts";
import * as door from "./sign-in.ts";

export const signUp = openAction(signUpInput, visiting(person.signUp));
export const signIn = openAction(signInInput, entering(door.byPassword));
export const requestLink = openAction(linkRequestInput, visiting(door.requestLink));
export const openLink = openAction(linkUseInput, entering(door.byLink));
export const finishSignUp = openAction(resetInput, entering(door.finishSignUp));
export const resetPassword = openAction(resetInput, entering(door.reset));
export const signOut = action(nothing, leaving(device.signOut));
export const signOutEverywhere = action(nothing, leaving(device.signOutEverywhere));
export const endDevice = action(sessionInput, device.end);
export const changePassword = action(passwordInput, person.changePassword);
export const speak = action(localeInput, person.speak);
export const findPerson = action(findPersonInput, role.find);
export const grantRole = action(grantInput, leaving(role.grant));
export const revokeRole = action(grantInput, leaving(role.revoke));
export const createOrganisation = action(organisationInput, organisation.create);
export const dropMember = action(dropMemberInput, organisation.dropMember);
export const inviteMember = action(memberInput, invitation.invite);
export const withdrawInvitation = action(invitationInput, invitation.withdraw);
export const acceptInvitation = action(invitationInput, invitation.accept);
export const declineInvitation = action(invitationInput, invitation.decline);
