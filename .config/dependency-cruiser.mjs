// The dependency rule of docs/architecture.md: imports go downhill only, and LiveKit, the database and the server stay where they belong.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { contexts } from "../lib/contexts.ts";

const root = join(import.meta.dirname, "..");

const files = readdirSync(join(root, "lib"), { recursive: true })
  .map((path) => `lib/${path}`)
  .filter((path) => path.endsWith(".ts") && !path.includes("/generated/"));
/** What says `server-only` holds the database or a secret; everything else in lib is pure and may go to the browser. */
const serverFiles = files.filter((path) => /^import "server-only";/m.test(readFileSync(join(root, path), "utf8")));
const exactly = (paths) => paths.map((path) => `^${path.replaceAll(".", "\\.")}$`);
const pure = files.filter((path) => /\/(rules|schema|events)\.ts$/.test(path));

export default {
  forbidden: [
    { name: "no-circle", severity: "error", from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } } },
    {
      name: "nothing-unresolved",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    ...contexts.slice(0, -1).map((context, index) => ({
      name: `${context}-looks-downhill`,
      severity: "error",
      from: { path: `^lib/${context}/` },
      to: { path: `^lib/(${contexts.slice(index + 1).join("|")})/` },
    })),
    {
      name: "platform-knows-no-product",
      severity: "error",
      from: { path: "^lib/platform/" },
      to: { path: ["^lib/(?!platform/)", "^components/", "^app/", "^scripts/"] },
    },
    { name: "lib-knows-no-screen", severity: "error", from: { path: "^lib/" }, to: { path: ["^components/", "^app/", "^scripts/"] } },
    {
      name: "components-draw-and-never-decide",
      severity: "error",
      from: { path: "^components/" },
      to: { path: [...exactly(serverFiles), "^app/", "^scripts/"] },
    },
    {
      name: "ui-knows-no-product",
      severity: "error",
      from: { path: "^components/ui/" },
      to: { path: ["^components/(?!ui/)", ...contexts.map((context) => `^lib/${context}/`)] },
    },
    {
      name: "pages-load-and-compose",
      comment: "Pages ask loaders and hand over to actions; a noun is for those who decide.",
      severity: "error",
      from: { path: "^app/\\[locale\\]/" },
      to: { path: exactly(serverFiles.filter((path) => !/\/loaders\.ts$|^lib\/platform\/(auth\/request|env)\.ts$/.test(path))) },
    },
    {
      name: "actions-and-loaders-ask-nouns",
      severity: "error",
      from: { path: "^lib/.*/(actions|loaders)\\.ts$" },
      to: { path: "^lib/platform/db\\.ts$" },
    },
    { name: "pure-files-do-nothing", severity: "error", from: { path: exactly(pure) }, to: { path: exactly(serverFiles) } },
    {
      name: "nouns-know-no-next",
      severity: "error",
      from: { path: exactly(serverFiles.filter((path) => !/\/(actions|loaders)\.ts$|^lib\/platform\//.test(path))) },
      to: { path: ["(^|/)node_modules/(next|react|react-dom|next-intl)/", "^lib/.*/(actions|loaders)\\.ts$"] },
    },
    {
      name: "livekit-only-in-voice",
      severity: "error",
      from: { pathNot: ["^lib/platform/voice/", "^scripts/demo/forum/", "^tests/"] },
      to: { path: "/(livekit-client|livekit-server-sdk|@livekit)/" },
    },
    { name: "processes-know-no-screen", severity: "error", from: { path: "^scripts/" }, to: { path: ["^components/", "^app/"] } },
    {
      name: "product-knows-no-demo",
      severity: "error",
      from: { pathNot: "^(scripts/demo/forum|tests)/" },
      to: { path: "^scripts/demo/forum/" },
    },
    { name: "demo-knows-no-screen", severity: "error", from: { path: "^scripts/demo/forum/" }, to: { path: ["^components/", "^app/"] } },
    { name: "product-knows-no-tests", severity: "error", from: { pathNot: "^tests/" }, to: { path: "^tests/" } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: ["lib/platform/generated", "\\.next", "^\\.data"] },
    tsConfig: { fileName: join(root, "tsconfig.json") },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".json", ".css"],
    },
  },
};
