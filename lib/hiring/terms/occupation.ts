// The major groups of occupations by KBJI 2014, which are those of ISCO-08. Their names are the texts `hiring.occupation.<n>`. Pure.

export const occupations = [1, 2, 3, 4, 5, 6, 7, 8, 9, 0] as const;
export type Occupation = (typeof occupations)[number];

/** What the table holds is one of these or null: its check says so. */
export const occupationOf = (group: number | null): Occupation | null => occupations.find((one) => one === group) ?? null;
