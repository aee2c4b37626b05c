// What stands beside the steps to a job: reversals and silence as plainly as hires, and what is never counted as one.
import { useTranslations } from "next-intl";
import { isReversal } from "#lib/hiring/rules";
import type { Impact } from "#lib/hiring/view";

type Line = Impact["more"][number];

/** Nothing for a month that was published before these lines were counted. */
export function ImpactMore({ more, people }: { more: readonly Line[]; people: number }) {
  const t = useTranslations("impact");
  if (more.length === 0) return null;
  return (
    <div className="mt-9 grid gap-x-16 gap-y-8 md:grid-cols-2">
      <Lines title={t("reversals")} lines={more.filter(({ code }) => isReversal(code))} people={people} />
      <Lines title={t("beside")} lead={t("besideText")} lines={more.filter(({ code }) => !isReversal(code))} people={people} />
    </div>
  );
}

function Lines({ title, lead, lines, people }: { title: string; lead?: string; lines: readonly Line[]; people: number }) {
  const t = useTranslations("impact");
  return (
    <section>
      <h2 className="text-xl">{title}</h2>
      {lead ? <p className="mt-1 text-ink-2 text-sm">{lead}</p> : null}
      <dl className="mt-3 border-line border-t tabular-nums">
        {lines.map(({ code, people: part }) => (
          <div key={code} className="flex items-baseline justify-between gap-4 border-line border-b py-2.5">
            <dt>{t(`lines.${code}`)}</dt>
            <dd className={part === null ? "text-ink-2 text-sm" : "font-bold"}>
              {part === null ? t("hidden") : t("personsOf", { part, whole: people })}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
