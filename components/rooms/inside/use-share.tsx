"use client";
// Passing the room's address on: by the device's own sheet, or into the clipboard.
import { useCallback, useState } from "react";

export function useShare(title: string): { share: () => void; shared: boolean } {
  const [shared, setShared] = useState(false);
  const share = useCallback(async () => {
    const url = `${location.origin}${location.pathname}`;
    try {
      if (navigator.share) return await navigator.share({ title, url });
      await navigator.clipboard.writeText(url);
      setShared(true);
      setTimeout(() => setShared(false), 4000);
    } catch {
      // Put away by the person, or not allowed by the browser: the address stands in its bar.
    }
  }, [title]);
  return { share: () => void share(), shared };
}
