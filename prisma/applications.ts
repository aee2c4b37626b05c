// People who applied in the last days and how far their applications came, so that the employer of the demo world has somebody to answer.
import { randomUUID } from "node:crypto";
import { isUnanswered } from "#lib/hiring/application/state";
import type { Prisma, PrismaClient } from "#lib/platform/generated/prisma/client";
import { randomId } from "#lib/platform/secret/random";

const day = 24 * 3_600_000;
/** In how many days the company answers, and again after each word of its own. */
const replyByDays = 7;

type Applicant = {
  name: string;
  roleWanted: string;
  field: string;
  city: string;
  line: string;
  /** Days since it was sent; each step came a day after the one before. */
  days: number;
  steps: readonly ("seen" | "screening" | "shortlisted" | "interview")[];
  /** What a member wrote about them for colleagues. */
  note?: string;
};

const applicants: readonly Applicant[] = [
  {
    name: "Operator las 326",
    roleWanted: "Operator las",
    field: "Manufaktur",
    city: "Klari",
    line: "Las GMAW tiga tahun",
    days: 3,
    steps: ["seen"],
  },
  {
    name: "Lulusan SMK 118",
    roleWanted: "Operator produksi",
    field: "Mesin",
    city: "Karawang Timur",
    line: "Baru lulus",
    days: 2,
    steps: [],
  },
  { name: "Teknisi las 540", roleWanted: "Teknisi las", field: "Jasa", city: "Cikampek", line: "Bisa shift malam", days: 1, steps: [] },
  {
    name: "Juru las 274",
    roleWanted: "Juru las",
    field: "Karoseri",
    city: "Purwakarta",
    line: "Sertifikat 3G, dua tahun di karoseri",
    days: 5,
    steps: ["seen", "screening", "shortlisted"],
    note: "Sertifikat 3G berlaku sampai tahun depan. Bisa mulai awal bulan.",
  },
  {
    name: "Operator mesin 861",
    roleWanted: "Operator mesin",
    field: "Manufaktur",
    city: "Karawang Barat",
    line: "Robot las, baca gambar teknik",
    days: 6,
    steps: ["seen", "screening", "interview"],
  },
  {
    name: "Perakit 439",
    roleWanted: "Perakit",
    field: "Otomotif",
    city: "Telukjambe",
    line: "Perakitan jok, siap belajar las",
    days: 4,
    steps: ["seen", "screening"],
  },
];

/** `seenById`: the member of the organisation who opened and answered them. */
export async function fillApplications(db: PrismaClient, vacancyId: string, seenById: string, now: Date): Promise<void> {
  for (const { days, steps, note, ...card } of applicants) {
    const after = (count: number) => new Date(now.getTime() - (days - count) * day);
    const appliedAt = after(0);
    const { id: personId } = await db.person.create({
      data: { email: `${randomUUID()}@demo.invalid`, emailConfirmedAt: appliedAt, createdAt: appliedAt },
      select: { id: true },
    });
    // A look is no answer: each word after it meets the date before and begins the next.
    const words = steps.flatMap((kind, nth) => (isUnanswered(kind) ? [] : [after(nth + 1)]));
    const dues = [appliedAt, ...words].map((startedAt, nth) => ({
      vacancyId,
      startedAt,
      dueAt: new Date(startedAt.getTime() + replyByDays * day),
      answeredAt: words[nth] ?? null,
    }));
    const events: Prisma.ApplicationEventUncheckedCreateWithoutApplicationInput[] = [
      { kind: "applied", at: appliedAt },
      ...steps.map((kind, nth) => ({ kind, at: after(nth + 1), byId: seenById })),
    ];
    await db.application.create({
      data: {
        ...card,
        vacancyId,
        personId,
        seed: randomId(12),
        state: steps.at(-1) ?? "applied",
        version: words.length,
        appliedAt,
        seenAt: steps.length > 0 ? after(1) : null,
        replyBy: dues.at(-1)?.dueAt ?? appliedAt,
        repliesDue: { create: dues },
        events: { create: events },
        ...(note ? { notes: { create: [{ byId: seenById, words: note, at: after(steps.length) }] } } : {}),
      },
      select: { id: true },
    });
  }
}
