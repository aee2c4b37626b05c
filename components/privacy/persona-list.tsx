"use client";
// My names in forums: the one I have next is drawn again, others are let go, after a second press since nothing brings a name back.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { drawPersonaAgain, retirePersona } from "#lib/privacy/actions";
import type { MyPersona } from "#lib/privacy/view";
import { ActionStatus } from "../ui/action/action-status.tsx";
import { useAction } from "../ui/action/use-action.tsx";
import { Batik } from "../ui/brand/batik.tsx";
import { Button } from "../ui/button.tsx";
import { Chip } from "../ui/chip.tsx";
import { Notice } from "../ui/notice.tsx";
import { Sheet } from "../ui/sheet.tsx";
import { Lines } from "./block.tsx";

/** `said`: where and since when, in words. */
export type PersonaLine = Omit<MyPersona, "createdAt" | "rooms"> & { said: string };

export function PersonaList({ personas }: { personas: readonly PersonaLine[] }) {
  const t = useTranslations("privacy.personas");
  const action = useAction();
  const [drawn, say] = useState("");
  const [leaving, leave] = useState<PersonaLine | null>(null);
  const drawAgain = (personaId: string) => {
    say("");
    void action.run(() => drawPersonaAgain({ personaId }), { after: ({ name }) => say(t("drawn", { name })), refresh: true });
  };
  return (
    <>
      {personas.length > 0 ? (
        <>
          <Lines>
            {personas.map((line) => {
              const { personaId, name, seed, forum, said, isCurrent, isWorn } = line;
              return (
                <li key={personaId} className="flex flex-wrap items-start gap-x-3 gap-y-2 border-t border-line py-3">
                  <Batik seed={seed} px={40} />
                  <div className="min-w-0 flex-1 basis-48">
                    <p className="flex flex-wrap items-center gap-2 font-semibold">
                      <bdi translate="no" className="wrap-anywhere">
                        {name}
                      </bdi>
                      <Chip tone={isWorn ? "ok" : "plain"}>{t(isWorn ? "worn" : isCurrent ? "current" : "former")}</Chip>
                    </p>
                    <p className="text-sm text-ink-2 wrap-anywhere">{said}</p>
                  </div>
                  <div className="flex flex-wrap gap-2">
                    {isCurrent ? (
                      <Button
                        size="sm"
                        aria-label={t("againIn", { forum })}
                        aria-busy={action.pending}
                        onClick={() => drawAgain(personaId)}
                      >
                        {t("again")}
                      </Button>
                    ) : null}
                    {isWorn ? null : (
                      <Button
                        size="sm"
                        variant="quiet"
                        aria-label={t("retireName", { name })}
                        onClick={() => {
                          action.clear();
                          leave(line);
                        }}
                      >
                        {t("retire")}
                      </Button>
                    )}
                  </div>
                </li>
              );
            })}
          </Lines>
          <p className="mt-3 rounded-1 bg-nila-soft p-3 text-sm text-nila-ink">{t("retireLimit")}</p>
        </>
      ) : null}
      <div className="mt-3">
        {leaving ? null : <ActionStatus action={drawn && !action.sentence ? { ...action, done: drawn } : action} />}
      </div>
      <Sheet open={leaving !== null} onClose={() => leave(null)} title={t("retireTitle", { name: leaving?.name ?? "" })}>
        <p className="text-ink-2">{t("retireText")}</p>
        {action.sentence ? <Notice tone="fault" title={action.sentence} className="mt-3" /> : null}
        <div className="mt-4 flex flex-wrap gap-2">
          <Button
            variant="danger"
            aria-busy={action.pending}
            onClick={() => {
              say("");
              const { personaId = "" } = leaving ?? {};
              void action.run(() => retirePersona({ personaId }), { done: t("retired"), after: () => leave(null), refresh: true });
            }}
          >
            {t("retireYes")}
          </Button>
          <Button onClick={() => leave(null)}>{t("retireNo")}</Button>
        </div>
      </Sheet>
    </>
  );
}
