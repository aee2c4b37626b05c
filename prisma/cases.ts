// Reports of the demo world, so that the desk of cases shows one of each: a fresh one, a request to remove words, one that only officers decide, one that is decided.
import { randomUUID } from "node:crypto";
import type { PrismaClient } from "#lib/platform/generated/prisma/client";
import { randomToken } from "#lib/platform/secret/random";
import { hoursFor, keepDays } from "#lib/reports/ladder";
import { karawang } from "./cast.ts";
import type { World } from "./world.ts";

const hour = 3_600_000;

type About = {
  subject: "person" | "vacancy" | "words";
  subjectId: string;
  subjectName: string;
  seriesId?: string | null;
  organisationId?: string | null;
  roomId?: string | null;
  seatId?: string | null;
  personId?: string | null;
};

/** After the past and the lives: it takes two speakers of the forum before the last, and a vacancy. */
export async function fillCases(db: PrismaClient, world: World, now: Date): Promise<void> {
  const seriesId = world.series.get(karawang.slug);
  if (!seriesId) return;
  const named = [...world.people.values()];
  const seats = await db.seat.findMany({
    where: { room: { seriesId, phase: "ended" }, persona: { isNot: null }, personId: { notIn: named } },
    select: { id: true, roomId: true, personId: true, persona: { select: { id: true, name: true } } },
    orderBy: { takenAt: "desc" },
    take: 2,
  });
  const [asked, warned] = seats.flatMap(({ id, roomId, personId, persona }) =>
    persona ? [{ subject: "person" as const, subjectId: persona.id, subjectName: persona.name, roomId, seatId: id, personId }] : [],
  );
  if (asked)
    await file(db, { ...asked, seriesId }, "money", new Date(now.getTime() - 2 * hour), {
      reporterId: world.people.get("putri"),
      words: "Setelah gilirannya ia menawarkan tempat lebih awal dan meminta biaya pendaftaran.",
    });
  const vacancy = await db.vacancy.findFirst({
    where: { title: "Staf Gudang Malam" },
    select: { id: true, title: true, organisationId: true },
  });
  if (vacancy)
    await file(
      db,
      { subject: "vacancy", subjectId: vacancy.id, subjectName: vacancy.title, organisationId: vacancy.organisationId },
      "impostor",
      new Date(now.getTime() - 5 * hour),
      { reporterId: world.people.get("joko"), words: "Nomor telepon di gerbang berbeda dari yang disebut di ruang. Mohon diperiksa." },
    );
  await file(db, { subject: "words", subjectId: randomUUID(), subjectName: "" }, "words", new Date(now.getTime() - 9 * hour), {
    reporterId: world.people.get("putri"),
    words: "0812 3456 7890",
  });
  if (!warned) return;
  const at = new Date(now.getTime() - 70 * hour);
  const later = (hours: number) => new Date(at.getTime() + hours * hour);
  const caseId = await file(db, { ...warned, seriesId }, "advert", at, {
    reporterId: world.people.get("agus"),
    words: "Menjual pulsa selama gilirannya.",
  });
  const rina = world.people.get("rina") ?? null;
  await db.caseStatement.create({
    data: {
      caseId,
      side: "reported",
      question: "Apa yang Anda tawarkan selama giliran?",
      askedById: rina,
      askedAt: later(3),
      words: "Pulsa untuk teman. Saya tidak tahu bahwa itu dilarang.",
      answeredAt: later(9),
    },
    select: { id: true },
  });
  await db.caseDecision.create({
    data: {
      caseId,
      round: 0,
      rung: "warning",
      reason: "Giliran bicara untuk mencari kerja, bukan untuk berjualan.",
      byId: rina,
      at: later(20),
      carriedOutAt: later(20),
    },
    select: { id: true },
  });
  await db.conductCase.update({ where: { id: caseId }, data: { state: "decided" }, select: { id: true } });
}

async function file(
  db: PrismaClient,
  about: About,
  category: keyof typeof hoursFor,
  at: Date,
  { reporterId, words }: { reporterId: string | undefined; words: string },
): Promise<string> {
  const { id } = await db.conductCase.create({
    data: {
      ...about,
      category,
      officersOnly: about.subject !== "person",
      openedAt: at,
      dueAt: new Date(at.getTime() + hoursFor[category] * hour),
      keepUntil: new Date(at.getTime() + keepDays * 24 * hour),
      reports: {
        create: { reporterId: reporterId ?? null, draftId: randomUUID(), codeDigest: randomToken(), category, isVouched: true, words, at },
      },
    },
    select: { id: true },
  });
  return id;
}
