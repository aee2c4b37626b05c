// The people of the demo world in a database: everybody knows their passwords and codes.
import pg from "pg";

/** Said instead of starting. `.test` is nobody's (RFC 2606), so that no real address is taken for one of theirs. */
export const demoPeopleRefused =
  "This database holds the demo world, whose passwords and codes everybody knows, and SITE_URL is a site for others. " +
  "`npm run up -- --reset` begins with an empty world; DEMO=yes keeps the demo world on purpose.";

/** Throws where the demo world's people can sign in to a site for others. */
export async function refuseDemoPeople(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM person WHERE email LIKE '%@demo.test' LIMIT 1");
    if (rowCount) throw new Error(demoPeopleRefused);
  } finally {
    await client.end();
  }
}
