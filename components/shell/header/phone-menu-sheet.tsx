"use client";
// What the menu on a phone holds: the pages, what is mine, language and appearance, in a sheet from below.
import { BriefcaseBusiness, CalendarDays, ChartNoAxesColumn, House, ShieldCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { menuLine } from "#components/ui/menu";
import { Sheet } from "#components/ui/sheet";
import { LocaleLinks } from "./locale-switch.tsx";
import { MyLines } from "./my-lines.tsx";
import { NavLink } from "./nav-link.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";

const pages = [
  { href: "/", name: "home", Icon: House },
  { href: "/schedule", name: "schedule", Icon: CalendarDays },
  { href: "/vacancies", name: "vacancies", Icon: BriefcaseBusiness },
  { href: "/impact", name: "impact", Icon: ChartNoAxesColumn },
  { href: "/promises", name: "promises", Icon: ShieldCheck },
] as const;

export function PhoneMenuSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTranslations("shell");
  return (
    <Sheet open={open} onClose={onClose} title={t("menu")}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: closes after the link chosen inside. */}
      <div
        className="-mx-3 flex flex-col gap-2"
        onClick={(event) => {
          if (event.target instanceof Element && event.target.closest("a")) onClose();
        }}
      >
        <nav aria-label={t("nav")}>
          <ul>
            {pages.map(({ href, name, Icon }) => (
              <li key={href}>
                <NavLink href={href} className={menuLine}>
                  <Icon aria-hidden strokeWidth={1.9} />
                  {t(name)}
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
        <div className="border-t border-line pt-2 empty:hidden">
          <MyLines />
        </div>
        <div className="border-t border-line pt-3">
          <h3 className="px-3 text-xs font-semibold text-ink-2">{t("language")}</h3>
          <LocaleLinks />
        </div>
        <div className="border-t border-line px-3 pt-3">
          <h3 className="mb-2 text-xs font-semibold text-ink-2">{t("theme")}</h3>
          <ThemeSwitch className="flex" />
        </div>
      </div>
    </Sheet>
  );
}
