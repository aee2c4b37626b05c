// Any search as RSS: /api/feeds/vacancies.rss?lang=id with the parameters of the search's own address.
import { hasLocale } from "next-intl";
import { vacancyFeed } from "#lib/hiring/search/feed";
import { readSearch } from "#lib/hiring/search/vacancy-filter";
import { routing } from "#lib/i18n/routing";
import { TooSlow } from "#lib/platform/slow-reads";

export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const wish = searchParams.get("lang");
  const locale = hasLocale(routing.locales, wish) ? wish : routing.defaultLocale;
  try {
    const { body, etag } = await vacancyFeed(readSearch(searchParams, locale), locale);
    const headers = { etag, "cache-control": "public, max-age=300" };
    const known = (request.headers.get("if-none-match") ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));
    if (known.includes(etag)) return new Response(null, { status: 304, headers });
    return new Response(body, { headers: { ...headers, "content-type": "application/rss+xml; charset=utf-8" } });
  } catch (error) {
    // Readers of feeds come again by themselves.
    if (error instanceof TooSlow)
      return new Response(null, { status: 503, headers: { "retry-after": "300", "cache-control": "no-store" } });
    throw error;
  }
}
