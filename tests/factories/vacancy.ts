// Companies and vacancies, for tests.
import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { addDays } from "#lib/hiring/rules";
import { localDate } from "#lib/hiring/terms/place";
import * as vacancy from "#lib/hiring/vacancy/vacancy";
import type { vacancyInput } from "#lib/hiring/vacancy/vacancy-schema";
import type { Actor } from "#lib/platform/auth/actor";
import { db } from "#lib/platform/db";
import { type Forum, member, must, speaker } from "./forum.ts";

export type Company = { organisationId: string; sari: Actor };

/** A company with one member, Sari. */
export async function company(): Promise<Company> {
  const sari = await member();
  const { id } = await db.organisation.create({
    data: { name: `PT ${randomUUID()}`, seed: "pt", memberships: { create: { personId: sari.personId, role: "admin" } } },
    select: { id: true },
  });
  return { organisationId: id, sari };
}

/** What Sari fills in. */
export const terms = (organisationId: string, more: Partial<z.output<typeof vacancyInput>> = {}): z.output<typeof vacancyInput> => ({
  organisationId,
  title: "Operator Las Produksi",
  occupation: 7,
  occupationWords: "Tenaga kerja",
  place: "Karawang Timur",
  region: null,
  country: "ID",
  zone: "Asia/Jakarta",
  remote: false,
  contract: "fixed_term",
  contractMonths: 12,
  hours: "Dua shift, 40 jam seminggu",
  currency: "IDR",
  payMin: 5_600_000,
  payMax: 6_100_000,
  payUnit: "month",
  payReason: null,
  openings: 2,
  deadline: addDays(localDate(new Date(), "Asia/Jakarta"), 20),
  description: "Mengelas rangka jok.",
  mustHave: ["Siap kerja shift"],
  niceToHave: [],
  educationMin: "none",
  experienceMonthsMin: 0,
  eitherOr: false,
  vacancyExists: true,
  aiScreening: null,
  startDate: null,
  replyByDays: 14,
  karirhubRef: null,
  questions: [],
  pledgedBy: "Sari M.",
  pledgedRole: "manajer SDM",
  draft: null,
  criteria: [],
  ...more,
});

/** A vacancy that Sari posted. */
export async function posted(at: Company, more: Partial<z.output<typeof vacancyInput>> = {}): Promise<string> {
  return must(await vacancy.post(at.sari, terms(at.organisationId, more))).vacancyId;
}

/** Somebody whose turn began and is over. */
export async function heard(hall: Forum, someone?: Actor) {
  const person = await speaker(hall, someone);
  const at = new Date();
  await db.turn.update({
    where: { id: person.turnId },
    data: { startedAt: new Date(at.getTime() - 60_000), endedAt: at, endedBy: "self" },
    select: { id: true },
  });
  await db.ticket.update({ where: { id: person.ticketId }, data: { state: "done", endedAt: at }, select: { id: true } });
  return person;
}

/** A talk for two that Rina held with somebody of her forum. */
export async function talkedTo(hall: Forum, inviterSeatId: string) {
  const person = await heard(hall);
  const at = new Date();
  const { id } = await db.interview.create({
    data: {
      forumId: hall.roomId,
      inviterSeatId,
      inviteeSeatId: person.seatId,
      state: "ended",
      startedAt: new Date(at.getTime() - 300_000),
      endedAt: at,
    },
    select: { id: true },
  });
  return { ...person, interviewId: id };
}
