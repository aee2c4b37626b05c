// What a company's answers add up to: counted from dates it owed, and from ten of them on.
import { expect, test } from "vitest";
import * as shield from "#lib/disclosure/shield";
import * as application from "#lib/hiring/application/application";
import * as pipeline from "#lib/hiring/application/pipeline";
import { owedBeforePublishing, repliesOf } from "#lib/hiring/application/replies";
import * as vacancy from "#lib/hiring/vacancy/vacancy";
import { move as moveClock } from "#lib/platform/clock";
import { db } from "#lib/platform/db";
import { step } from "#tests/factories/application";
import { card, member, must } from "#tests/factories/forum";
import { company, posted, terms } from "#tests/factories/vacancy";

const day = 86_400_000;

test("in time, late and never are told apart; below ten dates nothing is said; what is overdue is owed before the next vacancy", async () => {
  const at = await company();
  const vacancyId = await posted(at);
  const sent = [];
  for (let nth = 0; nth < 11; nth++) {
    const actor = await member();
    sent.push({ actor, ...must(await application.apply(actor, { vacancyId, roomId: null, card })) });
  }
  const [withdrawn, ...rest] = sent;
  if (!withdrawn) throw new Error("nobody applied");
  must(await application.withdraw(withdrawn.actor, withdrawn));
  const answer = async (nth: number) => must(await pipeline.move(at.sari, await step(rest[nth]?.applicationId ?? "", "rejected")));
  const read = () => repliesOf(db, at.organisationId);
  for (const nth of [0, 1]) await answer(nth);
  expect(await read()).toBeNull();
  await moveClock(15 * day);
  try {
    await pipeline.ghostOverdue();
    await answer(2);
    // Eleven applied, one left before its date.
    expect(await read()).toEqual({ due: 10, inTime: 2, ghosted: 7, medianDays: null, windowDays: 90 });
    expect(await owedBeforePublishing(db, at.organisationId)).toBe(7);
    const next = terms(at.organisationId, { title: "Staf gudang malam" });
    expect(await vacancy.post(at.sari, next)).toEqual({ ok: false, code: "replies_owed", detail: { count: 7 } });
    must(await shield.add(rest[3]?.actor ?? at.sari, { kind: "organisation", organisationId: at.organisationId }));
    expect(await owedBeforePublishing(db, at.organisationId)).toBe(6);
    for (const nth of [4, 5, 6, 7, 8, 9]) await answer(nth);
    expect(await owedBeforePublishing(db, at.organisationId)).toBe(0);
    must(await vacancy.post(at.sari, next));
    expect(await read()).toMatchObject({ due: 10, inTime: 2, ghosted: 1, medianDays: 16 });
  } finally {
    await moveClock(-15 * day);
  }
});
