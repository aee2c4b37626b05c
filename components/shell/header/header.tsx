// The top of every page but the stage: where one is, where one can go, in which language, as whom.
import { useTranslations } from "next-intl";
import { Wordmark } from "#components/ui/brand/wordmark";
import { Link } from "#lib/i18n/navigation";
import { LocaleSwitch } from "./locale-switch.tsx";
import { MyMenu } from "./my-menu.tsx";
import { NavLink } from "./nav-link.tsx";
import { PhoneMenu } from "./phone-menu.tsx";

const line = "inline-flex min-h-11 items-center text-sm font-semibold text-ink-2 transition-colors hover:text-ink aria-[current]:text-leaf";

export function Header() {
  const t = useTranslations("shell");
  return (
    <header className="mx-auto flex w-full max-w-page items-center gap-1.5 px-4 py-3 sm:px-6 md:gap-7 md:py-4">
      <Link href="/" className="me-auto inline-flex min-h-11 items-center" aria-label={`Suara Kerja, ${t("home")}`}>
        <Wordmark />
      </Link>
      <nav aria-label={t("nav")} className="hidden gap-7 md:flex">
        <NavLink href="/schedule" className={line}>
          {t("schedule")}
        </NavLink>
        <NavLink href="/vacancies" className={line}>
          {t("vacancies")}
        </NavLink>
        <NavLink href="/impact" className={line}>
          {t("impact")}
        </NavLink>
      </nav>
      <div className="flex items-center gap-1.5 md:gap-3">
        <LocaleSwitch className="max-[359px]:hidden" />
        <MyMenu />
        <PhoneMenu className="-me-2.5 md:hidden" />
      </div>
    </header>
  );
}
