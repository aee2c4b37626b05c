// A voice as bars. With `level` they follow it; without, they move by themselves.
import { cn } from "./class/cn.tsx";

const heights = [0.34, 0.72, 1, 0.52, 0.8, 0.28];
const delays = ["[--late:-200ms]", "[--late:-700ms]", "[--late:-1100ms]", "[--late:-450ms]", "[--late:-950ms]", "[--late:-1500ms]"];

export type VoiceBarsProps = { px?: number; level?: number; className?: string };

/** `px` is the height, `level` 0 to 1. Decoration: say elsewhere in words that somebody speaks. */
export function VoiceBars({ px = 44, level, className }: VoiceBarsProps) {
  return (
    <svg width={px * 1.1} height={px} viewBox="0 0 48.4 44" aria-hidden="true" className={cn("shrink-0 fill-kunyit", className)}>
      {heights.map((full, at) => {
        const height = level === undefined ? full * 42 : Math.max(5, 42 * full * Math.min(1, Math.max(0, level)));
        return (
          <rect
            key={full}
            x={at * 8.6}
            y={22 - height / 2}
            width={5}
            height={height}
            rx={2.5}
            className={
              level === undefined
                ? cn("origin-center [transform-box:fill-box] motion-safe:animate-bar", delays[at])
                : "transition-[y,height] duration-150"
            }
          />
        );
      })}
    </svg>
  );
}
