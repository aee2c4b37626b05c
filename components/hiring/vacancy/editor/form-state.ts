// A vacancy while it is being written: the text as it stands in the fields, the signature, and which saved draft it is.
import { addDays } from "#lib/hiring/rules";
import { localDate } from "#lib/hiring/terms/place";
import { inLocale } from "#lib/hiring/vacancy/draft-terms";
import type { Pledge } from "#lib/hiring/vacancy/vacancy-faults";
import { type DraftFields, draftFields, knownDraftFields } from "#lib/hiring/vacancy/vacancy-schema";
import type { EditableVacancy, OpenDraft } from "#lib/hiring/vacancy/view";

export type FormState = DraftFields &
  Pledge & {
    organisationId: string;
    /** Empty until it was saved once. */
    draftId: string;
    draftVersion: number;
    /** The version of the vacancy that was read before the change began; 0 for a new one. */
    vacancyVersion: number;
  };

export type VacancyFormProps = {
  organisations: { organisationId: string; name: string }[];
  vacancy: EditableVacancy | null;
  draft: OpenDraft | null;
  /** The server's present: days are told from it, not from the clock of the device. */
  at: string;
};

/** A new one, the one that is being changed, or the draft of either. */
export function blankOf({ organisations, vacancy, draft, at }: VacancyFormProps, locale: DraftFields["locale"]): FormState {
  const empty = {
    ...draftFields.parse({}),
    locale,
    openings: "1",
    replyByDays: "14",
    deadline: addDays(localDate(new Date(at), "Asia/Jakarta"), 30),
  };
  const fields = draft?.fields ?? vacancy?.fields ?? empty;
  return {
    ...inLocale(fields, locale),
    organisationId: draft?.organisationId ?? vacancy?.organisationId ?? organisations[0]?.organisationId ?? "",
    draftId: draft?.draftId ?? "",
    draftVersion: draft?.version ?? 0,
    vacancyVersion: vacancy?.version ?? 0,
    pledgedBy: vacancy?.pledgedBy ?? "",
    pledgedRole: vacancy?.pledgedRole ?? "",
    pledged: vacancy !== null,
  };
}

/** Without the signature and the numbers of the draft. */
export const fieldsOf = (state: FormState): DraftFields => knownDraftFields.parse(state);
