// What the named people of the demo world have done in the last days, so that none of their pages is empty: turns, what came of them,
// applications in every state, an interview tomorrow, a hire that waits for its employer, an outcome that was disputed.
import type { Prisma, PrismaClient } from "#lib/platform/generated/prisma/client";
import { randomId } from "#lib/platform/secret/random";
import { karawang } from "./cast.ts";
import type { World } from "./world.ts";

const hour = 3_600_000;
const day = 24 * hour;

type Card = { roleWanted: string; field: string; city: string; line: string };
type Outcome = {
  code: Prisma.OutcomeCreateManyInput["code"];
  by: string;
  note?: string;
  vacancy?: string;
  answer?: "confirmed" | { disputed: string };
};
type Application = { vacancy: string; daysAgo: number; state: "applied" | "seen" | "contacted" | "rejected" | "withdrawn" };
type Life = {
  key: string;
  series: string;
  /** What the person is called in the forum. */
  name: string;
  card: Card;
  /** The forum before the last, or one further back. */
  forumsAgo: number;
  outcomes: Outcome[];
  applications: Application[];
};

const lives: readonly Life[] = [
  {
    key: "agus",
    series: karawang.slug,
    name: "Kemuning 207",
    card: { roleWanted: "Operator las", field: "Manufaktur", city: "Karawang Barat", line: "Las SMAW dan GMAW, lima tahun, siap shift" },
    forumsAgo: 0,
    outcomes: [
      { code: "advice", by: "rina", note: "Tulis posisi las 3G di baris pertama CV.", answer: "confirmed" },
      {
        code: "interview_booked",
        by: "hanan",
        vacancy: "Operator Las Produksi",
        note: "Wawancara besok pukul 10.00 di gerbang barat PT Rangka Nusantara. Bawa sertifikat asli.",
      },
    ],
    applications: [
      { vacancy: "Operator Las Produksi", daysAgo: 3, state: "contacted" },
      { vacancy: "Teknisi Perawatan Mesin", daysAgo: 5, state: "seen" },
      { vacancy: "Pemeriksa Mutu", daysAgo: 12, state: "rejected" },
    ],
  },
  {
    key: "putri",
    series: karawang.slug,
    name: "Melati 481",
    card: { roleWanted: "Staf gudang", field: "Gudang", city: "Klari", line: "Pertama kali mencari kerja, bisa lembar kerja" },
    forumsAgo: 1,
    outcomes: [{ code: "advice", by: "dewi", note: "Sebutkan kegiatan sekolah yang Anda pimpin; itu pengalaman juga." }],
    applications: [
      { vacancy: "Magang Administrasi Gudang", daysAgo: 1, state: "applied" },
      { vacancy: "Staf Gudang Malam", daysAgo: 4, state: "seen" },
    ],
  },
  {
    key: "joko",
    series: karawang.slug,
    name: "Rajawali 355",
    card: { roleWanted: "Operator forklift", field: "Gudang", city: "Telukjambe", line: "SIO aktif, tiga tahun tanpa kecelakaan" },
    forumsAgo: 2,
    outcomes: [
      { code: "referred", by: "bayu", vacancy: "Operator Forklift", answer: "confirmed" },
      {
        code: "interviewed",
        by: "rina",
        vacancy: "Pemeriksa Mutu",
        note: "Sudah bertemu bagian mutu.",
        answer: { disputed: "Saya belum pernah dipanggil untuk lowongan ini." },
      },
    ],
    applications: [
      { vacancy: "Operator Forklift", daysAgo: 2, state: "contacted" },
      { vacancy: "Staf Gudang Malam", daysAgo: 9, state: "withdrawn" },
    ],
  },
  {
    key: "fatimah",
    series: "multaqa-al-khaleej",
    name: "ياسمين 512",
    card: { roleWanted: "ممرضة", field: "الصحة", city: "الرياض", line: "ست سنوات في العناية المركزة" },
    forumsAgo: 0,
    outcomes: [{ code: "advice", by: "saleh", note: "ابدئي برخصة المزاولة، ثم عدد سنوات العناية المركزة." }],
    applications: [
      { vacancy: "Penerjemah Arab lepas", daysAgo: 2, state: "applied" },
      { vacancy: "Perawat Gigi", daysAgo: 6, state: "seen" },
    ],
  },
];

export async function fillLives(db: PrismaClient, world: World, now: Date): Promise<void> {
  for (const life of lives) {
    await fillTurn(db, world, life);
    for (const application of life.applications) await apply(db, world, now, life, application);
  }
  await leaveAHireOpen(db, world);
}

const idIn = (ids: Map<string, string>, key: string): string => {
  const id = ids.get(key);
  if (!id) throw new Error(`the demo world has no ${key}`);
  return id;
};

/** A turn in one of the forums that have been, with what came of it. */
async function fillTurn(db: PrismaClient, world: World, { key, series, name, card, forumsAgo, outcomes }: Life): Promise<void> {
  const personId = idIn(world.people, key);
  const seriesId = idIn(world.series, series);
  const [room] = await db.room.findMany({
    where: { seriesId, kind: "forum", phase: "ended" },
    orderBy: { startsAt: "desc" },
    skip: forumsAgo,
    take: 1,
    select: { id: true, startsAt: true, endsAt: true, ticketCount: true, turnSeconds: true },
  });
  if (!room) return;
  const at = new Date(room.endsAt.getTime() - hour / 2);
  const ended = new Date(at.getTime() + 96_000);
  const { id: personaId } = await db.persona.create({
    data: { personId, spaceId: seriesId, name, seed: randomId(12), createdAt: room.startsAt },
    select: { id: true },
  });
  const times = { takenAt: room.startsAt, seenAt: ended, leftAt: room.endsAt };
  const { id: seatId } = await db.seat.create({
    data: { roomId: room.id, personId, personaId, voiceId: randomId(26), ...times },
    select: { id: true },
  });
  const number = room.ticketCount + 1;
  await db.room.update({ where: { id: room.id }, data: { ticketCount: number }, select: { id: true } });
  const { id: ticketId } = await db.ticket.create({
    data: {
      roomId: room.id,
      seatId,
      number,
      state: "done",
      ...card,
      firstTime: true,
      raisedAt: new Date(at.getTime() - hour / 4),
      calledAt: at,
      endedAt: ended,
    },
    select: { id: true },
  });
  const { id: turnId } = await db.turn.create({
    data: { roomId: room.id, seatId, ticketId, seconds: room.turnSeconds, grantedAt: at, startedAt: at, endedAt: ended, endedBy: "self" },
    select: { id: true },
  });
  for (const [index, { code, by, note = "", vacancy, answer }] of outcomes.entries()) {
    const createdAt = new Date(ended.getTime() + (index + 1) * 120_000);
    const answeredAt = new Date(createdAt.getTime() + hour / 4);
    const vacancyId = vacancy ? idIn(world.vacancies, vacancy) : null;
    if (vacancyId)
      await db.pin.create({ data: { roomId: room.id, vacancyId, byId: idIn(world.people, by), pinnedAt: at, unpinnedAt: ended } });
    await db.outcome.create({
      data: {
        personId,
        roomId: room.id,
        turnId,
        code,
        note,
        vacancyId,
        byId: idIn(world.people, by),
        createdAt,
        confirmedAt: answer === "confirmed" ? answeredAt : null,
        ...(typeof answer === "object" ? { disputedAt: answeredAt, disputeReason: answer.disputed } : {}),
      },
      select: { id: true },
    });
  }
}

async function apply(db: PrismaClient, world: World, now: Date, { key, name, card }: Life, { vacancy, daysAgo, state }: Application) {
  const vacancyId = idIn(world.vacancies, vacancy);
  const appliedAt = new Date(now.getTime() - daysAgo * day);
  const seenAt = state === "applied" || state === "withdrawn" ? null : new Date(appliedAt.getTime() + 5 * hour);
  const endedAt = new Date(appliedAt.getTime() + 20 * hour);
  const byId = world.people.get("sari") ?? null;
  const events: Prisma.ApplicationEventCreateWithoutApplicationInput[] = [{ kind: "applied", at: appliedAt }];
  if (seenAt) events.push({ kind: "seen", at: seenAt, by: byId ? { connect: { id: byId } } : {} });
  if (state === "contacted" || state === "rejected") events.push({ kind: state, at: endedAt, by: byId ? { connect: { id: byId } } : {} });
  if (state === "withdrawn") events.push({ kind: state, at: endedAt });
  const isAnswered = state === "contacted" || state === "rejected";
  const dues: Prisma.ReplyDueCreateWithoutApplicationInput[] = [
    {
      vacancy: { connect: { id: vacancyId } },
      startedAt: appliedAt,
      dueAt: new Date(appliedAt.getTime() + 14 * day),
      ...(isAnswered ? { answeredAt: endedAt } : state === "withdrawn" ? { leftOutAt: endedAt } : {}),
    },
  ];
  await db.application.create({
    data: {
      vacancyId,
      personId: idIn(world.people, key),
      name,
      seed: randomId(12),
      ...card,
      state,
      appliedAt,
      seenAt,
      withdrawnAt: state === "withdrawn" ? endedAt : null,
      replyBy: new Date(appliedAt.getTime() + 14 * day),
      events: { create: events },
      repliesDue: { create: dues },
    },
    select: { id: true },
  });
}

/** Somebody who was offered a job at PT Rangka Nusantara confirmed their hire: Sari has something to answer. */
async function leaveAHireOpen(db: PrismaClient, world: World): Promise<void> {
  const organisationId = idIn(world.organisations, "rangka");
  const offer = await db.outcome.findFirst({
    where: {
      code: { in: ["offered", "interviewed"] },
      confirmedAt: { not: null },
      disputedAt: null,
      supersededById: null,
      vacancy: { organisationId },
      person: { outcomesAbout: { none: { code: "hired" } } },
    },
    orderBy: [{ code: "desc" }, { createdAt: "desc" }],
    select: { personId: true, roomId: true, turnId: true, vacancyId: true, byId: true, confirmedAt: true },
  });
  if (!offer) return;
  const createdAt = new Date((offer.confirmedAt?.getTime() ?? 0) + hour);
  await db.outcome.create({ data: { ...offer, code: "hired", createdAt, confirmedAt: createdAt }, select: { id: true } });
}
