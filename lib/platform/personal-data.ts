// What every context must say of the personal data it holds. `lib/personal-data.ts` puts the contexts together: one that leaves
// something out does not compile. Types only, and what makes a table of rules readable.
import type { Tx } from "./db.ts";

/**
 * `subject`: theirs, exported. `secret`: never leaves, not even to them. `staff`: who decided. `about-others`: theirs only together with
 * somebody else. `none`: says nothing of a person.
 */
export type ColumnClass = "subject" | "secret" | "staff" | "about-others" | "none";

/** Until when a row is kept. A table has one rule or several, whichever comes first. */
export type KeepRule =
  /** It goes, or lets the person go, when the account is destroyed. */
  | { until: "account" }
  /** It goes with the row of another table. */
  | { until: "row"; of: string }
  /** It stays: nobody can be known from it. */
  | { until: "never"; because: string }
  /**
   * So many hours after the moment in a column, the row is deleted, or only these columns are emptied. `purge` does what is due, in
   * batches, and may be repeated; the daily scheduled task of retention calls it.
   */
  | { hours: number; after: string; empties?: readonly string[]; purge: () => Promise<unknown> };

export const days = (count: number): number => count * 24;

/** How one table is described to people, and how long its rows stay. */
export type TableRule = {
  /** In plain words, such as "Devices one has signed in from"; null for a table that says nothing of a person. */
  holds: string | null;
  /** Such as "nobody but its owner". */
  seenBy?: string;
  keep: readonly KeepRule[];
};

export type Columns = Readonly<Record<string, Readonly<Record<string, ColumnClass>>>>;

/** One rule for each table of `columns`: write `satisfies TableRules<typeof columns>`. */
export type TableRules<C extends Columns = Columns> = { readonly [T in keyof C & string]: TableRule };

/** What a context took out of its tables when an account closed, to put it back if its owner comes back. Plain JSON. */
export type SetAside = Readonly<Record<string, unknown>>;

/** `afterCommit`: work outside the transaction, such as calls over the network. It may be lost: a later run has to make up for it. */
export type Closed = { setAside: SetAside; afterCommit?: () => Promise<void> };

/** Something that others hold about a person. Never names another person: `by` is a company or the name of a place, or null for staff. */
export type HeldAbout = {
  id: string;
  /** Such as `outcome` or `ban`: chooses the sentence on the screen, and the purpose. */
  kind: string;
  by: string | null;
  text: string | null;
  at: Date;
  /** Null: as long as the account. */
  until: Date | null;
  /** What the person may do about it. */
  may: readonly ("remove" | "dispute" | "answer")[];
};

/** Something kept beyond the account under a rule, such as evidence of an open case. Told to the person before they confirm. */
export type HeldEvidence = {
  kind: string;
  /** As long as the case is open: null. */
  until: Date | null;
};

/** What a context's `personal-data.ts` exports. */
export type PersonalData = {
  columns: Columns;
  tables: TableRules;
  /** Everything of this person here, without secrets and without other people. */
  exportOf(tx: Tx, personId: string): Promise<object>;
  /** At once, when the account closes: nothing of this person can be found or read by others any more. In the transaction of the closing. */
  close(tx: Tx, personId: string): Promise<Closed>;
  /** Its owner came back in time: puts back what `close` set aside, as far as it still fits. */
  reopen(tx: Tx, personId: string, setAside: SetAside): Promise<void>;
  /**
   * Destroys what is here of this person, with what `close` had untied from them; without `setAside` it was never closed. Safe to
   * repeat; before the row of the account goes.
   */
  erase(tx: Tx, personId: string, setAside?: SetAside): Promise<void>;
  /** How many of each kind there are, for the list of what goes; keys are those of the texts `privacy.counts`. */
  counts(tx: Tx, personId: string): Promise<Readonly<Record<string, number>>>;
  heldAbout(tx: Tx, personId: string): Promise<readonly HeldAbout[]>;
  heldEvidence(tx: Tx, personId: string): Promise<readonly HeldEvidence[]>;
};

/** For a context of which others hold nothing about anybody, or which keeps no evidence. */
export const holdsNothing = async (): Promise<readonly never[]> => [];
