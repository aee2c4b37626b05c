// Whether a page is tidy as it stands: nothing lies on something else, sticks out of the box it belongs to, or is cut off without a sign.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, type Locator, type Page } from "@playwright/test";

/** Faults of the visible page, one sentence each. */
export const faultsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const slack = 1.5;
    const faults = new Set<string>();
    const rect = (element: Element) => element.getBoundingClientRect();
    const style = (element: Element) => getComputedStyle(element);
    const isShown = (element: Element) => {
      const { width, height } = rect(element);
      const { visibility, display, clip, clipPath } = style(element);
      return width > 1 && height > 1 && visibility === "visible" && display !== "none" && clip === "auto" && clipPath === "none";
    };
    const inFlow = (element: Element) => ["static", "relative", "sticky"].includes(style(element).position);
    const named = (element: Element) => {
      const words = (element.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 40);
      return `${element.tagName.toLowerCase()}${element.getAttribute("role") ? `[${element.getAttribute("role")}]` : ""} “${words}”`;
    };
    const scrolls = (element: Element) => /auto|scroll/.test(style(element).overflowX + style(element).overflowY);
    const scroller = (element: Element): Element | null => {
      for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) if (scrolls(up)) return up;
      return null;
    };
    const clipper = (element: Element): Element | null => {
      for (let up = element.parentElement; up && up !== document.body; up = up.parentElement)
        if (style(up).overflowX !== "visible" && rect(up).left > -slack && rect(up).right < innerWidth + slack) return up;
      return null;
    };
    const isDrawing = (element: Element) => element.closest("svg") !== null || element.matches("svg, audio, script, style, template");
    const all = [...document.body.querySelectorAll("*")].filter(
      (one) => !isDrawing(one) && !one.closest("dialog:not([open])") && isShown(one),
    );

    for (const element of all) {
      // The ring and what stands in it share a cell; faces in a row overlap by their own margin.
      const children = [...element.children].filter(
        (child) =>
          !isDrawing(child) &&
          isShown(child) &&
          inFlow(child) &&
          style(child).display !== "inline" &&
          Number.parseFloat(style(child).marginInlineStart) >= 0,
      );
      for (const [index, one] of children.entries())
        for (const other of children.slice(index + 1)) {
          const [a, b] = [rect(one), rect(other)];
          const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
          const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
          if (wide > slack && high > slack) faults.add(`${named(one)} lies on ${named(other)}`);
        }

      const box = element.closest("[data-stage], article, [data-tidy]");
      if (box && box !== element && inFlow(element) && style(element).display !== "inline" && scroller(element) === scroller(box)) {
        const [inner, outer] = [rect(element), rect(box)];
        if (inner.bottom > outer.bottom + slack || inner.right > outer.right + slack || inner.left < outer.left - slack)
          faults.add(`${named(element)} sticks out of ${named(box)}`);
      }

      const words = (element.textContent ?? "").trim();
      const { direction, webkitLineClamp } = style(element);
      const isFull =
        element.scrollWidth > element.clientWidth + slack ||
        (webkitLineClamp !== "none" && element.scrollHeight > element.clientHeight + slack);
      const clips = /hidden|clip/.test(style(element).overflowX);
      const runsLeft = /\p{Script=Arabic}/u.test(/\p{L}/u.exec(words)?.[0] ?? "");
      if (words && clips && isFull && runsLeft !== (direction === "rtl")) faults.add(`${named(element)} is cut at its start`);

      const hasWords = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
      if (!hasWords) continue;
      const { overflowX, textOverflow, display } = style(element);
      const isCut = element.scrollWidth > element.clientWidth + slack && display !== "inline" && overflowX !== "visible";
      if (isCut && (textOverflow !== "ellipsis" || /flex|grid/.test(display))) faults.add(`${named(element)} is cut without a sign`);
      if (!clipper(element)) {
        const { left, right } = rect(element);
        if (left < -slack || right > innerWidth + slack) faults.add(`${named(element)} leaves the screen`);
      }
    }
    if (document.documentElement.scrollWidth > innerWidth) faults.add("the page scrolls sideways");
    return [...faults];
  });

/** `LAYOUT_PICTURES` names a folder that keeps what was looked at. */
const folder = process.env.LAYOUT_PICTURES;

export async function expectTidy(page: Page, what: string): Promise<void> {
  await expect.poll(() => faultsOf(page), { message: `${what} is tidy` }).toEqual([]);
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${what.replace(/\W+/g, "-")}.png`) });
}

/** Where a control stands for whoever looks at the screen. */
export const placeOf = (control: Locator): Promise<string> =>
  control.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight) return "off the screen";
    const seen = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return seen && (element === seen || element.contains(seen) || seen.contains(element)) ? "in sight" : "covered";
  });

/** Wholly on the screen, and nothing lies on it. */
export async function expectInSight(control: Locator, what: string): Promise<void> {
  await expect(control, what).toBeVisible();
  await expect.poll(() => placeOf(control), { message: `${what} is in sight` }).toBe("in sight");
}

/** Walks on by Tab alone: whatever has the focus is on the screen, and nothing lies on it. Answers how many places were visited. */
export async function walkByTab(page: Page, presses: number): Promise<number> {
  const visited = new Set<string>();
  for (let press = 0; press < presses; press++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const focused = document.activeElement;
      if (!focused || focused === document.body) return { name: "", place: "nowhere" };
      // A choice in the dress of a button is seen by its label.
      const shown = focused.closest("label") ?? focused;
      const { left, right, top, bottom } = shown.getBoundingClientRect();
      const name = `${focused.tagName} ${focused.getAttribute("aria-label") ?? shown.textContent?.trim().slice(0, 60)} ${Math.round(top)}`;
      if (right < 0 || bottom < 0 || left > innerWidth || top > innerHeight) return { name, place: "off the screen" };
      const seen = document.elementFromPoint((left + right) / 2, (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2);
      return {
        name,
        place:
          seen && (shown.contains(seen) || seen.contains(shown))
            ? "in sight"
            : `covered by ${seen?.tagName} ${seen?.textContent?.slice(0, 40)}`,
      };
    });
    if (at.place === "nowhere") continue;
    expect(at.place, `${at.name} after ${press + 1} presses`).toBe("in sight");
    visited.add(at.name);
  }
  return visited.size;
}
