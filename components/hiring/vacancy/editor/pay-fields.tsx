"use client";
// The pay of a vacancy: two amounts as people write them, each shown as it is understood before anything is posted.
import { useLocale, useTranslations } from "next-intl";
import { payUnits } from "#lib/hiring/schema";
import { amountInput, readAmount } from "#lib/hiring/terms/amount";
import { currencies } from "#lib/hiring/terms/currency";
import { amountText } from "#lib/hiring/terms/pay";
import { Check, Field, Input, Select, Textarea } from "../../../ui/field.tsx";
import type { FormState } from "./form-state.ts";
import type { PartProps } from "./vacancy-form.tsx";

type Pay = Pick<FormState, "payMin" | "payMax" | "currency" | "payUnit">;

export function PayFields({ state: draft, text, errorOf, change }: PartProps) {
  const words = useTranslations("vacancies.editor");
  return (
    <>
      {draft.payHidden ? (
        <Field label={words("payReason")} hint={words("payReasonHint")} error={errorOf("payReason")}>
          <Textarea {...text("payReason")} rows={2} maxLength={300} />
        </Field>
      ) : (
        <Amounts draft={draft} errorOf={errorOf} change={change} />
      )}
      <Check
        label={words("payHidden")}
        name="payHidden"
        checked={draft.payHidden}
        onChange={(event) => change({ payHidden: event.target.checked })}
      />
    </>
  );
}

function Amounts({ draft, errorOf, change }: Pick<PartProps, "errorOf" | "change"> & { draft: Pay }) {
  const t = useTranslations("hiring");
  return (
    <div className="grid grid-cols-2 items-start gap-5">
      {(["payMin", "payMax"] as const).map((name) => (
        <Field
          key={name}
          label={t(`form.${name}`)}
          hint={<ReadAs typed={draft[name]} pay={draft} />}
          error={errorOf(name)}
          className="max-sm:col-span-full"
        >
          <Input
            name={name}
            value={draft[name]}
            maxLength={40}
            autoComplete="off"
            enterKeyHint="next"
            onChange={(event) => change({ [name]: event.target.value })}
          />
        </Field>
      ))}
      <Field label={t("form.currency")}>
        <Select
          name="currency"
          value={draft.currency}
          onChange={(event) => change({ currency: currencies.find((one) => one === event.target.value) ?? "IDR" })}
        >
          {currencies.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </Select>
      </Field>
      <Field label={t("form.payUnit")}>
        <Select
          name="payUnit"
          value={draft.payUnit}
          onChange={(event) => change({ payUnit: payUnits.find((unit) => unit === event.target.value) ?? "month" })}
        >
          {payUnits.map((unit) => (
            <option key={unit} value={unit}>
              {t(`unit.${unit}`)}
            </option>
          ))}
        </Select>
      </Field>
      <p className="col-span-full -mt-3 text-ink-2 text-xs">{t("form.payHint")}</p>
    </div>
  );
}

/** What the typed amount means to us, said while it is typed; and how to write the other amount it could mean. */
function ReadAs({ typed, pay }: { typed: string; pay: Pay }) {
  const t = useTranslations("hiring");
  const locale = useLocale();
  const { currency, payUnit } = pay;
  const answer = readAmount(typed, currency, locale);
  const amountShown = (minor: number) => amountText(minor, currency, locale);
  return (
    <span role="status" className="block min-h-4 tabular-nums">
      {"minor" in answer ? (
        <>
          <span className="block font-semibold text-ink">
            {t("form.readAs", { amount: amountShown(answer.minor), unit: t(`unit.${payUnit}`) })}
          </span>
          {answer.other === null ? null : (
            <span className="block">
              {t("form.readOther", { amount: amountShown(answer.other), write: amountInput(answer.other, currency, locale) })}
            </span>
          )}
        </>
      ) : null}
    </span>
  );
}
