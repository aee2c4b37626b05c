import { globSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { nextPath } from "#lib/accounts/sign-in/next-path";

const room = "0b3fb0a2-3f86-4f0e-9d35-0a3a1d6b7c11";

describe("A-05 after signing in one lands on a page of ours and nowhere else", () => {
  const evil = [
    "//evil.example",
    "///evil.example",
    "////evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "\\/evil.example",
    "/\\/evil.example",
    "https:evil.example",
    "https://evil.example",
    "HTTPS://EVIL.EXAMPLE",
    "http:evil.example",
    "https:/evil.example",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    " javascript:alert(1)",
    "\u0001javascript:alert(1)",
    "data:text/html,<script>1</script>",
    "vbscript:x",
    "blob:https://evil.example/1",
    "%2f%2fevil.example",
    "%2F%2Fevil.example",
    "/%2f/evil.example",
    "/%2fevil.example",
    "/%5cevil.example",
    "%5c%5cevil.example",
    "/%09/evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/\r/evil.example",
    "/%0d%0aLocation:%20https://evil.example",
    "/x?next=//evil.example",
    "/account?next=//evil.example",
    "/account#//evil.example",
    "/account//evil.example",
    "/account/../../evil",
    "/..//evil.example",
    "/./evil.example",
    "/.evil.example",
    "/@evil.example",
    "@evil.example",
    "/account@evil.example",
    "https://suarakerja.example@evil.example",
    "https://suarakerja.example.evil.example",
    "/\u2215evil.example",
    "\u2215\u2215evil.example",
    "\uFF0F\uFF0Fevil.example",
    "/\uFF0Fevil.example",
    "/\u2044evil.example",
    "//evil\u3002example",
    "/\u200B/evil.example",
    "/id//evil.example",
    "/id/\\evil.example",
    "/id/https://evil.example",
    "//id/account",
    "/en//account",
    "/sign-in",
    "/sign-in/link",
    "/api/me",
    "/live/now",
    "/_next/data",
    "/mailbox",
    "/id/id/account",
    `/rooms/${room}/desk/..`,
    `/rooms/${room}%2f..`,
    "/rooms/..",
    "/series/../admin",
    "/series/A",
    "/account/",
    "/ACCOUNT",
    "account",
    "?next=/account",
    "#/account",
    ".",
    "..",
    "",
    `/${"a".repeat(500)}`,
  ];
  test.each(evil)("%j is not followed", (wanted) => {
    expect(nextPath(wanted, "/fallback")).toBe("/fallback");
  });
  test.each([[undefined], [null], [1], [{}], [["/account"]]])("%j is no path", (wanted) => expect(nextPath(wanted)).toBe("/"));

  const ours: [string, string][] = [
    ["/", "/"],
    ["/id", "/"],
    ["/ar/", "/"],
    ["/schedule", "/schedule"],
    ["/en/account", "/account"],
    [`/rooms/${room}`, `/rooms/${room}`],
    [`/ar/rooms/${room}/desk`, `/rooms/${room}/desk`],
    [`/vacancies/${room}`, `/vacancies/${room}`],
    ["/vacancies", "/vacancies"],
    ["/series/forum-kerja-karawang", "/series/forum-kerja-karawang"],
    ["/series/forum-kerja-karawang/edit", "/series/forum-kerja-karawang/edit"],
    ["/series", "/series"],
    ["/series/new", "/series/new"],
    ["/employer/vacancies/new", "/employer/vacancies/new"],
    ["/me", "/me"],
    ["/ar/profile/skills", "/profile/skills"],
    ["/admin", "/admin"],
    [`/interviews/${room}`, `/interviews/${room}`],
  ];
  test.each(ours)("%s is followed to %s", (wanted, path) => expect(nextPath(wanted, "/fallback")).toBe(path));
});

const root = join(import.meta.dirname, "../../../app/[locale]");

/** The address of a page by its file, with an id or a slug in each variable part. */
const addressOf = (file: string) =>
  `/${file
    .split("/")
    .filter((part) => part !== "page.tsx" && !part.startsWith("("))
    .map((part) => (part === "[slug]" ? "forum-kerja" : part.startsWith("[") ? room : part))
    .join("/")}`;

test.each(globSync("{(member),(staff)}/**/page.tsx", { cwd: root }).sort())("who signs in on the way to %s comes out there", (file) => {
  expect(nextPath(addressOf(file), "/fallback")).toBe(addressOf(file));
});
