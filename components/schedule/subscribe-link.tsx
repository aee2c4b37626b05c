"use client";
// Subscribes to a forum in the visitor's own calendar program. Programs differ: the file by https opens everywhere, its address can be
// copied into any of them, and webcal opens the program where the system knows the word, which Android does not. Without script the
// file opens.
import { CalendarSync, Check, Copy, Download } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { type MouseEvent, useId, useRef, useState } from "react";
import { Button } from "../ui/button.tsx";
import { Input } from "../ui/field.tsx";
import { Sheet } from "../ui/sheet.tsx";
import { useCopy } from "../ui/use-copy.tsx";

export function SubscribeLink({ slug, title, size = "md" }: { slug: string; title: string; size?: "sm" | "md" }) {
  const t = useTranslations("schedule");
  const locale = useLocale();
  const [isOpen, setOpen] = useState(false);
  const path = `/api/calendars/series/${slug}.ics?lang=${locale}`;
  const ask = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    setOpen(true);
  };
  return (
    <>
      <Button asChild size={size}>
        <a href={path} aria-label={t("subscribeTo", { title })} aria-haspopup="dialog" onClick={ask}>
          <CalendarSync aria-hidden strokeWidth={1.9} />
          {t("subscribe")}
        </a>
      </Button>
      <Sheet open={isOpen} onClose={() => setOpen(false)} title={t("subscribeTo", { title })}>
        <Ways path={path} />
      </Sheet>
    </>
  );
}

/** The three ways, the one that works everywhere first. */
function Ways({ path }: { path: string }) {
  const t = useTranslations("schedule");
  const address = useRef<HTMLInputElement>(null);
  const id = useId();
  const { copied, copy } = useCopy();
  const { origin, host } = window.location;
  const whole = `${origin}${path}`;
  return (
    <div className="flex flex-col gap-4">
      <p className="text-ink-2">{t("subscribeBody")}</p>
      <Button asChild variant="main" className="w-full">
        <a href={path}>
          <Download aria-hidden strokeWidth={1.9} />
          {t("calendarOpen")}
        </a>
      </Button>
      <div>
        <label htmlFor={id} className="text-sm font-semibold">
          {t("calendarAddress")}
        </label>
        <div className="mt-1.5 flex flex-wrap gap-2">
          <Input
            ref={address}
            id={id}
            readOnly
            dir="ltr"
            value={whole}
            className="notranslate min-w-0 flex-1 basis-52 text-sm"
            onFocus={(event) => event.target.select()}
          />
          <Button onClick={() => void copy(whole, address.current)}>
            {copied === "copied" ? <Check aria-hidden strokeWidth={1.9} /> : <Copy aria-hidden strokeWidth={1.9} />}
            {t("copy")}
          </Button>
        </div>
        <p role="status" className="mt-1.5 min-h-5 text-sm text-leaf-ink">
          {copied === "copied" ? t("copied") : copied === "selected" ? t("selected") : ""}
        </p>
      </div>
      <p className="text-sm text-ink-2">
        {t.rich("webcal", {
          link: (words) => (
            <a href={`webcal://${host}${path}`} className="tap-44 font-semibold text-leaf underline-offset-4 hover:underline">
              {words}
            </a>
          ),
        })}
      </p>
    </div>
  );
}
