// `npm run bench [name ...]`: how far we are from what is possible, in ratios to a peer in the same run, on a stack of its own.
import { runBesideSite } from "../own-site.ts";

export const run = (args: string[]): Promise<never> =>
  runBesideSite(process.execPath, ["--conditions=react-server", "tests/bench/run.ts", ...args], { durable: true });
