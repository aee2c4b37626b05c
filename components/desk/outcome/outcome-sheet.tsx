"use client";
// What came of a turn or an interview, noted while it is fresh.
import { useTranslations } from "next-intl";
import { useDesk } from "#components/desk/desk-context";
import { OutcomeForm } from "#components/hiring/outcome/outcome-form";
import { Sheet } from "#components/ui/sheet";
import type { OpenOutcome, PinView } from "#lib/rooms/view";

export function OutcomeSheet({ owed, onClose }: { owed: OpenOutcome | null; onClose(): void }) {
  const t = useTranslations("desk.outcomes");
  const { view } = useDesk();
  const about = owed?.turnId ? { turnId: owed.turnId } : owed?.interviewId ? { interviewId: owed.interviewId } : null;
  return (
    <Sheet open={owed !== null} onClose={onClose} title={owed ? t("sheet", { name: owed.name }) : ""}>
      {owed && about ? (
        <OutcomeForm
          key={owed.turnId ?? owed.interviewId}
          {...about}
          name={owed.name}
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
