"use client";
// A button that runs one action and says beside itself why it was refused. Nothing around it moves.
import type { ReactNode } from "react";
import { Button, type ButtonProps } from "../button.tsx";
import { cn } from "../class/cn.tsx";
import type { Action } from "./use-action.tsx";

export type ActionButtonProps = ButtonProps & { action: Pick<Action, "pending" | "sentence">; wrapClassName?: string };

export function ActionButton({ action, wrapClassName, disabled, ...rest }: ActionButtonProps) {
  return (
    <span className={cn("relative inline-flex", wrapClassName)}>
      <Button {...rest} aria-busy={action.pending} disabled={disabled || action.pending} />
      {action.sentence ? <RefusalNote>{action.sentence}</RefusalNote> : null}
    </span>
  );
}

/** Floats below its nearest positioned ancestor. */
export function RefusalNote({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <span
      role="alert"
      className={cn(
        "absolute start-0 top-full z-20 mt-1.5 w-max max-w-64 whitespace-normal rounded-1 bg-bata-soft px-3 py-2 text-start text-xs font-semibold text-bata-ink shadow-float",
        className,
      )}
    >
      {children}
    </span>
  );
}
