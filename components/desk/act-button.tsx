"use client";
// A button that does one deed and says beside itself why it was refused. Nothing around it moves.
import type { ReactNode } from "react";
import { Button, type ButtonProps } from "#components/ui/button";
import { cn } from "#components/ui/cn";
import type { Act } from "./use-act.ts";
import { useSay } from "./use-say.ts";

export type ActButtonProps<I> = Omit<ButtonProps, "onClick"> & { act: Act<I>; input: I; wrapClassName?: string };

export function ActButton<I>({ act, input, wrapClassName, disabled, ...rest }: ActButtonProps<I>) {
  const say = useSay();
  return (
    <span className={cn("relative inline-flex", wrapClassName)}>
      <Button {...rest} aria-busy={act.pending} disabled={disabled || act.pending} onClick={() => act.run(input)} />
      {act.refusal ? <RefusalNote>{say(act.refusal)}</RefusalNote> : null}
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
