"use client";
// The browsers in which one is signed in; each can be ended.
import { Laptop, LogOut, Smartphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { endDevice, signOut, signOutEverywhere } from "#lib/accounts/actions";
import { ActionStatus } from "../ui/action/action-status.tsx";
import { useAction } from "../ui/action/use-action.tsx";
import { Button } from "../ui/button.tsx";
import { Chip } from "../ui/chip.tsx";

/** `seen` and `since` in words, as the server wrote them. */
export type DeviceLine = { sessionId: string; label: string; seen: string; since: string; isThis: boolean };

const isPhone = (label: string) => /Android|iPhone|iPad/.test(label);

export function DeviceList({ devices }: { devices: readonly DeviceLine[] }) {
  const t = useTranslations("accounts.account");
  const action = useAction();
  return (
    <>
      <ActionStatus action={action} />
      <ul className="-mt-3.5">
        {devices.map((device) => {
          const Icon = isPhone(device.label) ? Smartphone : Laptop;
          const name = device.label || t("unknown");
          return (
            <li key={device.sessionId} className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-3.5">
              <Icon aria-hidden strokeWidth={1.6} className="size-6 shrink-0 text-ink-2" />
              <div className="min-w-0 flex-1">
                <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-semibold">
                  {name}
                  {device.isThis ? <Chip tone="ok">{t("thisOne")}</Chip> : null}
                </p>
                <p className="text-sm text-ink-2">
                  {t("seen", { when: device.seen })} · {t("since", { date: device.since })}
                </p>
              </div>
              {device.isThis ? null : (
                <Button
                  size="sm"
                  variant="quiet"
                  aria-busy={action.pending}
                  aria-label={t("endOf", { device: name, date: device.since })}
                  onClick={() => action.run(() => endDevice({ sessionId: device.sessionId }), { done: t("ended"), refresh: true })}
                >
                  {t("end")}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      <div className="mt-4 flex flex-wrap gap-2">
        <Button aria-busy={action.pending} onClick={() => action.run(() => signOut({}), { leaveTo: "" })}>
          <LogOut aria-hidden strokeWidth={1.9} className="rtl:-scale-x-100" />
          {t("signOut")}
        </Button>
        {devices.length > 1 ? (
          <Button variant="danger" aria-busy={action.pending} onClick={() => action.run(() => signOutEverywhere({}), { leaveTo: "" })}>
            {t("everywhere")}
          </Button>
        ) : null}
      </div>
    </>
  );
}
