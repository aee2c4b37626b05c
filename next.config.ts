import { fileURLToPath } from "node:url";
import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/i18n/request.ts");

const config: NextConfig = {
  // Without one Next draws a name for each build, and every open page reloads at its next step although nothing has changed.
  generateBuildId: () => process.env.BUILD_ID ?? null,
  reactStrictMode: true,
  poweredByHeader: false,
  // Our own server seals an HTML answer when it is whole; Next's compression would send the headers first.
  compress: false,
  experimental: {
    // What pages show is the database's: the build stays as it was made, and each process keeps its pages in memory.
    isrFlushToDisk: false,
    // Which parts of a page Next puts into one answer is measured at the build, and our pages are made later. Without a measure a kept
    // page has no parts at all, while a router that came by an action or a redirect asks for them: 404.
    prefetchInlining: false,
  },
  cacheHandler: fileURLToPath(new URL("./lib/platform/pages/page-store.ts", import.meta.url)),
  cacheMaxMemorySize: 128 * 1024 * 1024,
  // Messages are parsed on the server (lib/i18n/compiled-messages.ts); this formatter reads them and needs no parser.
  // The others keep 5 kB from every page (docs/decisions/0040).
  turbopack: {
    resolveAlias: {
      "use-intl/format-message": "./lib/i18n/format-message.ts",
      "../createLucideIcon.mjs": "./components/ui/icon.tsx",
      "../build/polyfills/polyfill-module": false,
      "../../../lib/constants": { browser: "./lib/platform/next-constants.ts" },
      "../../../../lib/constants": { browser: "./lib/platform/next-constants.ts" },
      "./builtin/global-error": { browser: "./components/shell/fault/bare-page.tsx" },
      "../components/builtin/global-error": { browser: "./components/shell/fault/bare-page.tsx" },
    },
  },
  // `npm run check` judges the types, once, together with scripts and tests.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  productionBrowserSourceMaps: false,
  serverExternalPackages: ["@node-rs/argon2", "pino", "pg-boss", "pg", "prom-client", "@prisma/client", "@prisma/adapter-pg", "rrule"],
};

export default withNextIntl(config);
