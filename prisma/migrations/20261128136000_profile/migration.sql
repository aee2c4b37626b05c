-- The profile of a seeker, one row for each section, so that two devices that write different sections do not meet.
CREATE TABLE "profile_section" (
    "person_id" UUID NOT NULL,
    "section" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    CONSTRAINT "profile_section_pkey" PRIMARY KEY ("person_id", "section")
);
ALTER TABLE "profile_section" ADD CONSTRAINT "profile_section_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What of it goes with an application: a copy as it was when it was sent.
CREATE TABLE "shared_profile" (
    "application_id" UUID NOT NULL,
    "parts" JSONB NOT NULL,
    "shared_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "until" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "shared_profile_pkey" PRIMARY KEY ("application_id")
);
CREATE INDEX "shared_profile_until_idx" ON "shared_profile"("until");
ALTER TABLE "shared_profile" ADD CONSTRAINT "shared_profile_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE CASCADE ON UPDATE CASCADE;
