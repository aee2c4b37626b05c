-- Why a decision that was carried out found nothing to do, so that nobody reads of a removal that did not happen.
-- CreateEnum
CREATE TYPE "DecisionUndone" AS ENUM ('moderates', 'over', 'nobody');

-- AlterTable
ALTER TABLE "case_decision" ADD COLUMN "undone" "DecisionUndone";
