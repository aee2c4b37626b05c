// Joins class names; the later of two that disagree wins.
import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

const merge = extendTailwindMerge({
  extend: {
    theme: {
      text: ["xs", "sm", "md", "lg", "xl", "2xl", "3xl"],
      radius: ["1", "2", "3"],
      shadow: ["float"],
    },
  },
});

export const cn = (...classes: ClassValue[]): string => merge(clsx(classes));
