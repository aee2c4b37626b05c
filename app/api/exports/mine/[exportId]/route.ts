// The copy of one's data, for its owner alone and after a fresh proof. To everybody else there is no such file.
import { currentActor } from "#lib/platform/auth/request";
import * as dataExport from "#lib/privacy/export";
import { exportInput } from "#lib/privacy/schema";

type Context = { params: Promise<{ exportId: string }> };

const headers = { "Cache-Control": "no-store" };

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const [asked, actor] = [exportInput.safeParse(await params), await currentActor()];
  if (!asked.success || !actor) return new Response(null, { status: 404, headers });
  const file = await dataExport.fetchFile(actor, asked.data);
  if (!file.ok) return new Response(null, { status: file.code === "proof_needed" ? 403 : 404, headers });
  return new Response(file.value.content, {
    headers: {
      ...headers,
      "Content-Type": "application/zip",
      "Content-Length": String(file.value.content.length),
      // A name of ours: nothing that somebody wrote is in it.
      "Content-Disposition": `attachment; filename="${file.value.name}"`,
    },
  });
}
