"use client";
// Puts a text into the clipboard, also where a browser has no clipboard for pages, such as on plain HTTP.
import { useEffect, useRef, useState } from "react";

export type Copied = "no" | "copied" | "selected";

/** `shown` is the field with the same text: where nothing can be copied it is selected, for the person's own keys. */
export function useCopy(): { copied: Copied; copy(text: string, shown: HTMLInputElement | null): Promise<void> } {
  const [copied, setCopied] = useState<Copied>("no");
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  async function copy(text: string, shown: HTMLInputElement | null) {
    const isCopied = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    if (!isCopied) {
      shown?.focus();
      shown?.select();
    }
    // The old way copies what is selected.
    setCopied(isCopied || document.execCommand("copy") ? "copied" : "selected");
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setCopied("no"), 6_000);
  }
  return { copied, copy };
}
