// What a company says of itself, and what of it was checked in plain words; no score.
import { BadgeCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import type { OrganisationView } from "#lib/hiring/view";
import { PartHead } from "../../shell/page.tsx";
import { ReplyRates } from "../application/reply-rates.tsx";
import { useDay } from "../use-day.tsx";

export function CompanyFacts({ about, answerableName, answerableOffice, website, replies, checked }: OrganisationView) {
  const t = useTranslations("companies.page");
  return (
    <div className="mb-12 grid gap-x-11 gap-y-6 md:grid-cols-[minmax(0,1fr)_340px] md:items-start">
      <div className="min-w-0">
        {about ? (
          <>
            <PartHead title={t("about")} />
            <p dir="auto" className="max-w-text whitespace-pre-line">
              {about}
            </p>
          </>
        ) : null}
        <dl className="mt-5 flex flex-wrap gap-x-9 gap-y-4">
          {answerableName ? (
            <div>
              <dt className="text-ink-2 text-sm">{t("answerable")}</dt>
              <dd className="font-semibold">
                <bdi>{t("answerableText", { name: answerableName, office: answerableOffice })}</bdi>
              </dd>
            </div>
          ) : null}
          {website ? (
            <div className="min-w-0">
              <dt className="text-ink-2 text-sm">{t("website")}</dt>
              <dd>
                <a
                  href={website}
                  rel="nofollow noopener noreferrer"
                  className="tap-44 wrap-anywhere text-leaf underline-offset-4 hover:underline"
                >
                  <bdi dir="ltr">{website.replace(/^https?:\/\//, "").replace(/\/$/, "")}</bdi>
                </a>
              </dd>
            </div>
          ) : null}
        </dl>
      </div>
      <div className="grid gap-4">
        <Checked {...checked} />
        {replies ? <ReplyRates replies={replies} /> : null}
      </div>
    </div>
  );
}

function Checked({ domain, isRegistered, passedAt }: OrganisationView["checked"]) {
  const t = useTranslations("companies.page");
  const { day } = useDay();
  return (
    <section className="rounded-2 border border-line p-4 text-sm">
      <h2 className="flex items-center gap-2 text-md">
        <BadgeCheck aria-hidden strokeWidth={1.9} className="size-5 text-nila" />
        {t("checked")}
      </h2>
      <ul className="mt-2 grid gap-1">
        {domain ? <li>{t("domain", { domain: domain.name, date: day(domain.at) })}</li> : null}
        {isRegistered ? <li>{passedAt ? t("passed", { date: day(passedAt) }) : t("notPassed")}</li> : <li>{t("made")}</li>}
      </ul>
      <p className="mt-2 text-ink-2">{t("nothingElse")}</p>
    </section>
  );
}
