// Whether a page is sound for everybody: its language and direction, its heading, its width, and what a screen reader needs.
import AxeBuilder from "@axe-core/playwright";
import { expect, type Person } from "./people.ts";

export const locales = ["id", "en", "ar"] as const;
export type Looks = { locale: (typeof locales)[number]; colorScheme: "light" | "dark" };

/** Every language in light and in dark, each once with each viewer. */
export const looks: readonly Looks[] = [
  { locale: "id", colorScheme: "dark" },
  { locale: "en", colorScheme: "light" },
  { locale: "ar", colorScheme: "dark" },
];

export const small = { viewport: { width: 360, height: 780 } } as const;

/** Opens the path in this language and light and looks at the page. */
export async function expectSound({ page }: Person, path: string, { locale, colorScheme }: Looks, ready = "h1"): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await page.goto(`/${locale}${path}`);
  await expectSoundHere({ page }, `${locale}${path}`, locale, ready);
}

/** The page as it stands. */
export async function expectSoundHere({ page }: Pick<Person, "page">, what: string, locale: string, ready = "h1"): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("dir", locale === "ar" ? "rtl" : "ltr");
  await expect(page.locator("html")).toHaveAttribute("lang", locale);
  await expect(page.locator(ready).first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${what} fits the width`).toBeLessThanOrEqual(0);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${what} ${id}: ${nodes.map(({ target }) => target.join(" ")).join(" | ")}`)).toEqual([]);
}
