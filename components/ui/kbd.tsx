// The key that presses a button, printed on it.
import type { ReactNode } from "react";
import { cn } from "./class/cn.tsx";

export function Kbd({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <kbd
      aria-hidden
      className={cn(
        "hidden rounded-[5px] border border-current px-1.5 py-[3px] font-sans text-xs leading-none opacity-60 lg:inline-block",
        className,
      )}
    >
      {children}
    </kbd>
  );
}
