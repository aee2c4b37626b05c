-- Deleting an account: closed at once, destroyed later, with a receipt that names nobody.
ALTER TABLE "person" ADD COLUMN "password_changed_at" TIMESTAMPTZ(3);

CREATE TABLE "account_deletion" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "destroy_at" TIMESTAMPTZ(3) NOT NULL,
    "set_aside" JSONB NOT NULL,
    "steps" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "account_deletion_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "account_deletion_person_id_key" ON "account_deletion"("person_id");
CREATE INDEX "account_deletion_destroy_at_idx" ON "account_deletion"("destroy_at");

CREATE TABLE "deletion_receipt" (
    "code_digest" TEXT NOT NULL,
    "closed_at" TIMESTAMPTZ(3) NOT NULL,
    "destroy_at" TIMESTAMPTZ(3) NOT NULL,
    "destroyed_at" TIMESTAMPTZ(3),
    "kept_at" TIMESTAMPTZ(3),
    "contents" JSONB NOT NULL,

    CONSTRAINT "deletion_receipt_pkey" PRIMARY KEY ("code_digest")
);
CREATE INDEX "deletion_receipt_closed_at_idx" ON "deletion_receipt"("closed_at");

CREATE TABLE "erased_person" (
    "person_id" UUID NOT NULL,
    "erased_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),

    CONSTRAINT "erased_person_pkey" PRIMARY KEY ("person_id")
);
CREATE INDEX "erased_person_erased_at_idx" ON "erased_person"("erased_at");
