// The public pages in all their languages.
import type { MetadataRoute } from "next";
import { latestVacancies } from "#lib/hiring/loaders";
import { routing } from "#lib/i18n/routing";
import { env } from "#lib/platform/env";
import { liveRooms, upcomingRooms } from "#lib/rooms/loaders";

export const dynamic = "force-dynamic";

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const site = new URL(env().SITE_URL).origin;
  const [live, next, vacancies] = await Promise.all([liveRooms(), upcomingRooms(40), latestVacancies(500)]);
  const forums = new Set([...live, ...next].map((room) => room.slug));
  const paths = [
    "",
    "/schedule",
    "/vacancies",
    "/impact",
    "/impact/method",
    "/promises",
    ...Array.from(forums, (slug) => `/series/${slug}`),
    ...vacancies.lines.map((line) => `/vacancies/${line.vacancyId}`),
  ];
  return paths.flatMap((path) => {
    const languages = Object.fromEntries(routing.locales.map((locale) => [locale, `${site}/${locale}${path}`]));
    return routing.locales.map((locale) => ({ url: `${site}/${locale}${path}`, alternates: { languages } }));
  });
}
