// What stands beside the site in a world of one's own: the demo world's accounts, its voices and its identity provider.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { isLoopback } from "#lib/platform/auth/cookie-name";
import { people } from "#prisma/cast";
import type { Ports } from "../port.ts";
import { root, tied, type Variables } from "../process.ts";
import { at, httpReady, node } from "../service-command.ts";
import type { Service, Supervisor } from "../supervisor.ts";
import type { ProviderSettings } from "./provider.ts";

/** Everybody knows the passwords and codes of the demo world: a site for others has it only where somebody says so. */
export const wantsDemoWorld = ({ DATABASE_URL, DEMO, SITE_URL }: NodeJS.Dict<string> = process.env): boolean =>
  DEMO === "yes" || (!DATABASE_URL && (!SITE_URL || isLoopback(new URL(SITE_URL).hostname)));

/** Synthetic people speak in a world of one's own alone, and there unless they are declined. */
export const wantsDemoVoices = (outside: NodeJS.Dict<string> = process.env): boolean =>
  !outside.DATABASE_URL && outside.DEMO_VOICES !== "no" && wantsDemoWorld(outside);

/** The demo forum's people as a process; `settings` are those of the site. */
export const demoService = (ports: Ports, settings: Variables): Service => ({
  name: "demo",
  command: tied("TERM", process.execPath, ["--conditions=react-server", join(root, "scripts/demo/forum/main.ts")]),
  env: { ...settings, MIGRATION_DATABASE_URL: undefined, PROCESS: "demo", PORT: String(ports.site), DATABASE_POOL: "2", RUST_LOG: "off" },
  ready: async () => true,
  saysReady: true,
  stop: ["SIGTERM"],
  patienceMs: 3_000,
  tier: 2,
});

/**
 * The demo's identity provider as settings of the site: only with the embedded database, on this machine, where no other provider is
 * named. It stands beside the tools of development, which a bare installation does not have.
 */
export function demoProvider(ports: Ports, secret: string, isHere: boolean, outside: NodeJS.Dict<string>): Variables {
  if (!isHere || outside.DATABASE_URL || outside.OIDC_PROVIDERS || !existsSync(join(root, "node_modules/oidc-provider"))) return {};
  return {
    OIDC_PROVIDERS: "demo",
    OIDC_DEMO_NAME: "Contoh: Dinas Tenaga Kerja",
    OIDC_DEMO_ISSUER: at(ports.provider),
    OIDC_DEMO_CLIENT_ID: "suara-kerja",
    OIDC_DEMO_CLIENT_SECRET: secret,
    OIDC_DEMO_EMAIL_DOMAINS: "demo.test",
  };
}

/** Starts the demo's identity provider where the settings name it. Everybody of the demo world has an account there, and one newcomer. */
export async function startDemoProvider(supervisor: Supervisor, settings: Variables): Promise<void> {
  if (settings.OIDC_PROVIDERS !== "demo") return;
  const newcomer = { subject: "newcomer", email: "newcomer@demo.test" };
  const provider: ProviderSettings = {
    issuer: settings.OIDC_DEMO_ISSUER ?? "",
    clientId: settings.OIDC_DEMO_CLIENT_ID ?? "",
    clientSecret: settings.OIDC_DEMO_CLIENT_SECRET ?? "",
    callbacks: [`${new URL(settings.SITE_URL ?? "").origin}/api/auth/callback/demo`],
    people: [...people.map(({ key, email }) => ({ subject: key, email })), newcomer],
  };
  await supervisor.start({
    name: "demo-provider",
    command: node("demo/provider.ts"),
    env: { DEMO_PROVIDER: JSON.stringify(provider) },
    ready: httpReady(`${provider.issuer}/.well-known/openid-configuration`),
    stop: ["SIGTERM"],
    patienceMs: 500,
    tier: 0,
  });
}
