// The frame of a page that a mailed link leads to: its title, and the way back to signing in.
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { moreLink } from "../../shell/page.tsx";
import { NextLink } from "./next-link.tsx";
import { SignInFrame } from "./sign-in-frame.tsx";

export type MailedLinkFrameProps = { about: "addressLink" | "reset"; children: ReactNode };

export function MailedLinkFrame({ about, children }: MailedLinkFrameProps) {
  const t = useTranslations(`accounts.${about}`);
  return (
    <SignInFrame
      title={t("title")}
      other={
        <NextLink href="/sign-in" className={moreLink}>
          {t("back")}
        </NextLink>
      }
    >
      {children}
    </SignInFrame>
  );
}
