"use server";
import { action, openAction } from "../platform/action.ts";
import { currentAttempt } from "../platform/auth/request.ts";
import { currentVisit } from "../platform/auth/visit.ts";
import * as device from "./device.ts";
import { attempting, challenged, entering, enteringByLink, finishing, leaving, linking, visiting } from "./entrance.ts";
import * as authenticatorApp from "./factors/authenticator-app.ts";
import * as factorReset from "./factors/factor-reset.ts";
import * as passkey from "./factors/passkey.ts";
import * as proof from "./factors/proof.ts";
import * as recoveryCode from "./factors/recovery-code.ts";
import * as secondStep from "./factors/second-step.ts";
import * as invitation from "./invitation.ts";
import * as organisation from "./organisation.ts";
import * as person from "./person.ts";
import * as linkedAccount from "./provider/linked-account.ts";
import * as provider from "./provider/sign-in.ts";
import * as role from "./role.ts";
import {
  codeInput,
  dropMemberInput,
  factorResetInput,
  findPersonInput,
  grantInput,
  invitationInput,
  linkedAccountInput,
  linkRequestInput,
  linkUseInput,
  localeInput,
  memberInput,
  newPasskeyInput,
  nothing,
  organisationInput,
  passkeyIdInput,
  passkeyInput,
  passkeyNameInput,
  passwordInput,
  proofPasswordInput,
  providerInput,
  resetInput,
  resetPersonInput,
  sessionInput,
  signInInput,
  signUpInput,
} from "./schema.ts";
import * as door from "./sign-in.ts";

export const signUp = openAction(signUpInput, visiting(person.signUp));
export const signIn = openAction(signInInput, entering(door.byPassword));
export const requestLink = openAction(linkRequestInput, visiting(door.requestLink));
export const openLink = openAction(linkUseInput, enteringByLink(door.byLink));
export const finishSignUp = openAction(resetInput, entering(door.finishSignUp));
export const resetPassword = openAction(resetInput, entering(door.reset));
export const giveCode = openAction(codeInput, finishing(secondStep.byCode));
export const givePasskey = openAction(passkeyInput, finishing(secondStep.byPasskey));
export const askPasskey = openAction(nothing, async () => challenged(await passkey.ask(await currentVisit(), await currentAttempt())));
export const signOut = action(nothing, leaving(device.signOut));
export const signOutEverywhere = action(nothing, leaving(device.signOutEverywhere));
export const endDevice = action(sessionInput, device.end);
export const changePassword = action(passwordInput, person.changePassword);
export const offerPasskey = action(nothing, async (actor) => challenged(await passkey.offer(actor, await currentAttempt())));
export const addPasskey = action(newPasskeyInput, attempting(passkey.add));
export const renamePasskey = action(passkeyNameInput, passkey.rename);
export const removePasskey = action(passkeyIdInput, passkey.remove);
export const beginApp = action(nothing, authenticatorApp.begin);
export const confirmApp = action(codeInput, authenticatorApp.confirm);
export const removeApp = action(nothing, authenticatorApp.remove);
export const renewRecoveryCodes = action(nothing, recoveryCode.renew);
export const proofWays = action(nothing, proof.ways);
export const proveByCode = action(codeInput, proof.byCode);
export const proveByPassword = action(proofPasswordInput, proof.byPassword);
export const proveByPasskey = action(passkeyInput, attempting(proof.byPasskey));
export const askFactorReset = action(factorResetInput, factorReset.ask);
export const withdrawFactorReset = action(resetPersonInput, factorReset.withdraw);
export const startLinking = action(providerInput, linking(provider.startLinking));
export const unlinkAccount = action(linkedAccountInput, linkedAccount.unlink);
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
