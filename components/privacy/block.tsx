// One part of the page of my data: a heading, one quiet line with its denominator, then the list. Lists are lines with rules.
import { type ReactNode, useId } from "react";

export type BlockProps = {
  title: ReactNode;
  /** The quiet line: how many of how many, or what this is. */
  count?: ReactNode;
  /** What this control cannot do, beside it. */
  limit?: ReactNode;
  children?: ReactNode;
};

export function Block({ title, count, limit, children }: BlockProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="mt-8">
      <h2 id={id} className="text-xl">
        {title}
      </h2>
      {count ? <p className="mt-1 text-sm text-ink-2 tabular-nums">{count}</p> : null}
      {children}
      {limit ? <p className="mt-3 rounded-1 bg-nila-soft p-3 text-sm text-nila-ink">{limit}</p> : null}
    </section>
  );
}

/** The list of a block. */
export function Lines({ children }: { children: ReactNode }) {
  return <ul className="mt-3 border-b border-line">{children}</ul>;
}

export type LineProps = { start?: ReactNode; name: ReactNode; children?: ReactNode; end?: ReactNode };

/** One line of it: perhaps a picture, a name, what is said of it, and what can be done with it at the end. */
export function Line({ start, name, children, end }: LineProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line py-3">
      {start}
      <div className="min-w-0 flex-1 basis-48">
        <p className="font-semibold wrap-anywhere">{name}</p>
        {children ? <div className="text-sm text-ink-2 wrap-anywhere">{children}</div> : null}
      </div>
      {end}
    </li>
  );
}
