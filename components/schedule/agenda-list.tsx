// The segments of a room in their order, each with its length.
import type { Segment } from "#lib/series/view";
import { Duration } from "./duration.tsx";

export function AgendaList({ agenda }: { agenda: readonly Segment[] }) {
  const startOf = (at: number) => agenda.slice(0, at).reduce((sum, segment) => sum + segment.minutes, 0);
  return (
    <ol className="border-b border-line">
      {agenda.map((segment, at) => (
        <li key={`${startOf(at)}-${segment.title}`} className="flex items-baseline justify-between gap-4 border-t border-line py-2">
          <bdi>{segment.title}</bdi>
          <span className="whitespace-nowrap text-sm tabular-nums text-ink-2">
            <Duration minutes={segment.minutes} />
          </span>
        </li>
      ))}
    </ol>
  );
}
