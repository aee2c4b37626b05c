// The demo forum as it goes on: people come in, hands are up, turns are led, until the room ends or a person leads it.
import { setTimeout as sleep } from "node:timers/promises";
import { log } from "#lib/platform/log";
import * as forum from "./forum.ts";
import { giveTip, type Leaders, leadOne } from "./leaders.ts";
import { arrive, type Venue } from "./person.ts";
import { parts } from "./program.ts";
import { attend, raise, type Seeker } from "./seeker.ts";

/** Hands of the demo that wait at a time. */
const handsUp = 3;
const lookMs = 1_000;
/** Looks between two times of saying that the sessions are in use. */
const looksPerStay = 60;
/** Turns between two sayings of the moderators. */
const turnsPerTip = 4;

/** Whose turn it is among the accounts; kept from one room to the next. */
let next = 0;

/** Plays in one room until it ends or `stop`. */
export async function play(venue: Venue, stop: AbortSignal): Promise<void> {
  let turns = 0;
  const ending = new AbortController();
  const ended = AbortSignal.any([stop, ending.signal]);
  /** Aborted while a person leads. */
  let script = new AbortController();
  const here = await forum.open();
  const accounts = await forum.seekerIds();
  const leaders: Leaders = new Map();
  const seekers: Seeker[] = [];
  const attending = new Set<Promise<void>>();

  async function gather(): Promise<void> {
    for (const [key, personId] of here.leaderIds) {
      if (leaders.get(key)?.isGone()) {
        await leaders.get(key)?.leave({ keepSeat: true });
        leaders.delete(key);
      }
      if (!leaders.has(key)) leaders.set(key, await arrive(venue, { personId, roomId: here.roomId }));
    }
  }

  /** Sees to it that some hands are up. */
  async function fill(): Promise<void> {
    for (let tries = 0; tries < accounts.length && seekers.length < handsUp && !ended.aborted; tries++) {
      const index = next++ % accounts.length;
      const [personId, part] = [accounts[index], parts[index % parts.length]];
      const seeker = personId && part ? await raise(venue, personId, here.roomId, part) : null;
      if (!seeker) continue;
      seekers.push(seeker);
      const attended = attend(seeker, () => !script.signal.aborted, ended).finally(() => {
        seekers.splice(seekers.indexOf(seeker), 1);
        attending.delete(attended);
      });
      attending.add(attended);
    }
  }

  /** Looks every second who leads; a person who comes ends what the scripted moderators are saying. */
  async function watch(): Promise<void> {
    for (let looks = 0; !ended.aborted; looks++) {
      const isScripted = !(await forum.isLedByPeople(here));
      if (isScripted === script.signal.aborted) {
        log.info({ isScripted }, "who leads the demo forum has changed");
        if (isScripted) script = new AbortController();
        else script.abort();
        await forum.markLeaders(here, isScripted);
      }
      if (looks % looksPerStay === 0) for (const { stay } of [...leaders.values(), ...seekers.map(({ person }) => person)]) await stay();
      await sleep(lookMs, null, { signal: ended }).catch(() => {});
    }
  }

  await forum.tidy(here, accounts);
  await forum.markLeaders(here, true);
  const watching = watch();
  try {
    while (!ended.aborted && (await forum.isOpen(here.roomId))) {
      await fill();
      if (script.signal.aborted) {
        await sleep(lookMs, null, { signal: ended }).catch(() => {});
        continue;
      }
      await gather();
      const signal = AbortSignal.any([ended, script.signal]);
      if (turns % turnsPerTip === 0) await giveTip(leaders, signal);
      if (await leadOne(leaders, seekers, signal)) turns += 1;
      else await giveTip(leaders, signal);
    }
  } finally {
    ending.abort();
    await Promise.all([watching, ...attending, ...[...leaders.values()].map((person) => person.leave({ keepSeat: person.isGone() }))]);
    await forum.markLeaders(here, false);
  }
}
