-- No member of staff looks at a document alone: a second one, somebody else, is named with the look.
ALTER TABLE "staff_look" ADD COLUMN "second_id" UUID;
CREATE INDEX "staff_look_second_id_idx" ON "staff_look"("second_id");
ALTER TABLE "staff_look" ADD CONSTRAINT "staff_look_second_id_fkey" FOREIGN KEY ("second_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- Asked as the look is written: later either of the two may delete their account.
CREATE FUNCTION "staff_look_needs_two"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF 'document' = ANY (NEW."fields") AND (NEW."second_id" IS NULL OR NEW."second_id" = NEW."by_id" OR NEW."second_id" = NEW."subject_id") THEN
    RAISE EXCEPTION 'a document needs two people';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "staff_look_needs_two" BEFORE INSERT ON "staff_look" FOR EACH ROW EXECUTE FUNCTION "staff_look_needs_two"();
