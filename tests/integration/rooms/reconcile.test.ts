// What LiveKit listed is older than what it says meanwhile.
import { expect, test, vi } from "vitest";
import { db } from "#lib/platform/db";
import { listParticipants, type Voice } from "#lib/platform/voice/server";
import * as presence from "#lib/rooms/seat/presence";
import { reconcile } from "#lib/rooms/voice/reconcile";
import { forum, listener } from "#tests/factories/forum";

vi.mock("#lib/platform/voice/availability", () => ({ isVoiceOn: () => true }));
vi.mock("#lib/platform/voice/server", () => ({
  listRooms: async () => [],
  createRoom: async () => undefined,
  deleteRoom: async () => undefined,
  removeVoices: async () => undefined,
  listParticipants: vi.fn(),
}));

const sidOf = async (seatId: string) => (await db.seat.findUniqueOrThrow({ where: { id: seatId }, select: { voiceSid: true } })).voiceSid;

test("a voice that connects anew while the reconciler listens keeps its new connection, and an older one is written when nothing came since", async () => {
  const hall = await forum();
  const person = await listener(hall);
  const before: Voice = {
    voiceId: person.voiceId,
    sid: "PA_before",
    canPublish: false,
    canSubscribe: true,
    isHidden: true,
    publishes: false,
  };
  const listing = vi.mocked(listParticipants);
  listing.mockImplementation(async (voiceRoom) => {
    if (voiceRoom !== hall.voiceRoom) return null;
    await presence.seen(person.voiceId, "PA_anew");
    return [before];
  });
  await reconcile();
  expect(await sidOf(person.seatId)).toBe("PA_anew");
  await presence.left(person.voiceId, "PA_anew");
  listing.mockImplementation(async (voiceRoom) => (voiceRoom === hall.voiceRoom ? [{ ...before, sid: "PA_later" }] : null));
  await reconcile();
  expect(await sidOf(person.seatId)).toBe("PA_later");
});
