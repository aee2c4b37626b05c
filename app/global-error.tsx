"use client";
// A fault above the page itself.
import { Outside } from "#components/shell/outside";
import "./globals.css";

export default function GlobalFault({ retry }: { error: Error; retry: () => void }) {
  return <Outside fault again={retry} />;
}
