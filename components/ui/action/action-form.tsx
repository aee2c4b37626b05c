"use client";
// The form part of an action: what was typed stays, a refusal stands beside its field or on top, the focus goes there, nothing is sent twice.
import { type ReactNode, type RefObject, useEffect, useRef } from "react";
import type { Refusal, RefusalCode } from "#lib/platform/result";
import { cn } from "../class/cn.tsx";
import { Notice } from "../notice.tsx";
import { useRefusal } from "./refusal.tsx";
import { type Action, useAction } from "./use-action.tsx";

export type ActionFormOptions = {
  /** The names of the controls that a refusal may belong to. */
  fields?: readonly string[];
  /** The field a refusal belongs to; without it the one that the refusal names. */
  fieldOf?: (refusal: Refusal) => string | null;
  /** What `invalid` means for a field, where a clearer refusal exists. */
  invalid?: Readonly<Record<string, RefusalCode>>;
};

export type FormAction = Action & {
  box: RefObject<HTMLFormElement | null>;
  /** The sentence beside this field, if it is the one. */
  fault(field: string): string | undefined;
  /** The sentence that belongs to no field of the form. */
  general: string | null;
  /** Puts the focus on the first control that is marked as wrong, once it is drawn so. */
  focusFault(): void;
};

export function useActionForm({ fields = [], fieldOf, invalid = {} }: ActionFormOptions = {}): FormAction {
  const box = useRef<HTMLFormElement>(null);
  const action = useAction();
  const say = useRefusal();
  const { refusal, sentence } = action;
  const named = refusal && (fieldOf ? fieldOf(refusal) : typeof refusal.detail?.field === "string" ? refusal.detail.field : null);
  const field = named && fields.includes(named) ? named : null;
  const clearer = refusal?.code === "invalid" && field ? invalid[field] : undefined;
  const text = clearer ? say({ code: clearer }) : sentence;

  useEffect(() => {
    if (!sentence) return;
    const control = field ? box.current?.elements.namedItem(field) : box.current?.querySelector("[data-fault]");
    if (control instanceof HTMLElement) control.focus();
  }, [sentence, field]);

  return {
    ...action,
    box,
    fault: (name) => (field === name ? (text ?? undefined) : undefined),
    general: field ? null : text,
    focusFault: () => requestAnimationFrame(() => box.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus()),
  };
}

/** What was typed under a name, as it is. */
export const typed = (form: HTMLFormElement, name: string): string => String(new FormData(form).get(name) ?? "");

export type ActionFormProps = {
  form: FormAction;
  onSend: (filled: HTMLFormElement) => unknown;
  /** Where the sentence that belongs to no field stands; "none" leaves it to the form. */
  notice?: "top" | "none";
  className?: string;
  children: ReactNode;
};

export function ActionForm({ form, onSend, notice = "top", className, children }: ActionFormProps) {
  return (
    <form
      ref={form.box}
      noValidate
      className={cn("flex flex-col gap-4", className)}
      onSubmit={(event) => {
        event.preventDefault();
        onSend(event.currentTarget);
      }}
    >
      {notice === "top" && form.general ? (
        <div data-fault tabIndex={-1} className="rounded-2 outline-offset-2">
          <Notice tone="fault" title={form.general} />
        </div>
      ) : null}
      {children}
    </form>
  );
}
