// The bottom of every page: what we promise in one line, the rest of the house, appearance.
import { ShieldCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { Link } from "#lib/i18n/navigation";
import { Wordmark } from "../ui/brand/wordmark.tsx";
import { ThemeSwitch } from "./header/theme-switch.tsx";

const pages = [
  ["/schedule", "schedule"],
  ["/vacancies", "vacancies"],
  ["/impact", "impact"],
  ["/promises", "promises"],
  ["/conduct", "conduct"],
  ["/employer", "postVacancy"],
] as const;

export function Footer() {
  const t = useTranslations("shell");
  return (
    <footer className="mt-auto border-t border-line">
      <div className="mx-auto grid w-full max-w-page gap-x-12 gap-y-6 px-4 py-8 sm:px-6 md:grid-cols-[1.2fr_1fr_auto] md:py-12">
        <div className="flex flex-col items-start gap-3">
          <Wordmark />
          <p className="text-sm text-ink-2">{t("footerAbout")}</p>
          <p className="flex max-w-[26rem] items-start gap-2 text-sm text-ink-2">
            <ShieldCheck aria-hidden strokeWidth={1.9} className="mt-0.5 size-[18px] shrink-0" />
            <span>
              {t("footerPromise")}{" "}
              <Link href="/promises" className="font-semibold text-leaf underline-offset-4 hover:underline">
                {t("promises")}
              </Link>
            </span>
          </p>
        </div>
        <ul className="-mt-2.5 grid grid-cols-2 content-start gap-x-6">
          {pages.map(([href, name]) => (
            <li key={href}>
              <Link
                href={href}
                prefetch={false}
                className="inline-flex min-h-11 items-center text-sm font-semibold text-ink-2 hover:text-ink"
              >
                {t(name)}
              </Link>
            </li>
          ))}
        </ul>
        <ThemeSwitch className="self-start" />
      </div>
    </footer>
  );
}
