// The four lines of a card: who somebody is looking for work as. A screen judges them before it sends; the server judges by the same
// limits in schema.ts, whose library weighs more than a whole page of ours. Pure.
import { isStorable, isVisible } from "#lib/platform/text/visible-text";

/** The longest each line may be, in UTF-16 units. */
export const cardLimits = { roleWanted: 80, field: 60, city: 60, line: 160 } as const;

export type CardLine = keyof typeof cardLimits;
export type Card = Record<CardLine, string>;

/** As it is kept. */
export const trimmedCard = (card: Card): Card => ({
  roleWanted: card.roleWanted.trim(),
  field: card.field.trim(),
  city: card.city.trim(),
  line: card.line.trim(),
});

const isFault = (text: string, longest: number) => text.length > longest || !isStorable(text) || !isVisible(text);

/** The lines that say nothing, or what cannot be kept. */
export function cardFaults(card: Card): CardLine[] {
  const trimmed = trimmedCard(card);
  return (Object.keys(cardLimits) as CardLine[]).filter((line) => isFault(trimmed[line], cardLimits[line]));
}
