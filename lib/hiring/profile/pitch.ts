// The card of a raised hand or an application from a profile, so that nothing that was written is asked again. Pure.
import { cardLimits } from "#lib/rooms/card";
import type { CardInput } from "#lib/rooms/schema";
import { type Contents, wordsOf } from "./sections.ts";

/** Null where the profile says nothing that a card could hold. */
export function pitchOf({ basics, work, skills, availability }: Contents): CardInput | null {
  const [latest] = work;
  const line = basics.summary.split("\n").find((one) => one.trim() !== "") ?? "";
  const card = {
    roleWanted: (latest && wordsOf(latest, "position")) || basics.label,
    field: (skills[0] && wordsOf(skills[0], "name")) ?? "",
    city: availability.places[0] ?? "",
    line: line || basics.label,
  };
  if (Object.values(card).every((words) => words === "")) return null;
  const fitting = Object.entries(card).map(([name, words]) => [name, shortened(words, cardLimits[name as keyof CardInput])]);
  return Object.fromEntries(fitting) as CardInput;
}

/** At most `max` UTF-16 units, without half of a letter at the end. */
function shortened(words: string, max: number): string {
  let kept = "";
  for (const { segment } of new Intl.Segmenter().segment(words.trim())) {
    if (kept.length + segment.length > max) break;
    kept += segment;
  }
  return kept.trimEnd();
}
