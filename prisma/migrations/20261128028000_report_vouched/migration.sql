-- Reports by accounts and from browsers with a seat in that room set the hours of their case; others wait until somebody who judges looks.
ALTER TABLE "report" ADD COLUMN "is_vouched" BOOLEAN;
UPDATE "report" SET "is_vouched" = "reporter_id" IS NOT NULL;
ALTER TABLE "report" ALTER COLUMN "is_vouched" SET NOT NULL;
-- A member's report keeps its browser too, which a guest's report on the same case from a shared browser must not meet.
DROP INDEX "report_of_browser";
CREATE UNIQUE INDEX "report_of_browser" ON "report"("case_id", "browser_digest") WHERE "browser_digest" IS NOT NULL AND "reporter_id" IS NULL;
-- A person's case is that of the name that was reported.
UPDATE "conduct_case" c SET "subject_id" = s."persona_id" FROM "seat" s
WHERE c."subject" = 'person' AND NOT c."officers_only" AND s."id" = c."seat_id" AND s."persona_id" IS NOT NULL;
