-- What an applicant adds for one vacancy: a note, the musts they ticked, answers to its questions.
ALTER TABLE "application" ADD COLUMN "note" TEXT NOT NULL DEFAULT '';
ALTER TABLE "application" ADD COLUMN "musts" TEXT[] NOT NULL DEFAULT '{}';
ALTER TABLE "application" ADD COLUMN "answers" JSONB NOT NULL DEFAULT '[]';

-- What members write about an application for each other. Its applicant knows that it exists, and reads it in their copy.
CREATE TABLE "application_note" (
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "by_id" UUID,
    "words" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "application_note_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "application_note_application_id_at_idx" ON "application_note"("application_id", "at");
CREATE INDEX "application_note_by_id_idx" ON "application_note"("by_id");
ALTER TABLE "application_note" ADD CONSTRAINT "application_note_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "application_note" ADD CONSTRAINT "application_note_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A move of many at once waits ten seconds, in which its member may take it back: until then nothing has happened, and nobody was told.
CREATE TABLE "pending_move" (
    "application_id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "by_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "to" "ApplicationState" NOT NULL,
    "reason" "RejectionReason",
    "words" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pending_move_pkey" PRIMARY KEY ("application_id")
);
CREATE INDEX "pending_move_by_id_batch_id_idx" ON "pending_move"("by_id", "batch_id");
CREATE INDEX "pending_move_due_at_idx" ON "pending_move"("due_at");
ALTER TABLE "pending_move" ADD CONSTRAINT "pending_move_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "pending_move" ADD CONSTRAINT "pending_move_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
