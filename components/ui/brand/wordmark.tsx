// The name with its sign: three bars of a voice in kunyit on leaf.
import { cn } from "../class/cn.tsx";

export function Sign({ px = 28, className }: { px?: number; className?: string }) {
  return (
    <svg width={px} height={px} viewBox="0 0 28 28" aria-hidden="true" className={cn("shrink-0", className)}>
      <rect width="28" height="28" rx="9" className="fill-leaf dark:fill-stage-line" />
      <g className="fill-kunyit">
        <rect x="6" y="11" width="3.4" height="6" rx="1.7" />
        <rect x="12.3" y="6" width="3.4" height="16" rx="1.7" />
        <rect x="18.6" y="9" width="3.4" height="10" rx="1.7" />
      </g>
    </svg>
  );
}

export function Wordmark({ className, px = 28 }: { className?: string; px?: number }) {
  return (
    <span dir="ltr" className={cn("inline-flex items-center gap-2 text-lg font-extrabold tracking-tighter text-ink", className)}>
      <Sign px={px} />
      Suara Kerja
    </span>
  );
}
