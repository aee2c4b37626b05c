// A state in a word: colour only supports it.
import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "./class/cn.tsx";

const shape = cva(
  "inline-flex h-[26px] max-w-full shrink-0 items-center gap-1.5 whitespace-nowrap overflow-hidden rounded-full px-2.5 text-xs font-semibold [&>bdi]:overflow-hidden [&>bdi]:text-ellipsis [&_svg]:size-3.5 [&_svg]:shrink-0",
  {
    variants: {
      tone: {
        plain: "bg-sunk text-ink-2 in-data-stage:text-ink",
        live: "bg-bata-soft text-bata-ink before:size-2 before:rounded-full before:bg-bata before:content-[''] motion-safe:before:animate-breathe",
        first: "bg-kunyit-soft text-kunyit-ink",
        ok: "bg-leaf-soft text-leaf-ink",
        verified: "bg-nila-soft text-nila-ink",
        danger: "bg-bata-soft text-bata-ink",
      },
    },
    defaultVariants: { tone: "plain" },
  },
);

export type ChipProps = ComponentProps<"span"> & VariantProps<typeof shape>;

export function Chip({ tone, className, ...rest }: ChipProps) {
  return <span className={cn(shape({ tone }), className)} {...rest} />;
}
