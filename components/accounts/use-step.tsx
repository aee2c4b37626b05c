"use client";
// One press that changes something on the page of one's account or of the admins: done, said, and the page shown anew.
import { useLocale } from "next-intl";
import { useRef, useState } from "react";
import { useRouter } from "#lib/i18n/navigation";
import type { Result } from "#lib/platform/result";
import { useForm } from "./use-form.tsx";

export type Step = ReturnType<typeof useStep>;

export function useStep() {
  const form = useForm();
  const router = useRouter();
  const locale = useLocale();
  const [done, setDone] = useState("");
  const said = useRef<HTMLParagraphElement>(null);
  return {
    pending: form.pending,
    fault: form.general,
    done,
    said,
    /** Says `sentence` when it worked. The button may be gone by then, so the sentence takes the focus. */
    take: (work: () => Promise<Result<unknown>>, sentence: string) => {
      setDone("");
      return form.send(work, () => {
        setDone(sentence);
        router.refresh();
        requestAnimationFrame(() => said.current?.focus());
      });
    },
    /** For what ends this browser's session: its answer empties the browser, and the page is left. */
    leave: (work: () => Promise<Result<unknown>>, path = "") =>
      form.send(work, () => {
        location.assign(`/${locale}${path}`);
        return true;
      }),
  };
}
