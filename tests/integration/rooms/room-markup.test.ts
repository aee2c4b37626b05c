import { expect, test } from "vitest";
import type { RoomPage } from "#lib/rooms/page-view";
import { roomMarkup } from "#lib/rooms/read/room-markup";

const page = { roomId: "r", startsAt: 0, endsAt: 3_600_000, endedAt: null } as unknown as RoomPage;

test("no title, purpose or name of a moderator ends the script that it stands in", () => {
  const text = "</script><img src=x onerror=alert(1)><!--";
  const moderators = [{ name: text, host: true, speaksFor: null }] as unknown as RoomPage["moderators"];
  const markup = roomMarkup({ ...page, title: text, purpose: text, moderators }, "id");
  expect(markup).not.toContain("<");
  expect(JSON.parse(markup)).toMatchObject({ name: text, description: text, organizer: [{ name: text }] });
});
