// People who applied in the last days, so that the employer of the demo world has somebody to answer.
import { randomUUID } from "node:crypto";
import type { PrismaClient } from "#lib/platform/generated/prisma/client";
import { randomId } from "#lib/platform/secret/random";

const day = 24 * 3_600_000;

const applicants = [
  {
    name: "Operator las 326",
    roleWanted: "Operator las",
    field: "Manufaktur",
    city: "Klari",
    line: "Las GMAW tiga tahun",
    days: 3,
    seen: true,
  },
  {
    name: "Lulusan SMK 118",
    roleWanted: "Operator produksi",
    field: "Mesin",
    city: "Karawang Timur",
    line: "Baru lulus",
    days: 2,
    seen: false,
  },
  { name: "Teknisi las 540", roleWanted: "Teknisi las", field: "Jasa", city: "Cikampek", line: "Bisa shift malam", days: 1, seen: false },
] as const;

/** `seenById`: the member of the organisation who opened the first one. */
export async function fillApplications(db: PrismaClient, vacancyId: string, seenById: string, now: Date): Promise<void> {
  for (const { days, seen, ...card } of applicants) {
    const appliedAt = new Date(now.getTime() - days * day);
    const seenAt = seen ? new Date(appliedAt.getTime() + day) : null;
    const { id: personId } = await db.person.create({
      data: { email: `${randomUUID()}@demo.invalid`, emailConfirmedAt: appliedAt, createdAt: appliedAt },
      select: { id: true },
    });
    await db.application.create({
      data: {
        ...card,
        vacancyId,
        personId,
        seed: randomId(12),
        state: seenAt ? "seen" : "applied",
        appliedAt,
        seenAt,
        replyBy: new Date(appliedAt.getTime() + 7 * day),
        repliesDue: { create: { vacancyId, startedAt: appliedAt, dueAt: new Date(appliedAt.getTime() + 7 * day) } },
        events: {
          create: [{ kind: "applied", at: appliedAt }, ...(seenAt ? [{ kind: "seen" as const, at: seenAt, byId: seenById }] : [])],
        },
      },
      select: { id: true },
    });
  }
}
