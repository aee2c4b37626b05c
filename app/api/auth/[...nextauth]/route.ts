// next-auth's addresses: sign-in with identity providers. The cookies of the session are written here as for every other way in.
import { cookies, headers } from "next/headers";
import { answerAuth } from "#lib/accounts/provider/routes";
import { rememberPending, setSessionCookie } from "#lib/accounts/sign-in/browser-session";
import { forgetSession, fromOurPages } from "#lib/platform/auth/request";
import { currentVisit } from "#lib/platform/auth/visit";
import { log } from "#lib/platform/log";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ nextauth: string[] }> };

const noStore = { "cache-control": "no-store" };

async function answer(request: Request, { params }: Context, body: Record<string, unknown>): Promise<Response> {
  try {
    const jar = (await cookies()).getAll().map(({ name, value }) => [name, value]);
    const answered = await answerAuth({
      method: request.method,
      path: (await params).nextauth,
      query: Object.fromEntries(new URL(request.url).searchParams),
      body,
      cookies: Object.fromEntries(jar) as Record<string, string>,
      visit: await currentVisit(),
    });
    if (answered.opened) await setSessionCookie(answered.opened);
    if (answered.ended) await forgetSession();
    if (answered.pending) await rememberPending(answered.pending);
    const sent = new Headers(noStore);
    for (const [name, value] of answered.headers) sent.append(name, value);
    return new Response(answered.body, { status: answered.status, headers: sent });
  } catch (error) {
    log.error({ err: error }, "sign-in with a provider failed");
    return Response.json({ ok: false, code: "unavailable" }, { status: 503, headers: noStore });
  }
}

export const GET = (request: Request, context: Context) => answer(request, context, {});

export async function POST(request: Request, context: Context): Promise<Response> {
  if (!(await fromOurPages())) return Response.json({ ok: false, code: "forbidden_origin" }, { status: 403, headers: noStore });
  const isJson = /^application\/json\b/i.test((await headers()).get("content-type") ?? "");
  const body: unknown = isJson ? await request.json().catch(() => null) : Object.fromEntries(new URLSearchParams(await request.text()));
  const fields = typeof body === "object" && body !== null && !Array.isArray(body) ? (body as Record<string, unknown>) : {};
  return answer(request, context, fields);
}
