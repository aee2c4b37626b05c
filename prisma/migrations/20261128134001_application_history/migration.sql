CREATE TYPE "RejectionReason" AS ENUM ('musts', 'experience', 'place_or_hours', 'other_chosen', 'filled', 'other');

-- Two members who move one application at once: the second finds another version.
ALTER TABLE "application" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "application" ADD COLUMN "read_at" TIMESTAMPTZ(3);

ALTER TABLE "application_event" ADD COLUMN "reason" "RejectionReason";
ALTER TABLE "application_event" ADD COLUMN "words" TEXT NOT NULL DEFAULT '';

-- An event stays as it was written: only its author goes, with that account. The product's role may not even try.
CREATE OR REPLACE FUNCTION "application_event_only_grows"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - 'by_id' = to_jsonb(OLD) - 'by_id' AND NEW."by_id" IS NULL THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'application_event only grows';
END $$;
REVOKE UPDATE, DELETE, TRUNCATE ON "application_event" FROM "app";

-- Each date by which a company owed an answer. It outlives its application, tied to nobody: the company's rates are counted from it.
CREATE TABLE "reply_due" (
    "id" UUID NOT NULL,
    "vacancy_id" UUID NOT NULL,
    "application_id" UUID,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "left_out_at" TIMESTAMPTZ(3),

    CONSTRAINT "reply_due_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "reply_due_application_id_idx" ON "reply_due"("application_id");
CREATE INDEX "reply_due_vacancy_id_due_at_idx" ON "reply_due"("vacancy_id", "due_at");
CREATE INDEX "reply_due_due_at_idx" ON "reply_due"("due_at");
ALTER TABLE "reply_due" ADD CONSTRAINT "reply_due_vacancy_id_fkey" FOREIGN KEY ("vacancy_id") REFERENCES "vacancy"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "reply_due" ADD CONSTRAINT "reply_due_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What was sent before: the first date with the answer that came, and for a talk that is going on a date of its own from today.
INSERT INTO "reply_due" ("id", "vacancy_id", "application_id", "started_at", "due_at", "answered_at", "left_out_at")
SELECT uuidv7(), a."vacancy_id", a."id", a."applied_at", a."reply_by", answered."at",
       CASE WHEN answered."at" IS NULL AND a."withdrawn_at" < a."reply_by" THEN a."withdrawn_at" END
FROM "application" a LEFT JOIN LATERAL (
  SELECT min(e."at") AS "at" FROM "application_event" e
  WHERE e."application_id" = a."id" AND e."kind" IN ('contacted', 'rejected') AND e."at" >= a."applied_at") answered ON true;
UPDATE "application" a SET "reply_by" = app_now() + make_interval(days => v."reply_by_days")
FROM "vacancy" v WHERE v."id" = a."vacancy_id" AND a."state" = 'contacted';
INSERT INTO "reply_due" ("id", "vacancy_id", "application_id", "due_at")
SELECT uuidv7(), a."vacancy_id", a."id", a."reply_by" FROM "application" a WHERE a."state" = 'contacted';
