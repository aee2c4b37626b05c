// What the visitor of a cached room page has there: whether they moderate, their persona, the last card they filled in.
import { lastCard } from "#lib/hiring/seeker";
import { currentCaller } from "#lib/platform/auth/request";
import { roomInput } from "#lib/rooms/schema";
import { mine } from "#lib/rooms/seat/entry";

export const dynamic = "force-dynamic";

export async function GET(_request: Request, { params }: { params: Promise<{ roomId: string }> }): Promise<Response> {
  const input = roomInput.safeParse(await params);
  const caller = await currentCaller();
  const found = input.success ? await mine(caller, input.data.roomId) : null;
  // Who never raised a hand starts from what they wrote in their profile or an application.
  if (found && !found.lastCard && caller?.kind === "member") found.lastCard = await lastCard(caller);
  const headers = { "cache-control": "no-store" };
  return found ? Response.json(found, { headers }) : Response.json({ ok: false, code: "missing" }, { status: 404, headers });
}
