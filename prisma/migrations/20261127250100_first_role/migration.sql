-- The seven days without a second factor are counted from the first role somebody was ever given: taking it and giving it again starts none anew.
ALTER TABLE "person" ADD COLUMN "first_role_at" TIMESTAMPTZ(3);
UPDATE "person" p SET "first_role_at" = (SELECT min(g."granted_at") FROM "role_grant" g WHERE g."person_id" = p."id");

CREATE OR REPLACE FUNCTION "second_factor_due"("who" uuid) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT least(min("granted_at"), (SELECT "first_role_at" FROM "person" WHERE "id" = "who")) + interval '7 days' FROM "role_grant"
  WHERE "person_id" = "who"
    AND NOT EXISTS (SELECT 1 FROM "authenticator_app" WHERE "person_id" = "who" AND "confirmed_at" IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM "passkey" WHERE "person_id" = "who")
  HAVING count(*) > 0
$$;
