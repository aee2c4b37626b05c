"use client";
// A verb of a staff page: runs, keeps its refusal, and has the page read anew.
import { useState } from "react";
import { useRouter } from "#lib/i18n/navigation";
import type { Refusal, Result } from "#lib/platform/result";
import { unanswered } from "#lib/platform/unanswered";

/** Runs one verb at a time, then reads the page anew. */
export function useDeed() {
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  async function run<T>(verb: () => Promise<Result<T>>, after?: (value: T) => void) {
    setBusy(true);
    setRefusal(null);
    const answer = await verb().catch(unanswered);
    setBusy(false);
    if (!answer.ok) return setRefusal(answer);
    after?.(answer.value);
    router.refresh();
  }
  return { run, isBusy, refusal };
}
