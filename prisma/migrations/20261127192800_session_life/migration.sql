-- How long a session lives is written at its beginning: the table of sessions knows nothing of roles and organisations.
ALTER TABLE "session" ADD COLUMN "idle_seconds" INTEGER NOT NULL DEFAULT 2592000;
ALTER TABLE "session" ADD COLUMN "ends_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (app_now() + '90 days'::interval);
-- Those that stand keep the end they have, and live unused as long as staff: shorter than some had, longer than nobody.
UPDATE "session" SET "ends_at" = "expires_at", "idle_seconds" = 900;
