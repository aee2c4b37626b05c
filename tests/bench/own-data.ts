// What it costs to destroy an account with a thousand rows, and to make the copy of its data; against PostgreSQL alone doing the least that
// would be the same. There are no files of people yet: everything that is held of somebody is rows.
import { randomUUID } from "node:crypto";
import { strToU8, zipSync } from "fflate";
import { personalData } from "#lib/personal-data";
import { db, transact } from "#lib/platform/db";
import { sealBytes } from "#lib/platform/secret/sealed-text";
import { zipOf } from "#lib/privacy/export-file";
import { forum, member } from "../factories/forum.ts";
import { company, posted } from "../factories/vacancy.ts";
import type { Benchmark } from "./benchmark.ts";

/** Rows of each of ten kinds. */
const ofEach = 100;
const perRound = 5;
const words = "Delapan tahun di bengkel panel, siap kerja shift dan lembur";

type Place = { seriesId: string; roomId: string; vacancyIds: string[]; organisationId: string };

/** Where they all were: a forum, and companies with as many vacancies together as somebody applied to. */
export async function place(): Promise<Place> {
  const hall = await forum();
  const companies = await Promise.all(Array.from({ length: 5 }, () => company()));
  const vacancyIds: string[] = [];
  for (const at of companies)
    for (let n = 0; n < ofEach / companies.length; n++) vacancyIds.push(await posted(at, { title: `Operator Las ${n}` }));
  return { seriesId: hall.seriesId, roomId: hall.roomId, vacancyIds, organisationId: companies[0]?.organisationId ?? "" };
}

/** Somebody with a thousand rows in ten tables; answers the id. */
export async function busy({ seriesId, roomId, vacancyIds, organisationId }: Place): Promise<string> {
  const { personId } = await member();
  const each = Array.from({ length: ofEach }, (_, n) => ({
    n,
    id: randomUUID(),
    seatId: randomUUID(),
    ticketId: randomUUID(),
    personaId: randomUUID(),
  }));
  const at = new Date();
  const until = new Date(at.getTime() + 86_400_000);
  const room = { roomId };
  const [{ count: last } = { count: 0 }] = await db.$queryRaw<{ count: number }[]>`
    SELECT coalesce(max(number), 0)::int AS count FROM ticket WHERE room_id = ${roomId}::uuid`;
  await db.persona.createMany({
    data: each.map(({ personaId, n }) => ({ id: personaId, personId, spaceId: seriesId, name: `Nama ${n}`, seed: `${n}` })),
  });
  await db.seat.createMany({
    data: each.map(({ seatId, personaId }) => ({ id: seatId, ...room, personId, personaId, voiceId: randomUUID(), leftAt: at })),
  });
  await db.ticket.createMany({
    data: each.map(({ ticketId, seatId, n }) => ({
      id: ticketId,
      ...room,
      seatId,
      number: last + n + 1,
      state: "done" as const,
      roleWanted: "Operator",
      field: "Las",
      city: "Karawang",
      line: words,
      firstTime: false,
    })),
  });
  await db.turn.createMany({
    data: each.map(({ ticketId, seatId }) => ({ ...room, seatId, ticketId, seconds: 120, startedAt: at, endedAt: at })),
  });
  await db.application.createMany({
    data: each.map(({ id, personaId, n }) => ({
      id,
      vacancyId: vacancyIds[n] ?? "",
      personId,
      personaId,
      name: `Nama ${n}`,
      seed: `${n}`,
      roleWanted: "Operator",
      field: "Las",
      city: "Karawang",
      line: words,
      replyBy: until,
    })),
  });
  await db.applicationEvent.createMany({ data: each.map(({ id }) => ({ applicationId: id, kind: "applied" as const })) });
  await db.outcome.createMany({ data: each.map(() => ({ ...room, personId, code: "advice" as const, note: words })) });
  await db.disclosureGrant.createMany({
    data: each.map(({ n }) => ({
      personId,
      organisationId,
      fields: ["name", "card"],
      aboutKind: "application",
      aboutId: vacancyIds[n] ?? "",
      aboutTitle: words,
      until,
    })),
  });
  await db.knownDevice.createMany({ data: each.map(({ n }) => ({ personId, device: `Chrome ${n}`, networkDigest: randomUUID() })) });
  await db.hiddenFrom.createMany({ data: each.map(({ n }) => ({ personId, kind: "domain" as const, domain: `kantor${n}.example` })) });
  return personId;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const at = performance.now();
  await work();
  return performance.now() - at;
}

/** Times `work` for as many people as a round has, each made before and outside of the time. */
async function timedFor(at: Place, work: (personId: string) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < perRound; n++) {
    const personId = await busy(at);
    times.push(await timed(() => work(personId)));
  }
  return times;
}

const walk = async (personId: string) => {
  for (const { erase } of personalData) await transact((tx) => erase(tx, personId));
};

async function expectGone(): Promise<void> {
  const left = await db.ticket.count({ where: { line: words } });
  if (left > 0) throw new Error(`${left} hands were not erased`);
}

export const erasure: Benchmark = {
  name: "erasure",
  about:
    "destroying an account with 1,000 rows in ten tables, context by context; peer: emptying the same hands and deleting the account's row, with what its foreign keys take along",
  unit: "ms",
  measured: "time",
  figures: [{ label: "p50", share: 0.5, goal: 5 }],
  rounds: 5,

  async ready() {
    const at = await place();
    return {
      round: async () => ({
        ours: await timedFor(at, walk),
        peer: await timedFor(at, (personId) =>
          transact(async (tx) => {
            await tx.$executeRaw`UPDATE ticket SET role_wanted = '', field = '', city = '', line = '' FROM seat WHERE seat.id = ticket.seat_id AND seat.person_id = ${personId}::uuid`;
            await tx.$executeRaw`DELETE FROM person WHERE id = ${personId}::uuid`;
          }),
        ),
      }),
      end: expectGone,
    };
  },
};

/** The least that is a copy: every row as PostgreSQL writes it, in a ZIP. */
async function bareCopy(personId: string): Promise<Uint8Array> {
  const [row] = await db.$queryRaw<{ all: string }[]>`
    SELECT jsonb_build_array(
      (SELECT jsonb_agg(to_jsonb(t)) FROM persona t WHERE person_id = p.id), (SELECT jsonb_agg(to_jsonb(t)) FROM seat t WHERE person_id = p.id),
      (SELECT jsonb_agg(to_jsonb(t)) FROM ticket t JOIN seat s ON s.id = t.seat_id WHERE s.person_id = p.id),
      (SELECT jsonb_agg(to_jsonb(t)) FROM turn t JOIN seat s ON s.id = t.seat_id WHERE s.person_id = p.id),
      (SELECT jsonb_agg(to_jsonb(t)) FROM application t WHERE person_id = p.id),
      (SELECT jsonb_agg(to_jsonb(e)) FROM application_event e JOIN application t ON t.id = e.application_id WHERE t.person_id = p.id),
      (SELECT jsonb_agg(to_jsonb(t)) FROM outcome t WHERE person_id = p.id), (SELECT jsonb_agg(to_jsonb(t)) FROM disclosure_grant t WHERE person_id = p.id),
      (SELECT jsonb_agg(to_jsonb(t)) FROM known_device t WHERE person_id = p.id), (SELECT jsonb_agg(to_jsonb(t)) FROM hidden_from t WHERE person_id = p.id)
    )::text AS all FROM person p WHERE id = ${personId}::uuid`;
  return zipSync({ "all.json": strToU8(row?.all ?? "") }, { level: 6 });
}

async function copy(personId: string): Promise<Uint8Array> {
  const parts: { context: string; content: object }[] = [];
  for (const { context, exportOf } of personalData) parts.push({ context, content: await transact((tx) => exportOf(tx, personId)) });
  const zip = zipOf({ parts, calendar: null, locale: "id", at: new Date() });
  return sealBytes(process.env.SITE_SECRET ?? "", "bench", zip);
}

export const dataCopy: Benchmark = {
  name: "export",
  about: "the copy of 1,000 rows in ten tables, explained and sealed; peer: the same rows in one statement and one ZIP",
  unit: "ms",
  measured: "time",
  figures: [{ label: "p50", share: 0.5, goal: 5 }],
  rounds: 5,

  async ready() {
    const personId = await busy(await place());
    const sizes = { ours: (await copy(personId)).length, peer: (await bareCopy(personId)).length };
    if (sizes.ours < 5_000 || sizes.peer < 5_000) throw new Error(`a copy is missing rows: ${JSON.stringify(sizes)} bytes`);
    const times = async (work: (id: string) => Promise<unknown>) => {
      const each: number[] = [];
      for (let n = 0; n < perRound * 2; n++) each.push(await timed(() => work(personId)));
      return each;
    };
    return {
      round: async () => ({ ours: await times(copy), peer: await times(bareCopy) }),
      end: () => walk(personId).then(expectGone),
    };
  },
};
