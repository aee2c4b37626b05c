"use client";
// What came of a turn or an interview, noted while it is fresh.
import { useTranslations } from "next-intl";
import { useDesk } from "#components/desk/desk-context";
import { OutcomeForm } from "#components/hiring/outcome/outcome-form";
import { Sheet } from "#components/ui/sheet";
import type { OpenOutcome, PinView } from "#lib/rooms/view";

export function OutcomeSheet({ outcome, onClose }: { outcome: OpenOutcome | null; onClose(): void }) {
  const t = useTranslations("desk.outcomes");
  const { view } = useDesk();
  const about = outcome?.turnId ? { turnId: outcome.turnId } : outcome?.interviewId ? { interviewId: outcome.interviewId } : null;
  return (
    <Sheet open={outcome !== null} onClose={onClose} title={outcome ? t("sheet", { name: outcome.name }) : ""}>
      {outcome && about ? (
        <OutcomeForm
          key={outcome.turnId ?? outcome.interviewId}
          {...about}
          name={outcome.name}
          roomId={view.roomId}
          vacancies={pinnedVacancy(view.pin)}
          onDone={onClose}
        />
      ) : null}
    </Sheet>
  );
}

const kind = "vacancy:";

/** The pinned vacancy is the likely one. */
const pinnedVacancy = (pin: PinView | null) =>
  pin?.pinRef.startsWith(kind) ? [{ vacancyId: pin.pinRef.slice(kind.length), title: pin.title, organisation: pin.organisation }] : [];
