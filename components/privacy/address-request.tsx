"use client";
// Asking what is held about an address, and behind the mailed link what it is, with its removal. Opening the link does nothing by itself.
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { Link } from "#lib/i18n/navigation";
import type { Locale } from "#lib/i18n/routing";
import { askWhatIsHeld, readWhatIsHeld, removeWhatIsHeld } from "#lib/privacy/actions";
import type { HeldAtAddress } from "#lib/privacy/view";
import { useFragment } from "../accounts/sign-in/use-link-fragment.tsx";
import { moreLink } from "../shell/page.tsx";
import { ActionForm, typed, useActionForm } from "../ui/action/action-form.tsx";
import { ActionStatus } from "../ui/action/action-status.tsx";
import { useAction } from "../ui/action/use-action.tsx";
import { Button } from "../ui/button.tsx";
import { Card } from "../ui/card.tsx";
import { EmailInput, Field } from "../ui/field.tsx";
import { Notice } from "../ui/notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Line, Lines } from "./block.tsx";

export function AddressRequest() {
  const fragment = useFragment();
  const t = useTranslations("privacy.request");
  if (!fragment) return <Skeleton className="h-40" />;
  return (
    <>
      {fragment.token ? <Answer key={fragment.token} token={fragment.token} /> : <Ask />}
      <p className="mt-6">
        <Link href="/privacy/words" className={moreLink}>
          {t("words")}
        </Link>
      </p>
    </>
  );
}

function Ask() {
  const t = useTranslations("privacy.request");
  const locale = useLocale() as Locale;
  const form = useActionForm({ fields: ["email"], invalid: { email: "email_invalid" } });
  const [sentTo, setSentTo] = useState("");
  if (sentTo)
    return (
      <Notice title={t("sent")}>
        <p className="wrap-anywhere">{t("sentText", { address: sentTo })}</p>
      </Notice>
    );
  return (
    <Card className="p-5 sm:p-6">
      <ActionForm
        form={form}
        onSend={(filled) => {
          const email = typed(filled, "email");
          void form.run(() => askWhatIsHeld({ email, locale }), { after: () => setSentTo(email) });
        }}
      >
        <Field label={t("email")} error={form.fault("email")}>
          <EmailInput name="email" autoComplete="email" />
        </Field>
        <Button type="submit" variant="main" size="big" aria-busy={form.pending}>
          {t("ask")}
        </Button>
      </ActionForm>
    </Card>
  );
}

function Answer({ token }: { token: string }) {
  const t = useTranslations("privacy.request");
  const format = useFormatter();
  const action = useAction();
  const [held, setHeld] = useState<HeldAtAddress | null>(null);
  if (!held)
    return (
      <Card className="flex flex-col items-start gap-4 p-5 sm:p-6">
        <ActionStatus action={action} />
        <p>{t("press")}</p>
        <Button
          variant="main"
          size="big"
          aria-busy={action.pending}
          onClick={() => action.run(() => readWhatIsHeld({ token }), { after: setHeld })}
        >
          {t("show")}
        </Button>
      </Card>
    );
  const day = (at: Date) => format.dateTime(at, { dateStyle: "medium" });
  const lines = [
    ...held.companies.map(({ name, at, until }) => ({ said: t("company", { name }), at, until })),
    ...held.forums.map(({ name, forum, at, until }) => ({ said: t("forum", { name, forum }), at, until })),
    ...held.asked.map(({ kind, at, until }) => ({ said: t(kind), at, until })),
  ];
  return (
    <section aria-label={t("about", { address: held.email })}>
      <h2 className="text-xl wrap-anywhere">{t("about", { address: held.email })}</h2>
      <div className="mt-3">
        <ActionStatus action={action} />
      </div>
      {lines.length === 0 && !held.hasAccount ? <p>{t("nothing")}</p> : null}
      {lines.length > 0 ? (
        <>
          <Lines>
            {lines.map(({ said, at, until }) => (
              <Line key={`${said} ${at.toISOString()}`} name={said}>
                {t("when", { at: day(at), until: day(until) })}
              </Line>
            ))}
          </Lines>
          <Button
            variant="danger"
            className="mt-4"
            aria-busy={action.pending}
            onClick={() => action.run(() => removeWhatIsHeld({ token }), { after: setHeld, done: t("removed") })}
          >
            {t("remove")}
          </Button>
        </>
      ) : null}
      {held.hasAccount ? (
        <div className="mt-6 flex flex-col items-start gap-3">
          <p>{t("account")}</p>
          <Button asChild>
            <Link href="/sign-in?next=/privacy">{t("signIn")}</Link>
          </Button>
        </div>
      ) : null}
    </section>
  );
}
