// A page that has only one thing to say: it is not there, it is broken, or there is no connection.
import type { ReactNode } from "react";
import { LitCard } from "#components/ui/lit-card";
import { VoiceBars } from "#components/ui/voice-bars";

export function MessagePage({ title, children, actions }: { title: ReactNode; children: ReactNode; actions: ReactNode }) {
  return (
    <div className="mx-auto flex max-w-text flex-col gap-6 py-6 md:py-12">
      <LitCard className="grid h-36 place-items-center" aria-hidden>
        <VoiceBars px={44} level={0.08} />
      </LitCard>
      <div>
        <h1 className="text-2xl">{title}</h1>
        <div className="mt-2 text-lg text-ink-2">{children}</div>
      </div>
      <div className="flex flex-wrap gap-2">{actions}</div>
    </div>
  );
}
