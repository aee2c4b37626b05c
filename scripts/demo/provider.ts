// An identity provider (OpenID Connect) for the demo world and for tests: one picks a person instead of giving a password.
// For this machine only; nothing here is part of a site for others.
import { generateKeyPairSync, type KeyObject, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import Provider, { interactionPolicy, type KoaContextWithOIDC } from "oidc-provider";

/** `subject` is the person's id at the provider. */
export type ProviderPerson = { subject: string; email?: string; isEmailVerified?: boolean };

export type ProviderSettings = {
  /** Also where it listens: http on loopback. */
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Addresses of our site to which it may send people back. */
  callbacks: string[];
  people: ProviderPerson[];
  /** An RSA key; drawn if there is none. */
  key?: KeyObject;
};

const { Check, base } = interactionPolicy;

/** Asks who one is at every sign-in, so that several people can be tried in one browser. */
function alwaysAsk() {
  const policy = base();
  policy
    .get("login")
    ?.checks.add(
      new Check("ask", "Choose a person", (context: KoaContextWithOIDC) =>
        context.oidc.result?.login ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT,
      ),
    );
  return policy;
}

export const drawKey = (): KeyObject => generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;

/** The provider itself, for a server of the caller. */
export function makeProvider({ issuer, clientId, clientSecret, callbacks, people, key = drawKey() }: ProviderSettings): Provider {
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: callbacks, response_types: ["code"] }],
    jwks: { keys: [{ ...key.export({ format: "jwk" }), kid: "demo", use: "sig", alg: "RS256" }] },
    cookies: { keys: [randomUUID()], names: { session: "demo-provider", interaction: "demo-choice", resume: "demo-resume" } },
    claims: { openid: ["sub"], email: ["email", "email_verified"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/choose/${uid}`, policy: alwaysAsk() },
    // Seconds.
    ttl: { AccessToken: 600, AuthorizationCode: 60, IdToken: 600, Grant: 3_600, Interaction: 900, Session: 3_600 },
    pkce: { required: () => true },
    findAccount: (_context, subject) => {
      const person = people.find((one) => one.subject === subject);
      if (!person) return undefined;
      const { email, isEmailVerified = true } = person;
      return { accountId: subject, claims: () => ({ sub: subject, ...(email ? { email, email_verified: isEmailVerified } : {}) }) };
    },
    // Nobody is asked once more whether the site may know the address.
    async loadExistingGrant(context) {
      const { client, session, provider: mine } = context.oidc;
      const grant = new mine.Grant({ clientId: client?.clientId ?? "", accountId: session?.accountId ?? "" });
      grant.addOIDCScope("openid email");
      await grant.save();
      return grant;
    },
  });
  return provider;
}

/** Listens where the issuer says. */
export async function openProvider(settings: ProviderSettings, provider = makeProvider(settings)): Promise<Server> {
  const handle = provider.callback();
  const server = createServer((request, response) => {
    const [, uid] = /^\/choose\/([\w-]+)$/.exec(request.url ?? "") ?? [];
    if (!uid) return void handle(request, response);
    choose(provider, settings, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(400, { "content-type": "text/plain" });
      response.end("This sign-in is over. Go back and begin again.\n");
    });
  });
  const { hostname, port } = new URL(settings.issuer);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(Number(port), hostname, resolve);
  });
  return server;
}

async function choose(provider: Provider, { people }: ProviderSettings, request: IncomingMessage, response: ServerResponse): Promise<void> {
  await provider.interactionDetails(request, response);
  if (request.method !== "POST") {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" });
    return void response.end(page(people));
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const accountId = new URLSearchParams(Buffer.concat(chunks).toString()).get("subject") ?? "";
  const isKnown = people.some(({ subject }) => subject === accountId);
  const result = isKnown ? { login: { accountId } } : { error: "access_denied", error_description: "Nobody was chosen" };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const button = ({ subject, email }: Pick<ProviderPerson, "subject" | "email">) =>
  `<button name="subject" value="${escaped(subject)}">${escaped(email ?? subject)}</button>`;

const page = (people: readonly ProviderPerson[]) => `<!doctype html>
<html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Contoh: Dinas Tenaga Kerja</title>
<style>:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:26rem;margin:2rem auto;padding:0 1rem}
button{display:block;width:100%;min-height:44px;margin:.5rem 0;font:inherit;text-align:start;padding:0 .75rem}</style></head>
<body><h1>Contoh: Dinas Tenaga Kerja</h1>
<p>Ini situs contoh, hanya di komputer ini. Pilih siapa Anda. <span lang="en">A demo on this machine only: choose who you are.</span></p>
<form method="post">${people.map(button).join("")}<button name="subject" value="">Batal / Cancel</button></form></body></html>
`;

if (import.meta.main) {
  const server = await openProvider(JSON.parse(process.env.DEMO_PROVIDER ?? "{}") as ProviderSettings);
  process.once("SIGTERM", () => {
    server.closeAllConnections();
    server.close(() => process.exit(0));
  });
}
