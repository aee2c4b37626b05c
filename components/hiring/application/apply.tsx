"use client";
// The way to apply on a vacancy's page: in the card beside it, and as a bar on phones that stands above the mini-player. The form is
// loaded when somebody reaches for it.
import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Link } from "#lib/i18n/navigation";
import { Button } from "../../ui/button.tsx";
import { useLoaded } from "../../ui/use-loaded.tsx";
import { useApplyStart } from "./use-apply-start.tsx";

const loadSheet = async () => (await import("./apply-sheet.tsx")).ApplySheet;

export type ApplyProps = { vacancyId: string; title: string; organisation: string };

export function Apply({ vacancyId, title, organisation }: ApplyProps) {
  const t = useTranslations("hiring.apply");
  const { state, ask } = useApplyStart(vacancyId);
  const [isWanted, setWanted] = useState(false);
  const [open, setOpen] = useState(false);
  const ApplySheet = useLoaded(loadSheet, isWanted || open);
  const sent = state?.application && state.application.state !== "withdrawn";

  function start() {
    setOpen(true);
    void ask();
  }

  // Whoever went to sign in comes back to where they were.
  useEffect(() => {
    if (window.location.hash !== "#apply") return;
    setOpen(true);
    void ask();
  }, [ask]);

  const main = sent ? (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
      <p className="flex items-center gap-2 font-semibold text-leaf-ink">
        <CircleCheck aria-hidden strokeWidth={1.9} className="size-5 text-leaf" />
        {t("sent")}
      </p>
      <Link
        href="/me"
        className="tap-44 inline-flex min-h-11 items-center font-semibold text-leaf text-sm underline-offset-4 hover:underline"
      >
        {t("view")}
      </Link>
    </div>
  ) : (
    <Button
      variant="main"
      size="big"
      className="w-full"
      aria-busy={open && !ApplySheet}
      onPointerEnter={() => setWanted(true)}
      onClick={start}
    >
      {t(state?.application ? "again" : "button")}
    </Button>
  );

  return (
    <>
      <div className="max-md:hidden">{main}</div>
      <div className="fixed inset-x-0 bottom-0 z-30 border-line border-t bg-paper px-4 pt-2.5 pb-[max(.625rem,env(safe-area-inset-bottom))] md:hidden [body:has([data-mini-player])_&]:bottom-18 [body:has([data-mini-player])_&]:pb-2.5">
        {main}
      </div>
      {ApplySheet && (
        <ApplySheet
          open={open}
          onClose={() => setOpen(false)}
          vacancyId={vacancyId}
          title={title}
          organisation={organisation}
          state={state}
          onSent={ask}
        />
      )}
    </>
  );
}
