// Which applications an open page of applicants may still show: ids only, asked again and again. Shows nobody, so that it leaves no look.

import * as employer from "#lib/hiring/application/employer";
import type { ShownApplications } from "#lib/hiring/application/view";
import { vacancyIdInput } from "#lib/hiring/schema";
import { currentActor } from "#lib/platform/auth/request";

const headers = { "Cache-Control": "no-store" };
const missing = () => Response.json({ code: "missing" }, { status: 404, headers });

export async function GET(request: Request): Promise<Response> {
  const asked = vacancyIdInput.safeParse({ vacancyId: new URL(request.url).searchParams.get("vacancyId") });
  if (!asked.success) return Response.json({ code: "invalid" }, { status: 400, headers });
  const actor = await currentActor();
  const applicationIds = actor && (await employer.shown(actor, asked.data.vacancyId));
  return applicationIds ? Response.json({ applicationIds } satisfies ShownApplications, { headers }) : missing();
}
