// The fair order of raised hands, and how long each will wait. Pure, and published as the room's rule:
// a kept place first; then people who never spoke in this series, by number; after three of them one of the others, so that nobody starves.

export type Hand = {
  ticketId: string;
  number: number;
  firstTime: boolean;
  /** Since when the place is kept, epoch milliseconds; null for an ordinary hand. */
  heldAt: number | null;
};

export type QueueHistory = {
  /** How many of the latest turns in a row were first-timers', newest backwards. */
  firstsInRow: number;
  /** When the latest call was made, epoch milliseconds; null before the first. */
  lastCalledAt: number | null;
};

/** First-timers in a row before one of the others is due. */
export const firstsBeforeOther = 3;

/**
 * The order in which hands are called. Somebody whose place is kept goes first, but not before somebody else has been called: whoever has
 * just said "not now" is not asked again at once.
 */
export function order<H extends Hand>(hands: readonly H[], history: QueueHistory): H[] {
  const kept = hands.filter((hand) => hand.heldAt !== null).sort((a, b) => (a.heldAt ?? 0) - (b.heldAt ?? 0) || byNumber(a, b));
  const line = interleave(
    hands.filter((hand) => hand.heldAt === null),
    history.firstsInRow,
  );
  const isJustKept = (hand: H) => history.lastCalledAt !== null && (hand.heldAt ?? 0) >= history.lastCalledAt;
  const due = kept.filter((hand) => !isJustKept(hand));
  const justKept = kept.filter(isJustKept);
  const ahead = due.length > 0 ? due : line.splice(0, 1);
  return [...ahead, ...justKept, ...line];
}

const byNumber = (a: Hand, b: Hand) => a.number - b.number || (a.ticketId < b.ticketId ? -1 : 1);

function interleave<H extends Hand>(hands: readonly H[], firstsInRow: number): H[] {
  const firsts = hands.filter((hand) => hand.firstTime).sort(byNumber);
  const others = hands.filter((hand) => !hand.firstTime).sort(byNumber);
  const line: H[] = [];
  let inRow = firstsInRow;
  while (firsts.length > 0 || others.length > 0) {
    const next = inRow < firstsBeforeOther ? (firsts.shift() ?? others.shift()) : (others.shift() ?? firsts.shift());
    if (!next) break;
    inRow = next.firstTime ? inRow + 1 : 0;
    line.push(next);
  }
  return line;
}

/** Seconds between two turns that are reckoned with before any was seen. */
export const usualGapSeconds = 30;

/**
 * Minutes until the person with `ahead` people before them is called, in steps of five.
 * `seconds`: length and following gap of the latest turns; `turnSeconds` stands in for them before the first.
 */
export function estimate(ahead: number, seconds: readonly number[], turnSeconds: number): number {
  const each = median(seconds) ?? turnSeconds + usualGapSeconds;
  return Math.ceil((ahead * each) / 300) * 5;
}

/** The middle value; of two middle ones their mean; null of nothing. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (upper + lower) / 2;
}
