import { expect, test } from "./people.ts";

for (const [locale, dir] of [
  ["id", "ltr"],
  ["en", "ltr"],
  ["ar", "rtl"],
] as const) {
  test(`a newcomer finds the open forum on the front page (${locale})`, async ({ guest }) => {
    await guest.visit(`/${locale}`);
    await expect(guest.page.locator("html")).toHaveAttribute("dir", dir);
    await expect(guest.page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(guest.page.getByText("Forum Kerja Karawang").first()).toBeVisible();
    expect(await guest.context.cookies()).toEqual([]);
  });
}

test("every answer carries the site's headers", async ({ guest }) => {
  for (const path of ["/id", "/api/health", "/live/now", "/id/nothing-here"]) {
    const headers = (await guest.context.request.get(path)).headers();
    expect.soft(headers["content-security-policy"], path).toContain("default-src 'none'");
    expect.soft(headers["permissions-policy"], path).toContain("microphone=()");
    expect.soft(headers["x-content-type-options"], path).toBe("nosniff");
    expect.soft(headers["referrer-policy"], path).toBe("same-origin");
    expect.soft(headers["cross-origin-opener-policy"], path).toBe("same-origin");
  }
});

test("the timetable shows a week, then the rest, and the keyboard goes on there", async ({ guest }) => {
  await guest.visit("/schedule");
  const days = guest.page.getByRole("heading", { level: 2, name: /^(Hari ini|Besok|Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu)/ });
  await expect(days).toHaveCount(7);
  await guest.page.getByRole("button", { name: /^Tampilkan \d+ hari sesudahnya$/ }).press("Enter");
  await expect(days.nth(7)).toBeFocused();
  expect(await days.count()).toBeGreaterThan(7);
});
