import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Batik, drawing } from "#components/ui/brand/batik";
import { motifNames } from "#components/ui/brand/batik-motif";

const seeds = Array.from({ length: 600 }, (_, at) => `persona-${at}`);
const picture = (seed: string) => renderToStaticMarkup(createElement(Batik, { seed, px: 40 }));

test("one seed always gives one picture", () => {
  for (const seed of seeds.slice(0, 20)) expect(picture(seed)).toBe(picture(seed));
});

test("another seed gives another picture, and every motif and dye is worn by somebody", () => {
  const drawn = seeds.map(drawing);
  expect(new Set(seeds.slice(0, 100).map(picture)).size).toBeGreaterThan(90);
  expect(new Set(drawn.map((one) => one.motif))).toEqual(new Set(motifNames));
  expect(new Set(drawn.map((one) => one.cloth)).size).toBe(12);
});

test("seeds that resemble each other do not look alike", () => {
  const alike = seeds.slice(1).filter((seed, at) => {
    const [one, other] = [drawing(seed), drawing(seeds[at] ?? "")];
    return one.motif === other.motif && one.cloth === other.cloth;
  });
  // 1 of 60 by chance.
  expect(alike.length).toBeLessThan(30);
});

test("a picture carries nothing that the page would refuse or that names anyone", () => {
  for (const seed of seeds.slice(0, 50)) {
    expect(picture(seed)).not.toMatch(/style=|id=|<style|url\(/);
    expect(picture(seed)).not.toContain(seed);
  }
});
