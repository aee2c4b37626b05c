// A real identity provider on loopback, and a browser that goes to it and comes back, as far as HTTP is concerned.
import { type KeyObject, randomUUID } from "node:crypto";
import type { Server } from "node:http";
import { decodeJwt, SignJWT } from "jose";
import { seal } from "#lib/accounts/provider/cookie";
import { type AuthAnswer, answerAuth } from "#lib/accounts/provider/routes";
import type { AuthRequest } from "#lib/accounts/provider/under-way";
import { cookieNames } from "#lib/platform/auth/cookie";
import type { Visit } from "#lib/platform/auth/visit";
import { drawKey, makeProvider, openProvider, type ProviderPerson } from "#scripts/demo/provider";
import { freePort } from "#scripts/port";
import { visit } from "#tests/factories/account";

const site = "http://127.0.0.1:3000";

/** What a provider's id tokens say otherwise than they should, and whether its own key signs them. */
type Forgery = { claims: Record<string, unknown>; isForeignKey: boolean };

export type RunningProvider = {
  id: string;
  issuer: string;
  people: ProviderPerson[];
  forgery: Forgery | null;
  close(): Promise<void>;
};

/** Starts a provider and adds it to the settings of this process. `domains` are those it may vouch for. */
export async function startProvider(id: string, domains = ""): Promise<RunningProvider> {
  const issuer = `http://127.0.0.1:${await freePort()}`;
  const people: ProviderPerson[] = [];
  const key = drawKey();
  const settings = {
    key,
    issuer,
    clientId: `client-of-${id}`,
    clientSecret: randomUUID(),
    callbacks: [`${site}/api/auth/callback/${id}`],
    people,
  };
  const provider = makeProvider(settings);
  const running: RunningProvider = { id, issuer, people, forgery: null, close: async () => {} };
  provider.use(async (context, next) => {
    await next();
    const body = context.body as { id_token?: string } | undefined;
    if (running.forgery && body?.id_token) body.id_token = await signAgain(body.id_token, running.forgery, key);
  });
  const server: Server = await openProvider(settings, provider);
  const prefix = `OIDC_${id.toUpperCase()}_`;
  Object.assign(process.env, {
    OIDC_PROVIDERS: [process.env.OIDC_PROVIDERS, id].filter(Boolean).join(","),
    [`${prefix}NAME`]: `Provider ${id}`,
    [`${prefix}ISSUER`]: issuer,
    [`${prefix}CLIENT_ID`]: settings.clientId,
    [`${prefix}CLIENT_SECRET`]: settings.clientSecret,
    [`${prefix}EMAIL_DOMAINS`]: domains,
  });
  running.close = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return running;
}

const signAgain = (token: string, { claims, isForeignKey }: Forgery, key: KeyObject): Promise<string> =>
  new SignJWT({ ...decodeJwt(token), ...claims }).setProtectedHeader({ alg: "RS256", kid: "demo" }).sign(isForeignKey ? drawKey() : key);

/** Somebody with an account at this provider. */
export function personAt(running: RunningProvider, more: Partial<ProviderPerson> = {}): Required<ProviderPerson> {
  const person = { subject: randomUUID(), email: `${randomUUID()}@people.test`, isEmailVerified: true, ...more };
  running.people.push(person);
  return person;
}

type Jar = Map<string, string>;

function keep(jar: Jar, cookies: readonly string[]): void {
  for (const cookie of cookies) {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    if (value === "" || /max-age=0|expires=thu, 01 jan 1970/i.test(cookie)) jar.delete(name);
    else jar.set(name, decodeURIComponent(value));
  }
}

export type Browser = ReturnType<typeof browser>;

/** A browser with cookies for our site and for providers; it follows nothing by itself. */
export function browser(from: Visit = visit()) {
  const ours: Jar = new Map();
  const theirs: Jar = new Map();

  async function ask(method: "GET" | "POST", path: string, more: Partial<AuthRequest> = {}): Promise<AuthAnswer> {
    const url = new URL(path, site);
    const answer = await answerAuth({
      method,
      path: url.pathname.replace("/api/auth/", "").split("/"),
      query: Object.fromEntries(url.searchParams),
      body: {},
      cookies: Object.fromEntries(ours),
      visit: from,
      ...more,
    });
    keep(
      ours,
      answer.headers.filter(([name]) => name === "set-cookie").map(([, value]) => value),
    );
    if (answer.opened) ours.set(cookieNames().session, answer.opened.token);
    if (answer.pending) ours.set(cookieNames().pending, await seal("pending", answer.pending));
    return answer;
  }

  /** The address that our site sends this browser to; `page` is where it wants to be afterwards. */
  async function begin(id: string, page = "/id/schedule"): Promise<string> {
    const { csrfToken } = JSON.parse((await ask("GET", "/api/auth/csrf")).body ?? "{}") as { csrfToken: string };
    const answer = await ask("POST", `/api/auth/signin/${id}`, { body: { csrfToken, callbackUrl: page, json: "true" } });
    return (JSON.parse(answer.body ?? "{}") as { url: string }).url;
  }

  async function visitProvider(address: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...theirs].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetch(address, { ...init, redirect: "manual", headers: { ...init.headers, cookie } });
    keep(theirs, answer.headers.getSetCookie());
    return answer;
  }

  /** Chooses this person at the provider; the address of our site to which it sends the browser back. */
  async function choose(address: string, subject: string): Promise<string> {
    let next = address;
    // Who was there before is another matter: a provider asks first whether they leave.
    theirs.clear();
    for (let hop = 0; hop < 8; hop++) {
      if (next.startsWith(site)) return next;
      const isChoice = new URL(next).pathname.startsWith("/choose/");
      const answer = isChoice
        ? await visitProvider(next, { method: "POST", body: new URLSearchParams({ subject }) })
        : await visitProvider(next);
      const location = answer.headers.get("location");
      if (!location) throw new Error(`the provider stopped with ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
      next = new URL(location, next).href;
    }
    throw new Error("the provider sends the browser round and round");
  }

  return {
    ours,
    ask,
    begin,
    choose,
    /** All of it. */
    async signIn(id: string, subject: string, page?: string): Promise<AuthAnswer> {
      return ask("GET", await choose(await begin(id, page), subject));
    },
  };
}

/** Where an answer sends the browser. */
export function locationOf({ headers }: AuthAnswer): string {
  return headers.find(([name]) => name === "location")?.[1] ?? "";
}
