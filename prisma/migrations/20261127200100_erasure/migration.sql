-- An account that its owner closed: absent for everybody, destroyed a week later unless its owner comes back.
ALTER TABLE "person" ADD COLUMN "closed_at" TIMESTAMPTZ(3);

-- The log of a room is deleted after ninety days. The product's own role may not delete from it, so a function does, and only that.
CREATE FUNCTION "delete_old_room_events"("at_most" integer) RETURNS integer LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  WITH due AS (
    SELECT "room_id", "seq" FROM "room_event" WHERE "at" < app_now() - interval '90 days' LIMIT "at_most" FOR UPDATE SKIP LOCKED),
  gone AS (DELETE FROM "room_event" e USING due WHERE e."room_id" = due."room_id" AND e."seq" = due."seq" RETURNING 1)
  SELECT count(*)::integer FROM gone
$$;
REVOKE ALL ON FUNCTION "delete_old_room_events"(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "delete_old_room_events"(integer) TO "app";
CREATE INDEX "room_event_at_idx" ON "room_event"("at");

-- What moderators wrote about somebody goes with the account; that they did something stays in the log.
CREATE OR REPLACE FUNCTION "room_event_only_grows"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."room_id" = OLD."room_id" AND NEW."seq" = OLD."seq" AND NEW."at" = OLD."at" AND NEW."kind" = OLD."kind"
    AND (NEW."payload" = OLD."payload" AND NEW."actor_id" IS NULL
      OR OLD."payload" ? 'reason' AND NEW."payload" = jsonb_set(OLD."payload", '{reason}', '""') AND NEW."actor_id" IS NOT DISTINCT FROM OLD."actor_id")
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'room_event only grows';
END $$;
CREATE FUNCTION "erase_room_event_reasons"("seats" uuid[]) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  UPDATE "room_event" e SET "payload" = jsonb_set(e."payload", '{reason}', '""')
  FROM "seat" s
  WHERE s."id" = ANY ("seats") AND e."room_id" = s."room_id" AND e."payload" ->> 'seatId' = s."id"::text
    AND e."payload" ? 'reason' AND e."payload" ->> 'reason' <> ''
$$;
REVOKE ALL ON FUNCTION "erase_room_event_reasons"(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION "erase_room_event_reasons"(uuid[]) TO "app";
