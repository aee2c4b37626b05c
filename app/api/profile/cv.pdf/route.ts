// My profile as a PDF in one of the three languages, for its owner alone. To everybody else there is no such file.
import * as cv from "#lib/hiring/profile/cv";
import { cvInput } from "#lib/hiring/profile/schema";
import { currentActor } from "#lib/platform/auth/request";

const headers = { "Cache-Control": "no-store" };
const statuses: Readonly<Record<string, number>> = { missing: 404, too_often: 429 };

export async function GET(request: Request): Promise<Response> {
  const asked = cvInput.safeParse({ locale: new URL(request.url).searchParams.get("locale") });
  const actor = await currentActor();
  if (!asked.success || !actor) return new Response(null, { status: 404, headers });
  const printed = await cv.print(actor, asked.data.locale);
  if (!printed.ok) return Response.json({ code: printed.code }, { status: statuses[printed.code] ?? 503, headers });
  return new Response(new Uint8Array(printed.value), {
    headers: {
      ...headers,
      "Content-Type": "application/pdf",
      "Content-Length": String(printed.value.length),
      // A name of ours: nothing that somebody wrote is in it.
      "Content-Disposition": 'attachment; filename="cv.pdf"',
    },
  });
}
