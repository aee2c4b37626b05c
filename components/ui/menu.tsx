"use client";
// A small menu that hangs below its button: the browser's <details>, closed by Esc, by a press elsewhere and by a choice.
import { type ReactNode, useEffect, useRef } from "react";
import { cn } from "./class/cn.tsx";

export type MenuProps = {
  /** What the button says to someone who listens. */
  label: string;
  /** What it shows. */
  button: ReactNode;
  className?: string;
  buttonClassName?: string;
  children: ReactNode;
};

export function Menu({ label, button, className, buttonClassName, children }: MenuProps) {
  const box = useRef<HTMLDetailsElement>(null);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const close = (focus: boolean) => {
      if (!element.open) return;
      element.open = false;
      if (focus) element.querySelector("summary")?.focus();
    };
    const onPress = (event: PointerEvent) => {
      if (!element.contains(event.target as Node)) close(false);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") close(true);
    };
    const onLeave = (event: FocusEvent) => {
      if (event.relatedTarget && !element.contains(event.relatedTarget as Node)) close(false);
    };
    document.addEventListener("pointerdown", onPress);
    element.addEventListener("keydown", onKey);
    element.addEventListener("focusout", onLeave);
    return () => {
      document.removeEventListener("pointerdown", onPress);
      element.removeEventListener("keydown", onKey);
      element.removeEventListener("focusout", onLeave);
    };
  }, []);

  return (
    <details ref={box} className={cn("relative", className)}>
      <summary aria-label={label} title={label} className={cn("list-none", buttonClassName)}>
        {button}
      </summary>
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: closes after the choice made inside by link or button. */}
      <div
        onClick={(event) => {
          if (box.current && event.target instanceof Element && event.target.closest("a,button")) box.current.open = false;
        }}
        className="absolute end-0 top-full z-40 mt-2 min-w-52 rounded-2 border border-line bg-card p-1.5 shadow-float motion-safe:animate-lit"
      >
        {children}
      </div>
    </details>
  );
}

/** The look of one line in a menu, for links and buttons alike. */
export const menuLine =
  "flex min-h-11 w-full items-center gap-3 rounded-1 px-3 text-start text-sm font-semibold text-ink hover:bg-sunk aria-[current]:text-leaf [&_svg]:size-5 [&_svg]:shrink-0 [&_svg]:text-ink-2";
