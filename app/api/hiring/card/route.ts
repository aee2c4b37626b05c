// What a person needs to apply from a page that is the same for everybody: the card they used last, the name they carry, and
// whether they applied already. Theirs alone, never stored on the way.

import { isRelayOn } from "#lib/disclosure/relay-address";
import type { ApplyStart } from "#lib/hiring/application/view";
import { filledParts } from "#lib/hiring/profile/parts";
import * as profile from "#lib/hiring/profile/profile";
import { vacancyIdInput } from "#lib/hiring/schema";
import * as seeker from "#lib/hiring/seeker";
import { currentActor } from "#lib/platform/auth/request";

const headers = { "Cache-Control": "no-store" };
const answer = (start: ApplyStart) => Response.json(start, { headers });

export async function GET(request: Request): Promise<Response> {
  const asked = vacancyIdInput.safeParse({ vacancyId: new URL(request.url).searchParams.get("vacancyId") });
  if (!asked.success) return Response.json({ code: "invalid" }, { status: 400, headers });
  const actor = await currentActor();
  const hasRelay = isRelayOn();
  const asks = await seeker.askedBy(asked.data.vacancyId);
  if (!actor) return answer({ signedIn: false, card: null, persona: null, application: null, ...asks, hasRelay, profileParts: [] });
  const [card, persona, application, { contents }] = await Promise.all([
    seeker.lastCard(actor),
    seeker.personaNow(actor),
    seeker.applicationTo(actor, asked.data.vacancyId),
    profile.read(actor),
  ]);
  return answer({ signedIn: true, card, persona, application, ...asks, hasRelay, profileParts: filledParts(contents) });
}
