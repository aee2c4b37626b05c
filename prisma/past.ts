// Two months of forums that have been: who spoke, what was advised, what came of it and whether both sides say so.
import { randomUUID } from "node:crypto";
import type { Prisma, PrismaClient } from "#lib/platform/generated/prisma/client";
import { randomId } from "#lib/platform/secret/random";
import type { CastSeries } from "./cast.ts";
import type { World } from "./world.ts";

type Past = { series: CastSeries; seriesId: string; starts: Date[]; now: Date; world: World };

const trades = [
  {
    name: "Teknisi Las",
    role: "Operator las",
    field: "Manufaktur",
    line: "Las SMAW dan GTAW 4 tahun, mencari kerja shift",
    city: "Karawang Barat",
  },
  {
    name: "Operator Forklift",
    role: "Operator forklift",
    field: "Gudang",
    line: "SIO aktif, dua tahun di gudang, cari kerja tetap",
    city: "Klari",
  },
  {
    name: "Admin Gudang",
    role: "Admin gudang",
    field: "Gudang",
    line: "Excel dan stok, tiga tahun, pindah dari Bekasi",
    city: "Telukjambe",
  },
  { name: "Teknisi AC", role: "Teknisi pendingin", field: "Jasa", line: "Sertifikat BLK, siap tugas luar kota", city: "Cikampek" },
  {
    name: "Lulusan SMK",
    role: "Operator produksi",
    field: "Manufaktur",
    line: "Mesin, baru lulus, siap ditempatkan",
    city: "Rengasdengklok",
  },
  { name: "Penjahit", role: "Operator jahit", field: "Garmen", line: "Garmen enam tahun, mesin high speed", city: "Purwakarta" },
  { name: "Juru Masak", role: "Juru masak", field: "Jasa", line: "Katering pabrik lima tahun", city: "Karawang Timur" },
  { name: "Perawat", role: "Perawat", field: "Kesehatan", line: "STR aktif, dua tahun di klinik", city: "Karawang Barat" },
] as const;

const advice = [
  "Sebutkan jenis las dan posisi yang dikuasai pada baris pertama CV.",
  "Bawa sertifikat asli dan dua salinan pada hari wawancara.",
  "Ceritakan satu masalah yang Anda selesaikan, dengan angka.",
  "Tanyakan jadwal shift dan lembur sebelum membicarakan upah.",
];

const hour = 3_600_000;
const day = 24 * hour;

/** A number in [0, 1) that is the same for the same seed: every demo world tells the same story. */
function story(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

/** About one in eleven of those who spoke is hired, two in three of these confirmed by both sides. */
export async function fillPast(db: PrismaClient, { series, seriesId, starts, now, world }: Past): Promise<void> {
  const chance = story(series.slug.length * 7_919);
  const rows = {
    person: [] as Prisma.PersonCreateManyInput[],
    persona: [] as Prisma.PersonaCreateManyInput[],
    room: [] as Prisma.RoomCreateManyInput[],
    seat: [] as Prisma.SeatCreateManyInput[],
    ticket: [] as Prisma.TicketCreateManyInput[],
    turn: [] as Prisma.TurnCreateManyInput[],
    pin: [] as Prisma.PinCreateManyInput[],
    outcome: [] as Prisma.OutcomeCreateManyInput[],
    roomEvent: [] as Prisma.RoomEventCreateManyInput[],
  };
  const speakers = Array.from({ length: Math.max(12, Math.round(starts.length * 3.5)) }, (_, index) => ({
    id: randomUUID(),
    personaId: randomUUID(),
    trade: trades[index % trades.length] ?? trades[0],
    label: 10 + Math.floor(chance() * 900),
    // Three in ten had spoken before these two months.
    spokeBefore: chance() < 0.3,
    email: `${series.slug}-${index + 1}@demo.invalid`,
  }));
  const moderators = series.moderators.map(({ key }) => world.people.get(key) ?? "");
  const openings = [...world.vacancies.values()];
  const begin = starts[0] ?? now;
  for (const { id, personaId, email, trade, label } of speakers) {
    // Confirmed: an address nobody confirmed is put away within a day.
    rows.person.push({ id, email, emailConfirmedAt: begin, createdAt: begin });
    rows.persona.push({
      id: personaId,
      personId: id,
      spaceId: seriesId,
      name: `${trade.name} ${label}`,
      seed: randomId(16),
      createdAt: begin,
    });
  }
  for (const startsAt of starts) {
    const roomId = randomUUID();
    const endsAt = new Date(startsAt.getTime() + series.minutes * 60_000);
    const turns = Math.min(speakers.length, 5 + Math.floor(chance() * 7));
    const fields = {
      voiceRoom: randomId(26),
      turnSeconds: series.turnSeconds,
      agenda: series.agenda,
      phase: "ended" as const,
      ticketCount: turns,
    };
    const room = { id: roomId, seriesId, startsAt, endsAt, openedAt: startsAt, endedAt: endsAt, eventCount: 0, ...fields };
    rows.room.push(room);
    for (const personId of moderators.filter((_, index) => index === 0 || chance() < 0.7)) {
      rows.seat.push({
        id: randomUUID(),
        roomId,
        personId,
        role: "moderator",
        voiceId: randomId(26),
        takenAt: startsAt,
        seenAt: endsAt,
        leftAt: endsAt,
      });
    }
    const from = Math.floor(chance() * speakers.length);
    for (let number = 1; number <= turns; number++) {
      const speaker = speakers[(from + number * 7) % speakers.length];
      if (!speaker || rows.seat.some(({ roomId: other, personId }) => other === roomId && personId === speaker.id)) continue;
      const { trade } = speaker;
      const seatId = randomUUID();
      const ticketId = randomUUID();
      const turnId = randomUUID();
      const at = new Date(startsAt.getTime() + (20 + number * 9) * 60_000);
      const ended = new Date(at.getTime() + (60 + Math.floor(chance() * 70)) * 1000);
      rows.seat.push({
        id: seatId,
        roomId,
        personId: speaker.id,
        personaId: speaker.personaId,
        voiceId: randomId(26),
        takenAt: startsAt,
        seenAt: ended,
        leftAt: endsAt,
      });
      rows.ticket.push({
        id: ticketId,
        roomId,
        seatId,
        number,
        state: "done",
        roleWanted: trade.role,
        field: trade.field,
        city: trade.city,
        line: trade.line,
        firstTime: !speaker.spokeBefore,
        raisedAt: new Date(at.getTime() - (8 + chance() * 30) * 60_000),
        calledAt: at,
        endedAt: ended,
      });
      rows.turn.push({
        id: turnId,
        roomId,
        seatId,
        ticketId,
        seconds: series.turnSeconds,
        grantedAt: at,
        startedAt: at,
        endedAt: ended,
        endedBy: "self",
      });
      speaker.spokeBefore = true;
      const byId = moderators[number % moderators.length] ?? "";
      const known = (
        code: Prisma.OutcomeCreateManyInput["code"],
        afterDays: number,
        confirmed: boolean,
        more: Partial<Prisma.OutcomeCreateManyInput> = {},
      ) => {
        const createdAt = new Date(ended.getTime() + afterDays * day + 10 * 60_000);
        if (createdAt >= now) return;
        const confirmedAt = new Date(Math.min(createdAt.getTime() + 14 * hour, now.getTime()));
        const outcomeId = randomUUID();
        room.eventCount += 1;
        // The room's log says that it was logged: the desk reads from there what is still to be logged.
        rows.roomEvent.push({
          roomId,
          seq: room.eventCount,
          at: createdAt,
          kind: "outcome_logged",
          actorId: byId || null,
          payload: { outcomeId, turnId, interviewId: null, code },
        });
        rows.outcome.push({
          id: outcomeId,
          personId: speaker.id,
          roomId,
          turnId,
          code,
          byId,
          createdAt,
          confirmedAt: confirmed ? confirmedAt : null,
          employerConfirmedAt: confirmed && code === "hired" ? confirmedAt : null,
          ...more,
        });
      };
      const luck = chance();
      const drawn = chance();
      if (drawn < 0.8) known("advice", 0, chance() < 0.7, { note: advice[number % advice.length] ?? "" });
      if (luck > 0.34) continue;
      const vacancyId = openings[Math.floor(chance() * openings.length)] ?? null;
      // What an employer did is said of a vacancy that was shown in that room.
      if (vacancyId && !rows.pin.some((pin) => pin.roomId === roomId && pin.vacancyId === vacancyId))
        rows.pin.push({ roomId, vacancyId, byId, pinnedAt: at, unpinnedAt: ended });
      known("referred", 0, chance() < 0.8, { vacancyId });
      if (luck < 0.29) known("interview_booked", 1, chance() < 0.85, { vacancyId });
      if (luck < 0.24) known("interviewed", 4, chance() < 0.85, { vacancyId });
      if (luck < 0.08) known("offered", 9, chance() < 0.8, { vacancyId });
      if (luck < 0.06) known("hired", 14, chance() < 0.66, { vacancyId });
    }
  }
  await db.person.createMany({ data: rows.person });
  await db.persona.createMany({ data: rows.persona });
  await db.room.createMany({ data: rows.room });
  await db.seat.createMany({ data: rows.seat });
  await db.ticket.createMany({ data: rows.ticket });
  await db.turn.createMany({ data: rows.turn });
  await db.pin.createMany({ data: rows.pin });
  await db.outcome.createMany({ data: rows.outcome });
  await db.roomEvent.createMany({ data: rows.roomEvent });
}
