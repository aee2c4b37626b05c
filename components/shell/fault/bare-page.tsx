"use client";
// What is left when nothing else of the site can be shown: no code or text beyond this file, the sign for loading again is understood in
// each language. next.config.ts puts it in the place of Next's own page for faults, which is English and weighs 1.6 kB on every page.
export default function BarePage() {
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
