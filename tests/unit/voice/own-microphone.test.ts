// One's own microphone, opened and closed faster than a browser opens it.
import { expect, test } from "vitest";
import type { Connection } from "#lib/platform/voice/connection";
import { createOwnMicrophone } from "#lib/platform/voice/own-microphone";
import type { Store, VoiceState } from "#lib/platform/voice/state";

/** A connection whose captures begin when the test says so. */
function makeVoice() {
  let state = { microphone: "closed" } as VoiceState;
  let published = 0;
  const starting: (() => void)[] = [];
  const store = {
    get: () => state,
    set: (change: Partial<VoiceState>) => {
      state = { ...state, ...change };
    },
  } as unknown as Store;
  const connection = {
    async publish() {
      await new Promise<void>((resolve) => starting.push(resolve));
      published += 1;
      return "open";
    },
    async unpublish() {
      published = 0;
    },
  } as unknown as Connection;
  const microphone = createOwnMicrophone(
    store,
    () => connection,
    () => {},
  );
  return { microphone, starting, onAir: () => published, shown: () => store.get().microphone };
}

const turns = async () => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};

test("whoever opens, closes and opens again is heard at the end, whichever capture began first", async () => {
  const { microphone, starting, onAir, shown } = makeVoice();
  const first = microphone.open();
  await turns();
  await microphone.close();
  const second = microphone.open();
  await turns();
  starting.at(-1)?.();
  await turns();
  for (const start of starting) start();
  await turns();
  for (const start of starting) start();
  await Promise.all([first, second]);
  expect(shown()).toBe("open");
  expect(onAir()).toBe(1);
});

test("whoever opens and closes at once is not heard", async () => {
  const { microphone, starting, onAir, shown } = makeVoice();
  const opening = microphone.open();
  await turns();
  await microphone.close();
  for (const start of starting) start();
  await opening;
  expect(shown()).toBe("closed");
  expect(onAir()).toBe(0);
});
