// The frame of a page that a mailed link leads to: its title, and the way back to signing in.
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { moreLink } from "../../shell/page.tsx";
import { NextLink } from "./next-link.tsx";
import { SignInFrame, type SignInFrameProps } from "./sign-in-frame.tsx";

export type MailedLinkFrameProps = { about: "addressLink" | "reset"; texts: SignInFrameProps["texts"]; children: ReactNode };

export function MailedLinkFrame({ about, texts, children }: MailedLinkFrameProps) {
  const t = useTranslations(`accounts.${about}`);
  return (
    <SignInFrame
      texts={texts}
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
