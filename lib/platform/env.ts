// Where the outside world is. Read when asked, not at import: `next build` evaluates modules with no service in sight.
import "server-only";
import { z } from "zod";
import { readOidcProviders } from "./auth/oidc-providers.ts";

/** What stands in examples, and one character again and again, is known to everybody. */
const isPlaceholder = (value: string) =>
  /^(change|replace|example|your|secret|placeholder|todo|xxx)/i.test(value) || /^(.)\1*$/.test(value);

const secret = z
  .string()
  .min(32, "must have at least 32 characters")
  .refine((value) => !isPlaceholder(value), "is an example, not a secret");

/** 16, 24 or 32 bytes in base64, as Next wants it. */
const isAesKey = (value: string) => [16, 24, 32].includes(Buffer.from(value, "base64").length) && /^[A-Za-z0-9+/]+={0,2}$/.test(value);

const shape = z.object({
  DATABASE_URL: z.string().url(),
  /** The one origin people see, such as https://suarakerja.example. Links in mail and the origin check come from it. */
  SITE_URL: z.string().url(),
  /** Signs passes and guest keys. */
  SITE_SECRET: secret,
  /** Between our own processes. */
  INTERNAL_SECRET: secret,
  /** Goes into what is kept of the addresses in hide lists. Drawn once for a site: with another one they match nobody any more. */
  HIDE_LIST_PEPPER: secret,
  /** With it a build makes the ids of server actions; every build and every process of one site has the same. */
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: z
    .string()
    .refine(isAesKey, "must be 16, 24 or 32 bytes in base64")
    .refine((value) => !isPlaceholder(value), "is an example, not a secret")
    .optional(),
  /** Empty: audio is off, and `VOICE_OFF_REASON` says why. */
  LIVEKIT_URL: z.string().default(""),
  VOICE_OFF_REASON: z.string().default(""),
  /** While this file exists audio is off, and its text says why: `coming`, or a sentence. Empty: there is no such file. */
  VOICE_OFF_FILE: z.string().default(""),
  /** Key pairs by use, as JSON: {"mint": "...", "admin": "...", "hooks": "..."}; the first one mints. */
  LIVEKIT_KEYS: z.string().default("{}"),
  SMTP_URL: z.string().default(""),
  /** Addresses and networks of the proxies before `live`, whose word about the client's address is believed. */
  TRUSTED_PROXIES: z.string().default(""),
  /** Where the daily hash of the ledger of looks goes: whoever is answerable for data protection. Empty: it is only kept. */
  DATA_PROTECTION_EMAIL: z.union([z.literal(""), z.email()]).default(""),
  /** The domain of masked addresses: mail to it comes to the worker. Empty: nobody can grant contact. */
  RELAY_DOMAIN: z
    .union([z.literal(""), z.string().regex(/^(?=.{4,190}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/)])
    .default(""),
  MAIL_FROM: z.string().default("Suara Kerja <no-reply@localhost>"),
});

const keys = z.record(z.string().min(1), secret).refine((pairs) => Object.keys(pairs).length > 0, "names no key");

/** With a livekit-server every key is judged like any other secret. */
const judged = shape.superRefine(({ LIVEKIT_URL, LIVEKIT_KEYS }, context) => {
  for (const { variable, message } of readOidcProviders(process.env).faults)
    context.addIssue({ code: "custom", path: [variable], message });
  if (LIVEKIT_URL === "") return;
  const wrong = (name: string, message: string) =>
    context.addIssue({ code: "custom", path: ["LIVEKIT_KEYS", name].filter(Boolean), message });
  const read = readKeys(LIVEKIT_KEYS);
  if (read === null) return wrong("", 'must be JSON such as {"mint": "…", "admin": "…", "hooks": "…"}');
  for (const { path, message } of keys.safeParse(read).error?.issues ?? []) wrong(path.join("."), message);
});

function readKeys(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export type Env = z.infer<typeof shape>;
let parsed: Env | undefined;

/** Names variables and never a value, so that the log may keep it whole. */
class SettingsError extends Error {
  override name = "SettingsError";
}

/** The settings; throws once, naming the variables that are wrong and never printing a value. */
export function env(): Env {
  if (parsed) return parsed;
  const result = judged.safeParse(process.env);
  if (!result.success) {
    throw new SettingsError(result.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`).join("; "));
  }
  parsed = result.data;
  return parsed;
}

/** LiveKit's key pairs; every one verifies, the first one mints. */
export function voiceKeys(): { mint: [string, string]; admin: [string, string]; hooks: [string, string]; all: [string, string][] } {
  const all = Object.entries(z.record(z.string(), z.string()).parse(JSON.parse(env().LIVEKIT_KEYS)));
  const pair = (name: string) => all.find(([key]) => key === name) ?? all[0] ?? ["none", ""];
  return { mint: pair("mint"), admin: pair("admin"), hooks: pair("hooks"), all };
}
