// A change of a vacancy that the public reads: what it said before stays readable where applicants would mind the difference.
import "server-only";
import { z } from "zod";
import type { Prisma, Tx } from "#lib/platform/db";
import { contractKinds, payUnits } from "../schema.ts";
import { payOf } from "../terms/pay.ts";
import { countryOf } from "../terms/place.ts";
import { vacancyFields } from "./vacancy-schema.ts";
import type { VacancyChange, VacancyPart } from "./view.ts";

/** A change without a new signature under the pledge. */
export const waitingShape = vacancyFields.omit({ pledgedBy: true, pledgedRole: true });
export type ChangedTerms = z.output<typeof waitingShape>;

const former = {
  title: true,
  place: true,
  country: true,
  region: true,
  remote: true,
  contract: true,
  contractMonths: true,
  hours: true,
  currency: true,
  payMin: true,
  payMax: true,
  payUnit: true,
  payReason: true,
  openings: true,
  mustHave: true,
} as const satisfies Prisma.VacancySelect;

/** What a change needs to know of the vacancy before it. */
export const columns = { ...former, version: true, filled: true, publishedAt: true } as const satisfies Prisma.VacancySelect;
type Before = Prisma.VacancyGetPayload<{ select: typeof columns }>;

const parts = {
  pay: ["currency", "payMin", "payMax", "payUnit", "payReason"],
  place: ["place", "country", "region", "remote"],
  contract: ["contract", "contractMonths"],
  hours: ["hours"],
  musts: ["mustHave"],
} as const satisfies Partial<Record<VacancyPart, readonly (keyof typeof former)[]>>;

/** What of it changes that matters to applicants; more openings do, fewer do not. */
export function changedParts(before: Omit<Before, "version" | "filled" | "publishedAt">, after: ChangedTerms): VacancyPart[] {
  const differs = (name: keyof typeof former) => JSON.stringify(before[name]) !== JSON.stringify(after[name]);
  const changed = Object.entries(parts).filter(([, names]) => names.some(differs));
  return [...changed.map(([part]) => part as VacancyPart), ...(after.openings > before.openings ? (["openings"] as const) : [])];
}

/** Writes the change, and what a public vacancy said before. Call with the vacancy's row locked. */
export async function make(tx: Tx, vacancyId: string, before: Before, after: ChangedTerms, byId: string | null): Promise<void> {
  const changed = changedParts(before, after);
  const { version, filled: _, publishedAt, ...said } = before;
  if (publishedAt && changed.length > 0)
    await tx.vacancyVersion.create({ data: { vacancyId, version, changed, former: said, byId }, select: { id: true } });
  await tx.vacancy.update({ where: { id: vacancyId }, data: { ...after, version: version + 1 }, select: { id: true } });
}

const formerShape = z.object({
  place: z.string(),
  country: z.string(),
  remote: z.boolean(),
  contract: z.enum(contractKinds),
  hours: z.string(),
  currency: z.string(),
  payMin: z.number().nullable(),
  payMax: z.number().nullable(),
  payUnit: z.enum(payUnits),
  payReason: z.string().nullable(),
  openings: z.number(),
  mustHave: z.array(z.string()),
});

/** A kept version as the public page tells it. */
export function changeOf(changed: readonly string[], kept: unknown, on: string): VacancyChange {
  const { country, currency, payMin, payMax, payUnit, ...same } = formerShape.parse(kept);
  const isPart = (part: string): part is VacancyPart => part === "openings" || part in parts;
  const pay = payOf({ currency, payMin, payMax, payUnit });
  return { on, changed: changed.filter(isPart), former: { ...same, country: countryOf(country), pay } };
}
