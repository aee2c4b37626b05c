// The checks that are taken out one at a time. Add one here with each limit, lock or check that a person's safety depends on.
import type { Mutation } from "./mutation.ts";

export const mutations: readonly Mutation[] = [
  {
    rule: "A banned person does not enter",
    file: "lib/rooms/seat.ts",
    find: 'if (banned) return refuse("banned");',
    replace: "",
    tests: ["tests/integration/rooms/seat.test.ts", "tests/integration/rooms/conduct.test.ts"],
  },
];
