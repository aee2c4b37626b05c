-- Who sees whom: hide lists, frozen people, blocks, and companies that belong together.
-- CreateEnum
CREATE TYPE "HiddenFromKind" AS ENUM ('organisation', 'domain', 'address');

-- CreateTable
CREATE TABLE "shield" (
    "person_id" UUID NOT NULL,
    "salt" TEXT NOT NULL,
    "frozen_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "shield_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "hidden_from" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" "HiddenFromKind" NOT NULL,
    "organisation_id" UUID,
    "domain" TEXT,
    "address_digest" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "hidden_from_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "hidden_from_one_thing" CHECK (
        num_nonnulls("organisation_id", "domain", "address_digest") = 1
        AND "kind"::text = CASE WHEN "organisation_id" IS NOT NULL THEN 'organisation' WHEN "domain" IS NOT NULL THEN 'domain' ELSE 'address' END)
);

-- CreateTable
CREATE TABLE "organisation_group" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "organisation_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organisation_group_member" (
    "organisation_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,

    CONSTRAINT "organisation_group_member_pkey" PRIMARY KEY ("organisation_id")
);

-- CreateTable
CREATE TABLE "block" (
    "blocker_id" UUID NOT NULL,
    "blocked_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "seen_name" TEXT NOT NULL,
    "seen_seed" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "block_pkey" PRIMARY KEY ("blocker_id","blocked_id"),
    CONSTRAINT "block_not_oneself" CHECK ("blocker_id" <> "blocked_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "hidden_from_person_id_organisation_id_key" ON "hidden_from"("person_id", "organisation_id");
-- CreateIndex
CREATE UNIQUE INDEX "hidden_from_person_id_domain_key" ON "hidden_from"("person_id", "domain");
-- CreateIndex
CREATE UNIQUE INDEX "hidden_from_person_id_address_digest_key" ON "hidden_from"("person_id", "address_digest");
-- CreateIndex
CREATE INDEX "hidden_from_organisation_id_idx" ON "hidden_from"("organisation_id");
-- CreateIndex
CREATE UNIQUE INDEX "organisation_group_name_key" ON "organisation_group"("name");
-- CreateIndex
CREATE INDEX "organisation_group_member_group_id_idx" ON "organisation_group_member"("group_id");
-- CreateIndex
CREATE UNIQUE INDEX "block_id_key" ON "block"("id");
-- CreateIndex
CREATE INDEX "block_blocked_id_idx" ON "block"("blocked_id");

-- AddForeignKey
ALTER TABLE "shield" ADD CONSTRAINT "shield_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "hidden_from" ADD CONSTRAINT "hidden_from_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "hidden_from" ADD CONSTRAINT "hidden_from_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "organisation_group_member" ADD CONSTRAINT "organisation_group_member_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "organisation_group_member" ADD CONSTRAINT "organisation_group_member_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "organisation_group"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "block" ADD CONSTRAINT "block_blocker_id_fkey" FOREIGN KEY ("blocker_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "block" ADD CONSTRAINT "block_blocked_id_fkey" FOREIGN KEY ("blocked_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
