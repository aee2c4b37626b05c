// A forum as it is on a full evening, made through the tables: a long queue, people on stage, outcomes to be noted, something pinned.
import { randomUUID } from "node:crypto";
import { randomId } from "#lib/platform/secret/random";
import { db, type Forum } from "./world.ts";

const second = 1_000;
const cards = [
  { roleWanted: "Operator las", field: "Manufaktur", city: "Karawang Barat", line: "Las SMAW dan GTAW 4 tahun, mencari kerja shift" },
  { roleWanted: "Admin gudang", field: "Gudang", city: "Klari", line: "Excel dan stok, tiga tahun, pindah dari Bekasi" },
  { roleWanted: "فني كهرباء", field: "صناعة", city: "الرياض", line: "ثماني سنوات في لوحات التوزيع" },
] as const;
const names = ["Operator Forklift 55", "Administrator Gudang Bahan Baku 310", "كهربائي ٢٢"] as const;
const at = <T>(list: readonly T[], index: number) => list[index % list.length] as T;

export type Fullness = {
  waiting?: number;
  onStage?: number;
  openOutcomes?: number;
  pinned?: boolean;
  nextAway?: boolean;
  speaker?: string;
};

/** Fills the forum. `speaker` is the address of somebody of the cast who speaks first. */
export async function fill({ roomId, seriesId }: Forum, how: Fullness): Promise<void> {
  const { waiting = 0, onStage = 0, openOutcomes = 0, pinned = false, nextAway = false, speaker } = how;
  let number = 0;
  const someone = async (personId: string, role: "listener" | "speaker", awayAt: Date | null) => {
    number += 1;
    const persona = { personId, spaceId: seriesId, name: at(names, number), seed: randomId(12) };
    const { id: personaId } = await db.persona.create({ data: persona, select: { id: true } });
    const seat = await db.seat.create({ data: { roomId, personId, personaId, role, awayAt, voiceId: randomId(22) }, select: { id: true } });
    return { seatId: seat.id, number, ...at(cards, number) };
  };
  const stranger = async () =>
    (await db.person.create({ data: { email: `${randomUUID()}@people.test`, emailConfirmedAt: new Date() }, select: { id: true } })).id;
  const named = async (email: string) => (await db.person.findUniqueOrThrow({ where: { email }, select: { id: true } })).id;
  const raise = async (
    { seatId, number: mine, ...card }: Awaited<ReturnType<typeof someone>>,
    state: "queued" | "done" | "on_stage",
    ago: number,
  ) =>
    (
      await db.ticket.create({
        data: {
          roomId,
          seatId,
          number: mine,
          state,
          ...card,
          firstTime: mine % 2 === 1,
          raisedAt: new Date(Date.now() - ago),
          calledAt: state === "queued" ? null : new Date(),
        },
        select: { id: true },
      })
    ).id;

  for (let index = 0; index < openOutcomes + onStage; index++) {
    const isOver = index < openOutcomes;
    const personId = !isOver && index === openOutcomes && speaker ? await named(speaker) : await stranger();
    const person = await someone(personId, isOver ? "listener" : "speaker", null);
    const ticketId = await raise(person, isOver ? "done" : "on_stage", 900 * second);
    const startedAt = new Date(Date.now() - (20 + 7 * index) * second);
    const over = isOver ? { endedAt: new Date(), endedBy: "self" as const } : {};
    await db.turn.create({
      data: { roomId, seatId: person.seatId, ticketId, seconds: 120, grantedAt: startedAt, startedAt, ...over },
      select: { id: true },
    });
  }
  for (let index = 0; index < waiting; index++) {
    const person = await someone(await stranger(), "listener", nextAway && index === 0 ? new Date() : null);
    await raise(person, "queued", (waiting - index) * 30 * second);
  }
  if (!pinned) return;
  const vacancy = await db.vacancy.findFirstOrThrow({ select: { id: true } });
  await db.room.update({
    where: { id: roomId },
    data: {
      pin: {
        pinRef: `vacancy:${vacancy.id}`,
        title: "Operator Las Produksi untuk Rangka Jok Kendaraan Niaga",
        organisation: "PT Rangka Nusantara",
        place: "Karawang Timur",
        remote: false,
        pay: { currency: "IDR", payMin: 5_600_000, payMax: 6_100_000 },
        left: 12,
        openings: 20,
      },
    },
    select: { id: true },
  });
}
