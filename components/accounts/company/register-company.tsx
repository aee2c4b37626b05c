"use client";
// A company registers itself: what its page will say, and the address at its domain that gets a letter.
import { useTranslations } from "next-intl";
import { registerCompany } from "#lib/accounts/actions";
import { ActionForm, useActionForm } from "../../ui/action/action-form.tsx";
import { Button } from "../../ui/button.tsx";
import { EmailInput, Field, Input } from "../../ui/field.tsx";
import { Notice } from "../../ui/notice.tsx";
import { PageSection, PageSectionEnd } from "../../ui/page-section.tsx";
import { useDraft } from "../../ui/use-draft.tsx";
import { CompanyFields, companyFieldNames, countryOf } from "./company-fields.tsx";
import { DraftNotice } from "./draft-notice.tsx";

const blank = { name: "", email: "", country: "ID", town: "", website: "", about: "", answerableName: "", answerableOffice: "" };

export function RegisterCompany() {
  const t = useTranslations("companies.form");
  const { draft, change, forget, restored, reset } = useDraft("company:new", blank);
  const form = useActionForm({ fields: ["name", "email", ...companyFieldNames], invalid: { email: "email_invalid" } });
  const discard = () => {
    forget();
    reset(blank);
  };
  return (
    <ActionForm
      form={form}
      notice="none"
      className="block"
      onSend={() =>
        form.run(() => registerCompany({ ...draft, country: countryOf(draft.country) }), { after: forget, leaveTo: "/employer" })
      }
    >
      {restored ? <DraftNotice onDiscard={discard} /> : null}
      <PageSection title={t("partCompany")}>
        <Field label={t("name")} hint={t("nameHint")} error={form.fault("name")}>
          <Input
            name="name"
            value={draft.name}
            maxLength={80}
            autoComplete="organization"
            onChange={(event) => change({ name: event.target.value })}
          />
        </Field>
        <Field label={t("email")} hint={t("emailHint")} error={form.fault("email")}>
          <EmailInput name="email" value={draft.email} autoComplete="email" onChange={(event) => change({ email: event.target.value })} />
        </Field>
      </PageSection>
      <PageSection title={t("partPage")} lead={t("partPageLead")}>
        <CompanyFields draft={draft} change={change} form={form} />
      </PageSection>
      <PageSectionEnd>
        {form.general ? <Notice tone="fault" title={form.general} className="basis-full" /> : null}
        <Button type="submit" variant="main" size="big" aria-busy={form.pending} className="max-sm:w-full">
          {t("go")}
        </Button>
      </PageSectionEnd>
    </ActionForm>
  );
}
