// What only the owner of the tables may do: tests break a row on purpose, which the product's own role cannot.
import pg from "pg";

/** Runs SQL in this file's database as the owner of its tables. */
export async function asOwner(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.OWNER_DATABASE_URL ?? "" });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** From now on every change of this row throws. */
export async function breakRow(table: string, id: string): Promise<void> {
  const name = `broken_${id.replaceAll("-", "_")}`;
  await asOwner(`
    CREATE FUNCTION "${name}"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'broken on purpose'; END $$;
    CREATE TRIGGER "${name}" BEFORE UPDATE ON "${table}" FOR EACH ROW WHEN (OLD.id = '${id}') EXECUTE FUNCTION "${name}"();`);
}
