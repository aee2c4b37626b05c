// What disclosure decides without touching anything.

/** No grant lasts longer than this, whatever it says. */
export const grantMaxDays = 180;

/** Looking again with the same session, for the same purpose, at the same fields, within this time is the same look: a page that stays open. */
export const sameLookMinutes = 10;

const dayMs = 86_400_000;

/** When a grant given at `at` ends that was asked to last until `until`. */
export const grantEnd = (at: Date, until: Date): Date => new Date(Math.min(until.getTime(), at.getTime() + grantMaxDays * dayMs));

/** Days that are left of all days of a grant, both rounded up. */
export function daysLeft(givenAt: string, until: string, at: Date): { left: number; all: number } {
  const end = Date.parse(until);
  return {
    left: Math.max(0, Math.ceil((end - at.getTime()) / dayMs)),
    all: Math.max(1, Math.ceil((end - Date.parse(givenAt)) / dayMs)),
  };
}
