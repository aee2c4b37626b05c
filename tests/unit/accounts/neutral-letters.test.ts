// On a shared phone a letter's subject and its preview are read by anybody: they name no persona, no company and no search for work.
import { createTranslator } from "use-intl/core";
import { expect, test } from "vitest";
import { asHtml, asText } from "#lib/platform/mail/letter-layout";
import ar from "../../../lib/i18n/ar/mail.json" with { type: "json" };
import en from "../../../lib/i18n/en/mail.json" with { type: "json" };
import id from "../../../lib/i18n/id/mail.json" with { type: "json" };

const languages = { id, en, ar };
type Language = keyof typeof languages;
type Kind = keyof typeof id.letters;

/** What a letter may be filled with. */
const words = {
  vacancy: "Operator Las",
  organisation: "PT Rangka",
  forum: "Forum Karawang",
  name: "Melati 214",
  device: "Chrome",
  replyBy: new Date(0),
  at: new Date(0),
  code: "ABC",
  day: "2026-11-27",
  since: new Date(0),
  until: new Date(0),
  hash: "0f3a9c",
  people: "41",
  tables: "Seats",
  company: "PT Roda",
  stage: "Wawancara",
  data: "Surel",
  fresh: "81",
  half: "82",
  soon: "83",
  last: "84",
  count: "85",
  stop: "https://stop.example",
};

/** A text that is filled with something else would be looked at as it fails. */
function refuse(error: unknown): never {
  throw error;
}

/** As many letters as a lock screen or a list of letters shows. */
const shownLetters = 100;

function letter(locale: Language, kind: Kind) {
  const t = createTranslator({ locale, messages: languages[locale], timeZone: "Asia/Jakarta", onError: refuse });
  const { paragraphs } = id.letters[kind];
  const content = {
    locale,
    preview: t("preview"),
    title: t(`letters.${kind}.title`, words),
    paragraphs: paragraphs.map((_, index) => t(`letters.${kind}.paragraphs.${index}` as "letters.signIn.title", words)),
    foot: [],
  };
  return { subject: t("subject"), content };
}

/** What a mail program shows of a page before it is opened: its visible and hidden text, from the top. */
const previewOf = (html: string) =>
  html
    .replace(/[\s\S]*<body[^>]*>/, "")
    .replaceAll(/<[^>]+>/g, "")
    .replaceAll(/&#(\d+);/g, (_, sign) => String.fromCharCode(Number(sign)))
    .trimStart()
    .slice(0, shownLetters);

const all = (Object.keys(languages) as Language[]).flatMap((locale) =>
  (Object.keys(id.letters) as Kind[]).map((kind) => [locale, kind] as const),
);

test("every letter has the same subject and the same preview in its language, whatever it is about", () => {
  expect(all.length).toBeGreaterThan(50);
  const seen = (locale: Language) =>
    new Set(
      all
        .filter(([language]) => language === locale)
        .map(([, kind]) => {
          const { subject, content } = letter(locale, kind);
          return `${subject} | ${previewOf(asHtml(content))} | ${asText(content).slice(0, shownLetters)}`;
        }),
    );
  expect({ id: [...seen("id")], en: [...seen("en")], ar: [...seen("ar")] }).toMatchInlineSnapshot(`
    {
      "ar": [
        "رسالة إليك من سوارا كيرجا | هذه رسالة قصيرة من سوارا كيرجا إليك. محتواها في الأسفل، ويمكنك قراءته متى تفرغت وكنت وحدك في مكان ها | هذه رسالة قصيرة من سوارا كيرجا إليك. محتواها في الأسفل، ويمكنك قراءته متى تفرغت وكنت وحدك في مكان ها",
      ],
      "en": [
        "News for you from Suara Kerja | This is a short letter from Suara Kerja to you. What it says is further down, to be read whenever yo | This is a short letter from Suara Kerja to you. What it says is further down, to be read whenever yo",
      ],
      "id": [
        "Kabar untuk Anda dari Suara Kerja | Ini surat singkat dari Suara Kerja untuk Anda. Isinya ada di bawah, dan dapat Anda baca kapan pun An | Ini surat singkat dari Suara Kerja untuk Anda. Isinya ada di bawah, dan dapat Anda baca kapan pun An",
      ],
    }
  `);
});

test("no subject and no preview says a word of what letters are filled with, or of work", () => {
  for (const [locale, kind] of all) {
    const { subject, content } = letter(locale, kind);
    const shown = `${subject} ${previewOf(asHtml(content))} ${asText(content).slice(0, shownLetters)}`.replaceAll(
      /Suara Kerja|سوارا كيرجا/g,
      "",
    );
    for (const word of Object.values(words)) if (typeof word === "string") expect(shown, `${locale} ${kind}`).not.toContain(word);
    expect(shown, `${locale} ${kind}`).not.toMatch(/lamar|lowongan|kerja|moderator|job|vacanc|appl|forum|وظيف|طلب|عمل/i);
  }
});
