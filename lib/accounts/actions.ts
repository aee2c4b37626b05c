"use server";
import { action, openAction } from "../platform/action.ts";
import { currentAttempt } from "../platform/auth/request.ts";
import { currentVisit } from "../platform/auth/visit.ts";
import * as addressChange from "./address-change.ts";
import * as companyPage from "./company/company-page.ts";
import * as membership from "./company/membership.ts";
import * as registration from "./company/registration.ts";
import * as consent from "./consent.ts";
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
  addressInput,
  codeInput,
  companyPageInput,
  consentInput,
  consentPurposeInput,
  dropMemberInput,
  factorResetInput,
  grantInput,
  invitationInput,
  linkedAccountInput,
  linkRequestInput,
  linkUseInput,
  localeInput,
  memberInput,
  memberRoleInput,
  newPasskeyInput,
  nothing,
  organisationInput,
  passkeyIdInput,
  passkeyInput,
  passkeyNameInput,
  passwordInput,
  proofPasswordInput,
  providerInput,
  registrationInput,
  resetInput,
  resetPersonInput,
  sessionInput,
  signInInput,
  signUpInput,
} from "./schema.ts";
import {
  finishingSignIn,
  keepChallenge,
  renewingSession,
  signingIn,
  signingInByLink,
  signingOut,
  startingLink,
  withAttempt,
  withVisit,
} from "./sign-in/browser-session.ts";
import * as device from "./sign-in/device.ts";
import * as accountSignIn from "./sign-in/sign-in.ts";

export const signUp = openAction(signUpInput, withVisit(person.signUp));
export const signIn = openAction(signInInput, signingIn(accountSignIn.byPassword));
export const requestLink = openAction(linkRequestInput, withVisit(accountSignIn.requestLink));
export const openLink = openAction(linkUseInput, signingInByLink(accountSignIn.byLink));
export const finishSignUp = openAction(resetInput, signingIn(accountSignIn.finishSignUp));
export const resetPassword = openAction(resetInput, signingIn(accountSignIn.reset));
export const giveCode = openAction(codeInput, finishingSignIn(secondStep.byCode));
export const givePasskey = openAction(passkeyInput, finishingSignIn(secondStep.byPasskey));
export const askPasskey = openAction(nothing, async () => keepChallenge(await passkey.ask(await currentVisit(), await currentAttempt())));
export const signOut = action(nothing, signingOut(device.signOut));
export const signOutEverywhere = action(nothing, signingOut(device.signOutEverywhere));
export const endDevice = action(sessionInput, device.end);
export const changePassword = action(passwordInput, person.changePassword);
export const askAddressChange = action(addressInput, async (actor, input) => addressChange.ask(actor, await currentVisit(), input));
export const withdrawAddressChange = action(nothing, addressChange.withdraw);
export const confirmAddress = openAction(linkUseInput, addressChange.confirm);
export const stopAddressChange = openAction(linkUseInput, addressChange.stop);
export const offerPasskey = action(nothing, async (actor) => keepChallenge(await passkey.offer(actor, await currentAttempt())));
export const addPasskey = action(newPasskeyInput, withAttempt(passkey.add));
export const renamePasskey = action(passkeyNameInput, passkey.rename);
export const removePasskey = action(passkeyIdInput, passkey.remove);
export const beginApp = action(nothing, authenticatorApp.begin);
export const confirmApp = action(codeInput, authenticatorApp.confirm);
export const removeApp = action(nothing, authenticatorApp.remove);
export const renewRecoveryCodes = action(nothing, recoveryCode.renew);
export const proofWays = action(nothing, proof.ways);
export const proveHere = action(nothing, proof.here);
export const proveByCode = action(codeInput, renewingSession(proof.byCode));
export const proveByPassword = action(proofPasswordInput, renewingSession(proof.byPassword));
export const proveByPasskey = action(
  passkeyInput,
  renewingSession(async (actor, visit, input) => proof.byPasskey(actor, visit, await currentAttempt(), input)),
);
export const askFactorReset = action(factorResetInput, factorReset.ask);
export const withdrawFactorReset = action(resetPersonInput, factorReset.withdraw);
export const startLinking = action(providerInput, startingLink(provider.startLinking));
export const unlinkAccount = action(linkedAccountInput, linkedAccount.unlink);
export const chooseLanguage = action(localeInput, person.chooseLanguage);
export const grantRole = action(grantInput, signingOut(role.grant));
export const revokeRole = action(grantInput, signingOut(role.revoke));
export const createOrganisation = action(organisationInput, organisation.create);
export const dropMember = action(dropMemberInput, membership.drop);
export const registerCompany = action(registrationInput, async (actor, input) => registration.ask(actor, await currentVisit(), input));
export const confirmCompany = action(linkUseInput, registration.confirm);
export const withdrawRegistration = action(nothing, registration.withdraw);
export const editCompanyPage = action(companyPageInput, companyPage.edit);
export const changeMemberRole = action(memberRoleInput, membership.changeRole);
export const inviteMember = action(memberInput, invitation.invite);
export const withdrawInvitation = action(invitationInput, invitation.withdraw);
export const acceptInvitation = action(invitationInput, invitation.accept);
export const declineInvitation = action(invitationInput, invitation.decline);
export const giveConsent = action(consentInput, consent.give);
export const withdrawConsent = action(consentPurposeInput, consent.withdraw);
