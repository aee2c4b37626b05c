// Addresses keep the language a person reads in.
import { describe, expect, test } from "vitest";
import { addressOf, pathWithoutLocale } from "#lib/i18n/address";

describe("the address of a page", () => {
  test.each([
    ["/", "/ar"],
    ["/vacancies", "/ar/vacancies"],
    ["/?from=menu", "/ar?from=menu"],
    ["/#top", "/ar#top"],
    ["/idea", "/ar/idea"],
  ])("%s is in Arabic %s", (path, address) => {
    expect(addressOf(path, "ar")).toBe(address);
  });

  test("carries what was asked, whatever signs it holds", () => {
    const address = addressOf({ pathname: "/sign-in", query: { next: "/vacancies/1?a=b&c=د" } }, "id");
    expect(new URL(address, "http://localhost").pathname).toBe("/id/sign-in");
    expect(new URL(address, "http://localhost").searchParams.get("next")).toBe("/vacancies/1?a=b&c=د");
  });

  test.each([
    ["/id", "/"],
    ["/id/vacancies", "/vacancies"],
    ["/idea", "/idea"],
    ["/en/vacancies", "/en/vacancies"],
  ])("of %s the Indonesian page stands at %s", (address, path) => {
    expect(pathWithoutLocale(address, "id")).toBe(path);
  });
});
