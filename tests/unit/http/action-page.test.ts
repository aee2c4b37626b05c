import { expect, test } from "vitest";
import { actionPages, sendActionToItsPage } from "#lib/platform/http/action-page";

const pages = [
  "/[locale]/(member)/account/page",
  "/[locale]/(public)/[...rest]/page",
  "/[locale]/(public)/page",
  "/[locale]/(public)/sign-in/page",
  "/[locale]/(public)/things/[id]/page",
  "/[locale]/(staff)/things/new/page",
  "/api/health/route",
];
const held = (...names: string[]) => ({ workers: Object.fromEntries(names.map((name) => [`app/[locale]/${name}/page`, {}])) });
const pageFor = actionPages(
  {
    node: { signIn: held("(public)/sign-in"), prove: held("(public)/things/[id]", "(member)/account"), make: held("(staff)/things/new") },
  },
  Object.fromEntries(pages.map((page) => [page, ""])),
);

test.each([
  ["signIn", "/id/sign-in", null],
  ["signIn", "/id/account", "/id/sign-in"],
  ["signIn", "/ar", "/ar/sign-in"],
  ["signIn", "/en/no/such/page", "/en/sign-in"],
  ["prove", "/id/things/7", null],
  ["prove", "/id/things/new", "/id/account"],
  ["make", "/id/things/7", "/id/things/new"],
  ["make", "/id/things/new", null],
  ["an action of another build", "/id", null],
  ["signIn", "/", null],
])("%s posted to %s is answered by %s", (action, path, page) => expect(pageFor(action, path)).toBe(page));

test("a page whose address has a parameter gets one that names nothing", () => {
  const only = actionPages({ node: { see: held("(public)/things/[id]") } }, { "/[locale]/(public)/things/[id]/page": "" });
  expect(only("see", "/id")).toBe("/id/things/-");
});

const sent = (method: string | undefined, headers: Record<string, string> = { "next-action": "signIn" }, path = "/id/account") => {
  const request = { method, url: `${path}?next=/id`, headers: { ...headers } };
  sendActionToItsPage(request, path, pageFor);
  return request;
};

test("an action that is posted to a page without it goes to one that holds it, and Next is told", () => {
  expect(sent("POST")).toEqual({ method: "POST", url: "/id/sign-in", headers: { "next-action": "signIn", "x-action-forwarded": "1" } });
});

test.each(["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "QUERY", "post", undefined])(
  "%s with the header of an action is no action and stays where it was sent",
  (method) => expect(sent(method)).toEqual({ method, url: "/id/account?next=/id", headers: { "next-action": "signIn" } }),
);

test("a form that is posted, an unknown action and one that its page holds stay where they were sent", () => {
  for (const [headers, path] of [
    [{}, "/id/account"],
    [{ "next-action": "of another build" }, "/id/account"],
    [{ "next-action": "signIn" }, "/id/sign-in"],
  ] as const)
    expect(sent("POST", headers, path)).toEqual({ method: "POST", url: `${path}?next=/id`, headers });
});
