// What the sign-in with a provider keeps in the browser between two steps, sealed so that only we can write or read it.
import "server-only";
import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import { env } from "../../platform/env.ts";

/** Seconds that each of them lives. */
export const providerCookieSeconds = 15 * 60;

const shapes = {
  /** Somebody signed in asked to link an account of this provider: by their session, so that it ends with it. */
  linking: z.object({ sessionId: z.uuid(), provider: z.string() }),
  /** An account at a provider whose address waits to be confirmed by a mailed link in this browser. */
  pending: z.object({ issuer: z.string(), subject: z.string(), email: z.string() }),
} as const;

type Shapes = typeof shapes;
export type ProviderCookie = keyof Shapes;
export type Sealed<K extends ProviderCookie> = z.output<Shapes[K]>;

export const seal = <K extends ProviderCookie>(kind: K, value: Sealed<K>): Promise<string> =>
  encode({ token: value, secret: env().SITE_SECRET, salt: `provider ${kind}`, maxAge: providerCookieSeconds });

/** Null for what is not ours, altered or too old. */
export async function unseal<K extends ProviderCookie>(kind: K, value: string | undefined): Promise<Sealed<K> | null> {
  if (!value) return null;
  const token = await decode({ token: value, secret: env().SITE_SECRET, salt: `provider ${kind}` }).catch(() => null);
  const parsed = shapes[kind].safeParse(token);
  return parsed.success ? (parsed.data as Sealed<K>) : null;
}
