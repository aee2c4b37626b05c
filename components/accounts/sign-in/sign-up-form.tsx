"use client";
// Signing up: an address; the password is chosen behind the mailed link, by whoever reads its letters.
import { useLocale, useTranslations } from "next-intl";
import { signUp } from "#lib/accounts/actions";
import { LetterOrder } from "./letter-order.tsx";
import { wantedPath } from "./next-link.tsx";

export function SignUpForm() {
  const t = useTranslations("accounts.signUp");
  const locale = useLocale();
  return <LetterOrder about="signUp" hint={t("hint")} go={t("go")} order={(email) => signUp({ email, locale, next: wantedPath() })} />;
}
