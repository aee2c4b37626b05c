// What a look costs: opening an application, with its grant, its row in the ledger and the chain of hashes, at 100 looks a second; against
// one bare insert and commit in the same database.
import * as application from "#lib/hiring/application/application";
import { db } from "#lib/platform/db";
import { card, member, must } from "../factories/forum.ts";
import { company, posted } from "../factories/vacancy.ts";
import type { Benchmark } from "./benchmark.ts";

const perRound = 100;
const everyMs = 10;
const people = 20;

/** Begins `work` every ten milliseconds, whatever the ones before do, and answers the milliseconds each took. */
async function paced(work: (n: number) => Promise<unknown>): Promise<number[]> {
  const begun: Promise<number>[] = [];
  for (let n = 0; n < perRound; n++) {
    const at = performance.now();
    begun.push(work(n).then(() => performance.now() - at));
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  return Promise.all(begun);
}

export const ledger: Benchmark = {
  name: "ledger",
  about: `opening an application with its row in the ledger, 100 looks a second at ${people} people; peer: one bare insert`,
  unit: "ms",
  measured: "time",
  figures: [
    { label: "p50", share: 0.5, goal: 20 },
    { label: "p95", share: 0.95, goal: 20 },
  ],
  rounds: 5,

  async ready() {
    const at = await company();
    const vacancyId = await posted(at);
    const applied: string[] = [];
    for (let n = 0; n < people; n++)
      applied.push(must(await application.apply(await member(), { vacancyId, roomId: null, card })).applicationId);
    const idOf = (n: number) => applied[n % people] ?? "";
    let looks = 0;
    return {
      round: async () => ({
        // A session of its own for each look, so that every one writes a row.
        ours: await paced(async (n) => {
          looks += 1;
          must(await application.open({ ...at.sari, sessionId: `session ${looks}` }, { applicationId: idOf(n) }));
        }),
        peer: await paced((n) => db.applicationEvent.create({ data: { applicationId: idOf(n), kind: "seen" }, select: { id: true } })),
      }),
      async end() {
        const written = await db.disclosure.count({ where: { aboutId: vacancyId } });
        if (written !== looks) throw new Error(`${looks} looks left ${written} rows`);
      },
    };
  },
};
