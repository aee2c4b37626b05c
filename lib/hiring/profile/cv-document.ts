// The CV of a profile as a PDF, in one of the three languages. Each text reads from its own side, whatever the page's.
import { createRequire } from "node:module";
import { Document, Font, Page, StyleSheet, Text, View } from "@react-pdf/renderer";
import { createElement as h, type ReactElement } from "react";
import ar from "../../i18n/ar/profile.json" with { type: "json" };
import en from "../../i18n/en/profile.json" with { type: "json" };
import id from "../../i18n/id/profile.json" with { type: "json" };
import type { SharedParts, Words } from "./parts.ts";
import { type ListSection, shownSections } from "./sections.ts";

const texts = { id, en, ar } as const;

export type Cv = { locale: keyof typeof texts; name: string; parts: SharedParts };

const resolve = createRequire(import.meta.url).resolve;
const families = {
  Jakarta: "plus-jakarta-sans latin",
  "Jakarta Ext": "plus-jakarta-sans latin-ext",
  "Jakarta Vietnamese": "plus-jakarta-sans vietnamese",
  Alexandria: "alexandria arabic",
} as const;

for (const [family, where] of Object.entries(families)) {
  const [font, subset] = where.split(" ");
  const fonts = [400, 700].map((weight) => ({
    src: resolve(`@fontsource/${font}/files/${font}-${subset}-${weight}-normal.woff`),
    fontWeight: weight,
  }));
  Font.register({ family, fonts });
}
// Words stay whole: hyphens of one language would be wrong in another.
Font.registerHyphenationCallback((word) => [word]);

const rightToLeft = { direction: "rtl", textAlign: "right", fontFamily: ["Alexandria", "Jakarta", "Jakarta Ext", "Jakarta Vietnamese"] };
const leftToRight = { direction: "ltr", textAlign: "left", fontFamily: ["Jakarta", "Jakarta Ext", "Jakarta Vietnamese", "Alexandria"] };

const style = StyleSheet.create({
  page: { paddingVertical: 48, paddingHorizontal: 52, fontSize: 10.5, lineHeight: 1.45, color: "#1c1b17" },
  name: { fontSize: 22, fontWeight: 700, lineHeight: 1.25 },
  headline: { fontSize: 12.5, color: "#0d5c46", fontWeight: 700 },
  heading: { fontSize: 13, fontWeight: 700, color: "#0d5c46", marginTop: 16, paddingBottom: 3, borderBottom: "1 solid #d8d2c4" },
  entry: { marginTop: 7 },
  title: { fontWeight: 700 },
  quiet: { color: "#5b574d" },
  foot: { position: "absolute", bottom: 22, left: 52, right: 52, fontSize: 8, color: "#5b574d" },
});

/** Signs for which no font is here, such as emoji, are left out. */
const printable = (words: string) => words.replace(/[^\p{Script=Latin}\p{Script=Arabic}\p{M}\d\s!-~¡-¿–—‘’“”•…€،؛؟]/gu, "").trim();

/** A text reads as its first letter does. */
const isArabic = (words: string) => /\p{L}/u.exec(words)?.[0].match(/\p{Script=Arabic}/u) != null;

function line(words: string, ...styles: object[]): ReactElement | null {
  const shown = printable(words);
  if (shown === "") return null;
  const rtl = isArabic(shown);
  return h(Text, { style: Object.assign({}, ...styles, rtl ? rightToLeft : leftToRight) }, shown);
}

export function cvDocument({ locale, name, parts }: Cv) {
  const t = texts[locale];
  const date = (written: string) => {
    const at = new Date(`${written}${"-01-01".slice(written.length - 4)}T00:00:00Z`);
    const shape = { year: "numeric", month: "long", day: "numeric" } as const;
    const { day: _day, ...month } = shape;
    return new Intl.DateTimeFormat(locale === "ar" ? "ar-SA-u-ca-gregory" : locale, {
      ...(written.length > 7 ? shape : written.length > 4 ? month : { year: "numeric" }),
      timeZone: "UTC",
    }).format(at);
  };
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  const section = (title: string, ...content: (ReactElement | null)[]) => h(View, { key: title }, line(title, style.heading), ...content);

  const entry = (kind: ListSection, words: Words, place: number) => {
    const { startDate, endDate } = words;
    const period = startDate
      ? t.period.replace("{from}", date(startDate)).replace("{to}", endDate ? date(endDate) : t.now)
      : (endDate && t.until.replace("{to}", date(endDate))) || (words.date && date(words.date));
    const title = words[titles[kind]] ?? "";
    const facts = [...below[kind].map((field) => words[field]), period, words.url].filter((fact) => fact !== undefined && fact !== "");
    return h(
      View,
      { key: place, style: style.entry, wrap: false },
      line(title, style.title),
      ...facts.map((fact) => line(fact ?? "", style.quiet)),
      ...(words.summary ?? "").split("\n").map((paragraph) => line(paragraph)),
    );
  };

  const { basics = {}, availability } = parts;
  const lists = shownSections.flatMap((kind) =>
    kind === "basics" || kind === "availability"
      ? []
      : parts[kind]
        ? [section(t.section[kind], ...parts[kind].map((words, place) => entry(kind, words, place)))]
        : [],
  );
  const available =
    availability &&
    section(
      t.section.availability,
      availability.from ? line(`${t.field.from}: ${date(availability.from)}`) : null,
      availability.shifts.length > 0 ? line(`${t.field.shifts}: ${list.format(availability.shifts.map((shift) => t.shift[shift]))}`) : null,
      availability.places.length > 0 ? line(`${t.field.places}: ${list.format(availability.places)}`) : null,
    );
  return h(
    Document,
    { title: t.cv.title, language: locale, creator: "Suara Kerja", producer: "Suara Kerja" },
    h(
      Page,
      { size: "A4", style: style.page },
      line(name || basics.label || t.cv.title, style.name),
      name && basics.label ? line(basics.label, style.headline) : null,
      ...(basics.summary ?? "").split("\n").map((paragraph) => line(paragraph)),
      ...lists,
      available ?? null,
      h(View, { fixed: true, style: style.foot }, line(t.cv.foot)),
    ),
  );
}

const titles = {
  work: "position",
  skills: "name",
  education: "institution",
  languages: "language",
  certificates: "name",
  links: "network",
} as const;
const below = {
  work: ["name", "location"],
  skills: ["level"],
  education: ["studyType", "area"],
  languages: ["fluency"],
  certificates: ["issuer"],
  links: [],
} as const satisfies Record<ListSection, readonly string[]>;
