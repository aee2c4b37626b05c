// Passkeys in the browser. The library is loaded at the press of a button only: most pages never need it.
import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/browser";
import type { z } from "zod";
import { addPasskey, askPasskey, offerPasskey } from "#lib/accounts/actions";
import type { newPasskeyInput, passkeyInput } from "#lib/accounts/schema";
import { type Result, refuse } from "#lib/platform/result";

const library = () => import("@simplewebauthn/browser");

/** Whether this browser has passkeys and this site can: one that is reached by a bare IP address cannot. */
export const hasPasskeys = (): boolean => typeof PublicKeyCredential === "function" && !/^(\d+\.){3}\d+$|^\[/.test(location.hostname);

/** The device asks for a finger or a PIN; what it signed is sent. Turned away or closed, it is `passkey_refused`. */
export async function signWithPasskey<T>(send: (signed: z.input<typeof passkeyInput>) => Promise<Result<T>>): Promise<Result<T>> {
  const asked = await askPasskey({});
  if (!asked.ok) return asked;
  const credential = await library()
    .then(({ startAuthentication }) => startAuthentication({ optionsJSON: asked.value as PublicKeyCredentialRequestOptionsJSON }))
    .catch(() => null);
  return credential ? send({ credential } as z.input<typeof passkeyInput>) : refuse("passkey_refused");
}

/**
 * Lets the browser offer passkeys in a field with `autocomplete="username webauthn"`, and sends what somebody chose there. Null where the
 * browser cannot, nobody chose, or a button was pressed instead.
 */
export async function signFromField<T>(send: (signed: z.input<typeof passkeyInput>) => Promise<Result<T>>): Promise<Result<T> | null> {
  const canOffer = hasPasskeys() && (await PublicKeyCredential.isConditionalMediationAvailable?.().catch(() => false));
  if (!canOffer) return null;
  const asked = await askPasskey({}).catch(() => null);
  if (!asked?.ok) return null;
  const credential = await library()
    .then(({ startAuthentication }) =>
      startAuthentication({ optionsJSON: asked.value as PublicKeyCredentialRequestOptionsJSON, useBrowserAutofill: true }),
    )
    .catch(() => null);
  return credential ? send({ credential } as z.input<typeof passkeyInput>) : null;
}

/** Takes the offer back, as when its field is gone. */
export const stopOffering = (): Promise<void> => library().then(({ WebAuthnAbortService }) => WebAuthnAbortService.cancelCeremony());

/** Makes a passkey on this device and keeps it under this name. */
export async function makePasskey(name: string): Promise<Result<{ recoveryCodes: string[] }>> {
  const offered = await offerPasskey({});
  if (!offered.ok) return offered;
  const credential = await library()
    .then(({ startRegistration }) => startRegistration({ optionsJSON: offered.value as PublicKeyCredentialCreationOptionsJSON }))
    .catch(() => null);
  return credential ? addPasskey({ credential, name } as z.input<typeof newPasskeyInput>) : refuse("passkey_refused");
}
