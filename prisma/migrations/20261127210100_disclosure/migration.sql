-- CreateTable
CREATE TABLE "disclosure_grant" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "organisation_id" UUID,
    "recruiter_id" UUID,
    "fields" TEXT[],
    "about_kind" TEXT NOT NULL,
    "about_id" UUID NOT NULL,
    "about_title" TEXT NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "until" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),
    CONSTRAINT "disclosure_grant_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "disclosure" (
    "person_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "viewer_role" TEXT NOT NULL,
    "organisation_id" UUID,
    "organisation_name" TEXT NOT NULL,
    "fields" TEXT[],
    "purpose" TEXT NOT NULL,
    "about_kind" TEXT,
    "about_id" UUID,
    "about_title" TEXT NOT NULL,
    "reason" TEXT,
    "grant_id" UUID,
    "session_digest" TEXT NOT NULL,
    "held_until" TIMESTAMPTZ(3),
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    CONSTRAINT "disclosure_pkey" PRIMARY KEY ("person_id", "seq")
);
-- CreateTable
CREATE TABLE "disclosure_chain" (
    "person_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL DEFAULT 0,
    "hash" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "disclosure_chain_pkey" PRIMARY KEY ("person_id")
);
-- CreateTable
CREATE TABLE "disclosure_day" (
    "day" TEXT NOT NULL,
    "heads" TEXT[],
    "previous_seal" TEXT NOT NULL,
    "seal" TEXT NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    CONSTRAINT "disclosure_day_pkey" PRIMARY KEY ("day")
);
-- CreateIndex
CREATE INDEX "disclosure_grant_person_id_given_at_idx" ON "disclosure_grant"("person_id", "given_at");
-- CreateIndex
CREATE INDEX "disclosure_grant_organisation_id_about_id_idx" ON "disclosure_grant"("organisation_id", "about_id");
-- CreateIndex
CREATE INDEX "disclosure_grant_recruiter_id_about_id_idx" ON "disclosure_grant"("recruiter_id", "about_id");
-- CreateIndex
CREATE INDEX "disclosure_at_idx" ON "disclosure"("at");
-- CreateIndex
CREATE INDEX "disclosure_session_digest_at_idx" ON "disclosure"("session_digest", "at");
-- AddForeignKey
ALTER TABLE "disclosure_grant" ADD CONSTRAINT "disclosure_grant_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "disclosure_grant" ADD CONSTRAINT "disclosure_grant_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "disclosure_grant" ADD CONSTRAINT "disclosure_grant_recruiter_id_fkey" FOREIGN KEY ("recruiter_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "disclosure" ADD CONSTRAINT "disclosure_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "disclosure_chain" ADD CONSTRAINT "disclosure_chain_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "disclosure_grant" ADD CONSTRAINT "disclosure_grant_one_viewer" CHECK (num_nonnulls("organisation_id", "recruiter_id") = 1);

-- The ledger only grows, whoever asks. Rows go with the account: the foreign key deletes them with the rights of the tables' owner.
CREATE FUNCTION "disclosure_only_grows"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'disclosure only grows';
END $$;
CREATE TRIGGER "disclosure_only_grows" BEFORE UPDATE ON "disclosure" FOR EACH ROW EXECUTE FUNCTION "disclosure_only_grows"();
REVOKE UPDATE, DELETE, TRUNCATE ON "disclosure" FROM "app";
REVOKE UPDATE, DELETE, TRUNCATE ON "disclosure_day" FROM "app";
REVOKE DELETE, TRUNCATE ON "disclosure_chain" FROM "app";
-- Of a grant nothing changes but that it is withdrawn.
REVOKE UPDATE, DELETE, TRUNCATE ON "disclosure_grant" FROM "app";
GRANT UPDATE ("withdrawn_at") ON "disclosure_grant" TO "app";

-- Applications that stand are granted what they showed until now: name, picture and card, to the organisation they went to.
INSERT INTO "disclosure_grant" ("id", "person_id", "organisation_id", "fields", "about_kind", "about_id", "about_title", "given_at", "until")
SELECT gen_random_uuid(), a."person_id", v."organisation_id", '{name,card}', 'application', v."id", v."title", a."applied_at",
  LEAST((v."deadline"::date + 1)::timestamp AT TIME ZONE v."zone" + make_interval(days => v."reply_by_days"), a."applied_at" + interval '180 days')
FROM "application" a JOIN "vacancy" v ON v."id" = a."vacancy_id" WHERE a."state" <> 'withdrawn';
-- So are hires that their person confirmed.
INSERT INTO "disclosure_grant" ("id", "person_id", "organisation_id", "fields", "about_kind", "about_id", "about_title", "given_at", "until")
SELECT DISTINCT ON (o."person_id", v."id") gen_random_uuid(), o."person_id", v."organisation_id", '{name}'::text[], 'hire', v."id", v."title", o."confirmed_at",
  o."confirmed_at" + interval '180 days'
FROM "outcome" o JOIN "vacancy" v ON v."id" = o."vacancy_id"
WHERE o."code" = 'hired' AND o."person_id" IS NOT NULL AND o."confirmed_at" IS NOT NULL AND o."disputed_at" IS NULL AND o."superseded_by_id" IS NULL
ORDER BY o."person_id", v."id", o."confirmed_at";
