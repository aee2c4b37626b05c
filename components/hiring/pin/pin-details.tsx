// The pinned vacancy in three lines, as everybody in the room sees it.
import { useLocale, useTranslations } from "next-intl";
import { payText } from "#lib/hiring/terms/pay";
import type { PinView } from "#lib/rooms/view";

/** Wrap in the texts of `hiring`. */
export function PinDetails({ pin }: { pin: PinView }) {
  const t = useTranslations("hiring");
  const locale = useLocale();
  return (
    <>
      <p className="font-bold">
        <bdi>{pin.title}</bdi>
      </p>
      <p className="text-ink-2">
        <bdi>{pin.organisation}</bdi> · {pin.remote ? t("pinRemote") : <bdi>{pin.place}</bdi>}
      </p>
      <p className="mt-0.5 tabular-nums">
        <bdi>{pin.pay ? payText(pin.pay, locale) : t("pay.none")}</bdi> · {t("seats", { left: pin.left, openings: pin.openings })}
      </p>
    </>
  );
}
