"use client";
// The same applicants as lines of a table, one below the other: for phones, and for whoever reads rather than looks.
import { useTranslations } from "next-intl";
import type { ApplicantLine } from "#lib/hiring/application/view";
import { Batik } from "../../../ui/brand/batik.tsx";
import { Chip } from "../../../ui/chip.tsx";
import { toneOf } from "../application-tone.ts";
import { Due, type Shared, Tick, Unnamed } from "./applicant-card.tsx";

export function Table({ lines, may, onOpen, openedId, ...shared }: Shared & { lines: readonly ApplicantLine[] }) {
  const t = useTranslations("hiring");
  return (
    <ul className="border-line border-t">
      {lines.map((line) => (
        <li
          key={line.applicationId}
          className="flex min-h-16 items-center gap-x-3 border-line border-b py-2 [contain-intrinsic-size:auto_4rem] [content-visibility:auto]"
        >
          {line.name === null || line.seed === null || !may(line.applicationId) ? (
            <div>
              <Unnamed line={line} may={may} />
            </div>
          ) : (
            <>
              <Tick line={line} {...shared} />
              <Batik seed={line.seed} px={40} shape="round" />
              <div className="grid min-w-0 flex-1 items-center gap-x-6 gap-y-1 md:grid-cols-[minmax(0,1fr)_12rem_10rem]">
                <button
                  type="button"
                  aria-current={openedId === line.applicationId || undefined}
                  className="min-h-11 min-w-0 text-start font-bold underline-offset-4 wrap-anywhere hover:underline"
                  onClick={() => onOpen(line.applicationId)}
                >
                  <bdi translate="no">{line.name}</bdi>
                </button>
                <Due line={line} at={shared.at} />
                <Chip tone={line.late ? "danger" : toneOf(line.state)} className="justify-self-start md:justify-self-end">
                  {line.pending ? t("pipeline.pending", { stage: t(`stage.${line.pending}`) }) : t(`stage.${line.state}`)}
                </Chip>
              </div>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
