-- Rows of the ledger of looks, in one statement: locks the chains of these people in one order, leaves out what the same session looked at in
-- the same way within so many minutes, hashes each row with the one before it, and moves the chains on. Answers how many rows it wrote.
-- lib/disclosure/ledger-row.ts says what a hash covers; the check of the ledger computes it again from there, so the two cannot drift apart.
CREATE FUNCTION "write_looks"("looking" jsonb, "people" jsonb, "same_minutes" int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  looked record;
  chain record;
  field_classes text[] := ARRAY(SELECT jsonb_array_elements_text(looking->'fields'));
  organisation uuid := (looking->>'organisation_id')::uuid;
  moment timestamptz := date_trunc('milliseconds', app_now());
  content text;
  row_hash text;
  written int := 0;
BEGIN
  -- A chain is made with its first row.
  INSERT INTO disclosure_chain (person_id)
  SELECT DISTINCT p.person_id FROM jsonb_to_recordset(people) AS p(person_id uuid)
  WHERE NOT EXISTS (SELECT FROM disclosure_chain c WHERE c.person_id = p.person_id) ORDER BY 1 ON CONFLICT DO NOTHING;
  PERFORM 1 FROM disclosure_chain WHERE person_id IN (SELECT p.person_id FROM jsonb_to_recordset(people) AS p(person_id uuid))
  ORDER BY person_id FOR UPDATE;
  FOR looked IN
    SELECT * FROM jsonb_to_recordset(people) AS p(person_id uuid, grant_id uuid, about_kind text, about_id uuid, about_title text)
  LOOP
    CONTINUE WHEN looking->>'reason' IS NULL AND EXISTS (
      SELECT FROM disclosure d
      WHERE d.session_digest = looking->>'session_digest' AND d.at > app_now() - make_interval(mins => same_minutes)
        AND d.person_id = looked.person_id AND d.purpose = looking->>'purpose' AND d.fields @> field_classes
        AND d.organisation_id IS NOT DISTINCT FROM organisation AND d.about_kind IS NOT DISTINCT FROM looked.about_kind
        AND d.about_id IS NOT DISTINCT FROM looked.about_id AND d.grant_id IS NOT DISTINCT FROM looked.grant_id);
    SELECT c.seq + 1 AS seq, c.hash INTO STRICT chain FROM disclosure_chain c WHERE c.person_id = looked.person_id;
    -- The same text as JSON.stringify makes of the same list.
    content := '[' || concat_ws(',', to_json(chain.hash), chain.seq, to_json(looked.person_id), to_json(to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')),
      to_json(looking->>'viewer_role'), coalesce(to_json(organisation)::text, 'null'), to_json(looking->>'organisation_name'), array_to_json(field_classes),
      to_json(looking->>'purpose'), coalesce(to_json(looked.about_kind)::text, 'null'), coalesce(to_json(looked.about_id)::text, 'null'),
      to_json(looked.about_title), coalesce(to_json(looking->>'reason')::text, 'null'), coalesce(to_json(looked.grant_id)::text, 'null'),
      to_json(looking->>'session_digest'), coalesce(to_json(looking->>'held_until')::text, 'null')) || ']';
    row_hash := rtrim(translate(encode(sha256(convert_to(content, 'UTF8')), 'base64'), '+/', '-_'), '=');
    INSERT INTO disclosure (person_id, seq, at, viewer_role, organisation_id, organisation_name, fields, purpose, about_kind, about_id,
                            about_title, reason, grant_id, session_digest, held_until, previous_hash, hash)
    VALUES (looked.person_id, chain.seq, moment, looking->>'viewer_role', organisation, looking->>'organisation_name', field_classes,
            looking->>'purpose', looked.about_kind, looked.about_id, looked.about_title, looking->>'reason', looked.grant_id,
            looking->>'session_digest', (looking->>'held_until')::timestamptz, chain.hash, row_hash);
    UPDATE disclosure_chain c SET seq = chain.seq, hash = row_hash WHERE c.person_id = looked.person_id;
    written := written + 1;
  END LOOP;
  RETURN written;
END $$;
