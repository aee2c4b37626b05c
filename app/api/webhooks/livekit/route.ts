// LiveKit's webhooks: kept and answered at once, since it waits for each before it sends the next; worked off afterwards.
import { after } from "next/server";
import { log } from "#lib/platform/log";
import { receive, webhookLimitBytes } from "#lib/platform/voice/webhook";
import * as webhookInbox from "#lib/rooms/voice/webhook-inbox";

export const dynamic = "force-dynamic";

export async function POST(request: Request): Promise<Response> {
  if (Number(request.headers.get("content-length") ?? Number.POSITIVE_INFINITY) > webhookLimitBytes)
    return new Response(null, { status: 413 });
  const body = await request.text();
  if (Buffer.byteLength(body) > webhookLimitBytes) return new Response(null, { status: 413 });
  const received = await receive(body, request.headers.get("authorization"));
  if (!received) return new Response(null, { status: 401 });
  const { id, notice } = received;
  if (await webhookInbox.receive(id, notice)) {
    after(async () => {
      try {
        await webhookInbox.workOff(id);
      } catch (error) {
        // It lies in the inbox: the worker takes it up.
        log.warn({ err: error }, "voice notice left for the worker");
      }
    });
  }
  return new Response(null, { status: 200 });
}
