"use client";
// Not there, or not for this person. What it shows is loaded only then: every page would carry it otherwise.
import { lazy, Suspense } from "react";

const MissingPage = lazy(async () => ({ default: (await import("#components/shell/fault/missing-page")).MissingPage }));

export default function NotFound() {
  return (
    <Suspense>
      <MissingPage />
    </Suspense>
  );
}
