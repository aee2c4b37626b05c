"use client";
// What came of the last press, read out and shown.
import { CircleCheck } from "lucide-react";
import { Notice } from "../ui/notice.tsx";
import type { Step } from "./use-step.tsx";

export function StepSaid({ step }: { step: Pick<Step, "done" | "fault" | "said"> }) {
  return (
    <>
      {step.fault ? <Notice tone="fault" title={step.fault} className="mb-4" /> : null}
      <p
        ref={step.said}
        tabIndex={-1}
        role="status"
        className="flex items-start gap-2 text-sm font-semibold text-leaf-ink outline-none empty:absolute not-empty:mb-4"
      >
        {step.done ? (
          <>
            <CircleCheck aria-hidden strokeWidth={1.9} className="mt-0.5 size-4 shrink-0 text-leaf" />
            {step.done}
          </>
        ) : null}
      </p>
    </>
  );
}
