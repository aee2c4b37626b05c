// The profile of Agus, the welder of the demo world, and the parts that one applicant let PT Rangka Nusantara read.
import { randomUUID } from "node:crypto";
import type { Prisma, PrismaClient } from "#lib/platform/generated/prisma/client";

const day = 24 * 3_600_000;

const entry = (fields: Record<string, string>) => ({ id: randomUUID(), ...fields, extra: {} });
const skill = (name: string, level = "") => entry({ name, level });

const sections: Readonly<Record<string, Prisma.InputJsonValue>> = {
  basics: { label: "Las rangka, 4 tahun", summary: "Mengelas rangka jok mobil pada tiga giliran kerja.", extra: {} },
  work: [
    entry({
      position: "Juru las GMAW",
      name: "Pabrik rangka jok",
      location: "Cikarang",
      startDate: "2024-02",
      endDate: "2026-09",
      summary: "Rangka jok depan, 120 titik las per unit.",
    }),
    entry({ position: "Juru las SMAW", name: "Bengkel konstruksi", location: "Subang", startDate: "2022", endDate: "2024", summary: "" }),
  ],
  skills: [skill("Las SMAW", "Mahir"), skill("Las GMAW", "Mahir"), skill("Baca gambar teknik")],
  languages: [entry({ language: "Indonesia", fluency: "Bahasa ibu" }), entry({ language: "Sunda", fluency: "Fasih" })],
  availability: { from: "2026-12-01", shifts: ["morning", "afternoon", "night"], places: ["Karawang", "Cikarang"] },
};

/** After all applications and their grants are there. */
export async function fillProfiles(db: PrismaClient, personId: string, now: Date): Promise<void> {
  await db.profileSection.createMany({ data: Object.entries(sections).map(([section, content]) => ({ personId, section, content })) });
  const application = await db.application.findFirst({
    where: { name: "Operator las 326" },
    select: { id: true, personId: true, appliedAt: true, vacancy: { select: { id: true, title: true, organisationId: true } } },
  });
  if (!application) return;
  const { id: applicationId, appliedAt, vacancy } = application;
  const until = new Date(now.getTime() + 30 * day);
  await db.disclosureGrant.create({
    data: {
      personId: application.personId,
      organisationId: vacancy.organisationId,
      fields: ["cv"],
      aboutKind: "profile",
      aboutId: vacancy.id,
      aboutTitle: vacancy.title,
      givenAt: appliedAt,
      until,
    },
    select: { id: true },
  });
  const parts = {
    work: [{ position: "Juru las GMAW", name: "Bengkel karoseri", location: "Klari", startDate: "2023-05" }],
    skills: [{ name: "Las GMAW", level: "Mahir" }, { name: "Gerinda" }],
  };
  await db.sharedProfile.create({ data: { applicationId, parts, sharedAt: appliedAt, until }, select: { applicationId: true } });
}
