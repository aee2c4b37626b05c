"use client";
// The page behind the letters about another address: opening it does nothing, the press confirms the change or stops it.
import { useTranslations } from "next-intl";
import { useState } from "react";
import { confirmAddress, stopAddressChange } from "#lib/accounts/actions";
import { ActionForm } from "../../ui/action/action-form.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Notice } from "../../ui/notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useAccountForm } from "../use-account-form.tsx";
import { NextLink } from "./next-link.tsx";
import { useFragment } from "./use-link-fragment.tsx";

export function AddressLink() {
  const t = useTranslations("accounts.addressLink");
  const fragment = useFragment();
  const form = useAccountForm();
  const [ended, setEnded] = useState<"confirmed" | "stopped" | "dead" | null>(null);

  if (!fragment) return <Skeleton className="h-40" />;
  const { token } = fragment;
  const what = token.startsWith("stop.") ? "stop" : "confirm";
  if (ended || !token)
    return (
      <Notice
        tone={ended === "confirmed" || ended === "stopped" ? "info" : "warn"}
        title={t(ended ?? "dead")}
        action={
          <Button asChild>
            <NextLink href={ended === "stopped" ? "/sign-in/reset" : "/account"}>
              {t(ended === "stopped" ? "toReset" : "toAccount")}
            </NextLink>
          </Button>
        }
      >
        {t(`${ended ?? "dead"}Text`)}
      </Notice>
    );
  return (
    <Card className="p-5 sm:p-6">
      <ActionForm
        form={form}
        onSend={() => {
          void form.run(
            async () => {
              const answer = await (what === "stop" ? stopAddressChange({ token }) : confirmAddress({ token }));
              if (!answer.ok && (answer.code === "link_dead" || answer.code === "invalid")) setEnded("dead");
              return answer;
            },
            { after: () => setEnded(what === "stop" ? "stopped" : "confirmed") },
          );
        }}
      >
        <p>{t(`${what}Lead`)}</p>
        <Button type="submit" variant={what === "stop" ? "danger" : "main"} size="big" aria-busy={form.pending}>
          {t(what)}
        </Button>
      </ActionForm>
    </Card>
  );
}
