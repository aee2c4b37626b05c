"use client";
// A fault above the page itself. What it shows is loaded only then; where that does not come either, one button is left.
import { lazy, Suspense } from "react";
import type { PageWithoutLanguageProps } from "#components/shell/fault/page-without-language";
import "./globals.css";

const loaded = () =>
  import("#components/shell/fault/page-without-language").then(
    ({ PageWithoutLanguage }) => ({ default: PageWithoutLanguage }),
    () => ({ default: BarePage }),
  );
const Page = lazy<(props: PageWithoutLanguageProps) => React.JSX.Element>(loaded);

export default function GlobalFault({ retry }: { error: Error; retry: () => void }) {
  return (
    <Suspense>
      <Page fault again={retry} />
    </Suspense>
  );
}

/** Without any code or text beyond this file: the sign for loading again is understood in each language. */
function BarePage() {
  return (
    <html lang="id">
      <body>
        <main id="content" className="grid min-h-dvh place-items-center">
          <button type="button" className="min-h-14 px-7 text-2xl" onClick={() => location.reload()}>
            Suara Kerja ↻
          </button>
        </main>
      </body>
    </html>
  );
}
