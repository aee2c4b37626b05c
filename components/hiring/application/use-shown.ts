"use client";
// Whether what an open page shows of applicants may still be shown. Asked every twenty seconds and whenever the page comes back to sight;
// without an answer for a minute nothing is shown, since a permission may have been taken back meanwhile.
import { useCallback, useEffect, useRef, useState } from "react";
import type { ShownApplications } from "#lib/hiring/application/view";
import { useRouter } from "#lib/i18n/navigation";

const everyMs = 20_000;
const trustedMs = 60_000;

/** `ids`: those the page was made with. `isStale`: nobody has confirmed them for a minute. */
export function useShown(vacancyId: string, ids: readonly string[]): { may: (id: string) => boolean; isStale: boolean } {
  const router = useRouter();
  const [allowed, setAllowed] = useState<ReadonlySet<string> | null>(null);
  const [isStale, setStale] = useState(false);
  const confirmedAt = useRef(0);
  const made = ids.join(" ");

  const ask = useCallback(async () => {
    if (Date.now() - confirmedAt.current > trustedMs) setStale(true);
    try {
      const answer = await fetch(`/api/hiring/shown?vacancyId=${vacancyId}`, {
        headers: { accept: "application/json" },
        signal: AbortSignal.timeout(10_000),
      });
      // Signed out, or no member any more: nothing may be shown.
      if (!answer.ok && answer.status !== 404) return;
      const { applicationIds } = answer.ok ? ((await answer.json()) as ShownApplications) : { applicationIds: [] };
      const now = new Set(applicationIds);
      confirmedAt.current = Date.now();
      setAllowed(now);
      setStale(false);
      if (made.split(" ").some((id) => id !== "" && !now.has(id))) router.refresh();
    } catch {
      // Asked again soon; too long without an answer hides everything.
    }
  }, [vacancyId, made, router]);

  useEffect(() => {
    confirmedAt.current = Date.now();
    const timer = setInterval(() => void ask(), everyMs);
    const onSight = () => {
      if (document.visibilityState === "visible") void ask();
    };
    document.addEventListener("visibilitychange", onSight);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", onSight);
    };
  }, [ask]);

  return { may: (id) => !isStale && (allowed === null || allowed.has(id)), isStale };
}
