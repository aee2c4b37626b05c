// What each route handler of the build, and each door of `live`, answers to whom. A handler without a row here fails.
import type { Caller, Scene } from "./scene.ts";

export type Knock = {
  method?: "GET" | "POST";
  path: (scene: Scene) => string;
  body?: unknown;
  /** The status for everybody, and for those who are answered otherwise; a code is a refusal that is answered with 200. */
  status: number;
  but?: Partial<Record<Caller, number | string>>;
  /** A stream, read to its first event; these see the desk in it. */
  desk?: readonly Caller[];
};

const reads = (path: string | Knock["path"], more: Partial<Knock> = {}): Knock => ({
  path: typeof path === "string" ? () => path : path,
  status: 200,
  ...more,
});
const file = (path: string) => [reads(path)];
/** Nobody at all: it takes a secret that no person has. */
const machines = (path: string, status: number, body: unknown): Knock[] => [{ method: "POST", path: () => path, body, status }];
/** A talk is there for its two only. */
const theCompany = { status: 404, but: { colleague: 200 } } as const;
const theTwo = { status: 404, but: { talker: 200, second: 200 } } as const;
export const routes: Record<string, Knock[]> = {
  "/api/auth/[...nextauth]": [
    reads("/api/auth/csrf"),
    reads("/api/auth/providers"),
    reads("/api/auth/session"),
    reads("/api/auth/error?error=Configuration", { status: 302 }),
    // A callback that this browser has not begun, and what of next-auth is not used here.
    reads("/api/auth/callback/demo?code=x&state=x", { status: 302 }),
    reads("/api/auth/callback/credentials", { status: 404 }),
    reads("/api/auth/signout", { status: 404 }),
    ...machines("/api/auth/_log", 404, { level: "error", code: "x" }),
    ...machines("/api/auth/session", 404, { data: {} }),
    ...machines("/api/auth/callback/demo", 404, { code: "x" }),
  ],
  "/api/calendars/rooms/[file]": [
    reads(({ roomId }) => `/api/calendars/rooms/${roomId}.ics?lang=id`),
    reads(({ sideRoomId }) => `/api/calendars/rooms/${sideRoomId}.ics`, { status: 404 }),
    reads("/api/calendars/rooms/no-room.ics", { status: 404 }),
  ],
  "/api/calendars/series/[file]": [
    reads(({ slug }) => `/api/calendars/series/${slug}.ics?lang=id`),
    reads("/api/calendars/series/x.ics", { status: 404 }),
  ],
  "/api/exports/impact.csv": file("/api/exports/impact.csv"),
  "/api/exports/mine/[exportId]": [
    reads(({ people }) => `/api/exports/mine/${people.host}`, { status: 404 }),
    reads("/api/exports/mine/x", { status: 404 }),
  ],
  "/api/feeds/vacancies.rss": [reads("/api/feeds/vacancies.rss?q=las&lang=id"), reads("/api/feeds/vacancies.rss?pay=x&after=y&lang=xx")],
  "/api/health": file("/api/health"),
  "/api/health/live": file("/api/health/live"),
  "/api/hiring/card": [
    reads(({ vacancyId }) => `/api/hiring/card?vacancyId=${vacancyId}`),
    reads("/api/hiring/card?vacancyId=x", { status: 400 }),
  ],
  "/api/hiring/shown": [
    { method: "GET", path: ({ vacancyId }) => `/api/hiring/shown?vacancyId=${vacancyId}`, ...theCompany },
    reads("/api/hiring/shown?vacancyId=x", { status: 400 }),
  ],
  "/api/internal/pages": machines("/api/internal/pages", 404, { tags: null }),
  "/api/me": file("/api/me"),
  // Nothing stands in the profiles of the scene: there is nothing to print.
  "/api/profile/cv.pdf": [reads("/api/profile/cv.pdf?locale=id", { status: 404 }), reads("/api/profile/cv.pdf", { status: 404 })],
  "/api/profile/resume.json": [reads("/api/profile/resume.json", { but: { guest: 404 } })],
  "/api/rooms/[roomId]/entry": [
    { method: "POST", path: ({ sideRoomId }) => `/api/rooms/${sideRoomId}/entry`, body: {}, ...theTwo },
    { method: "POST", path: ({ people }) => `/api/rooms/${people.host}/entry`, body: {}, status: 404 },
    { method: "POST", path: ({ roomId }) => `/api/rooms/${roomId}/entry`, body: { role: "moderator" }, status: 400 },
    { method: "POST", path: ({ roomId }) => `/api/rooms/${roomId}/entry`, body: {}, status: 200, but: { invitee: "banned" } },
  ],
  "/api/rooms/[roomId]/me": [
    reads(({ roomId }) => `/api/rooms/${roomId}/me`),
    reads(({ sideRoomId }) => `/api/rooms/${sideRoomId}/me`, theTwo),
    reads("/api/rooms/x/me", { status: 404 }),
  ],
  "/api/rooms/[roomId]/radar": [
    reads(({ roomId }) => `/api/rooms/${roomId}/radar`),
    // A talk has no radar, not even for its two: who is in it is known to both.
    reads(({ sideRoomId }) => `/api/rooms/${sideRoomId}/radar`, { status: 404 }),
    reads("/api/rooms/x/radar", { status: 404 }),
  ],
  "/api/webhooks/livekit": machines("/api/webhooks/livekit", 401, { event: "room_finished", id: "x" }),
  "/apple-icon.png": file("/apple-icon.png"),
  "/favicon.ico": file("/favicon.ico"),
  "/icon.svg": file("/icon.svg"),
  "/manifest.webmanifest": file("/manifest.webmanifest"),
  "/robots.txt": file("/robots.txt"),
  "/sitemap.xml": file("/sitemap.xml"),
};

/** The doors of the process `live`, which no manifest lists. */
export const liveDoors: Record<string, Knock[]> = {
  "/live": file("/live"),
  "/live/now": file("/live/now"),
  "/live/rooms/[roomId]/events": [
    reads(({ roomId }) => `/live/rooms/${roomId}/events`, { desk: ["host", "moderator", "second"] }),
    reads(({ sideRoomId }) => `/live/rooms/${sideRoomId}/events`, { ...theTwo, desk: [] }),
    reads("/live/rooms/x/events", { status: 404 }),
  ],
  "/live/rooms/[roomId]/beat": [
    reads(({ roomId }) => `/live/rooms/${roomId}/beat`, { status: 204 }),
    reads(({ sideRoomId }) => `/live/rooms/${sideRoomId}/beat`, { status: 204 }),
    reads("/live/rooms/x/beat", { status: 404 }),
  ],
  "/live/rtc": [
    reads("/live/rtc/v1/validate", { status: 401 }),
    reads("/live/rtc/validate?access_token=x.y.z", { status: 401 }),
    reads(({ roomId }) => `/live/rtc/v1/validate?access_token=${roomId}`, { status: 401 }),
  ],
  "/live/anything": [reads("/live/anything", { status: 404 })],
};
