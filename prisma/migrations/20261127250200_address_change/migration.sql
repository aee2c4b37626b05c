-- Another address for an account: confirmed by whoever reads its letters, and a day in which the reader of the old one can stop it.
-- CreateTable
CREATE TABLE "address_change" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT app_now(),
    "confirmed_at" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "address_change_pkey" PRIMARY KEY ("id")
);
-- CreateIndex
CREATE UNIQUE INDEX "address_change_person_id_key" ON "address_change"("person_id");
-- CreateIndex
CREATE INDEX "address_change_due_at_idx" ON "address_change"("due_at");
-- AddForeignKey
ALTER TABLE "address_change" ADD CONSTRAINT "address_change_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
