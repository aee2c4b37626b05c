-- A look at a document is by somebody: without one, no second could be told apart from them.
CREATE OR REPLACE FUNCTION "staff_look_needs_two"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF 'document' = ANY (NEW."fields") AND (
    NEW."by_id" IS NULL OR NEW."second_id" IS NULL OR NEW."second_id" = NEW."by_id" OR NEW."second_id" = NEW."subject_id"
  ) THEN
    RAISE EXCEPTION 'a document needs two people';
  END IF;
  RETURN NEW;
END $$;
