// `npm run build`: the production build of the site. It needs no database and no setting but NEXT_SERVER_ACTIONS_ENCRYPTION_KEY,
// without which a key is drawn for this folder.
import { makeBuild, makeClient } from "../build.ts";
import { step } from "../step.ts";

export async function run(): Promise<void> {
  await step("database client", makeClient, (made) => (made ? undefined : "unchanged"));
  await step("site", makeBuild, (made) => (made ? undefined : "unchanged"));
}
