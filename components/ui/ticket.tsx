// The raised hand as everybody knows it from the bank: a number, a notch, a dashed line. Mine is leaf, the next one glows.
import type { ReactNode } from "react";
import { cn } from "./class/cn.tsx";

export type TicketProps = {
  /** The digits as they are shown. */
  number: ReactNode;
  /** The small word above the number. */
  label: ReactNode;
  mine?: boolean;
  next?: boolean;
  action?: ReactNode;
  /** Stands below the words and the action, as wide as both. */
  foot?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** The notches show what lies behind: `--hole` names it where that is not paper. */
export function Ticket({ number, label, mine = false, next = false, action, foot, className, children }: TicketProps) {
  const notch = cn(
    "absolute start-[68px] h-[9px] w-4 -translate-x-1/2 border bg-(--hole,var(--color-paper)) rtl:translate-x-1/2",
    mine ? "border-leaf" : next ? "border-kunyit" : "border-line",
  );
  return (
    <article
      className={cn(
        "relative grid grid-cols-[68px_minmax(0,1fr)_auto] items-stretch rounded-2 border",
        mine ? "border-leaf bg-leaf-soft" : "border-line bg-card",
        next && "border-kunyit shadow-[0_0_0_3px_color-mix(in_srgb,var(--color-kunyit)_25%,transparent)]",
        className,
      )}
    >
      <span aria-hidden className={cn(notch, "-top-px rounded-b-full border-t-0")} />
      <span aria-hidden className={cn(notch, "-bottom-px rounded-t-full border-b-0")} />
      <div
        className={cn(
          "row-span-2 grid content-center border-e-2 border-dashed px-1.5 py-3 text-center leading-none",
          mine ? "border-[color-mix(in_srgb,var(--color-leaf)_40%,transparent)] text-leaf-ink" : "border-line",
        )}
      >
        <span className={cn("mb-1 block text-xs font-semibold leading-none", mine ? "text-leaf-ink" : "text-ink-3")}>{label}</span>
        <span translate="no" className="notranslate text-2xl font-extrabold tabular-nums leading-none tracking-tighter">
          {number}
        </span>
      </div>
      <div className={cn("min-w-0 ps-3.5 pt-3", action ? "pe-3" : "pe-3.5", !foot && "row-span-2 pb-3")}>{children}</div>
      {action ? <div className={cn("flex items-center gap-1.5 pe-3", foot ? "pt-3" : "row-span-2")}>{action}</div> : <span />}
      {foot ? <div className="col-span-2 col-start-2 self-end px-3.5 pt-1.5 pb-3">{foot}</div> : null}
    </article>
  );
}
