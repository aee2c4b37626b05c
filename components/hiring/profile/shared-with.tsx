"use client";
// What of my profile one company may read with my application: which parts, since when and until when; and the way to change it.
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { shareProfile } from "#lib/hiring/actions";
import type { MyApplication } from "#lib/hiring/application/view";
import type { ShownSection } from "#lib/hiring/profile/sections";
import { useAction } from "../../ui/action/use-action.tsx";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Sheet } from "../../ui/sheet.tsx";
import { useVisitorZone } from "../../ui/time/visitor-zone.tsx";
import { useDay } from "../use-day.tsx";
import { PartChoice, type PartChoiceValue } from "./part-choice.tsx";

/** `filled`: the parts of my profile in which something stands. */
export function SharedWith({ application, filled }: { application: MyApplication; filled: readonly ShownSection[] }) {
  const t = useTranslations("hiring.share");
  const format = useFormatter();
  const { day } = useDay(useVisitorZone());
  const { shared, applicationId } = application;
  const start: PartChoiceValue = { parts: filled.filter((one) => shared?.parts.includes(one)), days: null };
  const [isOpen, setOpen] = useState(false);
  const [choice, setChoice] = useState(start);
  const action = useAction();
  const names = (parts: readonly ShownSection[]) => format.list(parts.map((part) => t(`part.${part}`)));
  if (filled.length === 0 && !shared) return null;

  function send() {
    const { parts, days } = choice;
    void action.run(() => shareProfile({ applicationId, parts: [...parts], days }), { after: () => setOpen(false), refresh: true });
  }

  return (
    <div className="mt-1 text-sm">
      {shared ? (
        <p className="text-ink-2">
          {t("shared", { parts: names(shared.parts), at: day(shared.sharedAt, false), until: day(shared.until, false) })}
        </p>
      ) : null}
      <Button
        size="sm"
        variant="quiet"
        className="-ms-3.5"
        onClick={() => {
          setChoice(start);
          setOpen(true);
        }}
      >
        {t(shared ? "change" : "add")}
      </Button>
      <Sheet open={isOpen} onClose={() => setOpen(false)} title={t("sheet", { organisation: application.organisation })}>
        <PartChoice filled={filled} value={choice} onChange={setChoice} />
        {shared ? <p className="text-ink-2 text-sm">{t("renews")}</p> : null}
        {action.sentence ? <Notice tone="fault" title={action.sentence} className="mt-3" /> : null}
        <div className="mt-4 flex flex-wrap gap-2">
          <Button
            variant={shared && choice.parts.length === 0 ? "danger" : "main"}
            disabled={!shared && choice.parts.length === 0}
            aria-busy={action.pending}
            onClick={send}
          >
            {t(choice.parts.length === 0 && shared ? "end" : shared ? "renew" : "send")}
          </Button>
          <Button onClick={() => setOpen(false)}>{t("leave")}</Button>
        </div>
      </Sheet>
    </div>
  );
}
