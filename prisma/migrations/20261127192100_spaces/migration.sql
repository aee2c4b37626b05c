-- Personas, bans, moderators and their invitations belong to a space: a series today. A series and its space have one id.
CREATE TYPE "SpaceKind" AS ENUM ('series');
CREATE TABLE "space" (
    "id" UUID NOT NULL,
    "kind" "SpaceKind" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    CONSTRAINT "space_pkey" PRIMARY KEY ("id")
);
INSERT INTO "space" ("id", "kind", "created_at") SELECT "id", 'series', "created_at" FROM "series";
ALTER TABLE "series" ADD CONSTRAINT "series_id_fkey" FOREIGN KEY ("id") REFERENCES "space"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "persona" DROP CONSTRAINT "persona_series_id_fkey";
ALTER TABLE "persona" RENAME COLUMN "series_id" TO "space_id";
ALTER TABLE "persona" ADD CONSTRAINT "persona_space_id_fkey" FOREIGN KEY ("space_id") REFERENCES "space"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER INDEX "persona_person_id_series_id_idx" RENAME TO "persona_person_id_space_id_idx";
ALTER INDEX "persona_series_id_idx" RENAME TO "persona_space_id_idx";

ALTER TABLE "ban" DROP CONSTRAINT "ban_series_id_fkey";
ALTER TABLE "ban" RENAME COLUMN "series_id" TO "space_id";
ALTER TABLE "ban" ADD CONSTRAINT "ban_space_id_fkey" FOREIGN KEY ("space_id") REFERENCES "space"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER INDEX "ban_series_id_person_id_idx" RENAME TO "ban_space_id_person_id_idx";

ALTER TABLE "series_moderator" DROP CONSTRAINT "series_moderator_series_id_fkey";
ALTER TABLE "series_moderator" RENAME TO "moderator";
ALTER TABLE "moderator" RENAME COLUMN "series_id" TO "space_id";
ALTER TABLE "moderator" ADD CONSTRAINT "moderator_space_id_fkey" FOREIGN KEY ("space_id") REFERENCES "space"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "moderator" RENAME CONSTRAINT "series_moderator_pkey" TO "moderator_pkey";
ALTER TABLE "moderator" RENAME CONSTRAINT "series_moderator_person_id_fkey" TO "moderator_person_id_fkey";
ALTER TABLE "moderator" RENAME CONSTRAINT "series_moderator_organisation_id_fkey" TO "moderator_organisation_id_fkey";
ALTER INDEX "series_moderator_id_key" RENAME TO "moderator_id_key";
ALTER INDEX "series_moderator_person_id_idx" RENAME TO "moderator_person_id_idx";
ALTER INDEX "series_moderator_organisation_id_idx" RENAME TO "moderator_organisation_id_idx";

ALTER TABLE "series_invitation" DROP CONSTRAINT "series_invitation_series_id_fkey";
ALTER TABLE "series_invitation" RENAME TO "moderator_invitation";
ALTER TABLE "moderator_invitation" RENAME COLUMN "series_id" TO "space_id";
ALTER TABLE "moderator_invitation" ADD CONSTRAINT "moderator_invitation_space_id_fkey" FOREIGN KEY ("space_id") REFERENCES "space"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "moderator_invitation" RENAME CONSTRAINT "series_invitation_pkey" TO "moderator_invitation_pkey";
ALTER TABLE "moderator_invitation" RENAME CONSTRAINT "series_invitation_organisation_id_fkey" TO "moderator_invitation_organisation_id_fkey";
ALTER TABLE "moderator_invitation" RENAME CONSTRAINT "series_invitation_invited_by_id_fkey" TO "moderator_invitation_invited_by_id_fkey";
ALTER INDEX "series_invitation_series_id_email_key" RENAME TO "moderator_invitation_space_id_email_key";
ALTER INDEX "series_invitation_email_idx" RENAME TO "moderator_invitation_email_idx";
ALTER INDEX "series_invitation_invited_by_id_idx" RENAME TO "moderator_invitation_invited_by_id_idx";
ALTER INDEX "series_invitation_organisation_id_idx" RENAME TO "moderator_invitation_organisation_id_idx";
