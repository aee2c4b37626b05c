// Open vacancies by words and place, for the list and for whoever pins or names one. Public, nothing personal.
import "server-only";
import { TooSlow } from "#lib/platform/slow-reads";
import type { PlainAnswer } from "../../platform/http/plain-route.ts";
import { searchInput } from "../schema.ts";
import * as view from "../vacancy/vacancy-view.ts";

export async function searchVacancies(query: URLSearchParams): Promise<PlainAnswer> {
  const asked = searchInput.safeParse({ q: query.get("q") ?? "", place: query.get("place") ?? "", roomId: query.get("room") });
  if (!asked.success) return { status: 400, body: { code: "invalid" }, cacheControl: "no-store" };
  try {
    return { status: 200, body: { vacancies: await view.search(asked.data) }, cacheControl: "public, max-age=10" };
  } catch (error) {
    if (error instanceof TooSlow) return { status: 503, body: { code: "too_slow" }, cacheControl: "no-store" };
    throw error;
  }
}
