"use client";
// A labelled control with its hint and its fault; the three are tied together for whoever listens instead of looking.
import { ChevronDown, CircleAlert } from "lucide-react";
import { type ComponentProps, createContext, type ReactNode, useContext, useId } from "react";
import { cn } from "./class/cn.tsx";

type Ties = { id: string; describedBy: string | undefined; faulty: boolean };
const FieldTies = createContext<Ties | null>(null);

export type FieldProps = {
  label: ReactNode;
  /** The label is only said: a heading above the column shows it. */
  labelHidden?: boolean;
  hint?: ReactNode;
  error?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** `error` shows in place and marks the control; put one Input, Textarea or Select inside. */
export function Field({ label, labelHidden = false, hint, error, className, children }: FieldProps) {
  const id = useId();
  const faulty = error !== undefined && error !== null && error !== false && error !== "";
  const describedBy = [hint ? `${id}-hint` : "", faulty ? `${id}-error` : ""].filter(Boolean).join(" ") || undefined;
  return (
    <div className={cn("flex min-w-0 flex-col gap-1.5", className)}>
      <label htmlFor={id} className={cn("text-sm font-semibold", labelHidden && "sr-only")}>
        {label}
      </label>
      <FieldTies value={{ id, describedBy, faulty }}>{children}</FieldTies>
      {hint ? (
        <p id={`${id}-hint`} className="text-xs text-ink-2">
          {hint}
        </p>
      ) : null}
      {faulty ? (
        <p id={`${id}-error`} role="alert" className="flex items-start gap-1.5 text-sm text-bata-ink">
          <CircleAlert aria-hidden strokeWidth={1.9} className="mt-0.5 size-4 shrink-0 text-bata" />
          {error}
        </p>
      ) : null}
    </div>
  );
}

/** For a button beside a field: on the line of its control, not of its label. */
export const besideControl = "sm:mt-[1.6875rem]";

function useTies(given: { id?: string | undefined; "aria-describedby"?: string | undefined }) {
  const ties = useContext(FieldTies);
  return {
    id: given.id ?? ties?.id,
    "aria-describedby": given["aria-describedby"] ?? ties?.describedBy,
    "aria-invalid": ties?.faulty ? true : undefined,
  };
}

/** What is typed reads from its own side, whatever the page's: an Indonesian text on an Arabic page too. */
const ownDirection = "[unicode-bidi:plaintext]";
const box =
  "w-full min-w-0 rounded-1 border border-edge bg-card px-3.5 text-md text-ink transition-colors placeholder:text-ink-3 hover:border-ink-2 focus-visible:border-leaf focus-visible:outline-offset-0 aria-invalid:border-bata disabled:opacity-60";

export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input className={cn(box, ownDirection, "min-h-11", className)} {...rest} {...useTies(rest)} />;
}

/** An address: written from the left in every language, as it is. */
/** Forms read it by its name. */
export function EmailInput(rest: Omit<ComponentProps<"input">, "type" | "name"> & { name: string }) {
  return <Input type="email" inputMode="email" dir="ltr" autoCapitalize="none" spellCheck={false} maxLength={254} {...rest} />;
}

export function Textarea({ className, rows = 4, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea
      rows={rows}
      className={cn(box, ownDirection, "field-sizing-content max-h-[50vh] min-h-24 py-2.5", className)}
      {...rest}
      {...useTies(rest)}
    />
  );
}

/** The browser's own list, with our outline. */
export function Select({ className, children, ...rest }: ComponentProps<"select">) {
  return (
    <span className="relative block min-w-0">
      <select className={cn(box, "min-h-11 appearance-none pe-10", className)} {...rest} {...useTies(rest)}>
        {children}
      </select>
      <ChevronDown
        aria-hidden
        strokeWidth={1.9}
        className="pointer-events-none absolute end-3 top-1/2 size-5 -translate-y-1/2 text-ink-2"
      />
    </span>
  );
}

/** A box to tick with its sentence; the whole line is the target. */
export function Check({ label, className, ...rest }: Omit<ComponentProps<"input">, "type"> & { label: ReactNode }) {
  return (
    <label className={cn("flex min-h-11 items-center gap-3 text-md", className)}>
      <input type="checkbox" className="size-5 shrink-0 accent-leaf" {...rest} />
      <span>{label}</span>
    </label>
  );
}
