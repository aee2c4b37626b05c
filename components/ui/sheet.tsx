"use client";
// A sheet over the page: from below on phones, in the middle on wide screens. It is the browser's own <dialog>, which keeps the
// focus inside, closes on Esc and gives the focus back. The title has the focus first: it is read out, and Tab goes to what is asked.
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { IconButton } from "./button.tsx";
import { cn } from "./class/cn.tsx";

export type SheetProps = { open: boolean; onClose: () => void; title: ReactNode; className?: string; children: ReactNode };

export function Sheet({ open, onClose, title: words, className, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const id = useId();
  const t = useTranslations("ui");

  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (open && !element.open) {
      element.showModal();
      title.current?.focus();
    }
    if (!open && element.open) element.close();
  }, [open]);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard has Esc, which the dialog answers by itself.
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => {
        // The box fills the dialog, so a press on the dialog itself is one on the backdrop.
        if (event.target === event.currentTarget) event.currentTarget.close();
      }}
      className={cn(
        "m-0 mt-auto max-h-[88dvh] w-full max-w-none overflow-visible rounded-t-3 bg-card text-ink shadow-float open:animate-rise sm:m-auto sm:max-w-[30rem] sm:rounded-3",
        "backdrop:bg-[rgb(10_12_9/.55)]",
        className,
      )}
    >
      {open ? (
        <div className="flex max-h-[88dvh] flex-col [--hole:var(--color-card)]">
          <span aria-hidden className="mx-auto mt-2 h-1 w-10 rounded-full bg-line sm:hidden" />
          <h2 ref={title} id={id} tabIndex={-1} className="flex min-h-14 items-center ps-5 pe-16 pt-2 pb-1 text-lg outline-none">
            <span className="min-w-0">{words}</span>
          </h2>
          <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 pt-1 pb-[max(1.25rem,env(safe-area-inset-bottom))]">
            {children}
          </div>
          <IconButton label={t("close")} className="absolute end-2 top-3 sm:top-2" onClick={() => dialog.current?.close()}>
            <X aria-hidden strokeWidth={1.9} />
          </IconButton>
        </div>
      ) : null}
    </dialog>
  );
}
