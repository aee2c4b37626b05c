// The room radar of the visitor of a cached room page. It writes nothing and is stored nowhere.
import { read } from "#lib/hiring/radar";
import { currentCaller } from "#lib/platform/auth/request";
import { roomInput } from "#lib/rooms/schema";

export const dynamic = "force-dynamic";

export async function GET(_request: Request, { params }: { params: Promise<{ roomId: string }> }): Promise<Response> {
  const input = roomInput.safeParse(await params);
  const found = input.success ? await read(await currentCaller(), input.data.roomId) : null;
  const headers = { "cache-control": "no-store" };
  return found ? Response.json(found, { headers }) : Response.json({ ok: false, code: "missing" }, { status: 404, headers });
}
