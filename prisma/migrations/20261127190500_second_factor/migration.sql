-- When whoever holds a session last proved who they are.
ALTER TABLE "session" ADD COLUMN "proved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now();
-- CreateTable
CREATE TABLE "passkey" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "credential_id" TEXT NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL DEFAULT 0,
    "transports" TEXT[],
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "used_at" TIMESTAMPTZ(3),
    CONSTRAINT "passkey_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "authenticator_app" (
    "person_id" UUID NOT NULL,
    "sealed_secret" TEXT NOT NULL,
    "last_step" BIGINT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "confirmed_at" TIMESTAMPTZ(3),
    CONSTRAINT "authenticator_app_pkey" PRIMARY KEY ("person_id")
);
-- CreateTable
CREATE TABLE "recovery_code" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "code_digest" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "used_at" TIMESTAMPTZ(3),
    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "sign_in_attempt" (
    "id" UUID NOT NULL,
    "token_digest" TEXT NOT NULL,
    "person_id" UUID,
    "challenge" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "sign_in_attempt_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "known_device" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "device" TEXT NOT NULL,
    "network_digest" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    CONSTRAINT "known_device_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "factor_reset" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "asked_by_id" UUID,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "factor_reset_pkey" PRIMARY KEY ("id")
);
-- CreateIndex
CREATE UNIQUE INDEX "passkey_credential_id_key" ON "passkey"("credential_id");
-- CreateIndex
CREATE INDEX "passkey_person_id_idx" ON "passkey"("person_id");
-- CreateIndex
CREATE UNIQUE INDEX "recovery_code_person_id_code_digest_key" ON "recovery_code"("person_id", "code_digest");
-- CreateIndex
CREATE UNIQUE INDEX "sign_in_attempt_token_digest_key" ON "sign_in_attempt"("token_digest");
-- CreateIndex
CREATE INDEX "sign_in_attempt_person_id_idx" ON "sign_in_attempt"("person_id");
-- CreateIndex
CREATE INDEX "sign_in_attempt_expires_at_idx" ON "sign_in_attempt"("expires_at");
-- CreateIndex
CREATE UNIQUE INDEX "known_device_person_id_device_network_digest_key" ON "known_device"("person_id", "device", "network_digest");
-- CreateIndex
CREATE UNIQUE INDEX "factor_reset_person_id_key" ON "factor_reset"("person_id");
-- CreateIndex
CREATE INDEX "factor_reset_asked_by_id_idx" ON "factor_reset"("asked_by_id");
-- CreateIndex
CREATE INDEX "factor_reset_due_at_idx" ON "factor_reset"("due_at");
-- AddForeignKey
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "authenticator_app" ADD CONSTRAINT "authenticator_app_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "sign_in_attempt" ADD CONSTRAINT "sign_in_attempt_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "known_device" ADD CONSTRAINT "known_device_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "factor_reset" ADD CONSTRAINT "factor_reset_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "factor_reset" ADD CONSTRAINT "factor_reset_asked_by_id_fkey" FOREIGN KEY ("asked_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- When this person must have a second factor, or null: seven days after their first role, and only while they have none. Past it their
-- roles count for nothing.
CREATE FUNCTION "second_factor_due"("who" uuid) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT min("granted_at") + interval '7 days' FROM "role_grant"
  WHERE "person_id" = "who"
    AND NOT EXISTS (SELECT 1 FROM "authenticator_app" WHERE "person_id" = "who" AND "confirmed_at" IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM "passkey" WHERE "person_id" = "who")
$$;
