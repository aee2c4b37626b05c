"use client";
// A fault above the page itself.
import { PageWithoutLanguage } from "#components/shell/page-without-language";
import "./globals.css";

export default function GlobalFault({ retry }: { error: Error; retry: () => void }) {
  return <PageWithoutLanguage fault again={retry} />;
}
