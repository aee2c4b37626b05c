// The calm frame of signing in: a title, why one would, the form, and the way to the other form.
import type { ReactNode } from "react";
import { PageFrame } from "../shell/page.tsx";
import { Texts } from "../shell/texts.tsx";

export type DoorProps = { title: string; lead?: string; other?: ReactNode; children: ReactNode };

export function Door({ title, lead, other, children }: DoorProps) {
  return (
    <PageFrame width="form">
      <h1 className="text-2xl md:text-[2.375rem] md:leading-[1.15]">{title}</h1>
      {lead ? <p className="mt-2 text-ink-2">{lead}</p> : null}
      <div className="mt-6">
        <Texts of={["accounts"]}>{children}</Texts>
      </div>
      {other ? <p className="mt-6 text-center text-sm text-ink-2">{other}</p> : null}
    </PageFrame>
  );
}
