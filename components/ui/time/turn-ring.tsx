// The turn ring: one ring says whose turn it is, how long is left (it drains), and how loud the voice is (the halo).
import type { ReactNode } from "react";
import { cn } from "../class/cn.tsx";
import { clockDigits } from "./turn-time.tsx";

export type TurnRingProps = {
  /** What is left, 0 to 1. */
  left: number;
  /** Width and height, px. */
  px: number;
  over?: boolean;
  /** The last 15 seconds: one pulse. */
  last?: boolean;
  /** Loudness of the voice, 0 to 1. */
  level?: number;
  className?: string;
  children?: ReactNode;
};

export function TurnRing({ left, px, over = false, last = false, level = 0, className, children }: TurnRingProps) {
  const width = Math.max(3, Math.round(px / 23));
  // The halo needs room around the ring.
  const middle = px / 2;
  const radius = middle - width / 2 - px * 0.045;
  const length = 2 * Math.PI * radius;
  const drained = length * (1 - Math.min(1, Math.max(0, left)));
  const loud = Math.min(1, Math.max(0, level));
  return (
    <span className={cn("relative inline-grid place-items-center", last && "motion-safe:animate-once", className)}>
      <svg
        width={px}
        height={px}
        viewBox={`0 0 ${px} ${px}`}
        aria-hidden="true"
        className="col-start-1 row-start-1 overflow-visible rtl:-scale-x-100"
      >
        <circle cx={middle} cy={middle} r={radius + width / 2 + px * 0.015} className="fill-kunyit opacity-[.12]" />
        <circle
          cx={middle}
          cy={middle}
          r={radius + width / 2 + px * 0.1 * loud}
          className="fill-kunyit opacity-[.16] transition-[r] duration-150 motion-reduce:hidden"
        />
        <circle
          cx={middle}
          cy={middle}
          r={radius}
          fill="none"
          strokeWidth={width}
          className="stroke-[color-mix(in_srgb,var(--color-stage-ink)_16%,var(--color-stage))]"
        />
        <circle
          cx={middle}
          cy={middle}
          r={radius}
          fill="none"
          strokeWidth={width}
          strokeLinecap="round"
          strokeDasharray={length}
          strokeDashoffset={over ? 0 : drained}
          transform={`rotate(-90 ${middle} ${middle})`}
          className={cn(
            over ? "stroke-bata" : "stroke-kunyit",
            "transition-[stroke-dashoffset,stroke] duration-1000 ease-linear motion-reduce:transition-none",
            !over && left <= 0 && "opacity-0",
          )}
        />
      </svg>
      <span className="col-start-1 row-start-1 grid place-items-center">{children}</span>
    </span>
  );
}

export type TurnDigitsProps = { seconds: number; locale: string; over?: boolean; last?: boolean; className?: string };

/** The digits that belong to the ring: amber, bata in the last 15 seconds and over time, then counting up behind a plus. */
export function TurnDigits({ seconds, locale, over = false, last = false, className }: TurnDigitsProps) {
  return (
    <span
      dir="ltr"
      translate="no"
      role="timer"
      aria-live="off"
      className={cn(
        "notranslate inline-block text-2xl font-extrabold tabular-nums leading-none tracking-tighter",
        over || last ? "text-bata" : "text-kunyit",
        className,
      )}
    >
      {over ? "+" : ""}
      {clockDigits(seconds, locale)}
    </span>
  );
}
