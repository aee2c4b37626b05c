// The code of the demo world's staff, whose secret everybody knows: shown beside the letters of a world of one's own.
import "server-only";
import { isLoopback } from "../../platform/auth/cookie-name.ts";
import * as clock from "../../platform/clock.ts";
import { env } from "../../platform/env.ts";
import * as totp from "./totp.ts";

const isDemoSite = (): boolean => Boolean(process.env.DEMO_APP_SECRET) && isLoopback(new URL(env().SITE_URL).hostname);

/** Whether everybody knows this account's password. Such an account of a site of this machine opens from this machine only. */
export const isOpenHereOnly = (address: string): boolean => isDemoSite() && address.endsWith("@demo.test");

/** Null where there is no demo world: only a site of this machine alone has one, whatever is set. */
export async function now(): Promise<string | null> {
  const secret = process.env.DEMO_APP_SECRET;
  if (!secret || !isDemoSite()) return null;
  return totp.codeAt(secret, (await clock.now()).getTime());
}
