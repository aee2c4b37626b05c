// The shape of the timetable while it comes.
import { PageFrame } from "#components/shell/page";
import { Skeleton } from "#components/ui/skeleton";

export default function Loading() {
  return (
    <PageFrame>
      <Skeleton className="h-12 w-56" />
      <Skeleton className="mt-4 h-6 w-full max-w-text" />
      <div className="mt-10 grid gap-4" aria-busy="true">
        {["a", "b", "c", "d", "e"].map((row) => (
          <Skeleton key={row} className="h-16 w-full" />
        ))}
      </div>
    </PageFrame>
  );
}
