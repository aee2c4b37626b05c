"use client";
// The same page in another language.
import { Check } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { cn } from "#components/ui/class/cn";
import { Menu, menuLine } from "#components/ui/menu";
import { Link, usePathname } from "#lib/i18n/navigation";
import { type Locale, routing } from "#lib/i18n/routing";

/** Each language by its own name. */
const names: Record<Locale, string> = { id: "Bahasa Indonesia", en: "English", ar: "العربية" };

export function LocaleLinks({ className }: { className?: string }) {
  const locale = useLocale();
  const pathname = usePathname();
  return (
    <ul className={className}>
      {routing.locales.map((one) => (
        <li key={one}>
          <Link
            href={pathname}
            locale={one}
            lang={one}
            hrefLang={one}
            aria-current={one === locale ? "true" : undefined}
            className={menuLine}
          >
            <span className="flex-1">{names[one]}</span>
            {one === locale ? <Check aria-hidden strokeWidth={1.9} /> : null}
          </Link>
        </li>
      ))}
    </ul>
  );
}

export function LocaleSwitch({ className }: { className?: string }) {
  const t = useTranslations("shell");
  const locale = useLocale();
  const code = locale === "ar" ? "ع" : locale.toUpperCase();
  return (
    <Menu
      label={t("languageNow", { code, name: names[locale] })}
      className={cn(className)}
      buttonClassName="grid size-11 place-items-center rounded-full"
      button={
        <span className="grid size-[34px] place-items-center rounded-full border border-line bg-sunk text-xs font-semibold text-ink-2">
          {code}
        </span>
      }
    >
      <LocaleLinks />
    </Menu>
  );
}
