// What search engines and calendar services may read: everything that is public, calendars among it. Where the site lives is known only when it runs.
import type { MetadataRoute } from "next";
import { env } from "#lib/platform/env";

export const dynamic = "force-dynamic";

export default function robots(): MetadataRoute.Robots {
  const site = new URL(env().SITE_URL).origin;
  const own = ["account", "privacy", "me", "employer", "admin", "mailbox", "sign-in", "sign-up", "interviews", "offline", "search"];
  return {
    rules: { userAgent: "*", allow: ["/", "/api/calendars/"], disallow: ["/api/", "/live/", ...own.map((path) => `/*/${path}`)] },
    sitemap: `${site}/sitemap.xml`,
  };
}
