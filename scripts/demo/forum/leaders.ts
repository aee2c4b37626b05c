// The two scripted moderators: they call, ask, advise and log what came of it, until a person takes over.
import { setTimeout as sleep } from "node:timers/promises";
import * as outcome from "#lib/hiring/outcome/outcome";
import { db } from "#lib/platform/db";
import { log } from "#lib/platform/log";
import * as stage from "#lib/rooms/stage/stage";
import * as turn from "#lib/rooms/stage/turn";
import type { Person } from "./person.ts";
import { type Clip, calls, clipsOf, type Language, leaders, thanks, tips } from "./program.ts";
import { aborted, confirm, type Seeker } from "./seeker.ts";

const lookMs = 500;
/** Milliseconds between two voices. */
const breathMs = 500;
/** Milliseconds a visitor is heard at most past the end of the turn. */
const overtimeMs = 15_000;
/** Nothing that is said here takes longer. */
const longestClipMs = 45_000;
const jumpReason = "Pengunjung didahulukan di forum contoh";

export type Leaders = Map<string, Person>;

export const leaderOf = (there: Leaders, language: Language): Person | undefined => there.get(leaders[language].key);

async function say(there: Leaders, language: Language, clip: Clip, stop: AbortSignal): Promise<void> {
  const person = leaderOf(there, language);
  if (!person) return;
  // An open microphone costs a fortieth of a core though nobody speaks: one at a time is open.
  for (const other of there.values()) if (other !== person) await other.closeMicrophone();
  await person.openMicrophone();
  await person.say(clip, stop);
  await sleep(breathMs);
}

let tipsGiven = 0;

/** One of the sayings between two turns. */
export async function giveTip(there: Leaders, stop: AbortSignal): Promise<void> {
  const tip = tips[tipsGiven++ % tips.length];
  if (tip) await say(there, tip.language, tip, stop);
}

/** Calls the next hand, a visitor's before the demo's own, and leads its turn to the end. False when no hand is up. */
export async function leadOne(there: Leaders, seekers: readonly Seeker[], stop: AbortSignal): Promise<boolean> {
  const chief = leaderOf(there, "id");
  if (!chief || stop.aborted) return false;
  const { roomId } = chief;
  const visitor = await visitorsHand(roomId, seekers);
  const called = await stage.call(chief.actor, { roomId, ...(visitor ? { ticketId: visitor, reason: jumpReason } : {}) });
  if (!called.ok) return false;
  const { ticketId } = called.value;
  const seeker = seekers.find((one) => one.ticketId === ticketId);
  await (seeker ? leadSeeker(there, seeker, stop) : leadVisitor(there, chief, ticketId, stop));
  return true;
}

/** The ticket of a hand that is none of the demo's. */
async function visitorsHand(roomId: string, seekers: readonly Seeker[]): Promise<string | null> {
  const found = await db.ticket.findFirst({
    where: { roomId, state: "queued", id: { notIn: seekers.map(({ ticketId }) => ticketId) }, seat: { awayAt: null } },
    orderBy: { number: "asc" },
    select: { id: true },
  });
  return found?.id ?? null;
}

async function leadSeeker(there: Leaders, seeker: Seeker, stop: AbortSignal): Promise<void> {
  const { part, cue, done } = seeker;
  const { language } = part;
  const clips = clipsOf(part);
  /** Waits for the seeker, who may be gone, and never answers then. */
  const until = (what: { promise: Promise<void> }) => Promise.race([what.promise, aborted(stop), sleep(longestClipMs)]);
  await say(there, language, calls[language], stop);
  cue.called.resolve();
  await until(done.pitched);
  await sleep(breathMs);
  await say(there, language, clips.question, stop);
  cue.asked.resolve();
  await until(done.answered);
  await sleep(breathMs);
  await say(there, language, clips.advice, stop);
  if (!stop.aborted) await logOutcome(there, seeker);
  cue.advised.resolve();
  await until(done.left);
}

async function logOutcome(there: Leaders, seeker: Seeker): Promise<void> {
  const { turnId, part } = seeker;
  const leader = leaderOf(there, part.language);
  if (!turnId || !leader) return;
  const { code, note, aboutPinned } = part.outcome;
  const vacancyId = aboutPinned ? await pinnedVacancy(leader.roomId) : null;
  if (aboutPinned && !vacancyId) return;
  const logged = await outcome.log(leader.actor, { turnId, interviewId: null, code, vacancyId, note });
  if (!logged.ok) return void log.warn({ code: logged.code }, "outcome of the demo not logged");
  await confirm(seeker, logged.value.outcomeId);
}

async function pinnedVacancy(roomId: string): Promise<string | null> {
  const pin = await db.pin.findFirst({ where: { roomId, unpinnedAt: null }, orderBy: { pinnedAt: "desc" }, select: { vacancyId: true } });
  return pin?.vacancyId ?? null;
}

/** Somebody real was called: they speak as long as a turn is, and are thanked. */
async function leadVisitor(there: Leaders, chief: Person, ticketId: string, stop: AbortSignal): Promise<void> {
  await say(there, "id", calls.guest, stop);
  while (!stop.aborted) {
    const found = await db.ticket.findUnique({ where: { id: ticketId }, select: { state: true } });
    if (found?.state !== "called" && found?.state !== "on_stage") break;
    const running = await db.turn.findFirst({
      where: { ticketId, endedAt: null },
      select: { id: true, seconds: true, startedAt: true, grantedAt: true },
    });
    const since = running?.startedAt ?? running?.grantedAt;
    if (running && since && Date.now() - since.getTime() > running.seconds * 1_000 + overtimeMs)
      await turn.end(chief.actor, { turnId: running.id });
    await sleep(lookMs);
  }
  const { endedAt } = (await db.turn.findFirst({ where: { ticketId }, select: { endedAt: true } })) ?? {};
  if (endedAt) await say(there, "id", thanks, stop);
}
