// The published figures of the impact page as a table: the same numbers, withheld where the page withholds them.

import { hasLocale } from "next-intl";
import { getTranslations } from "next-intl/server";
import { impactMonths, impactPage } from "#lib/hiring/loaders";
import { routing } from "#lib/i18n/routing";
import * as csv from "#lib/platform/text/csv";

export async function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const wanted = searchParams.get("locale") ?? "";
  const locale = hasLocale(routing.locales, wanted) ? wanted : routing.defaultLocale;
  const isOfAllMonths = searchParams.get("months") === "all";
  const newest = isOfAllMonths ? null : await impactPage(searchParams.get("series") ?? undefined);
  const all = isOfAllMonths ? await impactMonths() : newest ? [newest] : [];
  const last = all[0];
  if (!last) return new Response(null, { status: 404 });
  const t = await getTranslations({ locale, namespace: "impact" });
  const few = t("hidden");
  const cell = (people: number | null) => people ?? few;
  const head = [t("csvHead.line"), t("csvHead.both"), t("csvHead.one"), t("csvHead.total"), t("csvHead.whole"), "from", "to", "until"];
  const rows = all.flatMap(({ rows: steps, more, people, from, to, until }) => [
    ...steps.map(({ code, both, one, total }) => [
      t(`rows.${code}`),
      cell(both),
      code === "hired" ? "" : cell(one),
      cell(total),
      cell(people),
      from,
      to,
      until,
    ]),
    ...(more ?? []).map(({ code, people: part }) => [t(`lines.${code}`), "", "", cell(part), cell(people), from, to, until]),
  ]);
  return new Response(csv.table([head, ...rows]), {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="impact-${isOfAllMonths ? "all" : last.to.slice(0, 7)}.csv"`,
      // Asked again each time: the table and the page are made of the same publication.
      "Cache-Control": "no-cache",
    },
  });
}
