// The buttons: one main action to a view, kunyit for whose turn it is, the rest plain or quiet. All are at least 44 px to a finger.
import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./class/cn.tsx";
import { Slot } from "./slot.tsx";

const shape = cva(
  "inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded-full border-[1.5px] font-semibold leading-none transition-[background-color,border-color,color,transform,opacity] active:scale-[.98] disabled:pointer-events-none disabled:opacity-50 aria-disabled:opacity-50 aria-busy:opacity-70 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        main: "border-leaf bg-leaf text-on-leaf hover:bg-[color-mix(in_srgb,var(--color-leaf)_88%,var(--color-ink))] in-data-stage:border-kunyit in-data-stage:bg-kunyit in-data-stage:text-on-kunyit in-data-stage:hover:bg-[color-mix(in_srgb,var(--color-kunyit)_88%,white)]",
        turn: "border-kunyit bg-kunyit text-on-kunyit hover:bg-[color-mix(in_srgb,var(--color-kunyit)_88%,var(--color-on-kunyit))]",
        plain:
          "border-line bg-card text-ink hover:border-edge in-data-stage:border-transparent in-data-stage:bg-sunk in-data-stage:hover:bg-stage-line",
        mine: "border-leaf bg-card text-leaf hover:bg-leaf-soft",
        quiet: "border-transparent bg-transparent text-ink-2 hover:bg-sunk hover:text-ink",
        danger:
          "border-[color-mix(in_srgb,var(--color-bata)_38%,transparent)] bg-transparent text-bata hover:bg-bata-soft hover:text-bata-ink",
      },
      size: {
        sm: "tap-44 min-h-9 px-3.5 text-sm [&_svg]:size-4",
        md: "min-h-11 px-[18px] text-sm [&_svg]:size-[18px]",
        big: "min-h-14 px-7 text-lg [&_svg]:size-[22px]",
      },
    },
    defaultVariants: { variant: "plain", size: "md" },
  },
);

export type ButtonProps = ComponentProps<"button"> & VariantProps<typeof shape> & { asChild?: boolean };

/** While it is busy it answers no press but keeps the focus, which a disabled button would lose. */
export function Button({ variant, size, asChild = false, className, type, disabled, onClick, ...rest }: ButtonProps) {
  const classes = cn(shape({ variant, size }), className);
  if (asChild) return <Slot className={classes} onClick={onClick} {...rest} />;
  const isBusy = rest["aria-busy"] === true;
  return (
    <button
      type={type ?? "button"}
      className={classes}
      disabled={disabled && !isBusy}
      aria-disabled={isBusy || undefined}
      onClick={isBusy ? (event) => event.preventDefault() : onClick}
      {...rest}
    />
  );
}

const round = cva(
  "inline-grid shrink-0 select-none place-items-center rounded-full transition-colors active:scale-[.97] disabled:pointer-events-none disabled:opacity-50 aria-pressed:border-leaf aria-pressed:bg-leaf-soft aria-pressed:text-leaf-ink",
  {
    variants: {
      variant: {
        plain:
          "border-[1.5px] border-line bg-card text-ink-2 hover:border-edge hover:text-ink in-data-stage:border-transparent in-data-stage:bg-sunk in-data-stage:text-ink in-data-stage:hover:bg-stage-line",
        quiet: "text-ink-2 hover:bg-sunk hover:text-ink",
        danger: "border-[1.5px] border-[color-mix(in_srgb,var(--color-bata)_38%,transparent)] text-bata hover:bg-bata-soft",
      },
      size: { md: "size-11 [&_svg]:size-5", big: "size-[46px] [&_svg]:size-[22px]" },
    },
    defaultVariants: { variant: "quiet", size: "md" },
  },
);

export type IconButtonProps = Omit<ComponentProps<"button">, "aria-label"> &
  VariantProps<typeof round> & { label: string; children: ReactNode; asChild?: boolean };

/** A round button that shows only an icon; `label` says what it does. */
export function IconButton({ label, variant, size, asChild = false, className, type, ...rest }: IconButtonProps) {
  const classes = cn(round({ variant, size }), className);
  return asChild ? (
    <Slot className={classes} aria-label={label} title={label} {...rest} />
  ) : (
    <button type={type ?? "button"} className={classes} aria-label={label} title={label} {...rest} />
  );
}
