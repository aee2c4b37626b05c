// My profile as a JSON Resume, for its owner alone. To everybody else there is no such file.

import { resumeOf } from "#lib/hiring/profile/json-resume";
import * as profile from "#lib/hiring/profile/profile";
import { currentActor } from "#lib/platform/auth/request";

const headers = { "Cache-Control": "no-store" };

export async function GET(): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return new Response(null, { status: 404, headers });
  const { contents } = await profile.read(actor);
  return new Response(`${JSON.stringify(resumeOf(contents), null, 2)}\n`, {
    headers: {
      ...headers,
      "Content-Type": "application/json; charset=utf-8",
      // A name of ours: nothing that somebody wrote is in it.
      "Content-Disposition": 'attachment; filename="resume.json"',
    },
  });
}
