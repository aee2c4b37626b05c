import { expect, test } from "vitest";
import { asHtml, asText } from "#lib/platform/mail/letter-layout";

const sheet = {
  locale: "ar",
  preview: "A short letter",
  title: 'A <b>"title"</b>',
  paragraphs: ["One & two", "<script>alert(1)</script>"],
  button: { label: "Go", href: "https://suarakerja.example/ar/sign-in/link#t=a&n=%2Fschedule" },
  foot: ["Small print"],
};

test("what stands in a letter is text, whatever it looks like", () => {
  const html = asHtml(sheet);
  expect(html).not.toMatch(/<script|<b>/);
  expect(html).toContain("&#60;script&#62;");
  expect(html).toContain('href="https://suarakerja.example/ar/sign-in/link#t=a&#38;n=%2Fschedule"');
});

test("an Arabic letter is read from the right, and nothing in any letter is loaded from elsewhere", () => {
  expect(asHtml(sheet)).toContain('<html lang="ar" dir="rtl">');
  expect(asHtml({ ...sheet, locale: "id" })).toContain('dir="ltr"');
  expect(asHtml(sheet)).not.toMatch(/<(img|link|script|iframe)|url\(|src=/);
});

test("the text part says the same, with the link in full on a line of its own", () => {
  const text = asText(sheet);
  for (const part of [sheet.title, ...sheet.paragraphs, ...sheet.foot]) expect(text).toContain(part);
  expect(text.split("\n")).toContain(sheet.button.href);
});
