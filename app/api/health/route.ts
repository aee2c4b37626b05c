// Whether this process can do its work: ready needs the database; a lost LiveKit is reported, and people still read and queue.
import { db } from "#lib/platform/db";
import { env } from "#lib/platform/env";

export const dynamic = "force-dynamic";

const within = <T>(ms: number, work: Promise<T>, otherwise: T) =>
  Promise.race([work.catch(() => otherwise), new Promise<T>((resolve) => setTimeout(resolve, ms, otherwise))]);

async function voice(): Promise<"on" | "off" | "lost"> {
  const base = env().LIVEKIT_URL.replace(/^ws/, "http");
  if (!base) return "off";
  // 406 says that its figures are old: it works.
  const answered = fetch(base, { signal: AbortSignal.timeout(1_000) }).then(({ status }) => status === 200 || status === 406);
  return (await within(1_000, answered, false)) ? "on" : "lost";
}

export async function GET(): Promise<Response> {
  const [database, sound] = await Promise.all([
    within(
      2_000,
      db.$queryRaw`SELECT 1`.then(() => true),
      false,
    ),
    voice(),
  ]);
  return Response.json(
    { live: true, ready: database, database: database ? "on" : "lost", voice: sound },
    { status: database ? 200 : 503, headers: { "cache-control": "no-store", ...(database ? {} : { "retry-after": "2" }) } },
  );
}
