// One part of a page of reports: a heading, a quiet line, and what it holds.
import { type ReactNode, useId } from "react";

export function Section({ title, lead, children }: { title: ReactNode; lead?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="mt-8">
      <h2 id={id} className="text-xl">
        {title}
      </h2>
      {lead ? <p className="mt-1 text-sm text-ink-2">{lead}</p> : null}
      <div className="mt-3">{children}</div>
    </section>
  );
}
