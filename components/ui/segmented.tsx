"use client";
// One of a few, in a row: radio buttons in the dress of a segmented control.
import { type ReactNode, useId } from "react";
import { cn } from "./class/cn.tsx";

export type SegmentedProps<V extends string | number> = {
  label: string;
  options: readonly { value: V; label: ReactNode }[];
  value: V;
  onChange: (value: V) => void;
  disabled?: boolean;
  className?: string;
};

export function Segmented<V extends string | number>({ label, options, value, onChange, disabled, className }: SegmentedProps<V>) {
  const name = useId();
  return (
    <fieldset
      disabled={disabled}
      className={cn(
        "inline-flex min-w-0 max-w-full overflow-x-auto rounded-full border border-line bg-card p-[3px] [scrollbar-width:none]",
        className,
      )}
    >
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          className="tap-44 inline-flex min-h-9 min-w-0 shrink grow basis-auto items-center justify-center text-balance rounded-full px-3 text-center text-sm font-semibold leading-tight text-ink-2 transition-colors hover:text-ink has-checked:bg-ink has-checked:text-paper has-focus-visible:outline-[2.5px] has-focus-visible:outline-leaf"
        >
          <input type="radio" name={name} className="sr-only" checked={option.value === value} onChange={() => onChange(option.value)} />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}
