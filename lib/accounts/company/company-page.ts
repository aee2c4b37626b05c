// What a company says of itself on its public page: written by its admins.
import "server-only";
import type { z } from "zod";
import type { Actor } from "../../platform/auth/actor.ts";
import { db, type Tx, transact } from "../../platform/db.ts";
import * as tries from "../../platform/limits.ts";
import * as pages from "../../platform/pages/pages.ts";
import { done, type Result, refuse } from "../../platform/result.ts";
import { limits } from "../context.ts";
import type { companyPageInput } from "../schema.ts";
import { membershipWith } from "./membership.ts";
import type { CompanyCountry } from "./rules.ts";

const columns = {
  name: true,
  country: true,
  town: true,
  website: true,
  about: true,
  answerableName: true,
  answerableOffice: true,
} as const;

export type CompanyPage = {
  name: string;
  country: CompanyCountry | null;
  town: string;
  website: string;
  about: string;
  answerableName: string;
  answerableOffice: string;
};

/** What its form shows; null for everybody but its admins. */
export const editable = (actor: Actor, organisationId: string): Promise<CompanyPage | null> =>
  db.organisation.findFirst({
    where: { id: organisationId, memberships: { some: membershipWith(actor, "page") } },
    select: columns,
  }) as Promise<CompanyPage | null>;

/** Changes the page; the public reads it at once. Refuses `missing` to everybody but its admins, `too_often`. */
export async function edit(actor: Actor, { organisationId, ...says }: z.output<typeof companyPageInput>): Promise<Result<null>> {
  if (!(await editable(actor, organisationId))) return refuse("missing");
  const minutes = await tries.spend([limits.companyPageByCompany, organisationId]);
  if (minutes) return refuse("too_often", { minutes });
  return transact(async (tx) => {
    const { count } = await tx.organisation.updateMany({
      where: { id: organisationId, memberships: { some: membershipWith(actor, "page") } },
      data: says,
    });
    if (count === 0) return refuse("missing");
    await pages.changed(tx, `organisation:${organisationId}`);
    return done(null);
  });
}

/** Of companies that this person registered nobody answers by name any more: it was most likely theirs. */
export async function forgetAnswerable(tx: Tx, personId: string): Promise<void> {
  const registered = await tx.organisation.findMany({ where: { registeredById: personId }, select: { id: true } });
  if (registered.length === 0) return;
  await tx.organisation.updateMany({ where: { registeredById: personId }, data: { answerableName: "", answerableOffice: "" } });
  await pages.changed(tx, ...registered.map(({ id }) => `organisation:${id}` as const));
}
