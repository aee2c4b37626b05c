-- The outcome table becomes the ledger: every code from heard to retained, who stated it, and rows that are only added to and answered once.
ALTER TYPE "OutcomeCode" ADD VALUE 'heard';
ALTER TYPE "OutcomeCode" ADD VALUE 'skill';
ALTER TYPE "OutcomeCode" ADD VALUE 'applied';
ALTER TYPE "OutcomeCode" ADD VALUE 'screened';
ALTER TYPE "OutcomeCode" ADD VALUE 'no_show_seeker';
ALTER TYPE "OutcomeCode" ADD VALUE 'no_show_employer';
ALTER TYPE "OutcomeCode" ADD VALUE 'interview_cancelled';
ALTER TYPE "OutcomeCode" ADD VALUE 'offer_declined';
ALTER TYPE "OutcomeCode" ADD VALUE 'offer_withdrawn';
ALTER TYPE "OutcomeCode" ADD VALUE 'started';
ALTER TYPE "OutcomeCode" ADD VALUE 'not_started';
ALTER TYPE "OutcomeCode" ADD VALUE 'retained_30';
ALTER TYPE "OutcomeCode" ADD VALUE 'retained_90';
ALTER TYPE "OutcomeCode" ADD VALUE 'retained_180';
ALTER TYPE "OutcomeCode" ADD VALUE 'left_early';
ALTER TYPE "OutcomeCode" ADD VALUE 'freelance_contract';
ALTER TYPE "OutcomeCode" ADD VALUE 'business_started';
ALTER TYPE "OutcomeCode" ADD VALUE 'training_started';
ALTER TYPE "OutcomeCode" ADD VALUE 'training_completed';
ALTER TYPE "OutcomeCode" ADD VALUE 'internship';
ALTER TYPE "OutcomeCode" ADD VALUE 'rejected';
ALTER TYPE "OutcomeCode" ADD VALUE 'ghosted';
ALTER TYPE "OutcomeCode" ADD VALUE 'withdrew';
ALTER TYPE "OutcomeCode" ADD VALUE 'vacancy_closed';
ALTER TYPE "OutcomeCode" ADD VALUE 'unknown';
-- CreateEnum
CREATE TYPE "OutcomeSource" AS ENUM ('system', 'moderator', 'seeker', 'employer', 'officer');
-- CreateEnum
CREATE TYPE "Attribution" AS ENUM ('direct', 'assisted', 'none');
-- What exists came of a turn or a talk, stated by its moderator.
ALTER TABLE "outcome" ADD COLUMN "source" "OutcomeSource" NOT NULL DEFAULT 'moderator';
ALTER TABLE "outcome" ADD COLUMN "attribution" "Attribution" NOT NULL DEFAULT 'direct';
ALTER TABLE "outcome" ADD COLUMN "asked_again_at" TIMESTAMPTZ(3);
ALTER TABLE "outcome" ALTER COLUMN "room_id" DROP NOT NULL;
-- What the product saw of a turn is written once, also by two workers at once.
CREATE UNIQUE INDEX "outcome_seen_of_turn" ON "outcome"("turn_id", "code") WHERE "source" = 'system';

-- The ledger only grows, whoever asks: what was stated stays as it was stated, an answer is given once, a replaced row is replaced once.
-- Words and the tie to a person go with that person.
CREATE FUNCTION "outcome_only_grows"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."id", NEW."code", NEW."source", NEW."attribution", NEW."created_at") IS DISTINCT FROM (OLD."id", OLD."code", OLD."source", OLD."attribution", OLD."created_at")
    OR (OLD."confirmed_at" IS NOT NULL AND NEW."confirmed_at" IS DISTINCT FROM OLD."confirmed_at")
    OR (OLD."disputed_at" IS NOT NULL AND NEW."disputed_at" IS DISTINCT FROM OLD."disputed_at")
    OR (OLD."employer_confirmed_at" IS NOT NULL AND NEW."employer_confirmed_at" IS DISTINCT FROM OLD."employer_confirmed_at")
    -- With the row that replaced it gone, as with its room, the reference goes too.
    OR (OLD."superseded_by_id" IS NOT NULL AND NEW."superseded_by_id" IS DISTINCT FROM OLD."superseded_by_id"
      AND (NEW."superseded_by_id" IS NOT NULL OR EXISTS (SELECT FROM "outcome" o WHERE o."id" = OLD."superseded_by_id")))
    OR (OLD."dispute_reason" IS NOT NULL AND NEW."dispute_reason" IS NOT NULL AND NEW."dispute_reason" <> OLD."dispute_reason")
  THEN RAISE EXCEPTION 'outcome only grows';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "outcome_only_grows" BEFORE UPDATE ON "outcome" FOR EACH ROW EXECUTE FUNCTION "outcome_only_grows"();
REVOKE UPDATE, DELETE, TRUNCATE ON "outcome" FROM "app";
GRANT UPDATE ("person_id", "turn_id", "interview_id", "note", "confirmed_at", "disputed_at", "dispute_reason", "superseded_by_id", "employer_confirmed_at", "employer_confirmed_by_id", "asked_again_at") ON "outcome" TO "app";
