-- Members of a company read applications: they need a second factor like everybody with a role. Who is a member today has seven days from now.
UPDATE "person" p SET "first_role_at" = app_now() WHERE "first_role_at" IS NULL AND EXISTS (SELECT 1 FROM "membership" m WHERE m."person_id" = p."id");

CREATE FUNCTION "must_have_second_factor"("who" uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM "role_grant" WHERE "person_id" = "who") OR EXISTS (SELECT 1 FROM "membership" WHERE "person_id" = "who")
$$;

-- Past it the roles and the memberships of this person count for nothing; null for somebody who needs no second factor or has one. The seven
-- days are counted from the first role or membership somebody was ever given: taking it and giving it again starts none anew.
CREATE OR REPLACE FUNCTION "second_factor_due"("who" uuid) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT least("first_role_at",
      (SELECT min("granted_at") FROM "role_grant" WHERE "person_id" = "who"),
      (SELECT min("created_at") FROM "membership" WHERE "person_id" = "who" AND "first_role_at" IS NULL)) + interval '7 days'
  FROM "person"
  WHERE "id" = "who" AND must_have_second_factor("who")
    AND NOT EXISTS (SELECT 1 FROM "authenticator_app" WHERE "person_id" = "who" AND "confirmed_at" IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM "passkey" WHERE "person_id" = "who")
$$;
