// The calm frame of signing in: a title, why one would, the form, and the way to the other form.
import type { ReactNode } from "react";
import type { TextPart } from "#lib/i18n/messages";
import { PageFrame, PageTitle } from "../../shell/page.tsx";
import { Texts } from "../../shell/texts.tsx";

export type SignInFrameProps = {
  title: string;
  lead?: string;
  other?: ReactNode;
  /** What the form says. */
  texts: readonly TextPart[];
  children: ReactNode;
};

export function SignInFrame({ title, lead, other, texts, children }: SignInFrameProps) {
  return (
    <PageFrame width="form">
      <PageTitle title={title} lead={lead} className="mb-6" />
      <Texts of={texts}>{children}</Texts>
      {other ? <p className="mt-6 text-center text-sm text-ink-2">{other}</p> : null}
    </PageFrame>
  );
}
