// The first administrator of a site that has no demo world: named by address, signs in by a mailed link.
import { randomUUID } from "node:crypto";
import pg from "pg";
import { canonical } from "#lib/accounts/email";

/** Grants the role if nobody has it yet. Safe to repeat. */
export async function appointFirstAdmin(connectionString: string, address: string): Promise<void> {
  const email = canonical(address);
  if (!email) throw new Error("FIRST_ADMIN is no address");
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query("BEGIN");
    await client.query("LOCK TABLE role_grant IN SHARE ROW EXCLUSIVE MODE");
    await client.query("INSERT INTO person (id, email) VALUES ($1, $2) ON CONFLICT (email) DO NOTHING", [randomUUID(), email]);
    await client.query(
      "INSERT INTO role_grant (person_id, role) SELECT id, 'admin' FROM person WHERE email = $1 AND NOT EXISTS (SELECT FROM role_grant WHERE role = 'admin')",
      [email],
    );
    await client.query("COMMIT");
  } finally {
    await client.end();
  }
}
