// Where a vacancy's work is, in words: the town and its country, or remote work and the country it is for.
import { useTranslations } from "next-intl";
import type { Place } from "#lib/hiring/view";

export function PlaceText({ place, country, remote }: Pick<Place, "place" | "country" | "remote">) {
  const t = useTranslations("hiring");
  const name = t(`country.${country}`);
  return remote ? t("remote", { country: name }) : t.rich("town", { country: name, town: () => <bdi>{place}</bdi> });
}
