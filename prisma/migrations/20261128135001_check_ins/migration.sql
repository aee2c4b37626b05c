-- Check-ins: one question after a hire, at its start and after 30, 90 and 180 days, answered by a mailed link or on one's own page.
-- CreateEnum
CREATE TYPE "CheckInKind" AS ENUM ('start', 'day_30', 'day_90', 'day_180');
-- CreateEnum
CREATE TYPE "CheckInAnswer" AS ENUM ('yes', 'no', 'left', 'rather_not_say');
-- CreateTable
CREATE TABLE "check_in" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "hire_id" UUID NOT NULL,
    "kind" "CheckInKind" NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "token_digest" TEXT,
    "answer" "CheckInAnswer",
    "answered_at" TIMESTAMPTZ(3),
    "statement_id" UUID,
    CONSTRAINT "check_in_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "check_in_stop" (
    "person_id" UUID NOT NULL,
    "stopped_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    CONSTRAINT "check_in_stop_pkey" PRIMARY KEY ("person_id")
);
-- CreateIndex
CREATE UNIQUE INDEX "check_in_token_digest_key" ON "check_in"("token_digest");
-- CreateIndex
CREATE UNIQUE INDEX "check_in_hire_id_kind_key" ON "check_in"("hire_id", "kind");
-- CreateIndex
CREATE INDEX "check_in_person_id_idx" ON "check_in"("person_id");
-- CreateIndex
CREATE INDEX "check_in_statement_id_idx" ON "check_in"("statement_id");
-- CreateIndex
CREATE INDEX "check_in_sent_at_due_at_idx" ON "check_in"("sent_at", "due_at");
-- AddForeignKey
ALTER TABLE "check_in" ADD CONSTRAINT "check_in_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "check_in" ADD CONSTRAINT "check_in_hire_id_fkey" FOREIGN KEY ("hire_id") REFERENCES "outcome"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "check_in" ADD CONSTRAINT "check_in_statement_id_fkey" FOREIGN KEY ("statement_id") REFERENCES "outcome"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "check_in_stop" ADD CONSTRAINT "check_in_stop_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
