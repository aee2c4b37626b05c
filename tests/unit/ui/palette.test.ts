// The palette as it stands in the style sheet: text on its ground measures 4.5:1 in both themes and on the stage, outlines 3:1.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const sheet = readFileSync(join(import.meta.dirname, "../../../app/globals.css"), "utf8");
const colours = (css: string) =>
  Object.fromEntries(Array.from(css.matchAll(/--color-([a-z0-9-]+): (#[0-9a-f]{6});/g), ([, name, value]) => [name, value])) as Record<
    string,
    string
  >;
const [, day = ""] = /@theme static \{([\s\S]*?)\n\}/.exec(sheet) ?? [];
const night = Array.from(sheet.matchAll(/@variant dark \{([\s\S]*?)\n {4}\}/g), ([, block]) => block ?? "").join("");
const light = colours(day);
const dark = { ...light, ...colours(night) };
const stage: Record<string, string> = {
  ...dark,
  ink: light["stage-ink"] ?? "",
  "ink-2": light["stage-ink-2"] ?? "",
  card: light["stage-2"] ?? "",
  paper: light.stage ?? "",
};

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ["paper", "card", "sunk"];
const texts = [
  ...["ink", "ink-2", "ink-3", "leaf", "bata"].flatMap((ink) => grounds.map((ground) => [ink, ground])),
  ...["leaf", "kunyit", "bata", "nila"].flatMap((name) => [[`${name}-ink`, `${name}-soft`]]),
  ["on-leaf", "leaf"],
  ["on-kunyit", "kunyit"],
  ["on-bata", "bata"],
  ["ink", "leaf-soft"],
  ["stage-ink", "stage"],
  ["stage-ink-2", "stage-2"],
] as [string, string][];

test.each(Object.entries({ light, dark }))("every pair of text and ground can be read by %s", (_name, palette) => {
  for (const [ink, ground] of texts) {
    expect(contrast(palette[ink] ?? "", palette[ground] ?? ""), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  }
});

test.each(Object.entries({ light, dark }))("the outline of inputs is seen by %s", (_name, palette) => {
  for (const ground of ["paper", "card"]) expect(contrast(palette.edge ?? "", palette[ground] ?? ""), ground).toBeGreaterThanOrEqual(3);
});

test("whatever stands on the stage can be read there", () => {
  for (const ink of ["ink", "ink-2", "kunyit", "bata"]) {
    for (const ground of ["paper", "card"])
      expect(contrast(stage[ink] ?? "", stage[ground] ?? ""), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  }
});

test("no colour exists outside of the style sheet", () => {
  expect(Object.keys(light).length).toBeGreaterThan(25);
  expect(sheet).toContain("--color-*: initial;");
});
