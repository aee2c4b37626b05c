// The mark behind every name that a synthetic voice speaks under.
import pg from "pg";

/** Nobody shall take a synthetic voice for a person. */
export const mark = " · contoh";

/** A demo that was killed leaves the mark behind the names of moderators; it marks them anew when it speaks again. Answers how many. */
export async function takeMarksOff(connectionString: string): Promise<number> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const { rowCount } = await client.query("UPDATE moderator SET name = replace(name, $1, '') WHERE right(name, length($1)) = $1", [mark]);
    return rowCount ?? 0;
  } finally {
    await client.end();
  }
}
