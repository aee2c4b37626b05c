// Identity providers as the operator writes them into the environment.
import { expect, test } from "vitest";
import { readOidcProviders } from "#lib/platform/auth/oidc-providers";

const ministry = {
  OIDC_PROVIDERS: "ministry",
  OIDC_MINISTRY_NAME: "Kementerian",
  OIDC_MINISTRY_ISSUER: "https://sso.example/realms/jobs",
  OIDC_MINISTRY_CLIENT_ID: "suara-kerja",
  OIDC_MINISTRY_CLIENT_SECRET: "very-secret",
};

test("without OIDC_PROVIDERS there is none, whatever else is set", () => {
  const { OIDC_PROVIDERS: _, ...rest } = ministry;
  expect(readOidcProviders(rest)).toEqual({ providers: [], faults: [] });
});

test("several are read, in their order, and vouch for no address unless domains are named", () => {
  const acme = Object.fromEntries(Object.entries(ministry).map(([name, value]) => [name.replace("MINISTRY", "ACME"), value]));
  const { providers, faults } = readOidcProviders({
    ...acme,
    ...ministry,
    OIDC_PROVIDERS: " ministry, ACME ",
    OIDC_ACME_EMAIL_DOMAINS: "Acme.example, acme.id",
  });
  expect(faults).toEqual([]);
  expect(providers.map(({ id, trustedDomains }) => [id, trustedDomains])).toEqual([
    ["ministry", []],
    ["acme", ["acme.example", "acme.id"]],
  ]);
});

test.each([
  ["OIDC_MINISTRY_NAME", ""],
  ["OIDC_MINISTRY_ISSUER", undefined],
  ["OIDC_MINISTRY_ISSUER", "not an address"],
  ["OIDC_MINISTRY_ISSUER", "http://sso.example"],
  ["OIDC_MINISTRY_ISSUER", "https://sso.example/?tenant=a"],
  ["OIDC_MINISTRY_ISSUER", "https://user:pass@sso.example"],
  ["OIDC_MINISTRY_CLIENT_ID", "  "],
  ["OIDC_MINISTRY_CLIENT_SECRET", undefined],
  ["OIDC_PROVIDERS", "ministry,ministry"],
  ["OIDC_PROVIDERS", "ministry,../x"],
])("a wrong %s (%s) is named, and no value is told", (variable, value) => {
  const { faults } = readOidcProviders({ ...ministry, [variable]: value });
  expect(faults.map((fault) => fault.variable)).toEqual([variable]);
  for (const secret of ["very-secret", "sso.example", "user:pass"]) expect(JSON.stringify(faults)).not.toContain(secret);
});

test("plain http is for this machine only", () => {
  expect(readOidcProviders({ ...ministry, OIDC_MINISTRY_ISSUER: "http://127.0.0.1:4000" }).faults).toEqual([]);
});
