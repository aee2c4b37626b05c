// One line per outcome: solid is confirmed by both sides, hatched is said by one; the number carries its denominator.
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Impact } from "#lib/hiring/view";
import { cn } from "../../ui/class/cn.tsx";

type Row = Impact["rows"][number];

export function ImpactBars({ rows, people }: { rows: readonly Row[]; people: number }) {
  return (
    <ul className="border-line border-b tabular-nums">
      {rows.map((row) => (
        <Bar key={row.code} row={row} people={people} />
      ))}
    </ul>
  );
}

function Bar({ row, people }: { row: Row; people: number }) {
  const t = useTranslations("impact");
  const format = useFormatter();
  const shown = (part: number | null) => (part === null ? t("hidden") : format.number(part));
  const label = t(`rows.${row.code}`);
  const spoken = { label, both: shown(row.both), one: shown(row.one), whole: people };
  const marks = {
    b: (words: ReactNode) => <b className="font-bold">{words}</b>,
    small: (words: ReactNode) => <span className="text-ink-2 text-sm">{words}</span>,
  };
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1.5 border-line border-t py-3 md:grid-cols-[190px_minmax(0,1fr)_auto] md:[&>:last-child]:min-w-[170px]">
      <b>{label}</b>
      <ShareBar
        className="col-span-full row-start-2 md:col-span-1 md:row-start-auto"
        label={row.code === "hired" ? t("barHired", spoken) : t("bar", spoken)}
        solid={(row.both ?? 0) / people}
        hatched={(row.one ?? 0) / people}
      />
      <span className="text-end md:text-start">
        {row.total !== null
          ? t.rich("of", { ...marks, part: row.total, whole: people })
          : row.both !== null
            ? t.rich("ofBoth", { ...marks, part: row.both, whole: people })
            : row.one !== null
              ? t.rich("ofOne", { ...marks, part: row.one, whole: people })
              : t.rich("few", { ...marks, whole: people })}
      </span>
    </li>
  );
}

/** Shares of the width, 0 to 1. Drawn as shapes: the policy of our pages allows no style attribute. Mirrored where one reads from the right. */
function ShareBar({ label, solid, hatched, className }: { label: string; solid: number; hatched: number; className?: string }) {
  const percent = (share: number) => `${Math.round(share * 1000) / 10}%`;
  return (
    <svg role="img" aria-label={label} className={cn("h-[26px] w-full overflow-hidden rounded-1 bg-sunk rtl:-scale-x-100", className)}>
      <Hatch />
      <rect width={percent(solid)} height="100%" className="fill-leaf" />
      <rect x={percent(solid)} width={percent(hatched)} height="100%" fill="url(#hatch)" />
    </svg>
  );
}

/** The same drawing under the same name wherever it stands. */
function Hatch() {
  return (
    <defs>
      <pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">
        <rect width="7" height="7" className="fill-leaf" opacity=".4" />
        <rect width="7" height="3" className="fill-leaf" />
      </pattern>
    </defs>
  );
}

/** What solid and hatched mean. */
export function BarKey() {
  const t = useTranslations("impact");
  return (
    <p className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-1 text-ink-2 text-sm">
      <span className="inline-flex items-center gap-2">
        <svg width="22" height="12" className="shrink-0 rounded-[4px]" aria-hidden="true">
          <rect width="22" height="12" className="fill-leaf" />
        </svg>
        {t("bothKey")}
      </span>
      <span className="inline-flex items-center gap-2">
        <svg width="22" height="12" className="shrink-0 rounded-[4px]" aria-hidden="true">
          <Hatch />
          <rect width="22" height="12" fill="url(#hatch)" />
        </svg>
        {t("oneKey")}
      </span>
      <span>{t("unit")}</span>
    </p>
  );
}
