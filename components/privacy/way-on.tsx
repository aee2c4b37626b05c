// A plain row that leads to another page: what is there, and what it does.
import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "#lib/i18n/navigation";

export function WayOn({ href, name, children }: { href: string; name: ReactNode; children: ReactNode }) {
  return (
    <Link href={href} className="flex min-h-11 items-center gap-3 border-t border-line py-3 last:border-b hover:text-leaf">
      <span className="min-w-0 flex-1">
        <span className="block font-semibold">{name}</span>
        <span className="block text-sm text-ink-2">{children}</span>
      </span>
      <ChevronRight aria-hidden strokeWidth={1.9} className="size-5 shrink-0 text-ink-2 rtl:-scale-x-100" />
    </Link>
  );
}
