"use client";
// A moderator's way to show a vacancy to everybody in the room: one at a time, until it is taken down.
import { Pin } from "lucide-react";
import { useTranslations } from "next-intl";
import { pinVacancy, unpinVacancy } from "#lib/hiring/actions";
import type { PinView } from "#lib/rooms/view";
import { useAction } from "../../ui/action/use-action.tsx";
import { Button } from "../../ui/button.tsx";
import { Notice } from "../../ui/notice.tsx";
import { VacancyPicker } from "../vacancy/vacancy-picker.tsx";
import { PinDetails } from "./pin-details.tsx";

const none: never[] = [];

/** `pinned` is what the room shows now; the stream brings the change. Wrap in the texts of `hiring`. */
export function PinPicker({ roomId, pinned }: { roomId: string; pinned: PinView | null }) {
  const t = useTranslations("hiring.picker");
  const action = useAction();
  return (
    <div className="grid gap-3">
      {pinned ? (
        <div className="flex items-start gap-3 rounded-2 bg-leaf-soft p-3.5">
          <Pin aria-hidden strokeWidth={1.9} className="mt-0.5 size-[18px] shrink-0 text-leaf" />
          <div className="min-w-0 flex-1 text-sm">
            <PinDetails pin={pinned} />
            <Button
              size="sm"
              variant="mine"
              className="mt-2.5"
              disabled={action.pending}
              onClick={() => action.run(() => unpinVacancy({ roomId }))}
            >
              {t("unpin")}
            </Button>
          </div>
        </div>
      ) : null}
      {action.sentence ? <Notice tone="fault" title={action.sentence} /> : null}
      <VacancyPicker
        label={t("search")}
        near={none}
        line={({ vacancyId, title, organisation }) => {
          const isPinned = pinned?.pinRef === `vacancy:${vacancyId}`;
          return (
            <div className="flex min-h-14 items-center gap-3 py-1.5">
              <p className="min-w-0 flex-1 text-sm">
                <b dir="auto" className="begin-here block truncate">
                  <bdi>{title}</bdi>
                </b>
                <span dir="auto" className="begin-here block truncate text-ink-2">
                  <bdi>{organisation}</bdi>
                </span>
              </p>
              <Button
                size="sm"
                disabled={action.pending || isPinned}
                aria-busy={action.pendingKey === vacancyId}
                onClick={() => action.run(() => pinVacancy({ roomId, vacancyId }), { key: vacancyId })}
              >
                {isPinned ? t("pinned") : t("pin")}
              </Button>
            </div>
          );
        }}
      />
    </div>
  );
}
