"use client";
// A page that broke. What it shows is loaded only then: every page would carry it otherwise.
import { lazy, Suspense } from "react";
import type { PageFaultProps } from "#components/shell/fault/page-fault";

const PageFault = lazy(async () => ({ default: (await import("#components/shell/fault/page-fault")).PageFault }));

export default function PageError(fault: PageFaultProps) {
  return (
    <Suspense>
      <PageFault {...fault} />
    </Suspense>
  );
}
