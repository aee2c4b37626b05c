// Somebody with an account, made through the verbs: signed up, the mailed link pressed.
import { randomUUID } from "node:crypto";
import * as person from "#lib/accounts/person";
import * as door from "#lib/accounts/sign-in/sign-in";
import type { Actor } from "#lib/platform/auth/actor";
import * as session from "#lib/platform/auth/session";
import { type Visit, visitOf } from "#lib/platform/auth/visit";
import { must } from "#tests/factories/forum";
import { tokenIn, type useMailbox } from "#tests/factories/mailbox";

export const good = "hujan sore di rel tua";
export const another = "kapal kertas di kali";
const android = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0 Mobile Safari/537.36";

/** A visit from a network of its own, so that one test's limits are not another's. */
export const visit = (network: string = randomUUID()): Visit => visitOf(network, android);

export const anAddress = () => `${randomUUID()}@people.test`;

export async function actorOf(token: string): Promise<Actor> {
  const actor = await session.find(token);
  if (!actor) throw new Error("nobody is signed in with this token");
  return actor;
}

/** A person who signed up, pressed the link and is signed in. */
export async function account(mailbox: ReturnType<typeof useMailbox>, password = good) {
  const email = anAddress();
  must(await person.signUp(visit(), { email, locale: "id", next: "" }));
  const { token } = must(await door.finishSignUp(visit(), { token: tokenIn((await mailbox.to(email)).at(-1)), password }));
  return { email, token, actor: await actorOf(token) };
}
