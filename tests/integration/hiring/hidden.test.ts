// What a company sees of applicants who hide from it, are frozen, or are in a block with one of its members: nothing at all.
import { expect, test } from "vitest";
import * as block from "#lib/disclosure/block";
import * as freeze from "#lib/disclosure/freeze";
import * as shield from "#lib/disclosure/shield";
import * as application from "#lib/hiring/application/application";
import * as employer from "#lib/hiring/application/employer";
import * as pipeline from "#lib/hiring/application/pipeline";
import type { Actor } from "#lib/platform/auth/actor";
import { db } from "#lib/platform/db";
import { step } from "#tests/factories/application";
import { card, code, member, must } from "#tests/factories/forum";
import { type Company, company, posted } from "#tests/factories/vacancy";
import { watchStatements } from "#tests/fakes/statements";

/** Everything that a member of the company can read of one vacancy, as bytes. */
const crawl = async (who: Actor, vacancyId: string) =>
  JSON.stringify([await employer.overview(who), await employer.applicants(who, vacancyId), await employer.shown(who, vacancyId)]);

async function scene() {
  const at = await company();
  const vacancyId = await posted(at);
  const [first, seeker] = [await member(), await member()];
  must(await application.apply(first, { vacancyId, roomId: null, card }));
  const before = await crawl(at.sari, vacancyId);
  const { applicationId } = must(await application.apply(seeker, { vacancyId, roomId: null, card }));
  expect(await crawl(at.sari, vacancyId)).not.toBe(before);
  return { at, vacancyId, seeker, applicationId, before };
}

/** A missing one and a hidden one are answered alike. */
async function isAbsent(at: Company, applicationId: string) {
  const missing = "00000000-0000-4000-8000-000000000000";
  expect(await application.open(at.sari, { applicationId })).toEqual(await application.open(at.sari, { applicationId: missing }));
  expect(await pipeline.move(at.sari, await step(applicationId, "rejected"))).toEqual(
    await pipeline.move(at.sari, await step(missing, "rejected")),
  );
}

test("P-06 for the company an applicant who hides from it is not there, byte for byte as before they applied, counts too", async () => {
  const { at, vacancyId, seeker, applicationId, before } = await scene();
  const { entryId } = must(await shield.add(seeker, { kind: "organisation", organisationId: at.organisationId }));
  expect(await crawl(at.sari, vacancyId)).toBe(before);
  await isAbsent(at, applicationId);
  must(await shield.remove(seeker, { entryId }));
  expect(must(await application.open(at.sari, { applicationId })).line).toBe(card.line);
});

test("P-06 a look that is refused because of a hide list leaves no row in the ledger", async () => {
  const { at, vacancyId, seeker } = await scene();
  const looks = () => db.disclosure.count({ where: { personId: seeker.personId } });
  must(await shield.add(seeker, { kind: "organisation", organisationId: at.organisationId }));
  const before = await looks();
  await employer.applicants(at.sari, vacancyId);
  expect(await looks()).toBe(before);
});

test("P-23 a frozen applicant is not there, and is back as before afterwards", async () => {
  const { at, vacancyId, seeker, applicationId, before } = await scene();
  const shown = await crawl(at.sari, vacancyId);
  must(await freeze.freeze(seeker));
  expect(await crawl(at.sari, vacancyId)).toBe(before);
  await isAbsent(at, applicationId);
  must(await freeze.thaw(seeker));
  expect(await crawl(at.sari, vacancyId)).toBe(shown);
});

test("R-PRIV-18 an applicant in a block with one member is there for the colleague, and not for that member", async () => {
  const { at, vacancyId, seeker, applicationId, before } = await scene();
  const colleague = await member();
  await db.membership.create({ data: { personId: colleague.personId, organisationId: at.organisationId }, select: { personId: true } });
  await block.add(db, seeker.personId, at.sari.personId, { name: "Sari", seed: "sari" });
  expect(await crawl(at.sari, vacancyId)).toBe(before);
  await isAbsent(at, applicationId);
  must(await application.open(colleague, { applicationId }));
});

test("who hides from a company, or is frozen, is told so when they apply to it", async () => {
  const [at, other, seeker] = [await company(), await company(), await member()];
  must(await shield.add(seeker, { kind: "organisation", organisationId: at.organisationId }));
  expect(code(await application.apply(seeker, { vacancyId: await posted(at), roomId: null, card }))).toBe("hidden_by_yourself");
  expect(code(await application.apply(seeker, { vacancyId: await posted(other), roomId: null, card }))).toBe("ok");
  must(await freeze.freeze(seeker));
  expect(code(await application.apply(seeker, { vacancyId: await posted(other), roomId: null, card }))).toBe("hidden_by_yourself");
});

test("P-06 somebody hidden costs the company's reads the same statements as somebody who is not there, for one application and for the whole list", async () => {
  const [at, seeker] = [await company(), await member()];
  const vacancyId = await posted(at);
  const missing = "00000000-0000-4000-8000-000000000000";
  const statementsOf = async (...reads: (() => Promise<unknown>)[]) => {
    const watch = watchStatements();
    for (const read of reads) await read();
    watch.stop();
    return watch.statements.map(({ text }) => text.replace(/\s+/g, " "));
  };
  const ofList = () =>
    statementsOf(
      () => employer.overview(at.sari),
      () => employer.applicants(at.sari, vacancyId),
      () => employer.shown(at.sari, vacancyId),
    );
  const of = (applicationId: string) =>
    statementsOf(
      () => application.open(at.sari, { applicationId }),
      () => pipeline.move(at.sari, { applicationId, to: "rejected", version: 0, reason: "other", words: "", confirmed: false }),
    );
  const [listOfNobody, ofMissing] = [await ofList(), await of(missing)];
  const { applicationId } = must(await application.apply(seeker, { vacancyId, roomId: null, card }));
  expect(await ofList()).not.toEqual(listOfNobody);
  must(await shield.add(seeker, { kind: "organisation", organisationId: at.organisationId }));
  expect(await ofList()).toEqual(listOfNobody);
  expect(await of(applicationId)).toEqual(ofMissing);
  expect(ofMissing).toHaveLength(4);
});
