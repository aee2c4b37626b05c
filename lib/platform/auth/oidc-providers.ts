// Identity providers (OpenID Connect) from environment variables: OIDC_PROVIDERS names them, OIDC_<NAME>_… describes each.
import "server-only";
import { z } from "zod";
import { isLoopback } from "./cookie-name.ts";

export type OidcProvider = {
  /** In addresses: /api/auth/callback/{id}. */
  id: string;
  /** What people read on the button. */
  name: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Mail domains whose addresses this provider may vouch for; "*" is every domain. Empty: a mailed link confirms each address. */
  trustedDomains: readonly string[];
};

/** An issuer is https without query or fragment (OpenID Connect Core 1.0, section 2); plain http on this machine only, for tests and the demo. */
const isIssuer = (value: string) => {
  const url = URL.parse(value);
  if (url === null) return false;
  const isPlain = url.search === "" && url.hash === "" && url.username === "";
  return isPlain && (url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname)));
};

const present = z.string({ error: "is not set" }).trim().min(1, "is not set").max(500);
const fields = {
  NAME: present.max(60),
  ISSUER: present.refine(isIssuer, "must be an https address without query"),
  CLIENT_ID: present,
  CLIENT_SECRET: present,
} as const;
const domains = z
  .string()
  .default("")
  .transform((text) =>
    text
      .toLowerCase()
      .split(",")
      .map((one) => one.trim())
      .filter(Boolean),
  );

type Fault = { variable: string; message: string };

/** The providers that are described whole, and every variable that is wrong. A fault never holds a value. */
export function readOidcProviders(variables: NodeJS.Dict<string>): { providers: OidcProvider[]; faults: Fault[] } {
  const providers: OidcProvider[] = [];
  const faults: Fault[] = [];
  const names = (variables.OIDC_PROVIDERS ?? "")
    .split(",")
    .map((name) => name.trim().toLowerCase())
    .filter(Boolean);
  for (const id of names) {
    if (!/^[a-z][a-z0-9]{0,30}$/.test(id) || providers.some((one) => one.id === id)) {
      faults.push({ variable: "OIDC_PROVIDERS", message: "must list different names of letters and digits, separated by commas" });
      continue;
    }
    const prefix = `OIDC_${id.toUpperCase()}_`;
    const read = (field: keyof typeof fields): string => {
      const parsed = fields[field].safeParse(variables[prefix + field]);
      if (parsed.success) return parsed.data;
      faults.push({ variable: prefix + field, message: parsed.error.issues[0]?.message ?? "is wrong" });
      return "";
    };
    providers.push({
      id,
      name: read("NAME"),
      issuer: read("ISSUER"),
      clientId: read("CLIENT_ID"),
      clientSecret: read("CLIENT_SECRET"),
      trustedDomains: domains.parse(variables[`${prefix}EMAIL_DOMAINS`]),
    });
  }
  return { providers, faults };
}

/** Every provider of this site; none without OIDC_PROVIDERS. The settings were judged when the process started. */
export const oidcProviders = (): readonly OidcProvider[] => readOidcProviders(process.env).providers;
