"use client";
// A fault above the page itself. What it shows is loaded only then; where that does not come either, one button is left.
import { lazy, Suspense } from "react";
import BarePage from "#components/shell/fault/bare-page";
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
