// Our own web process says which cached pages have changed.
import { timingSafeEqual } from "node:crypto";
import { revalidatePath, revalidateTag } from "next/cache";
import { z } from "zod";
import { env } from "#lib/platform/env";

const input = z.strictObject({ tags: z.array(z.string().max(200)).max(5_000).nullable() });

const isOurs = (request: Request) => {
  const [sent, wanted] = [request.headers.get("authorization") ?? "", `Bearer ${env().INTERNAL_SECRET}`].map((text) =>
    Buffer.from(text),
  ) as [Buffer, Buffer];
  return sent.length === wanted.length && timingSafeEqual(sent, wanted);
};

export async function POST(request: Request): Promise<Response> {
  if (!isOurs(request)) return new Response(null, { status: 404 });
  const parsed = input.safeParse(await request.json().catch(() => null));
  if (!parsed.success) return new Response(null, { status: 400 });
  const { tags } = parsed.data;
  if (tags === null) revalidatePath("/", "layout");
  else for (const tag of tags) revalidateTag(tag, { expire: 0 });
  return new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
}
