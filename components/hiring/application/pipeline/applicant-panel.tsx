"use client";
// The opened applicant: beside the board on wide screens, in a sheet over it elsewhere.
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useSyncExternalStore } from "react";
import type { ApplicantLine } from "#lib/hiring/application/view";
import { Batik } from "../../../ui/brand/batik.tsx";
import { IconButton } from "../../../ui/button.tsx";
import { Sheet } from "../../../ui/sheet.tsx";
import { OpenedApplication } from "../opened-application.tsx";

/** Give it the application's id as its key. */
export function ApplicantPanel({ line, onClose }: { line: ApplicantLine; onClose: () => void }) {
  const t = useTranslations("hiring.pipeline");
  const title = useRef<HTMLHeadingElement>(null);
  const isWide = useIsWide();
  useEffect(() => title.current?.focus(), []);
  const name = <bdi translate="no">{line.name}</bdi>;
  if (!isWide)
    return (
      <Sheet open onClose={onClose} title={name}>
        <OpenedApplication line={line} />
      </Sheet>
    );
  return (
    <aside
      className="sticky top-4 max-h-[calc(100dvh-2rem)] self-start overflow-y-auto rounded-2 border border-line bg-card p-4 [--hole:var(--color-card)]"
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
    >
      <div className="mb-4 flex items-center gap-3">
        <Batik seed={line.seed ?? ""} px={56} shape="round" />
        <h2 ref={title} tabIndex={-1} className="min-w-0 flex-1 text-xl outline-none wrap-anywhere">
          {name}
        </h2>
        <IconButton label={t("close")} variant="quiet" onClick={onClose}>
          <X aria-hidden strokeWidth={1.9} />
        </IconButton>
      </div>
      <OpenedApplication line={line} />
    </aside>
  );
}

const wide = "(min-width: 64rem)";

const useIsWide = (): boolean =>
  useSyncExternalStore(
    (changed) => {
      const query = window.matchMedia(wide);
      query.addEventListener("change", changed);
      return () => query.removeEventListener("change", changed);
    },
    () => window.matchMedia(wide).matches,
    () => false,
  );
