-- LiveKit's webhooks as they came are the webhook inbox, not notices. Grants go with the table.
ALTER TABLE "voice_notice" RENAME TO "voice_webhook";
ALTER TABLE "voice_webhook" RENAME CONSTRAINT "voice_notice_pkey" TO "voice_webhook_pkey";
ALTER INDEX "voice_notice_worked_at_idx" RENAME TO "voice_webhook_worked_at_idx";
ALTER INDEX "voice_notice_waiting" RENAME TO "voice_webhook_waiting";
