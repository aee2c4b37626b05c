// What screens are told of a deletion and its receipt.

/** Something that stays after a deletion, and until when; null: for good, because nobody can be known from it. */
export type KeptThing = { kind: string; until: string | null };

export type Deletion = {
  code: string;
  closedAt: string;
  destroyAt: string;
  destroyedAt: string | null;
  keptAt: string | null;
  /** How many of each kind are gone. */
  counts: Readonly<Record<string, number>>;
  kept: readonly KeptThing[];
};

/** What a deletion would do, shown before it is confirmed. */
export type DeletionPreview = {
  counts: Readonly<Record<string, number>>;
  kept: readonly KeptThing[];
  /** When it is destroyed if one waits. */
  destroyAt: string;
  /** Forums that end because nobody else moderates them. */
  endingForums: number;
  /** Companies whose vacancies close because nobody else belongs to them. */
  closingCompanies: number;
  isLastAdmin: boolean;
  /** The password was changed within a day: nothing is destroyed before a day has passed. */
  mustWait: boolean;
};
