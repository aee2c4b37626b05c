// The room radar of the visitor of a cached room page. It is stored nowhere.
import { read } from "#lib/hiring/in-room/radar";
import { currentCaller } from "#lib/platform/auth/request";
import { refuse } from "#lib/platform/result";
import { roomInput } from "#lib/rooms/schema";

export const dynamic = "force-dynamic";

export async function GET(_request: Request, { params }: { params: Promise<{ roomId: string }> }): Promise<Response> {
  const input = roomInput.safeParse(await params);
  const found = input.success ? await read(await currentCaller(), input.data.roomId) : refuse("missing");
  const headers = { "cache-control": "no-store" };
  return found.ok
    ? Response.json(found.value, { headers })
    : Response.json(found, { status: found.code === "too_often" ? 429 : 404, headers });
}
