"use client";
// Asks for open vacancies by words and place, from a browser.
import type { VacancyLine } from "#lib/hiring/view";

/** The matching open vacancies, newest first; null when there is no answer. */
export async function findVacancies(words: { q: string; place?: string }, signal?: AbortSignal): Promise<VacancyLine[] | null> {
  try {
    const answer = await fetch(
      `/api/hiring/vacancies?${new URLSearchParams({ q: words.q, place: words.place ?? "" })}`,
      signal ? { signal } : {},
    );
    return answer.ok ? ((await answer.json()) as { vacancies: VacancyLine[] }).vacancies : null;
  } catch {
    return null;
  }
}
