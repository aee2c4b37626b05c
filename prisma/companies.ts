// A company of the demo world that registered itself an hour ago: its first vacancy waits for the administrator.
import type { PrismaClient } from "#lib/platform/generated/prisma/client";
import { randomId } from "#lib/platform/secret/random";
import type { World } from "./world.ts";

const hour = 3_600_000;

/** `deadline`: a day ahead, as the vacancy's place counts it. */
export async function fillCompanies(db: PrismaClient, world: World, now: Date, deadline: string): Promise<void> {
  const sari = world.people.get("sari") ?? "";
  const at = new Date(now.getTime() - hour);
  const { id: organisationId } = await db.organisation.create({
    data: {
      name: "CV Roti Sejahtera",
      seed: randomId(16),
      country: "ID",
      town: "Karawang",
      about: "Toko roti dengan dapur sendiri. Kami memanggang sejak pukul empat pagi untuk enam warung di Karawang.",
      answerableName: "Sari Maharani",
      answerableOffice: "pemilik",
      domain: "roti-sejahtera.test",
      domainConfirmedAt: at,
      registeredById: sari,
      registeredAt: at,
      memberships: { create: { personId: sari, role: "admin" } },
    },
    select: { id: true },
  });
  await db.vacancy.create({
    data: {
      organisationId,
      title: "Pemanggang roti pagi",
      place: "Karawang Barat",
      country: "ID",
      region: "ID-JB",
      zone: "Asia/Jakarta",
      occupation: 7,
      occupationWords: "Pembuat roti",
      hours: "Pukul 04.00 sampai 11.00, enam hari seminggu",
      contract: "permanent",
      currency: "IDR",
      payMin: 4_800_000,
      payMax: 5_400_000,
      payUnit: "month",
      openings: 2,
      deadline,
      description: "Menimbang, menguleni, dan memanggang roti. Kami melatih Anda selama dua minggu.",
      mustHave: ["Bisa mulai kerja pukul empat pagi"],
      pledgedBy: "Sari Maharani",
      pledgedRole: "pemilik",
      pledgedAt: at,
      pledgeVersion: 1,
      submittedAt: at,
      createdById: sari,
      createdAt: at,
    },
    select: { id: true },
  });
}
