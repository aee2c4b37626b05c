// Where a browser goes after signing out: it forgets what it kept of the person (drafts, cached answers, the page for offline) and goes on.
import { hasLocale } from "next-intl";
import { routing } from "#lib/i18n/routing";
import { currentActor } from "#lib/platform/auth/request";

/** Where one may go from here; anything else is the front page. */
const ways = new Set(["", "/sign-in?next=/admin"]);

export async function GET(request: Request): Promise<Response> {
  const asked = new URL(request.url).searchParams;
  const [lang, next] = [asked.get("lang"), asked.get("next") ?? ""];
  const location = `/${hasLocale(routing.locales, lang) ? lang : routing.defaultLocale}${ways.has(next) ? next : ""}`;
  // Whoever is signed in was sent here by somebody else.
  const isOut = (await currentActor()) === null;
  return new Response(null, {
    status: 303,
    headers: { location, "cache-control": "no-store", ...(isOut ? { "clear-site-data": '"cache", "storage"' } : {}) },
  });
}
