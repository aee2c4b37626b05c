// A block between two people as LiveKit carries it out: the two do not hear each other, everybody else hears both, also after one came back.
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import * as block from "#lib/disclosure/block";
import { db } from "#lib/platform/db";
import * as server from "#lib/platform/voice/server";
import * as seatBlock from "#lib/rooms/seat/seat-block";
import { reconcile } from "#lib/rooms/voice/reconcile";
import * as webhookInbox from "#lib/rooms/voice/webhook-inbox";
import { listener, must, seated, speaker } from "#tests/factories/forum";
import { arrive, hall, openHall } from "#tests/fakes/hall";
import { hears, speak, tones, untilHears, untilSilent } from "#tests/fakes/tone";

openHall();

test("L-24 two in a block do not hear each other, third parties hear both, also after one of them came back, and hear again once it is taken back", async () => {
  const [rina, one, other, third] = [await seated(hall, hall.rina), await speaker(hall), await speaker(hall), await listener(hall)];
  const [host, mine, theirs, thirds] = [await arrive(rina), await arrive(one), await arrive(other), await arrive(third)];
  const guide = { identity: rina.voiceId, hertz: tones[2] };
  await speak(host.room, guide.hertz);
  await speak(mine.room, tones[0]);
  await speak(theirs.room, tones[1]);
  await Promise.all([untilHears(theirs, one.voiceId, tones[0]), untilHears(mine, other.voiceId, tones[1])]);

  must(await seatBlock.add(one, { seatId: other.seatId }));
  await Promise.all([untilSilent(theirs, one.voiceId, tones[0], guide), untilSilent(mine, other.voiceId, tones[1], guide)]);
  const from = performance.now();
  await Promise.all([untilHears(thirds, one.voiceId, tones[0]), untilHears(thirds, other.voiceId, tones[1])]);
  expect(hears(theirs, one.voiceId, tones[0], from)).toBe(false);

  // Back in another connection, which LiveKit subscribes to everybody: the webhook of it is the first to say so.
  await theirs.leave();
  const back = await arrive(other);
  const [kept] = ((await server.listParticipants(hall.voiceRoom)) ?? []).filter(({ voiceId }) => voiceId === other.voiceId);
  const id = randomUUID();
  await webhookInbox.receive(id, {
    event: "participant_joined",
    voiceRoom: hall.voiceRoom,
    voiceId: other.voiceId,
    sid: kept?.sid ?? "",
    isMicrophone: false,
  });
  await webhookInbox.workOff(id);
  await untilSilent(back, one.voiceId, tones[0], guide);

  // The same without a webhook: the reconciler repeats it.
  await back.leave();
  const again = await arrive(other);
  await reconcile();
  await untilSilent(again, one.voiceId, tones[0], guide);

  const [entry] = await block.list(one);
  must(await seatBlock.remove(one, { blockId: entry?.blockId ?? "" }));
  await untilHears(again, one.voiceId, tones[0]);
});

test("whoever is kept apart and moderates by now is heard and hears, and is kept apart again afterwards", async () => {
  const [rina, one, other] = [await seated(hall, hall.rina), await speaker(hall), await speaker(hall)];
  const [host, mine, theirs] = [await arrive(rina), await arrive(one), await arrive(other)];
  const guide = { identity: rina.voiceId, hertz: tones[2] };
  await speak(host.room, guide.hertz);
  await speak(mine.room, tones[0]);
  await speak(theirs.room, tones[1]);
  const apart = () => Promise.all([untilSilent(theirs, one.voiceId, tones[0], guide), untilSilent(mine, other.voiceId, tones[1], guide)]);
  const become = async (role: "moderator" | "speaker") => {
    await db.seat.update({ where: { id: other.seatId }, data: { role }, select: { id: true } });
    await reconcile();
  };
  must(await seatBlock.add(one, { seatId: other.seatId }));
  await apart();
  await become("moderator");
  await Promise.all([untilHears(theirs, one.voiceId, tones[0]), untilHears(mine, other.voiceId, tones[1])]);
  await become("speaker");
  await apart();
});
