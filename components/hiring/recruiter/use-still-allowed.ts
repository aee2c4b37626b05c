"use client";
// Whether what an open line shows may still be shown: asked every twenty seconds while it is seen. Taken back, or without an answer, it goes.
import { useEffect } from "react";
import { openAllowed } from "#lib/hiring/actions";
import type { AllowedPerson } from "#lib/hiring/view";

const everyMs = 20_000;

/** Null while nothing is shown. The same look again within ten minutes is one row of the ledger. */
export function useStillAllowed(grantId: string | null, show: (person: AllowedPerson | null) => void): void {
  useEffect(() => {
    if (grantId === null) return;
    const ask = () =>
      openAllowed({ grantId }).then(
        (answer) => show(answer.ok ? answer.value : null),
        () => show(null),
      );
    const timer = setInterval(() => void (document.visibilityState === "visible" ? ask() : show(null)), everyMs);
    return () => clearInterval(timer);
  }, [grantId, show]);
}
