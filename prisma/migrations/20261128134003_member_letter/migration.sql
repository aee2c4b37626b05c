-- How a member of a company hears of new applications, and when a collecting letter last went to them.
CREATE TYPE "MemberLetterMode" AS ENUM ('at_once', 'daily');
CREATE TABLE "member_letter" (
    "person_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "mode" "MemberLetterMode" NOT NULL DEFAULT 'daily',
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "member_letter_pkey" PRIMARY KEY ("person_id", "organisation_id")
);
CREATE INDEX "member_letter_organisation_id_idx" ON "member_letter"("organisation_id");
ALTER TABLE "member_letter" ADD CONSTRAINT "member_letter_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "member_letter" ADD CONSTRAINT "member_letter_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
