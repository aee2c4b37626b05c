"use client";
// A question that covers the room until it is answered: the lit stage, full on a phone, in the middle on a wide screen.
import { type ReactNode, useEffect, useId, useRef } from "react";

export function PromptDialog({ title, children }: { title: ReactNode; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      data-stage
      aria-labelledby={id}
      // Answered by a button only: a slip on Esc must not cost a turn.
      onCancel={(event) => event.preventDefault()}
      className="stage m-0 h-dvh max-h-none w-full max-w-none p-0 motion-safe:open:animate-lit backdrop:bg-[rgb(10_12_9/.6)] sm:m-auto sm:h-auto sm:max-h-[92dvh] sm:max-w-[30rem] sm:rounded-3"
    >
      <div className="flex min-h-full flex-col items-center justify-center gap-5 px-6 py-8 text-center">
        <h2 id={id} className="text-2xl">
          {title}
        </h2>
        {children}
      </div>
    </dialog>
  );
}
