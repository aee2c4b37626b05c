// Two rows of figures from the same run, made into one ratio that says how sure it is.

export const quantile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
};

export type Round = { ours: number[]; peer: number[] };
export type Ratio = { ours: number; peer: number; ratio: number; low: number; high: number };

/** The median over rounds of ours / peer at one quantile, with the interval that holds nine in ten resamplings of the rounds. */
export function ratioOf(rounds: readonly Round[], share: number): Ratio {
  const each = rounds.map(({ ours, peer }) => quantile(ours, share) / quantile(peer, share));
  const resampled = Array.from({ length: 2_000 }, () => {
    const drawn = each.map(() => each[Math.floor(Math.random() * each.length)] ?? Number.NaN);
    return quantile(drawn, 0.5);
  });
  return {
    ours: quantile(
      rounds.map(({ ours }) => quantile(ours, share)),
      0.5,
    ),
    peer: quantile(
      rounds.map(({ peer }) => quantile(peer, share)),
      0.5,
    ),
    ratio: quantile(each, 0.5),
    low: quantile(resampled, 0.05),
    high: quantile(resampled, 0.95),
  };
}
