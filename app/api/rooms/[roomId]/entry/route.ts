// Entry to a room, for the cached page's script: takes a seat and answers with a pass. The body is a Result whatever the status;
// a refusal that belongs to the room's life, such as a full room, is an answer like any other and no fault of the request.
import { enteringCaller, fromOurPages } from "#lib/platform/auth/request";
import { currentVisit } from "#lib/platform/auth/visit";
import { log } from "#lib/platform/log";
import { type RefusalCode, type Result, refuse } from "#lib/platform/result";
import { enterInput } from "#lib/rooms/schema";
import { enter } from "#lib/rooms/seat/entry";

export const dynamic = "force-dynamic";

const statuses: Partial<Record<RefusalCode, number>> = {
  missing: 404,
  signed_out: 401,
  forbidden_origin: 403,
  invalid: 400,
  too_often: 429,
  unavailable: 503,
};

const answer = (result: Result<unknown>) =>
  Response.json(result, { status: result.ok ? 200 : (statuses[result.code] ?? 200), headers: { "cache-control": "no-store" } });

export async function POST(request: Request, { params }: { params: Promise<{ roomId: string }> }): Promise<Response> {
  if (!(await fromOurPages())) return answer(refuse("forbidden_origin"));
  const { roomId } = await params;
  const body: unknown = await request.json().catch(() => null);
  const input = enterInput.safeParse(typeof body === "object" && body !== null ? { ...body, roomId } : { roomId });
  if (!input.success)
    return answer(
      refuse(input.error.issues[0]?.path[0] === "roomId" ? "missing" : "invalid", { field: String(input.error.issues[0]?.path[0] ?? "") }),
    );
  try {
    return answer(await enter(await enteringCaller(), (await currentVisit()).network, input.data));
  } catch (error) {
    log.error({ err: error }, "entry failed");
    return answer(refuse("unavailable"));
  }
}
