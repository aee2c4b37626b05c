-- What somebody may do for a company. Who is a member today could do everything: they stay admins of their company.
CREATE TYPE "CompanyRole" AS ENUM ('admin', 'recruiter', 'viewer');
ALTER TABLE "membership" ADD COLUMN "role" "CompanyRole" NOT NULL DEFAULT 'admin';
ALTER TABLE "membership" ALTER COLUMN "role" SET DEFAULT 'recruiter';
ALTER TABLE "invitation" ADD COLUMN "role" "CompanyRole" NOT NULL DEFAULT 'recruiter';

-- What a company says of itself, what of it was checked, and whether its vacancies wait for an administrator.
ALTER TABLE "organisation"
    ADD COLUMN "country" TEXT,
    ADD COLUMN "town" TEXT NOT NULL DEFAULT '',
    ADD COLUMN "website" TEXT NOT NULL DEFAULT '',
    ADD COLUMN "about" TEXT NOT NULL DEFAULT '',
    ADD COLUMN "answerable_name" TEXT NOT NULL DEFAULT '',
    ADD COLUMN "answerable_office" TEXT NOT NULL DEFAULT '',
    ADD COLUMN "domain" TEXT,
    ADD COLUMN "domain_confirmed_at" TIMESTAMPTZ(3),
    -- In the order of its labels from the end, so that a domain and all below it are one range of the index.
    ADD COLUMN "domain_key" TEXT COLLATE "C" GENERATED ALWAYS AS (reverse("domain") || '.') STORED,
    ADD COLUMN "registered_by_id" UUID,
    ADD COLUMN "registered_at" TIMESTAMPTZ(3),
    ADD COLUMN "passed_at" TIMESTAMPTZ(3);
CREATE UNIQUE INDEX "organisation_domain_key" ON "organisation"("domain");
CREATE INDEX "organisation_domain_key_idx" ON "organisation"("domain_key");
CREATE INDEX "organisation_registered_by_id_idx" ON "organisation"("registered_by_id");
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_registered_by_id_fkey" FOREIGN KEY ("registered_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A company that somebody wishes to register: nobody sees it until the letter to its address is answered.
CREATE TABLE "company_registration" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "town" TEXT NOT NULL,
    "website" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "answerable_name" TEXT NOT NULL,
    "answerable_office" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "company_registration_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "company_registration_person_id_key" ON "company_registration"("person_id");
CREATE INDEX "company_registration_created_at_idx" ON "company_registration"("created_at");
ALTER TABLE "company_registration" ADD CONSTRAINT "company_registration_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
