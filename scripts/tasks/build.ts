// `npm run build`: the production build of the site. It needs no database and no settings.
import { makeBuild, makeClient } from "../build.ts";
import { step } from "../step.ts";

export async function run(): Promise<void> {
  await step("database client", makeClient, (made) => (made ? undefined : "unchanged"));
  await step("site", makeBuild, (made) => (made ? undefined : "unchanged"));
}
