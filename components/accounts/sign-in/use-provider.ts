"use client";
// Begins a sign-in with an identity provider: asks our server for the provider's address and goes there.
import { useLocale } from "next-intl";
import type { Result } from "#lib/platform/result";

/** next-auth answers with the address to go to: the provider's, or a page of ours that says why not. */
async function addressAt(provider: string, page: string): Promise<string | null> {
  const { csrfToken } = (await (await fetch("/api/auth/csrf")).json()) as { csrfToken: string };
  const answer = await fetch(`/api/auth/signin/${provider}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ csrfToken, callbackUrl: page, json: "true" }),
  });
  return answer.ok ? ((await answer.json()) as { url: string }).url : null;
}

/** `page` is where the person goes on afterwards, without its language. */
export function useProvider(): (provider: string, page: string) => Promise<Result<string>> {
  const locale = useLocale();
  return async (provider, page) => {
    const url = await addressAt(provider, `/${locale}${page}`);
    return url === null ? { ok: false, code: "unavailable" } : { ok: true, value: url };
  };
}
