// One name of mine as the viewer is shown it, with how much of it is shown and how much is closed.
import { Check, EyeOff, Lock } from "lucide-react";
import { getFormatter, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Batik } from "#components/ui/brand/batik";
import { Card } from "#components/ui/card";
import type { PreviewField, SeenThing } from "#lib/privacy/view";

/** `unnamed`: what stands where no name is shown. `children`: what else is said of it. */
export async function SeenCard({ thing, unnamed, children }: { thing: SeenThing; unnamed: string; children?: ReactNode }) {
  const [t, format] = [await getTranslations("preview"), await getFormatter()];
  const { seen, closed } = thing;
  const all = seen.length + closed.length;
  const fields = (names: readonly PreviewField[]) => format.list(names.map((name) => t(`fields.${name}`)));
  return (
    <Card className="mt-3 p-4">
      <h3 className="text-sm text-ink-2 wrap-anywhere">
        <bdi>{thing.title}</bdi>
      </h3>
      <div className="mt-2 flex items-center gap-3">
        {thing.seed ? (
          <Batik seed={thing.seed} px={56} shape="round" />
        ) : (
          <span className="grid size-14 shrink-0 place-items-center rounded-full bg-sunk text-ink-2">
            <EyeOff aria-hidden strokeWidth={1.9} className="size-6" />
          </span>
        )}
        <div className="min-w-0 flex-1 wrap-anywhere">
          <p className="font-semibold">{thing.name ? <bdi translate="no">{thing.name}</bdi> : unnamed}</p>
          {thing.words.map((word) => (
            <p key={word} className="text-sm text-ink-2">
              <bdi>{word}</bdi>
            </p>
          ))}
        </div>
      </div>
      <ul className="mt-3 flex flex-col gap-2 border-t border-line pt-3 text-sm">
        {seen.length > 0 ? (
          <li className="flex gap-3">
            <Check aria-hidden strokeWidth={1.9} className="size-5 shrink-0 text-leaf" />
            <span className="min-w-0">
              <span className="block font-semibold">{t("seen", { seen: seen.length, all })}</span>
              {fields(seen)}
            </span>
          </li>
        ) : null}
        {closed.length > 0 ? (
          <li className="flex gap-3">
            <Lock aria-hidden strokeWidth={1.9} className="size-5 shrink-0 text-ink-2" />
            <span className="min-w-0">
              <span className="block font-semibold">{t("closed", { closed: closed.length, all })}</span>
              {fields(closed)}
            </span>
          </li>
        ) : null}
      </ul>
      {children ? <p className="mt-3 text-sm text-ink-2">{children}</p> : null}
    </Card>
  );
}
