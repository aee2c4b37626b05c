// The session of somebody on stage ends, and this browser hears of it in several ways whose order nobody knows: by the stream's goodbye, by
// a snapshot without their seat, by a stream that is refused, by an entry that answers as to a guest. The first one counts, whichever it is.
import { expect, test, vi } from "vitest";
import { roomScreen } from "#lib/rooms/screen/room-screen";
import type { SelfView, Snapshot } from "#lib/rooms/view";
import { answers, line, pageOfEachTest } from "#tests/fakes/page";
import { createRoomConnection, type RoomConnection } from "../../../components/rooms/connection/room-connection.ts";

pageOfEachTest();

const view = { roomId: "room", phase: "open", handsOpen: true, locked: false, stage: [], turns: [] } as unknown as Snapshot["public"];
const onStage = {
  seatId: "s",
  role: "speaker",
  locked: false,
  decision: null,
  ticket: null,
  turnId: "t",
  interview: null,
  out: null,
} as unknown as SelfView;

let revision = 0;
const tell = (self: SelfView | null) =>
  line().say("snapshot", { revision: ++revision, now: 0, beatMs: 1_500, snapshot: { public: view, moderators: null, self } });

/** What the next entry answers; `held` answers only when it is let go. */
function entryAnswers(seatId: string, held?: Promise<void>) {
  const value = { seatId, role: "speaker", persona: { name: "", seed: "" }, pass: "", wsUrl: "/live", voiceOff: null };
  const answer = async () => {
    await held;
    return Response.json({ ok: true, value });
  };
  answers.set("/api/rooms/room/entry", answer as unknown as () => Response);
}

/** A speaker in the room, whose screen looks at it, with all that the connection went through since. */
async function speaker() {
  vi.useFakeTimers();
  entryAnswers("s");
  const room = createRoomConnection("room");
  room.watch();
  await room.listen();
  tell(onStage);
  expect(room.getState().entry).toBe("inside");
  const seen: string[] = [];
  room.subscribe(() => seen.push(room.getState().entry));
  return { room, seen };
}

const isOut = (room: RoomConnection) => {
  expect(room.getState()).toMatchObject({ entry: "outside", refusal: "signed_out", voice: { microphone: "closed" } });
  expect(roomScreen(room.getState(), true)).toMatchObject({ at: "out", out: { cause: "signed_out" } });
};

type Signal = "a goodbye" | "a snapshot without a seat" | "a guest's seat";
const signals: Record<Signal, (room: RoomConnection) => Promise<void>> = {
  "a goodbye": async () => line().say("bye", { delayMs: 0, reason: "signed_out" }),
  "a snapshot without a seat": async () => tell(null),
  "a guest's seat": async (room: RoomConnection) => {
    entryAnswers("guest");
    if (room.getState().entry === "inside") await room.listen();
  },
};

const orders = (left: readonly Signal[]): Signal[][] =>
  left.length === 0 ? [[]] : left.flatMap((first) => orders(left.filter((one) => one !== first)).map((rest) => [first, ...rest]));

test.each(orders(Object.keys(signals) as Signal[]).map((order) => [order.join(", then "), order] as const))(
  "a speaker who signed out elsewhere is out by the first sign and stays out: %s",
  async (_name, order) => {
    const { room, seen } = await speaker();
    for (const signal of order) {
      await signals[signal](room);
      isOut(room);
    }
    expect(seen.slice(seen.indexOf("outside"))).not.toContain("inside");
  },
);

test.each(["a goodbye", "a snapshot without a seat"] as const)(
  "an entry that was asked for before %s and answers after it does not bring the speaker back as a guest",
  async (signal) => {
    const { room, seen } = await speaker();
    const { promise, resolve } = Promise.withResolvers<void>();
    entryAnswers("guest", promise);
    const entering = room.listen();
    await signals[signal](room);
    isOut(room);
    resolve();
    await entering;
    isOut(room);
    expect(seen.slice(seen.indexOf("outside"))).not.toContain("inside");
  },
);

test("a new token of the same session ends nothing, and the end of the session after it ends everything", async () => {
  const { room } = await speaker();
  line().say("bye", { delayMs: 2_500, reason: "renewed" });
  vi.advanceTimersByTime(2_500);
  tell(onStage);
  expect(room.getState().entry).toBe("inside");
  tell(null);
  isOut(room);
});

test("whoever was put out that way comes in again by a tap of their own, as the seat that they are given", async () => {
  const { room } = await speaker();
  await signals["a goodbye"](room);
  entryAnswers("guest");
  await room.listen();
  expect(room.getState()).toMatchObject({ entry: "inside", refusal: null });
});
