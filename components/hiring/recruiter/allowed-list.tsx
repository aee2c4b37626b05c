"use client";
// What speakers allowed me to see. Nobody is shown before a line is opened; opening it is noted, and its person reads that.
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { openAllowed } from "#lib/hiring/actions";
import type { AllowedLine, AllowedPerson } from "#lib/hiring/view";
import { ActionButton } from "../../ui/action/action-button.tsx";
import { useAction } from "../../ui/action/use-action.tsx";
import { Batik } from "../../ui/brand/batik.tsx";
import { useVisitorZone } from "../../ui/time/visitor-zone.tsx";
import { useDay } from "../use-day.tsx";
import { useStillAllowed } from "./use-still-allowed.ts";

export function AllowedList({ lines }: { lines: readonly AllowedLine[] }) {
  const t = useTranslations("hiring.allowed");
  return (
    <>
      <p className="text-ink-2 text-sm">{t("lead")}</p>
      <ul className="mt-3 border-line border-t">
        {lines.map((line) => (
          <Line key={line.grantId} line={line} />
        ))}
      </ul>
    </>
  );
}

function Line({ line: { grantId, forum, fields, until } }: { line: AllowedLine }) {
  const t = useTranslations("hiring.allowed");
  const words = useTranslations("hiring.allow.fields");
  const format = useFormatter();
  const { day } = useDay(useVisitorZone());
  const action = useAction();
  const [person, show] = useState<AllowedPerson | null>(null);
  useStillAllowed(person ? grantId : null, show);
  const named = format.list(
    fields.map((field) => words(field as "name")),
    { type: "conjunction" },
  );
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-b py-3.5">
      {person?.seed ? <Batik seed={person.seed} px={44} /> : null}
      <div className="min-w-0 flex-1 basis-60">
        {person?.name ? (
          <b className="wrap-anywhere">
            <bdi translate="no">{person.name}</bdi>
          </b>
        ) : null}
        <p className="wrap-anywhere text-sm">{t("line", { forum, date: day(until) })}</p>
        <p className="text-ink-2 text-sm">{named}</p>
        {person?.card ? (
          <p dir="auto" className="wrap-anywhere mt-2 rounded-2 bg-sunk p-3 text-sm">
            {[person.card.roleWanted, person.card.field, person.card.city, person.card.line].join(" · ")}
          </p>
        ) : null}
        {person?.relay ? (
          <a href={`mailto:${person.relay}`} className="inline-flex min-h-11 items-center font-semibold text-leaf text-sm hover:underline">
            <bdi dir="ltr" translate="no" className="wrap-anywhere">
              {person.relay}
            </bdi>
          </a>
        ) : null}
      </div>
      {person ? null : (
        <ActionButton action={action} onClick={() => action.run(() => openAllowed({ grantId }), { after: show })}>
          {t("open")}
        </ActionButton>
      )}
    </li>
  );
}
