// Joins class names; the later of two that disagree wins.
import { type ClassValue, clsx } from "clsx";
import { createTailwindMerge } from "tailwind-merge";
import { classGroups } from "./class-groups.ts";

const merge = createTailwindMerge(() => classGroups);

export const cn = (...classes: ClassValue[]): string => merge(clsx(classes));
