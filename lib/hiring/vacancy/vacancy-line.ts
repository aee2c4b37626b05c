// A vacancy as one line of a list: what is read for it, by Prisma and by SQL over `vacancy v` and `organisation o`.
import "server-only";
import { Prisma } from "#lib/platform/db";
import { seatsLeft } from "../rules.ts";
import { payOf } from "../terms/pay.ts";
import { countryOf, zoneOf } from "../terms/place.ts";
import type { VacancyLine } from "../view.ts";
import { offerColumns } from "./offer-columns.ts";

export const lineSelect = {
  ...offerColumns,
  id: true,
  country: true,
  contract: true,
} as const satisfies Prisma.VacancySelect;

type Row = Prisma.VacancyGetPayload<{ select: typeof lineSelect }>;

export const lineOf = ({ id, organisation, filled, ...same }: Row): VacancyLine => ({
  vacancyId: id,
  title: same.title,
  organisation: organisation.name,
  place: same.place,
  country: countryOf(same.country),
  zone: zoneOf(same.zone),
  remote: same.remote,
  contract: same.contract,
  pay: payOf(same),
  openings: same.openings,
  left: seatsLeft({ openings: same.openings, filled }),
  deadline: same.deadline,
});

export const lineColumns = Prisma.sql`v.id, v.title, v.place, v.country, v.zone, v.remote, v.contract::text, v.currency, v.pay_min AS "payMin",
  v.pay_max AS "payMax", v.pay_unit::text AS "payUnit", v.openings, v.filled, v.deadline, v.published_at AS "publishedAt", o.name AS organisation`;

export type LineRow = Omit<Row, "organisation"> & { organisation: string; publishedAt: Date };

export const lineOfRow = ({ organisation, ...row }: LineRow): VacancyLine => lineOf({ ...row, organisation: { name: organisation } });
