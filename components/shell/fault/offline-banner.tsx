"use client";
// Says that the connection is gone, as long as it is, and keeps the page that is shown when one goes elsewhere meanwhile.
import { WifiOff } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useSyncExternalStore } from "react";

function subscribe(listen: () => void) {
  addEventListener("online", listen);
  addEventListener("offline", listen);
  return () => {
    removeEventListener("online", listen);
    removeEventListener("offline", listen);
  };
}

export function OfflineBanner() {
  const t = useTranslations("shell");
  const online = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  const locale = useLocale();
  useEffect(() => {
    if (process.env.NODE_ENV !== "production" || !("serviceWorker" in navigator)) return;
    // After everything the page itself needs. A browser that refuses has no page for offline, and nothing else is lost.
    const register = () => void navigator.serviceWorker.register(`/sw.js?lang=${locale}`).catch(() => {});
    if (document.readyState === "complete") register();
    else addEventListener("load", register, { once: true });
    return () => removeEventListener("load", register);
  }, [locale]);
  return (
    <div role="status" className="sticky top-0 z-50 empty:hidden">
      {online ? null : (
        <p className="flex items-center justify-center gap-2 bg-kunyit px-4 py-2 text-center text-sm font-semibold text-on-kunyit">
          <WifiOff aria-hidden strokeWidth={1.9} className="size-[18px] shrink-0" />
          {t("offline")}
        </p>
      )}
    </div>
  );
}
