"use client";
// On the page that stands in for another one: goes on to that one by a press, or by itself as soon as the site answers.
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "#components/ui/button";

/** How often it looks, at least; twice that at most, so that not all come back in one moment. */
const lookMs = 3_000;

export function TryAgain() {
  const t = useTranslations("shell");
  const [wanted, setWanted] = useState(`/${useLocale()}`);
  useEffect(() => {
    // Opened by its own address it stands in for none.
    if (location.pathname.endsWith("/offline")) return;
    setWanted(location.pathname + location.search);
    // A browser calls itself online some time before the network carries anything.
    const look = () => {
      if (!navigator.onLine) return;
      fetch("/api/health/live", { cache: "no-store" }).then(
        ({ ok }) => ok && location.reload(),
        () => {},
      );
    };
    const timer = setInterval(look, lookMs + Math.random() * lookMs);
    addEventListener("online", look);
    return () => {
      clearInterval(timer);
      removeEventListener("online", look);
    };
  }, []);
  return (
    <Button asChild variant="main">
      <a href={wanted}>{t("again")}</a>
    </Button>
  );
}
