// One part of a page of forms: what it is about beside it, or above it where there is no room beside, and its fields or lines.
import { type ReactNode, useId } from "react";
import { cn } from "./class/cn.tsx";

const columns = "grid gap-x-16 gap-y-5 lg:grid-cols-[16rem_minmax(0,42rem)]";

export type PageSectionProps = { title: ReactNode; lead?: ReactNode; more?: ReactNode; children: ReactNode };

/** `more` is the link that leads on. Parts stand below each other without a gap of their own: the rule parts them. */
export function PageSection({ title, lead, more, children }: PageSectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={cn(columns, "border-t border-line py-8 lg:py-10")}>
      <div className="min-w-0">
        <h2 id={id} className="text-xl">
          {title}
        </h2>
        {lead ? <p className="mt-1.5 text-sm text-ink-2">{lead}</p> : null}
        {more ? <p className="mt-1.5">{more}</p> : null}
      </div>
      <div className="flex min-w-0 flex-col gap-5">{children}</div>
    </section>
  );
}

/** The end of a form of parts, under their fields: what sends it and what came of it. */
export function PageSectionEnd({ children }: { children: ReactNode }) {
  return (
    <div className={cn(columns, "pb-10")}>
      <div className="flex flex-wrap items-center gap-4 lg:col-start-2">{children}</div>
    </div>
  );
}
