-- Somebody whose account a decision closed follows and appeals by a code, as reporters do.
ALTER TABLE "conduct_case" ADD COLUMN "reported_code_digest" TEXT;
CREATE UNIQUE INDEX "conduct_case_reported_code_digest_key" ON "conduct_case"("reported_code_digest");

-- The audit log is kept for two years. The product's own role may not delete from it, so a function does, and only that. The newest of the
-- rows that are due stays: the chain after it begins with its hash.
CREATE FUNCTION "delete_old_audit_entries"("at_most" integer) RETURNS integer LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  WITH due AS (SELECT "seq" FROM "audit_entry" WHERE "at" < app_now() - interval '730 days'),
  gone AS (
    DELETE FROM "audit_entry" WHERE "seq" IN (SELECT "seq" FROM due WHERE "seq" < (SELECT max("seq") FROM due) ORDER BY "seq" LIMIT "at_most")
    RETURNING 1)
  SELECT count(*)::integer FROM gone
$$;
REVOKE ALL ON FUNCTION "delete_old_audit_entries"(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "delete_old_audit_entries"(integer) TO "app";
