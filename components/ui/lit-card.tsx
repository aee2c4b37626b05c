// The one lit place of a page: night in both themes. Everything inside reads in the night's ink by itself.
import type { ComponentProps } from "react";
import { cn } from "./class/cn.tsx";

export function LitCard({ className, ...rest }: ComponentProps<"section">) {
  return <section data-stage className={cn("stage rounded-3 p-4 motion-safe:animate-lit", className)} {...rest} />;
}
