import { expect, test } from "vitest";
import { cookieName, hasHint, isLoopback } from "#lib/platform/auth/cookie-name";

test.each([
  ["http://127.0.0.1:3000", "session-3000"],
  ["http://127.0.0.1:3001", "session-3001"],
  ["http://localhost:3000", "session-3000"],
  ["http://site.localhost:8080", "session-8080"],
  ["http://[::1]:3000", "session-3000"],
  ["http://localhost", "session"],
  ["https://suarakerja.example", "session"],
  ["https://suarakerja.example:443", "session"],
  ["https://suarakerja.example:8443", "session-8443"],
  ["http://192.168.1.5:3001", "session-3001"],
])("the session of %s is called %s, so that two sites on one host do not sign each other out", (site, name) => {
  expect(cookieName("session", new URL(site))).toBe(name);
});

test("the hint of another site on the same machine says nothing here", () => {
  const here = new URL("http://127.0.0.1:3000");
  expect(hasHint("member-3001=1; theme=dark", here)).toBe(false);
  expect(hasHint("member-3001=1; member-3000=1", here)).toBe(true);
  expect(hasHint("member=1", new URL("https://suarakerja.example"))).toBe(true);
  expect(hasHint("", here)).toBe(false);
});

test("only this machine's own names are loopback", () => {
  expect(["127.0.0.1", "127.8.8.8", "localhost", "a.localhost", "[::1]"].every(isLoopback)).toBe(true);
  expect(["0.0.0.0", "10.0.0.1", "localhost.example", "127.0.0.1.example", "suarakerja.example"].some(isLoopback)).toBe(false);
});
