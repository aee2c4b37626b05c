-- A grant of contact opens a masked address: mail to it is passed on to its person while the grant stands.
ALTER TABLE "disclosure_grant" ADD COLUMN "relay" TEXT, ADD COLUMN "known_as" TEXT;
CREATE UNIQUE INDEX "disclosure_grant_relay_key" ON "disclosure_grant"("relay");

-- Whoever wrote to such an address has a masked address too, to which the person answers.
CREATE TABLE "relay_thread" (
    "grant_id" UUID NOT NULL,
    "member_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    CONSTRAINT "relay_thread_pkey" PRIMARY KEY ("grant_id", "member_id")
);
CREATE UNIQUE INDEX "relay_thread_address_key" ON "relay_thread"("address");
CREATE INDEX "relay_thread_member_id_idx" ON "relay_thread"("member_id");
ALTER TABLE "relay_thread" ADD CONSTRAINT "relay_thread_grant_id_fkey" FOREIGN KEY ("grant_id") REFERENCES "disclosure_grant"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "relay_thread" ADD CONSTRAINT "relay_thread_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
