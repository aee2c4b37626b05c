"use client";
// What came of the last run of an action on a page of lines: shown and read out. The button that was pressed may be gone by then, so the
// sentence takes the focus.
import { CircleCheck } from "lucide-react";
import { useEffect, useRef } from "react";
import { Notice } from "../notice.tsx";
import type { Action } from "./use-action.tsx";

export function ActionStatus({ action }: { action: Pick<Action, "done" | "sentence"> }) {
  const { done, sentence } = action;
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (!done) return;
    const frame = requestAnimationFrame(() => line.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, [done]);
  return (
    <>
      {sentence ? <Notice tone="fault" title={sentence} className="mb-4" /> : null}
      <p
        ref={line}
        tabIndex={-1}
        role="status"
        className="flex items-start gap-2 text-sm font-semibold text-leaf-ink outline-none empty:absolute not-empty:mb-4"
      >
        {done ? (
          <>
            <CircleCheck aria-hidden strokeWidth={1.9} className="mt-0.5 size-4 shrink-0 text-leaf" />
            {done}
          </>
        ) : null}
      </p>
    </>
  );
}
