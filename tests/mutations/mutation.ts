// One check of the product taken out: where it stands, what stands there instead, and the tests that must notice.

export type Mutation = {
  /** The rule, as docs/threat-model.md names it. */
  rule: string;
  /** Path of the file from the project's root. */
  file: string;
  /** Occurs once in the file. */
  find: string;
  replace: string;
  /** Test files for vitest; at least one of their tests must fail. */
  tests: readonly string[];
};
