"use client";
// Says that the connection is gone, as long as it is.
import { WifiOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";

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
