"use client";
// Deleting an account: prove who one is, look at what goes and confirm, and then the receipt. Three steps, and red only here.
import { useLocale, useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Link } from "#lib/i18n/navigation";
import { beginDeletion, deleteAccount } from "#lib/privacy/actions";
import type { DeletionPreview } from "#lib/privacy/view";
import { leaving } from "../ui/action/action.ts";
import { ActionStatus } from "../ui/action/action-status.tsx";
import { useAction } from "../ui/action/use-action.tsx";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { GoneList, KeptList } from "./deletion-lists.tsx";
import { Steps } from "./steps.tsx";

export type DeleteAccountProps = {
  preview: DeletionPreview;
  /** When it is destroyed if one waits, in words. */
  destroyed: string;
};

export function DeleteAccount({ preview, destroyed }: DeleteAccountProps) {
  const [isProved, setProved] = useState(false);
  return isProved ? (
    <Confirm preview={preview} destroyed={destroyed} />
  ) : (
    <Prove isLastAdmin={preview.isLastAdmin} onProved={() => setProved(true)} />
  );
}

function Prove({ isLastAdmin, onProved }: { isLastAdmin: boolean; onProved: () => void }) {
  const t = useTranslations("privacy.deletion");
  const action = useAction();
  return (
    <>
      <Steps now={1} />
      <h1 className="mt-6 text-2xl">{t("prove")}</h1>
      <p className="mt-2">{t("proveText")}</p>
      {isLastAdmin ? <Notice tone="warn" title={t("lastAdmin")} className="mt-4" /> : null}
      <ActionStatus action={action} />
      <Buttons>
        <Button
          variant="main"
          size="big"
          aria-busy={action.pending}
          disabled={isLastAdmin}
          onClick={() => action.run(() => beginDeletion({}), { after: onProved })}
        >
          {t("goOn")}
        </Button>
      </Buttons>
    </>
  );
}

function Confirm({ preview, destroyed }: DeleteAccountProps) {
  const t = useTranslations("privacy.deletion");
  const locale = useLocale();
  const action = useAction();
  const heading = useRef<HTMLHeadingElement>(null);
  const [when, setWhen] = useState<"later" | "now">("later");
  useEffect(() => heading.current?.focus(), []);
  const choices = [
    { value: "later", label: t("later"), hint: t("laterHint", { when: destroyed }) },
    ...(preview.mustWait ? [] : [{ value: "now", label: t("now"), hint: t("nowHint") } as const]),
  ] as const;
  return (
    <>
      <Steps now={2} />
      <h1 ref={heading} tabIndex={-1} className="mt-6 text-2xl outline-none">
        {t("title")}
      </h1>
      <h2 className="mt-6 text-lg">{t("goes")}</h2>
      <GoneList counts={preview.counts} isDone={false} />
      {preview.endingForums > 0 ? <Notice tone="warn" title={t("endingForums", { count: preview.endingForums })} className="mt-4" /> : null}
      {preview.closingCompanies > 0 ? (
        <Notice tone="warn" title={t("closingCompanies", { count: preview.closingCompanies })} className="mt-4" />
      ) : null}
      {preview.losesPlaces ? <Notice tone="warn" title={t("losesPlaces")} className="mt-4" /> : null}
      <fieldset className="mt-6 flex flex-col gap-2">
        <legend className="text-lg font-bold">{t("when")}</legend>
        {choices.map(({ value, label, hint }) => (
          <label
            key={value}
            className="mt-2 flex min-h-11 cursor-pointer gap-3 rounded-1 border border-line bg-card p-3 has-checked:border-ink"
          >
            <input
              type="radio"
              name="when"
              className="mt-1 size-5 shrink-0 accent-ink"
              checked={when === value}
              onChange={() => setWhen(value)}
            />
            <span className="min-w-0">
              <span className="block font-semibold">{label}</span>
              <span className="block text-sm text-ink-2">{hint}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <h2 className="mt-6 text-lg">{t("stays")}</h2>
      <KeptList kept={preview.kept} />
      <ActionStatus action={action} />
      <Buttons>
        <Button
          size="big"
          className="border-bata bg-bata text-on-bata hover:border-bata hover:bg-bata"
          aria-busy={action.pending}
          onClick={() =>
            void action.run(() => deleteAccount({ when }), {
              after: ({ code }) => {
                location.assign(`/${locale}/receipts/${code}?new`);
                return leaving;
              },
            })
          }
        >
          {t("delete")}
        </Button>
      </Buttons>
    </>
  );
}

function Buttons({ children }: { children: ReactNode }) {
  const t = useTranslations("privacy.deletion");
  return (
    <div className="mt-6 flex flex-col gap-2">
      {children}
      <Button asChild variant="quiet">
        <Link href="/privacy">{t("cancel")}</Link>
      </Button>
    </div>
  );
}
