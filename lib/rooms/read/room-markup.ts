// The room for search engines: a schema.org Event with an online place. https://schema.org/Event
import "server-only";
import { env } from "#lib/platform/env";
import type { RoomPage } from "../page-view.ts";

/** The text of an `application/ld+json` script, safe inside HTML whatever a title holds. */
export function roomMarkup(page: RoomPage, locale: string): string {
  const event = {
    "@context": "https://schema.org",
    "@type": "Event",
    name: page.title,
    description: page.purpose,
    startDate: new Date(page.startsAt).toISOString(),
    endDate: new Date(page.endedAt ?? page.endsAt).toISOString(),
    eventAttendanceMode: "https://schema.org/OnlineEventAttendanceMode",
    eventStatus: "https://schema.org/EventScheduled",
    isAccessibleForFree: true,
    location: { "@type": "VirtualLocation", url: `${new URL(env().SITE_URL).origin}/${locale}/rooms/${page.roomId}` },
    organizer: page.moderators
      .filter((moderator) => moderator.host)
      .map((moderator) => ({ "@type": moderator.speaksFor ? "Organization" : "Person", name: moderator.speaksFor ?? moderator.name })),
  };
  return JSON.stringify(event).replaceAll("<", "\\u003c");
}
