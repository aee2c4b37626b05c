"use client";
// The ways to subscribe to a forum in one's own calendar program: a file that opens everywhere, an address to copy, and webcal.
import { Check, Copy, Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useRef } from "react";
import { Button } from "../ui/button.tsx";
import { Input } from "../ui/field.tsx";
import { Sheet, type SheetProps } from "../ui/sheet.tsx";
import { useCopy } from "../ui/use-copy.tsx";

export function SubscribeSheet({ path, ...sheet }: Pick<SheetProps, "open" | "onClose" | "title"> & { path: string }) {
  return (
    <Sheet {...sheet}>
      <Ways path={path} />
    </Sheet>
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
