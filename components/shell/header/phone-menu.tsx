"use client";
// The menu on a phone. What it holds is loaded when a finger is on its button.
import { Menu as Lines } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { IconButton } from "#components/ui/button";
import { useLoaded } from "#components/ui/use-loaded";

const loadSheet = async () => (await import("./phone-menu-sheet.tsx")).PhoneMenuSheet;

export function PhoneMenu({ className }: { className?: string }) {
  const t = useTranslations("shell");
  const [isWanted, setWanted] = useState(false);
  const [open, setOpen] = useState(false);
  const Sheet = useLoaded(loadSheet, isWanted || open);
  return (
    <div className={className}>
      <IconButton
        label={t("menu")}
        aria-haspopup="dialog"
        aria-busy={(open && !Sheet) || undefined}
        onPointerDown={() => setWanted(true)}
        onClick={() => setOpen(true)}
      >
        <Lines aria-hidden strokeWidth={1.9} />
      </IconButton>
      {Sheet && <Sheet open={open} onClose={() => setOpen(false)} />}
    </div>
  );
}
