-- What a vacancy says beyond title, place and pay, who signed for it, and whether it is public.
ALTER TYPE "ContractKind" ADD VALUE 'part_time';
CREATE TYPE "EducationLevel" AS ENUM ('none', 'primary', 'high_school', 'certificate', 'associate', 'bachelor', 'postgraduate');

ALTER TABLE "vacancy"
  ADD COLUMN "occupation" SMALLINT,
  ADD COLUMN "occupation_words" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "region" TEXT,
  ADD COLUMN "hours" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "contract_months" SMALLINT,
  ADD COLUMN "pay_reason" TEXT,
  ALTER COLUMN "pay_min" DROP NOT NULL,
  ALTER COLUMN "pay_max" DROP NOT NULL,
  ADD COLUMN "nice_to_have" TEXT[] NOT NULL DEFAULT '{}',
  ADD COLUMN "education_min" "EducationLevel" NOT NULL DEFAULT 'none',
  ADD COLUMN "experience_months_min" SMALLINT NOT NULL DEFAULT 0,
  ADD COLUMN "either_or" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "vacancy_exists" BOOLEAN NOT NULL DEFAULT true,
  ADD COLUMN "ai_screening" TEXT,
  ADD COLUMN "start_date" TEXT,
  ADD COLUMN "karirhub_ref" TEXT,
  ADD COLUMN "questions" TEXT[] NOT NULL DEFAULT '{}',
  ADD COLUMN "pledged_role" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "pledged_at" TIMESTAMPTZ(3),
  ADD COLUMN "pledge_version" SMALLINT,
  ADD COLUMN "submitted_at" TIMESTAMPTZ(3),
  ADD COLUMN "published_at" TIMESTAMPTZ(3),
  ADD COLUMN "sent_back_reason" TEXT,
  ADD COLUMN "confirmed_open_at" TIMESTAMPTZ(3),
  ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;

-- What was there before was public from its first moment.
UPDATE "vacancy" SET "published_at" = "created_at", "submitted_at" = "created_at", "pledged_at" = "created_at", "pledge_version" = 1,
  "confirmed_open_at" = app_now();

ALTER TABLE "vacancy" DROP CONSTRAINT "vacancy_pay";
ALTER TABLE "vacancy" ADD CONSTRAINT "vacancy_pay" CHECK (
  ("pay_min" IS NULL AND "pay_max" IS NULL AND "pay_reason" IS NOT NULL AND char_length("pay_reason") >= 20)
  OR ("pay_min" IS NOT NULL AND "pay_max" IS NOT NULL AND "pay_min" > 0 AND "pay_max" >= "pay_min" AND "pay_reason" IS NULL));
ALTER TABLE "vacancy" ADD CONSTRAINT "vacancy_occupation" CHECK ("occupation" BETWEEN 0 AND 9);
ALTER TABLE "vacancy" ADD CONSTRAINT "vacancy_region" CHECK (NOT ("remote" AND "region" IS NOT NULL) AND "region" LIKE "country" || '-%');
ALTER TABLE "vacancy" ADD CONSTRAINT "vacancy_contract_months" CHECK ("contract_months" BETWEEN 1 AND 60);
ALTER TABLE "vacancy" ADD CONSTRAINT "vacancy_experience" CHECK ("experience_months_min" BETWEEN 0 AND 600);
ALTER TABLE "vacancy" ADD CONSTRAINT "vacancy_questions" CHECK (cardinality("questions") <= 5);
ALTER TABLE "vacancy" ADD CONSTRAINT "vacancy_confirmed" CHECK ("published_at" IS NULL OR "confirmed_open_at" IS NOT NULL);
