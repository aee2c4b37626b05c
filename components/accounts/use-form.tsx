"use client";
// One way to send a form: what was typed stays, the refusal stands beside its field, the focus goes there, and nothing is sent twice.
import { useTranslations } from "next-intl";
import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import type { Refusal, Result } from "#lib/platform/result";
import { unanswered } from "#lib/platform/unanswered";
import { cn } from "../ui/cn.tsx";
import { Notice } from "../ui/notice.tsx";
import { useRefusal } from "../ui/refusal.tsx";

type Fault = { field: string | null; text: string };

/** What a refusal of the shape alone means for a field of ours. */
const shapeFaults: Record<string, Refusal["code"]> = { email: "email_invalid", password: "password_short", next: "password_short" };

export type Form = {
  box: RefObject<HTMLFormElement | null>;
  pending: boolean;
  /** The sentence beside this field, if it is the one. */
  fault: (field: string) => string | undefined;
  /** The sentence that belongs to no field of the form. */
  general: string | undefined;
  /** Sends; `then` may answer true when the page is being left, and the form stays busy. */
  send: <T>(work: () => Promise<Result<T>>, then: (value: T) => unknown) => Promise<void>;
};

/** `fields` are the names that the form has. */
export function useForm(...fields: readonly string[]): Form {
  const box = useRef<HTMLFormElement>(null);
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const say = useRefusal();
  const t = useTranslations("accounts");

  useEffect(() => {
    if (!fault) return;
    const control = fault.field ? box.current?.elements.namedItem(fault.field) : box.current?.querySelector("[data-fault]");
    if (control instanceof HTMLElement) control.focus();
  }, [fault]);

  function faultOf({ code, detail }: Refusal): Fault {
    const named = typeof detail?.field === "string" && fields.includes(detail.field) ? detail.field : null;
    if (code === "too_often" && typeof detail?.minutes === "number") return { field: null, text: t("wait", { minutes: detail.minutes }) };
    const meant = code === "invalid" && named ? (shapeFaults[named] ?? code) : code;
    return { field: named, text: say(detail ? { code: meant, detail } : { code: meant }) };
  }

  async function send<T>(work: () => Promise<Result<T>>, then: (value: T) => unknown): Promise<void> {
    if (pending) return;
    setPending(true);
    setFault(null);
    const answer = await work().catch(unanswered);
    if (answer.ok) {
      if (then(answer.value) !== true) setPending(false);
      return;
    }
    setPending(false);
    setFault(faultOf(answer));
  }

  return {
    box,
    pending,
    send,
    fault: (field) => (fault?.field === field ? fault.text : undefined),
    general: fault && fault.field === null ? fault.text : undefined,
  };
}

/** What was typed under a name, as it is. */
export const typed = (form: HTMLFormElement, name: string): string => String(new FormData(form).get(name) ?? "");

export type SendFormProps = { form: Form; onSend: (filled: HTMLFormElement) => unknown; className?: string; children: ReactNode };

/** The form itself: a refusal that belongs to no field stands on top and takes the focus. */
export function SendForm({ form, onSend, className, children }: SendFormProps) {
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
      {form.general ? (
        <div data-fault tabIndex={-1} className="rounded-2 outline-offset-2">
          <Notice tone="fault" title={form.general} />
        </div>
      ) : null}
      {children}
    </form>
  );
}
