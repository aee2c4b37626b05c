"use client";
// Asks for open vacancies by words and place, from a browser.
import type { VacancyLine } from "#lib/hiring/view";

/** With `roomId` among the organisations that take part in that forum. The matching open vacancies, newest first; null when there is no answer. */
export async function findVacancies(
  words: { q: string; place?: string; roomId?: string | null },
  signal?: AbortSignal,
): Promise<VacancyLine[] | null> {
  try {
    const answer = await fetch(
      `/api/hiring/vacancies?${new URLSearchParams({ q: words.q, place: words.place ?? "", ...(words.roomId ? { room: words.roomId } : {}) })}`,
      signal ? { signal } : {},
    );
    return answer.ok ? ((await answer.json()) as { vacancies: VacancyLine[] }).vacancies : null;
  } catch {
    return null;
  }
}
