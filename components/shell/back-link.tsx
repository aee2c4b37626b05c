// The way back to the page that this one belongs to, above its title.
import { ChevronLeft } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "#lib/i18n/navigation";

export const BackLink = ({ href, children }: { href: string; children: ReactNode }) => (
  <Link href={href} className="-ms-1.5 inline-flex min-h-11 items-center gap-1 text-sm text-ink-2 hover:text-ink">
    <ChevronLeft aria-hidden strokeWidth={1.9} className="size-[18px] rtl:-scale-x-100" />
    {children}
  </Link>
);
