import fc from "fast-check";
import { expect, test } from "vitest";
import { type Counts, type ImpactStatistics, knowledge, mayIncludeTiny, publish } from "#lib/hiring/impact/tally";
import { moreCodes, outcomeCodes, smallestCell } from "#lib/hiring/rules";

type Person = { forums: number[]; first: boolean; known: boolean; codes: number[] };

/** Counts people in some forums, each once; `codes` holds 0 nothing, 1 said by one side, 2 confirmed by both. */
function count(people: readonly Person[], forums: readonly number[]): Counts {
  const here = people.filter((person) => person.forums.some((forum) => forums.includes(forum)));
  const codes = Object.fromEntries(
    outcomeCodes.map((code, index) => {
      const having = (grade: number) => here.filter((person) => person.codes[index] === grade).length;
      return [code, { both: having(2), one: having(1) }];
    }),
  ) as Counts["codes"];
  const news = here.filter(({ known }) => known).length;
  return {
    people: here.length,
    first: here.filter(({ first }) => first).length,
    known: news,
    hands: here.length * 2,
    waitSeconds: 60,
    codes,
    more: Object.fromEntries(
      moreCodes.map((code, index) => [code, here.filter((person) => person.codes[index % outcomeCodes.length] === 2).length]),
    ) as Counts["more"],
  };
}

/** As `impact.ts` does: tiny forums stay out of the sum where they could be had from it. */
function published(people: readonly Person[], size: number) {
  const forums = Array.from({ length: size }, (_, index) => index);
  const all = count(people, forums);
  const parts = forums.map((forum) => count(people, [forum]));
  const kept = mayIncludeTiny(all, parts) ? forums : forums.filter((forum) => (parts[forum]?.people ?? 0) >= smallestCell);
  const included = kept.map((forum) => parts[forum] as Counts);
  return { truth: included, statistics: publish(count(people, kept), included) };
}

/** Every figure that pages and tables show, as columns over all forums and each; what a reader can compute at once is in it too. */
const shownColumns: Record<string, { shown: (of: ImpactStatistics) => number | null; truth: (of: Counts) => number }> = {
  people: { shown: (of) => of.people, truth: (of) => of.people },
  hands: { shown: (of) => of.wait?.hands ?? null, truth: (of) => of.hands },
  known: { shown: (of) => of.known?.known ?? null, truth: (of) => of.known },
  unknown: { shown: (of) => (of.known && of.people !== null ? of.people - of.known.known : null), truth: (of) => of.people - of.known },
  first: { shown: (of) => of.firstTimers, truth: (of) => of.first },
  notFirst: {
    shown: (of) => (of.people !== null && of.firstTimers !== null ? of.people - of.firstTimers : null),
    truth: (of) => of.people - of.first,
  },
  ...Object.fromEntries(
    moreCodes.map((code) => [
      code,
      {
        shown: (of: ImpactStatistics) => of.more.find((one) => one.code === code)?.people ?? null,
        truth: (of: Counts) => of.more[code],
      },
    ]),
  ),
  ...Object.fromEntries(
    outcomeCodes.flatMap((code) => {
      const row = (of: ImpactStatistics) => of.rows.find((one) => one.code === code);
      return [
        [`${code} both`, { shown: (of: ImpactStatistics) => row(of)?.both ?? null, truth: (of: Counts) => of.codes[code].both }],
        [
          `${code} one`,
          {
            shown: (of: ImpactStatistics) => (code === "hired" ? null : (row(of)?.one ?? null)),
            truth: (of: Counts) => of.codes[code].one,
          },
        ],
      ];
    }),
  ),
};

/** A reader who subtracts all that is shown from the sum, knowing only that nothing is negative and how many people each forum has. */
function derived({ truth, statistics }: Pick<ReturnType<typeof published>, "truth" | "statistics">): string[] {
  const found: string[] = [];
  for (const [name, { shown, truth: real }] of Object.entries(shownColumns)) {
    const total = shown(statistics.all);
    const parts = statistics.parts.map(shown);
    const caps = statistics.parts.map(({ people }) => (name === "hands" ? Number.POSITIVE_INFINITY : (people ?? smallestCell - 1)));
    for (const [index, part] of parts.entries()) {
      const secret = real(truth[index] as Counts);
      if (part !== null || secret >= smallestCell) continue;
      if (total === null) continue;
      const rest = total - parts.reduce<number>((sum, one) => sum + (one ?? 0), 0);
      const others = parts.flatMap((one, at) => (one === null && at !== index ? [caps[at] ?? 0] : []));
      const least = Math.max(0, rest - others.reduce((sum, cap) => sum + cap, 0));
      const most = Math.min(caps[index] ?? 0, rest);
      if (least > 0 || most < smallestCell - 1) found.push(`${name} of forum ${index}: ${least} to ${most}`);
      // Who takes every withheld part for a small one.
      const allSmall = parts.every((one, at) => one !== null || real(truth[at] as Counts) < smallestCell);
      if (allSmall && rest > 4 * others.length) found.push(`${name} of forum ${index}: at least ${rest - 4 * others.length}`);
    }
  }
  return found;
}

const world = (overlap: boolean) =>
  fc.integer({ min: 1, max: 6 }).chain((size) =>
    fc.record({
      size: fc.constant(size),
      people: fc.array(
        fc.record({
          forums: overlap
            ? fc.uniqueArray(fc.nat({ max: size - 1 }), { minLength: 1, maxLength: 2 })
            : fc.nat({ max: size * size - 1 }).map((at) => [Math.floor(Math.sqrt(at))]),
          first: fc.boolean(),
          known: fc.boolean(),
          codes: fc.array(fc.nat({ max: 2 }), { minLength: outcomeCodes.length, maxLength: outcomeCodes.length }),
        }),
        { maxLength: 120 },
      ),
    }),
  );

test.each([
  ["each person in one forum", false],
  ["people who spoke in several", true],
])("P-20 no withheld cell can be had from the published sums: %s", (_, overlap) =>
  fc.assert(
    fc.property(world(overlap), ({ people, size }) => {
      expect(derived(published(people, size))).toEqual([]);
    }),
    { numRuns: 1_500 },
  ),
);

test("P-20 no published number of people is under five, and published parts add up to the published total", () =>
  fc.assert(
    fc.property(world(true), ({ people, size }) => {
      const { statistics } = published(people, size);
      for (const of of [statistics.all, ...statistics.parts]) {
        for (const { shown } of Object.values(shownColumns)) expect(shown(of) ?? smallestCell).toBeGreaterThanOrEqual(smallestCell);
        for (const { code, both, one, total } of of.rows) {
          if (code === "hired") expect([one, total]).toEqual([null, both]);
          else expect(total).toBe(both === null || one === null ? null : both + one);
        }
      }
    }),
  ));

const speakers = (forum: number, many: number, grade: number): Person[] =>
  Array.from({ length: many }, (_, index) => ({
    forums: [forum],
    first: index % 2 === 0,
    known: true,
    codes: outcomeCodes.map(() => grade),
  }));

test("P-20 the attack works on statistics where only the small cells are withheld", () => {
  const people = [...speakers(0, 12, 2), ...speakers(0, 20, 0), ...speakers(1, 3, 2), ...speakers(1, 9, 0)];
  const { truth, statistics } = published(people, 2);
  expect(derived({ truth, statistics })).toEqual([]);
  const naive = (of: Counts): ImpactStatistics => ({
    people: of.people,
    rows: outcomeCodes.map((code) => {
      const hide = (cell: number) => (cell < smallestCell ? null : cell);
      return { code, both: hide(of.codes[code].both), one: hide(of.codes[code].one), total: null };
    }),
    more: [],
    known: null,
    wait: null,
    firstTimers: null,
  });
  expect(derived({ truth, statistics: { all: naive(count(people, [0, 1])), parts: truth.map(naive) } })).not.toEqual([]);
});

test("a forum of three stays out of the sum, so that nobody finds it there", () => {
  const { statistics } = published([...speakers(0, 12, 2), ...speakers(1, 3, 2)], 2);
  expect(statistics.all.people).toBe(12);
  expect(statistics.parts).toHaveLength(1);
});

test("the headline stays: of two forums with hires, the larger one's cell is withheld beside the small one's", () => {
  const { statistics } = published([...speakers(0, 12, 2), ...speakers(0, 9, 0), ...speakers(1, 8, 0), ...speakers(1, 2, 2)], 2);
  const hires = ({ rows }: ImpactStatistics) => rows.find(({ code }) => code === "hired")?.total;
  expect(hires(statistics.all)).toBe(14);
  expect(statistics.parts.map(hires)).toEqual([null, null]);
});

test("rates need news of 65 in 100", () => {
  expect(knowledge(64, 100).enough).toBe(false);
  expect(knowledge(65, 100)).toEqual({ known: 65, rate: 0.65, enough: true });
  expect(knowledge(0, 0)).toEqual({ known: 0, rate: 0, enough: false });
});
