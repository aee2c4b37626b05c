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
