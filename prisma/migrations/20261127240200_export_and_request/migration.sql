-- A copy of all of one's data, asked for by its owner.
CREATE TABLE "data_export" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "parts_done" INTEGER NOT NULL DEFAULT 0,
    "parts_total" INTEGER NOT NULL DEFAULT 0,
    "ready_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "bytes" INTEGER,
    "sealed" BYTEA,
    "fetched_at" TIMESTAMPTZ(3),
    CONSTRAINT "data_export_pkey" PRIMARY KEY ("id")
);
-- A ZIP is compressed already, and sealed: nothing is left to compress.
ALTER TABLE "data_export" ALTER COLUMN "sealed" SET STORAGE EXTERNAL;
CREATE INDEX "data_export_person_id_asked_at_idx" ON "data_export"("person_id", "asked_at");
CREATE INDEX "data_export_due" ON "data_export"("starts_at") WHERE "ready_at" IS NULL;
CREATE INDEX "data_export_expires_at_idx" ON "data_export"("expires_at");
ALTER TABLE "data_export" ADD CONSTRAINT "data_export_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Somebody, with an account or without, asked what is held about an address. Answered by a letter to that address alone.
CREATE TABLE "data_request" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "token_digest" TEXT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "expires_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (app_now() + '72:00:00'::interval),
    "opened_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),
    CONSTRAINT "data_request_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "data_request_token_digest_key" ON "data_request"("token_digest");
CREATE INDEX "data_request_email_idx" ON "data_request"("email");
CREATE INDEX "data_request_expires_at_idx" ON "data_request"("expires_at");
