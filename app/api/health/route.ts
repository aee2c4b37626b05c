// Whether this process can do its work: ready needs the database; a lost LiveKit and duties that
// no worker does are reported, and people still read and queue.
import { db } from "#lib/platform/db";
import { duties } from "#lib/platform/duty";
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

/** Which duties of the workers nobody has done for three of their periods; null when no worker has ever run, or nobody can say. */
async function overdue(): Promise<string[] | null> {
  const all = await within(2_000, duties(), []);
  return all.length > 0 ? all.filter(({ isOverdue }) => isOverdue).map(({ name }) => name) : null;
}

export async function GET(): Promise<Response> {
  const [database, sound, late] = await Promise.all([
    within(
      2_000,
      db.$queryRaw`SELECT 1`.then(() => true),
      false,
    ),
    voice(),
    overdue(),
  ]);
  return Response.json(
    {
      live: true,
      ready: database,
      database: database ? "on" : "lost",
      voice: sound,
      duties: late === null ? "unknown" : late.length > 0 ? "overdue" : "on",
      overdue: late ?? [],
    },
    { status: database ? 200 : 503, headers: { "cache-control": "no-store", ...(database ? {} : { "retry-after": "2" }) } },
  );
}
