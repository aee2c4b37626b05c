// Who is signed in here, for pages that are the same for everybody.
import * as organisation from "#lib/accounts/organisation";
import type { Me } from "#lib/accounts/view";
import { currentActor } from "#lib/platform/auth/request";
import * as ownSeries from "#lib/rooms/read/own-series";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  const actor = await currentActor();
  const person: Me | null = actor && {
    roles: actor.roles,
    organisations: await organisation.mine(actor),
    moderates: await ownSeries.ids(actor),
  };
  return Response.json({ person }, { headers: { "cache-control": "no-store" } });
}
