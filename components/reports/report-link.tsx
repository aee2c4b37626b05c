// The way to report something: a link, so that the pages it stands on carry nothing of the form.
import { Flag } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "#lib/i18n/navigation";
import type { Reportable } from "#lib/reports/ladder";

export type ReportLinkProps = {
  kind: Reportable;
  id: string;
  /** What is said of a link that shows less, such as the name of the person. */
  label?: string;
  className?: string;
  children: ReactNode;
};

const look = "tap-44 inline-flex items-center gap-1.5 text-sm font-semibold text-ink-2 underline-offset-4 hover:text-ink hover:underline";

export function ReportLink({ kind, id, label, className = look, children }: ReportLinkProps) {
  return (
    <Link href={`/report?kind=${kind}&id=${id}`} prefetch={false} aria-label={label} className={className}>
      <Flag aria-hidden strokeWidth={1.9} className="size-4 shrink-0" />
      {children}
    </Link>
  );
}
