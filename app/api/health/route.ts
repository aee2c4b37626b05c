// Whether this process can do its work: ready needs the database; a lost LiveKit and tasks that
// no worker does are reported, so are reports that wait too long, and people still read and queue.

import { env } from "#lib/platform/env";
import { tasks } from "#lib/platform/scheduled-task";
import { voiceAvailability } from "#lib/platform/voice/availability";
import { reportHealth } from "#lib/reports/metrics";

export const dynamic = "force-dynamic";

const within = <T, O>(ms: number, work: Promise<T>, otherwise: O) =>
  Promise.race<T | O>([work.catch(() => otherwise), new Promise<O>((resolve) => setTimeout(resolve, ms, otherwise))]);

async function voice(): Promise<"on" | "coming" | "off" | "lost"> {
  const base = env().LIVEKIT_URL.replace(/^ws/, "http");
  const availability = voiceAvailability();
  if (availability !== "on") return availability;
  // 406 says that its figures are old: it works.
  const answered = fetch(base, { signal: AbortSignal.timeout(1_000) }).then(({ status }) => status === 200 || status === 406);
  return (await within(1_000, answered, false)) ? "on" : "lost";
}

export async function GET(): Promise<Response> {
  // One question tells both whether the database answers and which tasks nobody has done for three of their periods.
  const [known, sound, reports] = await Promise.all([within(2_000, tasks(), null), voice(), within(2_000, reportHealth(), "unknown")]);
  const database = known !== null;
  const overdue = known?.filter(({ isOverdue }) => isOverdue).map(({ name }) => name) ?? [];
  return Response.json(
    {
      live: true,
      ready: database,
      database: database ? "on" : "lost",
      voice: sound,
      tasks: !known?.length ? "unknown" : overdue.length > 0 ? "overdue" : "on",
      overdue,
      reports,
    },
    { status: database ? 200 : 503, headers: { "cache-control": "no-store", ...(database ? {} : { "retry-after": "2" }) } },
  );
}
