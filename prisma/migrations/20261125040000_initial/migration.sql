-- Whoever migrates owns the tables. The product runs as "app": it reads and writes rows and changes no table.
ALTER DEFAULT PRIVILEGES IN SCHEMA "public" GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO "app";

-- The database's clock decides every expiry, lease and order. Tests move it by the one row of `clock`.
CREATE TABLE "clock" (
    "id" BOOLEAN NOT NULL DEFAULT true,
    "ahead_ms" BIGINT NOT NULL DEFAULT 0,
    CONSTRAINT "clock_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "clock" ADD CONSTRAINT "clock_one_row" CHECK ("id");
INSERT INTO "clock" DEFAULT VALUES;
CREATE FUNCTION "app_now"() RETURNS timestamptz LANGUAGE sql STABLE AS 'SELECT now() + (SELECT "ahead_ms" FROM "clock") * interval ''1 millisecond''';

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";
-- CreateEnum
CREATE TYPE "Role" AS ENUM ('recruiter', 'officer', 'admin');
-- CreateEnum
CREATE TYPE "SpaceKind" AS ENUM ('series');
-- CreateEnum
CREATE TYPE "LinkPurpose" AS ENUM ('sign_up', 'sign_in', 'reset');
-- CreateEnum
CREATE TYPE "PayUnit" AS ENUM ('hour', 'day', 'month', 'task');
-- CreateEnum
CREATE TYPE "ContractKind" AS ENUM ('permanent', 'fixed_term', 'daily', 'freelance', 'internship');
-- CreateEnum
CREATE TYPE "ApplicationState" AS ENUM ('applied', 'seen', 'contacted', 'rejected', 'withdrawn');
-- CreateEnum
CREATE TYPE "OutcomeCode" AS ENUM ('advice', 'referred', 'interview_booked', 'interviewed', 'offered', 'hired');
-- CreateEnum
CREATE TYPE "RoomKind" AS ENUM ('forum', 'interview');
-- CreateEnum
CREATE TYPE "Phase" AS ENUM ('scheduled', 'backstage', 'open', 'ended');
-- CreateEnum
CREATE TYPE "SeatRole" AS ENUM ('listener', 'speaker', 'moderator');
-- CreateEnum
CREATE TYPE "TicketState" AS ENUM ('queued', 'called', 'held', 'on_stage', 'done', 'withdrawn', 'removed', 'lapsed', 'closed');
-- CreateEnum
CREATE TYPE "TurnEnd" AS ENUM ('self', 'moderator', 'timer', 'lost', 'room');
-- CreateEnum
CREATE TYPE "BanScope" AS ENUM ('room', 'series');
-- CreateEnum
CREATE TYPE "InterviewState" AS ENUM ('invited', 'running', 'declined', 'expired', 'ended');
-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,
    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);
-- CreateTable
CREATE TABLE "scheduled_task" (
    "name" TEXT NOT NULL,
    "every_ms" INTEGER NOT NULL,
    "done_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "scheduled_task_pkey" PRIMARY KEY ("name")
);
-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "email_confirmed_at" TIMESTAMPTZ(3),
    "password_hash" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'id',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "token_digest" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "device" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "proved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "idle_seconds" INTEGER NOT NULL DEFAULT 2592000,
    "ends_at" TIMESTAMPTZ(3) NOT NULL DEFAULT (app_now() + '90 days'::interval),
    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "sign_in_link" (
    "id" UUID NOT NULL,
    "person_id" UUID,
    "purpose" "LinkPurpose" NOT NULL,
    "token_digest" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    CONSTRAINT "sign_in_link_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "role_grant" (
    "person_id" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "granted_by_id" UUID,
    "granted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    CONSTRAINT "role_grant_pkey" PRIMARY KEY ("person_id","role")
);
-- CreateTable
CREATE TABLE "space" (
    "id" UUID NOT NULL,
    "kind" "SpaceKind" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    CONSTRAINT "space_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "persona" (
    "id" UUID NOT NULL,
    "person_id" UUID,
    "space_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "seed" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    CONSTRAINT "persona_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "seed" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "membership" (
    "person_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    CONSTRAINT "membership_pkey" PRIMARY KEY ("person_id","organisation_id")
);
-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "invited_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);
-- How a search reads: case, accents, vowel signs, tatweel and invisible signs do not count, letters that people type for each other
-- are one (alef, teh marbuta and heh, yeh, Persian kaf), and every digit is 0-9. The composed forms fall apart by NFKD first.
CREATE FUNCTION "search_fold"(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT translate(
    lower(regexp_replace(normalize($1, NFKD),
      '[\u0300-\u036f\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]', '', 'g')),
    U&'\0671\0629\0649\06CC\06D2\06A9\06AA\06C1\06BE\06D5\0660\0661\0662\0663\0664\0665\0666\0667\0668\0669\06F0\06F1\06F2\06F3\06F4\06F5\06F6\06F7\06F8\06F9',
    U&'\0627\0647\064A\064A\064A\0643\0643\0647\0647\0647' || '01234567890123456789')
$$;
-- For LIKE: the folded text anywhere, with %, _ and \ as letters.
CREATE FUNCTION "search_pattern"(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT '%' || regexp_replace(search_fold($1), '([\\%_])', '\\\1', 'g') || '%'
$$;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
-- CreateTable
CREATE TABLE "vacancy" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "remote" BOOLEAN NOT NULL DEFAULT false,
    "contract" "ContractKind" NOT NULL,
    "currency" TEXT NOT NULL,
    "pay_min" INTEGER NOT NULL,
    "pay_max" INTEGER NOT NULL,
    "pay_unit" "PayUnit" NOT NULL,
    "openings" INTEGER NOT NULL,
    "filled" INTEGER NOT NULL DEFAULT 0,
    "deadline" TEXT NOT NULL,
    "reply_by_days" INTEGER NOT NULL DEFAULT 14,
    "description" TEXT NOT NULL,
    "must_have" TEXT[],
    "pledged_by" TEXT NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "closed_at" TIMESTAMPTZ(3),
    "search_text" TEXT GENERATED ALWAYS AS (search_fold(title || ' ' || description)) STORED,
    "search_place" TEXT GENERATED ALWAYS AS (search_fold(CASE WHEN remote THEN 'jarak jauh remote عن بعد' ELSE place END || ' ' || CASE country WHEN 'ID' THEN 'Indonesia إندونيسيا' WHEN 'SA' THEN 'Arab Saudi Arabia السعودية' WHEN 'AE' THEN 'Uni Emirat United Arab Emirates الإمارات' WHEN 'QA' THEN 'Qatar قطر' WHEN 'KW' THEN 'Kuwait الكويت' ELSE '' END)) STORED,
    CONSTRAINT "vacancy_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "application" (
    "id" UUID NOT NULL,
    "vacancy_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "persona_id" UUID,
    "name" TEXT NOT NULL,
    "seed" TEXT NOT NULL,
    "role_wanted" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "line" TEXT NOT NULL,
    "state" "ApplicationState" NOT NULL DEFAULT 'applied',
    "applied_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "reply_by" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),
    CONSTRAINT "application_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "pin" (
    "id" UUID NOT NULL,
    "room_id" UUID NOT NULL,
    "vacancy_id" UUID NOT NULL,
    "by_id" UUID,
    "pinned_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "unpinned_at" TIMESTAMPTZ(3),
    CONSTRAINT "pin_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "outcome" (
    "id" UUID NOT NULL,
    "person_id" UUID,
    "room_id" UUID NOT NULL,
    "turn_id" UUID,
    "interview_id" UUID,
    "vacancy_id" UUID,
    "code" "OutcomeCode" NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "confirmed_at" TIMESTAMPTZ(3),
    "disputed_at" TIMESTAMPTZ(3),
    "dispute_reason" TEXT,
    "superseded_by_id" UUID,
    "employer_confirmed_at" TIMESTAMPTZ(3),
    "employer_confirmed_by_id" UUID,
    CONSTRAINT "outcome_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "series" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "zone" TEXT NOT NULL DEFAULT 'Asia/Jakarta',
    "rule" TEXT NOT NULL,
    "starts_local" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "turn_seconds" INTEGER NOT NULL DEFAULT 120,
    "agenda" JSONB NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "ended_at" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL DEFAULT 0,
    "revised_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    CONSTRAINT "series_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "series_exception" (
    "series_id" UUID NOT NULL,
    "local_date" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    CONSTRAINT "series_exception_pkey" PRIMARY KEY ("series_id","local_date")
);
-- CreateTable
CREATE TABLE "moderator" (
    "id" UUID NOT NULL,
    "space_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "seed" TEXT NOT NULL,
    "host" BOOLEAN NOT NULL DEFAULT false,
    "organisation_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    CONSTRAINT "moderator_pkey" PRIMARY KEY ("space_id","person_id")
);
-- CreateTable
CREATE TABLE "room" (
    "id" UUID NOT NULL,
    "kind" "RoomKind" NOT NULL DEFAULT 'forum',
    "series_id" UUID NOT NULL,
    "parent_id" UUID,
    "voice_room" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "phase" "Phase" NOT NULL DEFAULT 'scheduled',
    "opened_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "locked_at" TIMESTAMPTZ(3),
    "unmoderated_at" TIMESTAMPTZ(3),
    "hands_open" BOOLEAN NOT NULL DEFAULT true,
    "turn_seconds" INTEGER NOT NULL DEFAULT 120,
    "agenda" JSONB NOT NULL,
    "segment" INTEGER NOT NULL DEFAULT 0,
    "segment_at" TIMESTAMPTZ(3),
    "pin" JSONB,
    "capacity" INTEGER NOT NULL DEFAULT 1500,
    "ticket_count" INTEGER NOT NULL DEFAULT 0,
    "event_count" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    CONSTRAINT "room_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "seat" (
    "id" UUID NOT NULL,
    "room_id" UUID NOT NULL,
    "person_id" UUID,
    "guest_digest" TEXT,
    "session_id" UUID,
    "browsers" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "persona_id" UUID,
    "role" "SeatRole" NOT NULL DEFAULT 'listener',
    "epoch" INTEGER NOT NULL DEFAULT 0,
    "voice_id" TEXT NOT NULL,
    "former_voices" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "voice_sid" TEXT,
    "locked_at" TIMESTAMPTZ(3),
    "taken_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "heartbeat_at" TIMESTAMPTZ(3),
    "away_at" TIMESTAMPTZ(3),
    "left_at" TIMESTAMPTZ(3),
    "removed_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    CONSTRAINT "seat_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "ticket" (
    "id" UUID NOT NULL,
    "room_id" UUID NOT NULL,
    "seat_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "state" "TicketState" NOT NULL DEFAULT 'queued',
    "role_wanted" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "line" TEXT NOT NULL,
    "pin_ref" TEXT,
    "first_time" BOOLEAN NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "called_at" TIMESTAMPTZ(3),
    "called_by_id" UUID,
    "held_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    CONSTRAINT "ticket_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "turn" (
    "id" UUID NOT NULL,
    "room_id" UUID NOT NULL,
    "seat_id" UUID NOT NULL,
    "ticket_id" UUID NOT NULL,
    "seconds" INTEGER NOT NULL,
    "extended" BOOLEAN NOT NULL DEFAULT false,
    "granted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" "TurnEnd",
    CONSTRAINT "turn_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "ban" (
    "id" UUID NOT NULL,
    "scope" "BanScope" NOT NULL,
    "space_id" UUID NOT NULL,
    "room_id" UUID,
    "person_id" UUID,
    "browsers" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "reason" TEXT NOT NULL,
    "by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "lifted_at" TIMESTAMPTZ(3),
    CONSTRAINT "ban_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "room_event" (
    "room_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "kind" TEXT NOT NULL,
    "actor_id" UUID,
    "payload" JSONB NOT NULL,
    CONSTRAINT "room_event_pkey" PRIMARY KEY ("room_id","seq")
);
-- CreateTable
CREATE TABLE "interview" (
    "id" UUID NOT NULL,
    "forum_id" UUID NOT NULL,
    "side_id" UUID,
    "inviter_seat_id" UUID NOT NULL,
    "invitee_seat_id" UUID NOT NULL,
    "state" "InterviewState" NOT NULL DEFAULT 'invited',
    "minutes" INTEGER NOT NULL DEFAULT 10,
    "extended" BOOLEAN NOT NULL DEFAULT false,
    "invited_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "started_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    CONSTRAINT "interview_pkey" PRIMARY KEY ("id")
);
-- CreateTable
CREATE TABLE "voice_webhook" (
    "id" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "body" JSONB NOT NULL,
    "worked_at" TIMESTAMPTZ(3),
    CONSTRAINT "voice_webhook_pkey" PRIMARY KEY ("id")
);
-- CreateIndex
CREATE INDEX "rate_limit_expire_idx" ON "rate_limit"("expire");
-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");
-- CreateIndex
CREATE UNIQUE INDEX "session_token_digest_key" ON "session"("token_digest");
-- CreateIndex
CREATE INDEX "session_person_id_idx" ON "session"("person_id");
-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");
-- CreateIndex
CREATE UNIQUE INDEX "sign_in_link_token_digest_key" ON "sign_in_link"("token_digest");
-- CreateIndex
CREATE INDEX "sign_in_link_person_id_idx" ON "sign_in_link"("person_id");
-- CreateIndex
CREATE INDEX "persona_person_id_space_id_idx" ON "persona"("person_id", "space_id");
-- CreateIndex
CREATE UNIQUE INDEX "organisation_name_key" ON "organisation"("name");
-- CreateIndex
CREATE UNIQUE INDEX "invitation_organisation_id_email_key" ON "invitation"("organisation_id", "email");
-- CreateIndex
CREATE INDEX "invitation_email_idx" ON "invitation"("email");
-- CreateIndex
CREATE INDEX "vacancy_closed_at_created_at_idx" ON "vacancy"("closed_at", "created_at");
-- CreateIndex
CREATE UNIQUE INDEX "application_vacancy_id_person_id_key" ON "application"("vacancy_id", "person_id");
-- CreateIndex
CREATE INDEX "pin_room_id_idx" ON "pin"("room_id");
-- CreateIndex
CREATE UNIQUE INDEX "outcome_superseded_by_id_key" ON "outcome"("superseded_by_id");
-- CreateIndex
CREATE INDEX "outcome_person_id_idx" ON "outcome"("person_id");
-- CreateIndex
CREATE INDEX "outcome_room_id_idx" ON "outcome"("room_id");
-- CreateIndex
CREATE UNIQUE INDEX "series_slug_key" ON "series"("slug");
-- CreateIndex
CREATE UNIQUE INDEX "room_voice_room_key" ON "room"("voice_room");
-- CreateIndex
CREATE INDEX "room_phase_starts_at_idx" ON "room"("phase", "starts_at");
-- CreateIndex
CREATE UNIQUE INDEX "seat_voice_id_key" ON "seat"("voice_id");
-- CreateIndex
CREATE INDEX "seat_room_id_idx" ON "seat"("room_id");
-- CreateIndex
CREATE INDEX "seat_person_id_idx" ON "seat"("person_id");
-- CreateIndex
CREATE INDEX "seat_session_id_idx" ON "seat"("session_id");
-- CreateIndex
CREATE INDEX "ticket_room_id_state_idx" ON "ticket"("room_id", "state");
-- CreateIndex
CREATE UNIQUE INDEX "ticket_room_id_number_key" ON "ticket"("room_id", "number");
-- CreateIndex
CREATE INDEX "turn_room_id_ended_at_idx" ON "turn"("room_id", "ended_at");
-- CreateIndex
CREATE INDEX "turn_seat_id_idx" ON "turn"("seat_id");
-- CreateIndex
CREATE INDEX "ban_space_id_person_id_idx" ON "ban"("space_id", "person_id");
-- CreateIndex
CREATE UNIQUE INDEX "interview_side_id_key" ON "interview"("side_id");
-- CreateIndex
CREATE INDEX "interview_forum_id_state_idx" ON "interview"("forum_id", "state");
-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "sign_in_link" ADD CONSTRAINT "sign_in_link_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_granted_by_id_fkey" FOREIGN KEY ("granted_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "persona" ADD CONSTRAINT "persona_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "persona" ADD CONSTRAINT "persona_space_id_fkey" FOREIGN KEY ("space_id") REFERENCES "space"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_invited_by_id_fkey" FOREIGN KEY ("invited_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "vacancy" ADD CONSTRAINT "vacancy_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "vacancy" ADD CONSTRAINT "vacancy_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_vacancy_id_fkey" FOREIGN KEY ("vacancy_id") REFERENCES "vacancy"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_persona_id_fkey" FOREIGN KEY ("persona_id") REFERENCES "persona"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "pin" ADD CONSTRAINT "pin_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "pin" ADD CONSTRAINT "pin_vacancy_id_fkey" FOREIGN KEY ("vacancy_id") REFERENCES "vacancy"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "pin" ADD CONSTRAINT "pin_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_turn_id_fkey" FOREIGN KEY ("turn_id") REFERENCES "turn"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_interview_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "interview"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_vacancy_id_fkey" FOREIGN KEY ("vacancy_id") REFERENCES "vacancy"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_superseded_by_id_fkey" FOREIGN KEY ("superseded_by_id") REFERENCES "outcome"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "series" ADD CONSTRAINT "series_id_fkey" FOREIGN KEY ("id") REFERENCES "space"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "series" ADD CONSTRAINT "series_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "series_exception" ADD CONSTRAINT "series_exception_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "series"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "series_exception" ADD CONSTRAINT "series_exception_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "moderator" ADD CONSTRAINT "moderator_space_id_fkey" FOREIGN KEY ("space_id") REFERENCES "space"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "moderator" ADD CONSTRAINT "moderator_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "moderator" ADD CONSTRAINT "moderator_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "room" ADD CONSTRAINT "room_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "series"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "room" ADD CONSTRAINT "room_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "seat" ADD CONSTRAINT "seat_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "seat" ADD CONSTRAINT "seat_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "seat" ADD CONSTRAINT "seat_persona_id_fkey" FOREIGN KEY ("persona_id") REFERENCES "persona"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "ticket" ADD CONSTRAINT "ticket_seat_id_fkey" FOREIGN KEY ("seat_id") REFERENCES "seat"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "turn" ADD CONSTRAINT "turn_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "turn" ADD CONSTRAINT "turn_seat_id_fkey" FOREIGN KEY ("seat_id") REFERENCES "seat"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "turn" ADD CONSTRAINT "turn_ticket_id_fkey" FOREIGN KEY ("ticket_id") REFERENCES "ticket"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "ban" ADD CONSTRAINT "ban_space_id_fkey" FOREIGN KEY ("space_id") REFERENCES "space"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "ban" ADD CONSTRAINT "ban_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "ban" ADD CONSTRAINT "ban_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "ban" ADD CONSTRAINT "ban_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "room_event" ADD CONSTRAINT "room_event_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "room_event" ADD CONSTRAINT "room_event_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "interview" ADD CONSTRAINT "interview_forum_id_fkey" FOREIGN KEY ("forum_id") REFERENCES "room"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "interview" ADD CONSTRAINT "interview_side_id_fkey" FOREIGN KEY ("side_id") REFERENCES "room"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "interview" ADD CONSTRAINT "interview_inviter_seat_id_fkey" FOREIGN KEY ("inviter_seat_id") REFERENCES "seat"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "interview" ADD CONSTRAINT "interview_invitee_seat_id_fkey" FOREIGN KEY ("invitee_seat_id") REFERENCES "seat"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- CreateTable
CREATE TABLE "moderator_invitation" (
    "id" UUID NOT NULL,
    "space_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "organisation_id" UUID,
    "invited_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    CONSTRAINT "moderator_invitation_pkey" PRIMARY KEY ("id")
);
-- CreateIndex
CREATE INDEX "moderator_invitation_email_idx" ON "moderator_invitation"("email");
-- CreateIndex
CREATE UNIQUE INDEX "moderator_id_key" ON "moderator"("id");
-- CreateIndex
CREATE UNIQUE INDEX "moderator_invitation_space_id_email_key" ON "moderator_invitation"("space_id", "email");
-- AddForeignKey
ALTER TABLE "moderator_invitation" ADD CONSTRAINT "moderator_invitation_space_id_fkey" FOREIGN KEY ("space_id") REFERENCES "space"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "moderator_invitation" ADD CONSTRAINT "moderator_invitation_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "moderator_invitation" ADD CONSTRAINT "moderator_invitation_invited_by_id_fkey" FOREIGN KEY ("invited_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- CreateIndex
CREATE INDEX "application_person_id_idx" ON "application"("person_id");
-- CreateIndex
CREATE INDEX "application_persona_id_idx" ON "application"("persona_id");
-- CreateIndex
CREATE INDEX "ban_by_id_idx" ON "ban"("by_id");
-- CreateIndex
CREATE INDEX "ban_person_id_idx" ON "ban"("person_id");
-- CreateIndex
CREATE INDEX "ban_room_id_idx" ON "ban"("room_id");
-- CreateIndex
CREATE INDEX "interview_invitee_seat_id_idx" ON "interview"("invitee_seat_id");
-- CreateIndex
CREATE INDEX "interview_inviter_seat_id_idx" ON "interview"("inviter_seat_id");
-- CreateIndex
CREATE INDEX "invitation_invited_by_id_idx" ON "invitation"("invited_by_id");
-- CreateIndex
CREATE INDEX "membership_organisation_id_idx" ON "membership"("organisation_id");
-- CreateIndex
CREATE INDEX "outcome_by_id_idx" ON "outcome"("by_id");
-- CreateIndex
CREATE INDEX "outcome_interview_id_idx" ON "outcome"("interview_id");
-- CreateIndex
CREATE INDEX "outcome_turn_id_idx" ON "outcome"("turn_id");
-- CreateIndex
CREATE INDEX "outcome_vacancy_id_idx" ON "outcome"("vacancy_id");
-- CreateIndex
CREATE INDEX "persona_space_id_idx" ON "persona"("space_id");
-- CreateIndex
CREATE INDEX "pin_by_id_idx" ON "pin"("by_id");
-- CreateIndex
CREATE INDEX "pin_vacancy_id_idx" ON "pin"("vacancy_id");
-- CreateIndex
CREATE INDEX "role_grant_granted_by_id_idx" ON "role_grant"("granted_by_id");
-- CreateIndex
CREATE INDEX "room_parent_id_idx" ON "room"("parent_id");
-- CreateIndex
CREATE INDEX "room_series_id_starts_at_idx" ON "room"("series_id", "starts_at");
-- CreateIndex
CREATE INDEX "room_event_actor_id_idx" ON "room_event"("actor_id");
-- CreateIndex
CREATE INDEX "seat_persona_id_idx" ON "seat"("persona_id");
-- CreateIndex
CREATE INDEX "series_created_by_id_idx" ON "series"("created_by_id");
-- CreateIndex
CREATE INDEX "series_exception_by_id_idx" ON "series_exception"("by_id");
-- CreateIndex
CREATE INDEX "moderator_invitation_invited_by_id_idx" ON "moderator_invitation"("invited_by_id");
-- CreateIndex
CREATE INDEX "moderator_invitation_organisation_id_idx" ON "moderator_invitation"("organisation_id");
-- CreateIndex
CREATE INDEX "moderator_organisation_id_idx" ON "moderator"("organisation_id");
-- CreateIndex
CREATE INDEX "moderator_person_id_idx" ON "moderator"("person_id");
-- CreateIndex
CREATE INDEX "ticket_seat_id_idx" ON "ticket"("seat_id");
-- CreateIndex
CREATE INDEX "turn_ticket_id_idx" ON "turn"("ticket_id");
-- CreateIndex
CREATE INDEX "vacancy_created_by_id_idx" ON "vacancy"("created_by_id");
-- CreateIndex
CREATE INDEX "vacancy_organisation_id_idx" ON "vacancy"("organisation_id");
-- CreateIndex
CREATE INDEX "voice_webhook_worked_at_idx" ON "voice_webhook"("worked_at");

-- CreateTable
CREATE TABLE "application_event" (
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "kind" "ApplicationState" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "by_id" UUID,
    CONSTRAINT "application_event_pkey" PRIMARY KEY ("id")
);
-- CreateIndex
CREATE INDEX "application_event_application_id_at_idx" ON "application_event"("application_id", "at");
-- CreateIndex
CREATE INDEX "application_event_by_id_idx" ON "application_event"("by_id");
-- CreateIndex
CREATE INDEX "outcome_employer_confirmed_by_id_idx" ON "outcome"("employer_confirmed_by_id");
-- AddForeignKey
ALTER TABLE "application_event" ADD CONSTRAINT "application_event_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "application_event" ADD CONSTRAINT "application_event_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- AddForeignKey
ALTER TABLE "outcome" ADD CONSTRAINT "outcome_employer_confirmed_by_id_fkey" FOREIGN KEY ("employer_confirmed_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- CreateTable
CREATE TABLE "impact_publication" (
    "month" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "statistics" JSONB NOT NULL,
    CONSTRAINT "impact_publication_pkey" PRIMARY KEY ("month")
);

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

-- CreateTable
CREATE TABLE "linked_account" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    CONSTRAINT "linked_account_pkey" PRIMARY KEY ("id")
);
-- CreateIndex
CREATE UNIQUE INDEX "linked_account_issuer_subject_key" ON "linked_account"("issuer", "subject");
-- CreateIndex
CREATE UNIQUE INDEX "linked_account_person_id_issuer_key" ON "linked_account"("person_id", "issuer");
-- AddForeignKey
ALTER TABLE "linked_account" ADD CONSTRAINT "linked_account_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma cannot say.
-- One live seat per person or guest and room.
CREATE UNIQUE INDEX "seat_one_per_person" ON "seat"("room_id", "person_id") WHERE "person_id" IS NOT NULL AND "left_at" IS NULL AND "removed_at" IS NULL;
CREATE UNIQUE INDEX "seat_one_per_guest" ON "seat"("room_id", "guest_digest") WHERE "guest_digest" IS NOT NULL AND "left_at" IS NULL AND "removed_at" IS NULL;
CREATE INDEX "seat_removed" ON "seat"("room_id") WHERE "removed_at" IS NOT NULL;
-- Whether a room ever had a moderator is asked every second of all rooms that are on; without this every seat of every room is read.
CREATE INDEX "seat_moderator" ON "seat"("room_id") WHERE "role" = 'moderator';
CREATE INDEX "seat_seated" ON "seat"("room_id", "role") WHERE "left_at" IS NULL AND "removed_at" IS NULL;
-- One open hand per seat.
CREATE UNIQUE INDEX "ticket_one_open" ON "ticket"("seat_id") WHERE "state" IN ('queued', 'called', 'held', 'on_stage');
-- One running turn per seat.
CREATE UNIQUE INDEX "turn_one_running" ON "turn"("seat_id") WHERE "ended_at" IS NULL;
-- One forum of a series on at a time, and each day's room made once.
CREATE UNIQUE INDEX "room_one_on" ON "room"("series_id") WHERE "kind" = 'forum' AND "phase" IN ('backstage', 'open');
CREATE UNIQUE INDEX "room_once_a_day" ON "room"("series_id", "starts_at") WHERE "kind" = 'forum';
-- One open interview per person asked and per person asking.
CREATE UNIQUE INDEX "interview_one_per_invitee" ON "interview"("invitee_seat_id") WHERE "state" IN ('invited', 'running');
CREATE UNIQUE INDEX "interview_one_per_inviter" ON "interview"("inviter_seat_id") WHERE "state" IN ('invited', 'running');
-- One thing pinned at a time.
CREATE UNIQUE INDEX "pin_one_open" ON "pin"("room_id") WHERE "unpinned_at" IS NULL;
CREATE INDEX "voice_webhook_waiting" ON "voice_webhook"("received_at") WHERE "worked_at" IS NULL;

CREATE INDEX "vacancy_search" ON "vacancy" USING gin ("search_text" gin_trgm_ops);
CREATE INDEX "vacancy_search_place" ON "vacancy" USING gin ("search_place" gin_trgm_ops);
CREATE INDEX "organisation_search" ON "organisation" USING gin (search_fold("name") gin_trgm_ops);

ALTER TABLE "vacancy" ADD CONSTRAINT "vacancy_currency" CHECK ("currency" IN ('IDR', 'SAR', 'AED', 'QAR', 'KWD'));
ALTER TABLE "vacancy" ADD CONSTRAINT "vacancy_place" CHECK (
  "remote" = ("place" = '') AND (("country" = 'ID' AND "zone" IN ('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'))
  OR ("country", "zone") IN (('SA', 'Asia/Riyadh'), ('AE', 'Asia/Dubai'), ('QA', 'Asia/Qatar'), ('KW', 'Asia/Kuwait'))));
ALTER TABLE "vacancy" ADD CONSTRAINT "vacancy_pay" CHECK ("pay_min" > 0 AND "pay_max" >= "pay_min");
ALTER TABLE "vacancy" ADD CONSTRAINT "vacancy_seats" CHECK ("openings" > 0 AND "filled" BETWEEN 0 AND "openings");
ALTER TABLE "seat" ADD CONSTRAINT "seat_one_owner" CHECK (num_nonnulls("person_id", "guest_digest") <= 1);
ALTER TABLE "turn" ADD CONSTRAINT "turn_seconds" CHECK ("seconds" BETWEEN 30 AND 300);

-- When this person must have a second factor, or null: seven days after their first role, and only while they have none. Past it their
-- roles count for nothing.
CREATE FUNCTION "second_factor_due"("who" uuid) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT min("granted_at") + interval '7 days' FROM "role_grant"
  WHERE "person_id" = "who"
    AND NOT EXISTS (SELECT 1 FROM "authenticator_app" WHERE "person_id" = "who" AND "confirmed_at" IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM "passkey" WHERE "person_id" = "who")
$$;

-- What happened to an application stays: an event goes only with its application (or loses its author when that account is erased).
CREATE FUNCTION "application_event_only_grows"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."id" = OLD."id" AND NEW."application_id" = OLD."application_id" AND NEW."kind" = OLD."kind" AND NEW."at" = OLD."at" AND NEW."by_id" IS NULL THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'application_event only grows';
END $$;
CREATE TRIGGER "application_event_only_grows" BEFORE UPDATE ON "application_event" FOR EACH ROW EXECUTE FUNCTION "application_event_only_grows"();

-- The log only grows: an event is never changed, and goes only with its room (or loses its author when that account is erased).
CREATE FUNCTION "room_event_only_grows"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."room_id" = OLD."room_id" AND NEW."seq" = OLD."seq" AND NEW."at" = OLD."at" AND NEW."kind" = OLD."kind" AND NEW."payload" = OLD."payload" AND NEW."actor_id" IS NULL THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'room_event only grows';
END $$;
CREATE TRIGGER "room_event_only_grows" BEFORE UPDATE ON "room_event" FOR EACH ROW EXECUTE FUNCTION "room_event_only_grows"();

-- What the product may not do even where a query of its is another's: change what happened in a room, or move the clock.
REVOKE UPDATE, DELETE, TRUNCATE ON "room_event" FROM "app";
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON "clock" FROM "app";
