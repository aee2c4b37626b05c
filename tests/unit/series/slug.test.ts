import { expect, test } from "vitest";
import { suggestSlug } from "../../../components/series/slug.ts";

test("a title becomes an address", () => {
  expect(suggestSlug("Forum Kerja Karawang")).toBe("forum-kerja-karawang");
  expect(suggestSlug("  Jum'at: Kerja & Café, 2026! ")).toBe("jumat-kerja-cafe-2026");
});

test("a title without Latin letters proposes nothing", () => {
  expect(suggestSlug("منتدى العمل")).toBe("");
  expect(suggestSlug("—")).toBe("");
});

test("a long title is cut between words", () => {
  const slug = suggestSlug("pekerjaan ".repeat(12));
  expect(slug.length).toBeLessThanOrEqual(60);
  expect(slug.endsWith("pekerjaan")).toBe(true);
  expect(suggestSlug("a".repeat(90))).toBe("a".repeat(60));
});
