// Checks that keep what belongs to somebody from staying, or from being told, when they go.
import type { Mutation } from "./mutation.ts";

export const ownDataMutations: readonly Mutation[] = [
  {
    rule: "Nobody takes a seat with an account that is just being closed",
    file: "lib/rooms/seat/seat.ts",
    find: 'if (caller.kind === "member" && !(await session.holdOpen(tx, caller.personId))) return refuse("signed_out");',
    replace: "",
    tests: ["tests/integration/privacy/late-arrivals.test.ts"],
  },
  {
    rule: "Nobody hears of a case by looking at what a deletion keeps",
    file: "lib/reports/personal-data.ts",
    find: "const about = cases.filter(({ decisions, statements }) => isTold(decisions, statements.length));",
    replace: "const about = cases;",
    tests: ["tests/integration/privacy/queues.test.ts"],
  },
  {
    rule: "No erasure is lost while the list of erasures is written anew",
    file: "lib/privacy/erasure-list.ts",
    find: "SELECT pg_advisory_xact_lock(",
    replace: "SELECT abs(",
    tests: ["tests/integration/privacy/queues.test.ts"],
  },
  {
    rule: "Accounts that cannot be destroyed stand before no other",
    file: "lib/privacy/deletion.ts",
    find: "ORDER BY tried_at NULLS FIRST, destroy_at",
    replace: "ORDER BY destroy_at",
    tests: ["tests/integration/privacy/queues.test.ts"],
  },
];
