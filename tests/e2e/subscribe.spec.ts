// Taking a forum into one's own calendar, on whatever device.
import { expect, test } from "./people.ts";
import { site } from "./world.ts";

for (const clipboard of ["a clipboard", "a clipboard that is refused", "no clipboard for pages"] as const) {
  test(`the address of a forum's calendar is copied with ${clipboard}, and it is said`, async ({ guest, forum }) => {
    const path = `/api/calendars/series/${forum.slug}.ics?lang=id`;
    if (clipboard === "a clipboard") await guest.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await guest.context.addInitScript((kind) => {
      if (kind === "no clipboard for pages") Object.defineProperty(navigator, "clipboard", { value: undefined });
      if (kind === "a clipboard that is refused")
        navigator.clipboard.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"));
    }, clipboard);
    await guest.visit(`/series/${forum.slug}`);
    await guest.page.getByRole("link", { name: /^Langganan kalender/ }).click();
    const sheet = guest.page.getByRole("dialog");
    // https first: it works on every device.
    const file = sheet.getByRole("link").first();
    await expect(file).toHaveAttribute("href", path);
    await expect(sheet.getByLabel("Alamat untuk aplikasi kalender")).toHaveValue(`${site}${path}`);
    await expect(sheet.getByRole("link", { name: "buka aplikasi kalender langsung" })).toHaveAttribute(
      "href",
      `webcal://${new URL(site).host}${path}`,
    );
    await sheet.getByRole("button", { name: "Salin" }).click();
    await expect(sheet.getByRole("status")).toHaveText(/^Alamat sudah disalin\./);
    if (clipboard === "a clipboard") expect(await guest.page.evaluate(() => navigator.clipboard.readText())).toBe(`${site}${path}`);
    else expect(await sheet.getByLabel("Alamat untuk aplikasi kalender").evaluate((field) => field === document.activeElement)).toBe(true);
  });
}

test("calendar services may read calendars and nothing else of the machines' doors", async ({ guest, forum }) => {
  const lines = (await (await guest.context.request.get("/robots.txt")).text()).split("\n");
  const rules = lines.flatMap((line) => {
    const [, kind, path] = /^(Allow|Disallow): (\S+)$/.exec(line) ?? [];
    return kind && path ? [{ isOpen: kind === "Allow", path }] : [];
  });
  // The longest path that fits decides (RFC 9309).
  const mayRead = (path: string) =>
    rules
      .filter((rule) => path.startsWith(rule.path) || new RegExp(`^${rule.path.replaceAll("*", ".*")}`).test(path))
      .sort((a, b) => b.path.length - a.path.length)[0]?.isOpen;
  expect(mayRead(`/api/calendars/series/${forum.slug}.ics?lang=id`)).toBe(true);
  expect(mayRead(`/api/calendars/rooms/${forum.roomId}.ics`)).toBe(true);
  expect(mayRead(`/id/series/${forum.slug}`)).toBe(true);
  for (const path of ["/api/me", "/api/internal/pages", `/api/rooms/${forum.roomId}/entry`, "/live/now", "/id/account", "/ar/me"])
    expect(mayRead(path), path).toBe(false);
  const answer = await guest.context.request.get(`/api/calendars/series/${forum.slug}.ics?lang=id`);
  expect(answer.headers()["content-type"]).toBe("text/calendar; charset=utf-8");
  expect(await answer.text()).toMatch(/END:VCALENDAR\r\n$/);
});
