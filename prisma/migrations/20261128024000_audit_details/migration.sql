-- The details of what was audited; "facts" is no word of this product.
ALTER TABLE "audit_entry" RENAME COLUMN "facts" TO "details";
