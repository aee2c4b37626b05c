// Open vacancies by words and place, for the list and for whoever pins or names one. Public, nothing personal.
import { searchInput } from "#lib/hiring/schema";
import * as view from "#lib/hiring/vacancy-view";

export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const asked = searchInput.safeParse({
    q: searchParams.get("q") ?? "",
    place: searchParams.get("place") ?? "",
    roomId: searchParams.get("room"),
  });
  if (!asked.success) return Response.json({ code: "invalid" }, { status: 400, headers: { "Cache-Control": "no-store" } });
  return Response.json({ vacancies: await view.search(asked.data) }, { headers: { "Cache-Control": "public, max-age=10" } });
}
