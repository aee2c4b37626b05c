// The font files that the first line of a page needs, by language; the style sheet names them all and the browser fetches the rest
// when a letter asks for it.
import type { Locale } from "#lib/i18n/routing";

const jakarta = new URL(
  "../node_modules/@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2",
  import.meta.url,
);
const alexandria = new URL("../node_modules/@fontsource-variable/alexandria/files/alexandria-arabic-wght-normal.woff2", import.meta.url);

/** The address of the file in the build. */
export const firstFont = (locale: Locale): string => String(locale === "ar" ? alexandria : jakarta);
