-- What fails again and again goes behind what was not tried for longer.
ALTER TABLE "account_deletion" ADD COLUMN "tried_at" TIMESTAMPTZ(3);
ALTER TABLE "data_export" ADD COLUMN "tried_at" TIMESTAMPTZ(3);
DROP INDEX "data_export_due";
CREATE INDEX "data_export_due" ON "data_export"("tried_at" NULLS FIRST, "starts_at") WHERE "ready_at" IS NULL;
