// A card: only for something one acts on; lists are lines with rules.
import type { ComponentProps } from "react";
import { cn } from "./class/cn.tsx";

export function Card({ className, ...rest }: ComponentProps<"div">) {
  return <div className={cn("rounded-2 border border-line bg-card p-4 [--hole:var(--color-card)]", className)} {...rest} />;
}
