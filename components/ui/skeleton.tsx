// The shape of what comes, while it comes.
import { cn } from "./class/cn.tsx";

export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn("block rounded-1 bg-sunk motion-safe:animate-breathe", className)} />;
}
