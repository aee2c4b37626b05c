// The moderators of a forum as a row of pictures; the names are said to those who do not see it.
import { Batik } from "#components/ui/brand/batik";
import { cn } from "#components/ui/class/cn";

export type ModeratorPicturesProps = { people: readonly { name: string; seed: string }[]; px?: number; most?: number; className?: string };

export function ModeratorPictures({ people, px = 34, most = 4, className }: ModeratorPicturesProps) {
  return (
    <span className={cn("inline-flex shrink-0 gap-1.5", className)}>
      <span className="sr-only">{people.map((one) => one.name).join(", ")}</span>
      {people.slice(0, most).map((one) => (
        <Batik key={one.seed} seed={one.seed} px={px} shape="square" />
      ))}
    </span>
  );
}
