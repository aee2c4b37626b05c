import { join } from "node:path";
import base from "./playwright.ts";

export default { ...base, testDir: join(import.meta.dirname, "../tests/pictures"), workers: 1, timeout: 180_000 };
