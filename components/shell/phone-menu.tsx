"use client";
// The navigation on a phone: one sheet from below with the pages, what is mine, language and appearance.
import { BriefcaseBusiness, CalendarDays, ChartNoAxesColumn, House, Menu as Lines, ShieldCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { IconButton } from "../ui/button.tsx";
import { menuLine } from "../ui/menu.tsx";
import { Sheet } from "../ui/sheet.tsx";
import { LocaleLinks } from "./locale-switch.tsx";
import { MyLines } from "./my-menu.tsx";
import { NavLink } from "./nav-link.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";

const pages = [
  { href: "/", name: "home", Icon: House },
  { href: "/schedule", name: "schedule", Icon: CalendarDays },
  { href: "/vacancies", name: "vacancies", Icon: BriefcaseBusiness },
  { href: "/impact", name: "impact", Icon: ChartNoAxesColumn },
  { href: "/promises", name: "promises", Icon: ShieldCheck },
] as const;

export function PhoneMenu({ className }: { className?: string }) {
  const t = useTranslations("shell");
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <div className={className}>
      <IconButton label={t("menu")} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Lines aria-hidden strokeWidth={1.9} />
      </IconButton>
      <Sheet open={open} onClose={close} title={t("menu")}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: closes after the link chosen inside. */}
        <div
          className="-mx-3 flex flex-col gap-2"
          onClick={(event) => {
            if (event.target instanceof Element && event.target.closest("a")) close();
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
    </div>
  );
}
