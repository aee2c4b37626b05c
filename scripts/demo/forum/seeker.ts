// A seeker of the demo forum: raises a hand, accepts the call, speaks, answers and leaves the stage. Whether a script or a person
// moderates makes no difference to them, except for what they wait for.
import { setTimeout as sleep } from "node:timers/promises";
import * as outcome from "#lib/hiring/outcome/outcome";
import { db } from "#lib/platform/db";
import { log } from "#lib/platform/log";
import * as stage from "#lib/rooms/stage/stage";
import * as ticket from "#lib/rooms/stage/ticket";
import * as turn from "#lib/rooms/stage/turn";
import { mark } from "../mark.ts";
import { arrive, type Person, type Venue } from "./person.ts";
import { clipsOf, type Part } from "./program.ts";

/** Milliseconds between two looks at what became of the ticket. */
const lookMs = 500;
/** Milliseconds that a seeker waits for a person's question, and for a person's advice. */
const listenMs = 5_000;

type Step = { promise: Promise<void>; resolve: () => void };
const step = (): Step => Promise.withResolvers<void>();

export type Seeker = {
  person: Person;
  part: Part;
  ticketId: string;
  /** Known once the call was accepted. */
  turnId: string | null;
  /** What a scripted moderator says is over: the call, the question, the advice. */
  cue: { called: Step; asked: Step; advised: Step };
  /** What the seeker has done. */
  done: { accepted: Step; pitched: Step; answered: Step; left: Step };
};

/** Comes in and raises a hand; null where that is refused, such as so soon after the last turn. */
export async function raise(venue: Venue, personId: string, roomId: string, part: Part): Promise<Seeker | null> {
  const person = await arrive(venue, { personId, roomId, name: `${part.name}${mark}` });
  const raised = await ticket.raise(person.actor, { roomId, card: part.card, pinRef: null });
  if (!raised.ok) {
    await person.leave();
    return null;
  }
  return {
    person,
    part,
    ticketId: raised.value.ticketId,
    turnId: null,
    cue: { called: step(), asked: step(), advised: step() },
    done: { accepted: step(), pitched: step(), answered: step(), left: step() },
  };
}

/** Waits for the call, takes the turn and goes. `isScripted`: the moderators are the demo's own. Never rejects. */
export async function attend(seeker: Seeker, isScripted: () => boolean, stop: AbortSignal): Promise<void> {
  const over = new AbortController();
  const end = AbortSignal.any([stop, over.signal]);
  try {
    if (!(await isCalled(seeker, end))) return;
    const watching = untilOffStage(seeker, end).then(() => over.abort());
    await speak(seeker, isScripted, end);
    over.abort();
    await watching;
  } catch (error) {
    log.warn({ err: error }, "a seeker of the demo gave up");
  } finally {
    over.abort();
    await seeker.person.leave();
    for (const { resolve } of Object.values(seeker.done)) resolve();
  }
}

const stateOf = async ({ ticketId }: Seeker) =>
  (await db.ticket.findUnique({ where: { id: ticketId }, select: { state: true } }))?.state ?? "closed";

/** True as soon as the hand is called; false when it is down. */
async function isCalled(seeker: Seeker, end: AbortSignal): Promise<boolean> {
  while (!end.aborted && !seeker.person.isGone()) {
    const state = await stateOf(seeker);
    if (state === "called") return true;
    if (state !== "queued" && state !== "held") return false;
    await sleep(lookMs);
  }
  return false;
}

async function untilOffStage(seeker: Seeker, end: AbortSignal): Promise<void> {
  while (!end.aborted && !seeker.person.isGone()) {
    await sleep(lookMs);
    const state = await stateOf(seeker);
    if (state !== "called" && state !== "on_stage") return;
  }
}

async function speak(seeker: Seeker, isScripted: () => boolean, end: AbortSignal): Promise<void> {
  const { person, part, ticketId, cue, done } = seeker;
  const clips = clipsOf(part);
  const accepted = await stage.accept(person.actor, { ticketId });
  if (!accepted.ok) return;
  const { turnId } = accepted.value;
  seeker.turnId = turnId;
  await person.openMicrophone();
  await turn.begin(person.actor, { turnId });
  done.accepted.resolve();
  // A person who moderates gives no cue: then the seeker waits as long as people do.
  const wait = (what: Step) => Promise.race([what.promise, isScripted() ? aborted(end) : sleep(listenMs, undefined, { signal: end })]);
  if (isScripted()) await Promise.race([cue.called.promise, aborted(end)]);
  await person.say(clips.pitch, end);
  done.pitched.resolve();
  await wait(cue.asked);
  await person.say(clips.answer, end);
  done.answered.resolve();
  await wait(cue.advised);
  await turn.stepDown(person.actor, { turnId });
  await person.closeMicrophone();
}

/** Says that what was logged about the turn is so. */
export const confirm = ({ person }: Seeker, outcomeId: string) => outcome.confirm(person.actor, { outcomeId });

/** Resolves when the signal is given. */
export const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => (signal.aborted ? resolve() : signal.addEventListener("abort", () => resolve(), { once: true })));
