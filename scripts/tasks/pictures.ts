// `npm run pictures`: the pictures of the README, taken from the running product with people in it.
import { runBesideSite } from "../own-site.ts";

export const run = (): Promise<never> =>
  runBesideSite("playwright", ["test", "--config", ".config/playwright-pictures.ts", "--reporter=list"], {
    durable: false,
    env: { NODE_ENV: "test" },
  });
