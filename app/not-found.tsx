"use client";
// An address outside of every language. What it shows is loaded only then: every page would carry it otherwise.
import { lazy, Suspense } from "react";
import "./globals.css";

const Page = lazy(async () => ({ default: (await import("#components/shell/fault/page-without-language")).PageWithoutLanguage }));

export default function NotFound() {
  return (
    <Suspense>
      <Page />
    </Suspense>
  );
}
