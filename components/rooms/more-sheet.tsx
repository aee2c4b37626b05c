"use client";
// What does not fit on a phone: the run-sheet, who leads, the rules.
import { useTranslations } from "next-intl";
import { Sheet } from "#components/ui/sheet";
import type { PublicView } from "#lib/rooms/view";
import { AgendaList } from "./agenda-list.tsx";
import { HouseRules } from "./house-rules.tsx";
import { type ModeratorLine, ModeratorList } from "./moderator-list.tsx";

export function MoreSheet({
  view,
  zone,
  moderators,
  open,
  onClose,
}: {
  view: PublicView;
  zone: string;
  moderators: ModeratorLine[];
  open: boolean;
  onClose: () => void;
}) {
  const t = useTranslations("rooms");
  return (
    <Sheet open={open} onClose={onClose} title={t("bar.more")}>
      <div className="flex flex-col gap-5">
        <section>
          <h3 className="mb-1 text-md">{t("agenda.title")}</h3>
          <AgendaList agenda={view.agenda} startsAt={view.openedAt ?? view.startsAt} zone={zone} segment={view.segment} />
        </section>
        <section>
          <h3 className="mb-2 text-md">{t("people.title")}</h3>
          <ModeratorList moderators={moderators} />
        </section>
        <HouseRules />
      </div>
    </Sheet>
  );
}
