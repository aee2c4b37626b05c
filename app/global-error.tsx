"use client";
// A fault above the page itself.
import { Outside } from "#components/shell/outside";
import "./globals.css";

export default function GlobalFault({ reset }: { error: Error; reset: () => void }) {
  return <Outside fault again={reset} />;
}
