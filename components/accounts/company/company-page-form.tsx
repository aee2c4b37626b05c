"use client";
// What a company's public page says, as its admins change it.
import { useTranslations } from "next-intl";
import { editCompanyPage } from "#lib/accounts/actions";
import { ActionForm, useActionForm } from "../../ui/action/action-form.tsx";
import { ActionStatus } from "../../ui/action/action-status.tsx";
import { Button } from "../../ui/button.tsx";
import { useDraft } from "../../ui/use-draft.tsx";
import { type CompanyDraft, CompanyFields, companyFieldNames, countryOf } from "./company-fields.tsx";
import { DraftNotice } from "./draft-notice.tsx";

export function CompanyPageForm({ organisationId, page }: { organisationId: string; page: CompanyDraft }) {
  const t = useTranslations("companies.form");
  const { draft, change, forget, restored, reset } = useDraft(`company:${organisationId}`, page);
  const form = useActionForm({ fields: companyFieldNames });
  const discard = () => {
    forget();
    reset(page);
  };
  return (
    <ActionForm
      form={form}
      className="flex flex-col gap-5"
      onSend={() =>
        form.run(() => editCompanyPage({ organisationId, ...draft, country: countryOf(draft.country) }), {
          after: forget,
          done: t("saved"),
          refresh: true,
        })
      }
    >
      <ActionStatus action={{ done: form.done, sentence: null }} />
      {restored ? <DraftNotice onDiscard={discard} /> : null}
      <CompanyFields draft={draft} change={change} form={form} />
      <Button type="submit" variant="main" className="self-start" aria-busy={form.pending}>
        {t("save")}
      </Button>
    </ActionForm>
  );
}
