// Letters that would have been sent, in a world without a mail server. Everywhere else there is no such page.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations, setRequestLocale } from "next-intl/server";
import { PageFrame, PageTitle } from "#components/shell/page";
import { Button } from "#components/ui/button";
import { Card } from "#components/ui/card";
import { Notice } from "#components/ui/notice";
import { loadDemoCode, loadMailbox } from "#lib/accounts/loaders";
import type { Locale } from "#lib/i18n/routing";

type Props = { params: Promise<{ locale: Locale }> };

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Mailbox", robots: { index: false } };

export default async function Mailbox({ params }: Props) {
  setRequestLocale((await params).locale);
  const letters = await loadMailbox();
  if (!letters) notFound();
  const code = await loadDemoCode();
  const [t, format] = [await getTranslations("accounts.mailbox"), await getFormatter()];
  return (
    <PageFrame width="text">
      <PageTitle title={t("title")} lead={t("lead")} />
      {code ? (
        <Notice
          className="mb-6"
          title={t.rich("code", {
            code,
            b: (chunks) => (
              <bdi translate="no" className="font-mono text-lg">
                {chunks}
              </bdi>
            ),
          })}
        >
          {t("codeText")}
        </Notice>
      ) : null}
      {letters.length === 0 ? (
        <Notice tone="empty" title={t("none")}>
          {t("noneText")}
        </Notice>
      ) : (
        <ul className="flex flex-col gap-4">
          {letters.map((letter) => (
            <li key={letter.id}>
              <Card dir="auto" className="flex flex-col items-start gap-2.5 p-5">
                <p className="text-sm text-ink-2">
                  {t.rich("to", {
                    address: letter.to,
                    b: (chunks) => <bdi className="font-semibold text-ink wrap-anywhere">{chunks}</bdi>,
                  })}{" "}
                  · {format.dateTime(new Date(letter.at), { dateStyle: "medium", timeStyle: "medium" })}
                </p>
                <h2 className="text-lg">{letter.subject}</h2>
                {letter.paragraphs.map((paragraph) => (
                  <p key={paragraph} className="text-sm text-ink-2 first-of-type:text-ink">
                    {paragraph}
                  </p>
                ))}
                {letter.link ? (
                  <Button asChild variant="main" className="mt-2">
                    <a href={letter.link}>{t("open")}</a>
                  </Button>
                ) : null}
              </Card>
            </li>
          ))}
        </ul>
      )}
    </PageFrame>
  );
}
