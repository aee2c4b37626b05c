// A second factor for somebody, made through the verbs, and the codes their phone would show.
import * as authenticatorApp from "#lib/accounts/factors/authenticator-app";
import { codeAt } from "#lib/accounts/factors/totp";
import type { Actor } from "#lib/platform/auth/actor";
import * as clock from "#lib/platform/clock";
import { must } from "#tests/factories/forum";

export type Phone = {
  /** The code of now; each is good for one use, so the next step's may be asked for, which counts as well. */
  code: (stepsAhead?: number) => Promise<string>;
  recoveryCodes: string[];
};

/** Sets up an authenticator app. The code of a step ago confirms it, so that those of now and next are still good. */
export async function withApp(actor: Actor): Promise<Phone> {
  const secret = must(await authenticatorApp.begin(actor)).secret.replaceAll(" ", "");
  const code = async (stepsAhead = 0) => codeAt(secret, (await clock.now()).getTime() + stepsAhead * 30_000);
  const { recoveryCodes } = must(await authenticatorApp.confirm(actor, { code: await code(-1) }));
  return { code, recoveryCodes };
}
