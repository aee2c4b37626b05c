"use client";
// Light, dark, or like the device; kept in this browser only.
import { useTranslations } from "next-intl";
import { useLayoutEffect, useSyncExternalStore } from "react";
import { Segmented } from "#components/ui/segmented";
import { themeKey } from "./theme.tsx";

type Theme = "light" | "dark" | "system";
const changed = "theme-changed";

function subscribe(listen: () => void) {
  addEventListener(changed, listen);
  addEventListener("storage", listen);
  return () => {
    removeEventListener(changed, listen);
    removeEventListener("storage", listen);
  };
}

const current = (): Theme => {
  const { theme } = document.documentElement.dataset;
  return theme === "light" || theme === "dark" ? theme : "system";
};

function put(theme: Theme) {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    if (theme === "system") localStorage.removeItem(themeKey);
    else localStorage.setItem(themeKey, theme);
  } catch {
    // A browser that keeps nothing still shows the choice until the page is left.
  }
  dispatchEvent(new Event(changed));
}

/** A document that the browser made itself (a fault, a page that is not there) never ran the first script. */
function wearKept() {
  try {
    const kept = localStorage.getItem(themeKey);
    if ((kept === "light" || kept === "dark") && current() !== kept) put(kept);
  } catch {
    // Nothing kept, nothing to wear.
  }
}

export function ThemeSwitch({ className }: { className?: string }) {
  const t = useTranslations("shell");
  useLayoutEffect(wearKept, []);
  const theme = useSyncExternalStore(subscribe, current, () => "system" as const);
  return (
    <Segmented
      label={t("theme")}
      value={theme}
      onChange={put}
      options={[
        { value: "system", label: t("system") },
        { value: "light", label: t("light") },
        { value: "dark", label: t("dark") },
      ]}
      {...(className ? { className } : {})}
    />
  );
}
