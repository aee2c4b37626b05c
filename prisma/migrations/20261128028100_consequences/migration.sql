-- What a decision does to a meeting, a vacancy and a company.
ALTER TYPE "Rung" ADD VALUE 'room_end';
ALTER TYPE "Rung" ADD VALUE 'vacancy_removal';
ALTER TYPE "Rung" ADD VALUE 'posting_freeze';
ALTER TABLE "vacancy" ADD COLUMN "taken_down_at" TIMESTAMPTZ(3);
ALTER TABLE "organisation" ADD COLUMN "posting_frozen_at" TIMESTAMPTZ(3);
