-- What happens to a vacancy between its first word and its end: drafts, checks, changes, "still open?", what became of each seat.
CREATE TYPE "CriterionKind" AS ENUM ('age', 'sex', 'looks', 'height', 'marital_status', 'religion', 'ethnicity', 'health', 'other');
CREATE TYPE "SeatEnding" AS ENUM ('filled_here', 'filled_elsewhere', 'cancelled');

ALTER TABLE "vacancy"
  -- Words that ask applicants for money were found: an administrator reads it first.
  ADD COLUMN "words_held" BOOLEAN NOT NULL DEFAULT false,
  -- A change that waits for an administrator, while the public reads what was there before.
  ADD COLUMN "waiting_terms" JSONB,
  ADD COLUMN "asked_open_at" TIMESTAMPTZ(3),
  ADD COLUMN "missed_heartbeats" SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE "vacancy" ADD CONSTRAINT "vacancy_missed_heartbeats" CHECK ("missed_heartbeats" BETWEEN 0 AND 2);

CREATE TABLE "vacancy_import" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "reverted_at" TIMESTAMPTZ(3),

    CONSTRAINT "vacancy_import_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "vacancy_draft" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "vacancy_id" UUID,
    "import_id" UUID,
    "fields" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "vacancy_draft_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "vacancy_version" (
    "id" UUID NOT NULL,
    "vacancy_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "changed" TEXT[] NOT NULL,
    "former" JSONB NOT NULL,
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "vacancy_version_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "protected_criterion" (
    "id" UUID NOT NULL,
    "vacancy_id" UUID NOT NULL,
    "kind" "CriterionKind" NOT NULL,
    "value" TEXT NOT NULL,
    "justification" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "approved_at" TIMESTAMPTZ(3),
    "refused_at" TIMESTAMPTZ(3),
    "refusal_reason" TEXT,
    "decided_by_id" UUID,

    CONSTRAINT "protected_criterion_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "seat_end" (
    "id" UUID NOT NULL,
    "vacancy_id" UUID NOT NULL,
    "ending" "SeatEnding" NOT NULL,
    "seats" INTEGER NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "by_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "seat_end_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "protected_criterion" ADD CONSTRAINT "protected_criterion_justified" CHECK (char_length("justification") >= 80);
ALTER TABLE "protected_criterion" ADD CONSTRAINT "protected_criterion_one_answer" CHECK (num_nonnulls("approved_at", "refused_at") <= 1);
ALTER TABLE "seat_end" ADD CONSTRAINT "seat_end_seats" CHECK ("seats" > 0 AND ("ending" <> 'cancelled' OR "reason" <> ''));

CREATE INDEX "vacancy_import_organisation_id_idx" ON "vacancy_import"("organisation_id");
CREATE INDEX "vacancy_import_by_id_idx" ON "vacancy_import"("by_id");
CREATE INDEX "vacancy_draft_organisation_id_idx" ON "vacancy_draft"("organisation_id");
CREATE UNIQUE INDEX "vacancy_draft_vacancy_id_key" ON "vacancy_draft"("vacancy_id");
CREATE INDEX "vacancy_draft_import_id_idx" ON "vacancy_draft"("import_id");
CREATE INDEX "vacancy_draft_by_id_idx" ON "vacancy_draft"("by_id");
CREATE INDEX "vacancy_draft_changed_at_idx" ON "vacancy_draft"("changed_at");
CREATE UNIQUE INDEX "vacancy_version_vacancy_id_version_key" ON "vacancy_version"("vacancy_id", "version");
CREATE INDEX "vacancy_version_by_id_idx" ON "vacancy_version"("by_id");
CREATE INDEX "protected_criterion_vacancy_id_idx" ON "protected_criterion"("vacancy_id");
CREATE INDEX "protected_criterion_decided_by_id_idx" ON "protected_criterion"("decided_by_id");
CREATE INDEX "seat_end_vacancy_id_idx" ON "seat_end"("vacancy_id");
CREATE INDEX "seat_end_by_id_idx" ON "seat_end"("by_id");
-- What waits for an administrator, and what is asked whether it is still open.
CREATE INDEX "vacancy_submitted_at_idx" ON "vacancy"("submitted_at");
CREATE INDEX "vacancy_confirmed_open_at_idx" ON "vacancy"("confirmed_open_at");

ALTER TABLE "vacancy_import" ADD CONSTRAINT "vacancy_import_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "vacancy_import" ADD CONSTRAINT "vacancy_import_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "vacancy_draft" ADD CONSTRAINT "vacancy_draft_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "vacancy_draft" ADD CONSTRAINT "vacancy_draft_vacancy_id_fkey" FOREIGN KEY ("vacancy_id") REFERENCES "vacancy"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "vacancy_draft" ADD CONSTRAINT "vacancy_draft_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "vacancy_import"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "vacancy_draft" ADD CONSTRAINT "vacancy_draft_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "vacancy_version" ADD CONSTRAINT "vacancy_version_vacancy_id_fkey" FOREIGN KEY ("vacancy_id") REFERENCES "vacancy"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "vacancy_version" ADD CONSTRAINT "vacancy_version_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "protected_criterion" ADD CONSTRAINT "protected_criterion_vacancy_id_fkey" FOREIGN KEY ("vacancy_id") REFERENCES "vacancy"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "protected_criterion" ADD CONSTRAINT "protected_criterion_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "seat_end" ADD CONSTRAINT "seat_end_vacancy_id_fkey" FOREIGN KEY ("vacancy_id") REFERENCES "vacancy"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "seat_end" ADD CONSTRAINT "seat_end_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
