"use client";
// The form of an application, in a sheet over the vacancy.
import { useTranslations } from "next-intl";
import { Sheet, type SheetProps } from "../../ui/sheet.tsx";
import { ApplyForm, type ApplyFormProps } from "./apply-form.tsx";

export type ApplySheetProps = Pick<SheetProps, "open" | "onClose"> & ApplyFormProps & { title: string };

export function ApplySheet({ open, onClose, title, ...form }: ApplySheetProps) {
  const t = useTranslations("hiring.apply");
  return (
    <Sheet open={open} onClose={onClose} title={t("title", { title })}>
      <ApplyForm {...form} />
    </Sheet>
  );
}
