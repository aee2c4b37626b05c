"use client";
// Where one was before signing in, carried along from page to page and followed only to pages of ours.
import { useLocale } from "next-intl";
import { type ComponentProps, useSyncExternalStore } from "react";
import { carryHeard } from "#components/shell/sound";
import { closedAccountPath, nextPath, secondStepPath } from "#lib/accounts/sign-in/next-path";
import { Link } from "#lib/i18n/navigation";
import { leaving } from "../../ui/action/action.ts";

const never = () => () => {};

/** The page to come back to as the address says it, or "" when it says none or one that is not ours. */
export const wantedPath = (): string => nextPath(new URLSearchParams(location.search).get("next"), "");

/** A full load: every page asks anew who one is, and a room gets its right to the microphone. What is heard goes on after it. */
export function useGoOn(): (path?: string) => typeof leaving {
  const locale = useLocale();
  return (path = wantedPath()) => {
    carryHeard();
    location.assign(`/${locale}${nextPath(path)}`);
    return leaving;
  };
}

/** The same after a first step of signing in, which may lead to the second. */
export function useSignedIn(): (signedIn: { opens: "session" | "second step" | "closed account" }, path?: string) => typeof leaving {
  const locale = useLocale();
  const goOn = useGoOn();
  return ({ opens }, path = wantedPath()) => {
    if (opens === "session") return goOn(path);
    if (opens === "closed account") return goOn(closedAccountPath);
    const next = nextPath(path, "");
    carryHeard();
    location.assign(`/${locale}${secondStepPath}${next ? `?${new URLSearchParams({ next })}` : ""}`);
    return leaving;
  };
}

/** A link between the pages of signing in. */
export function NextLink({ href, ...rest }: { href: string } & Omit<ComponentProps<typeof Link>, "href">) {
  const wanted = useSyncExternalStore(never, wantedPath, () => "");
  return <Link href={wanted ? { pathname: href, query: { next: wanted } } : href} {...rest} />;
}
