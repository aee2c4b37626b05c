-- What somebody agreed to, purpose by purpose, with the text they read. A row is never rewritten but for its withdrawal.
CREATE TABLE "consent" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "text_hash" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "session_digest" TEXT NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "withdrawn_at" TIMESTAMPTZ(3),
    CONSTRAINT "consent_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "consent_person_id_purpose_idx" ON "consent"("person_id", "purpose");
-- One at a time of each purpose.
CREATE UNIQUE INDEX "consent_given" ON "consent"("person_id", "purpose") WHERE "withdrawn_at" IS NULL;
ALTER TABLE "consent" ADD CONSTRAINT "consent_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
