// A company that has confirmed a domain and that domain are one for a hide list.
import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import * as shield from "#lib/disclosure/shield";
import { viewerOf } from "#lib/disclosure/viewer";
import { isHiddenFromCompany, visibleTo } from "#lib/disclosure/visible";
import type { Actor } from "#lib/platform/auth/actor";
import { db } from "#lib/platform/db";
import { member, must } from "#tests/factories/forum";
import { company } from "#tests/factories/vacancy";

const sees = async (who: Actor, whom: Actor) => (await visibleTo(db, await viewerOf(db, who.personId), [whom.personId])).has(whom.personId);

async function companyAt(domain: string) {
  const at = await company();
  await db.organisation.update({ where: { id: at.organisationId }, data: { domain, domainConfirmedAt: new Date() }, select: { id: true } });
  return at;
}

test("whoever hides from a domain is not there for members of the company that confirmed it or one below it, whatever address they sign in with", async () => {
  const domain = `pabrik-${randomUUID()}.test`;
  const [at, below, near, seeker] = [
    await companyAt(domain),
    await companyAt(`hr.${domain}`),
    await companyAt(`not${domain}`),
    await member(),
  ];
  expect(await sees(at.sari, seeker)).toBe(true);
  must(await shield.add(seeker, { kind: "domain", domain }));
  expect(await sees(at.sari, seeker)).toBe(false);
  expect(await sees(below.sari, seeker)).toBe(false);
  expect(await sees(near.sari, seeker)).toBe(true);
  expect(await isHiddenFromCompany(db, seeker.personId, at.organisationId)).toBe(true);
  expect(await isHiddenFromCompany(db, seeker.personId, near.organisationId)).toBe(false);
});

test("whoever hides from a company is not there for somebody with an address at its domain who is no member", async () => {
  const domain = `pabrik-${randomUUID()}.test`;
  const [at, seeker, inside, outside] = [await companyAt(domain), await member(), await member(), await member()];
  await db.person.update({
    where: { id: inside.personId },
    data: { email: `hr@${domain}`, emailConfirmedAt: new Date() },
    select: { id: true },
  });
  must(await shield.add(seeker, { kind: "organisation", organisationId: at.organisationId }));
  expect(await sees(inside, seeker)).toBe(false);
  expect(await sees(outside, seeker)).toBe(true);
});
