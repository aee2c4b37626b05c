-- Searching a million vacancies: one document of words for each, the newest open ones by index, and the words of titles for whoever mistypes.

-- Folded words with blanks between: what is neither a letter nor a digit parts words, so that PostgreSQL's parser makes no addresses,
-- versions or signed numbers of them.
CREATE FUNCTION "search_words"(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT regexp_replace(search_fold($1), '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u060c\u061b\u061f\u2000-\u206f\u3000-\u303f]+', ' ', 'g')
$$;
-- The words as they stand, and their stems in Indonesian, English and, where there are Arabic letters, Arabic.
CREATE FUNCTION "search_document"(text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE w text := search_words($1);
BEGIN
  RETURN to_tsvector('pg_catalog.simple', w) || to_tsvector('pg_catalog.indonesian', w) || to_tsvector('pg_catalog.english', w)
    || CASE WHEN w ~ '[\u0600-\u06ff]' THEN to_tsvector('pg_catalog.arabic', w) ELSE '' END;
END $$;

-- A: title and occupation, B: company, C: place, D: everything else that is said of the work.
ALTER TABLE "vacancy" ADD COLUMN "search_vector" tsvector;
CREATE FUNCTION "vacancy_search_vector"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."search_vector" :=
    setweight(search_document(NEW."title" || ' ' || NEW."occupation_words"), 'A')
    || setweight(to_tsvector('pg_catalog.simple', search_words((SELECT "name" FROM "organisation" WHERE "id" = NEW."organisation_id"))), 'B')
    || setweight(to_tsvector('pg_catalog.simple', search_words(CASE WHEN NEW."remote" THEN 'jarak jauh remote عن بعد' ELSE NEW."place" END || ' '
      || CASE NEW."country" WHEN 'ID' THEN 'Indonesia إندونيسيا' WHEN 'SA' THEN 'Arab Saudi Arabia السعودية' WHEN 'AE' THEN 'Uni Emirat United Arab Emirates الإمارات'
         WHEN 'QA' THEN 'Qatar قطر' WHEN 'KW' THEN 'Kuwait الكويت' ELSE '' END)), 'C')
    || search_document(NEW."description" || ' ' || array_to_string(NEW."must_have" || NEW."nice_to_have", ' ') || ' ' || NEW."hours");
  RETURN NEW;
END $$;
CREATE TRIGGER "vacancy_search_vector" BEFORE INSERT OR UPDATE OF "title", "occupation_words", "organisation_id", "place", "country", "remote",
  "description", "must_have", "nice_to_have", "hours", "search_vector" ON "vacancy" FOR EACH ROW EXECUTE FUNCTION "vacancy_search_vector"();
CREATE FUNCTION "organisation_search_vector"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "vacancy" SET "search_vector" = NULL WHERE "organisation_id" = NEW."id";
  RETURN NULL;
END $$;
CREATE TRIGGER "organisation_search_vector" AFTER UPDATE OF "name" ON "organisation" FOR EACH ROW
  WHEN (OLD."name" IS DISTINCT FROM NEW."name") EXECUTE FUNCTION "organisation_search_vector"();
UPDATE "vacancy" SET "search_vector" = NULL;

-- How often a word stands in vacancies decides whether the index of words or the newest first are read: common words must be known.
ALTER TABLE "vacancy" ALTER COLUMN "search_vector" SET STATISTICS 1000;
CREATE INDEX "vacancy_words" ON "vacancy" USING gin ("search_vector") WITH (fastupdate = off)
  WHERE "published_at" IS NOT NULL AND "closed_at" IS NULL AND "taken_down_at" IS NULL;
CREATE INDEX "vacancy_newest" ON "vacancy" ("published_at" DESC, "id" DESC)
  WHERE "published_at" IS NOT NULL AND "closed_at" IS NULL AND "taken_down_at" IS NULL;
CREATE INDEX "vacancy_newest_region" ON "vacancy" ("region", "published_at" DESC, "id" DESC)
  WHERE "published_at" IS NOT NULL AND "closed_at" IS NULL AND "taken_down_at" IS NULL;
CREATE INDEX "vacancy_newest_occupation" ON "vacancy" ("occupation", "published_at" DESC, "id" DESC)
  WHERE "published_at" IS NOT NULL AND "closed_at" IS NULL AND "taken_down_at" IS NULL;
-- Words are looked up now, not parts of texts.
DROP INDEX "vacancy_search";
DROP INDEX "vacancy_search_place";
DROP INDEX "organisation_search";

-- The words of public titles, for typing errors. They tell nothing that a title did not.
CREATE TABLE "search_word" (
    "word" TEXT COLLATE "C" NOT NULL,
    CONSTRAINT "search_word_pkey" PRIMARY KEY ("word")
);
CREATE INDEX "search_word_similar" ON "search_word" USING gin ("word" gin_trgm_ops);
CREATE FUNCTION "vacancy_search_word"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "search_word" SELECT DISTINCT w FROM regexp_split_to_table(search_words(NEW."title" || ' ' || NEW."occupation_words"), '\s+') w
    WHERE length(w) BETWEEN 4 AND 30 AND w !~ '[0-9]' ORDER BY w ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER "vacancy_search_word" AFTER INSERT OR UPDATE OF "title", "occupation_words", "published_at" ON "vacancy" FOR EACH ROW
  WHEN (NEW."published_at" IS NOT NULL) EXECUTE FUNCTION "vacancy_search_word"();
INSERT INTO "search_word" SELECT DISTINCT w FROM "vacancy", regexp_split_to_table(search_words("title" || ' ' || "occupation_words"), '\s+') w
  WHERE "published_at" IS NOT NULL AND length(w) BETWEEN 4 AND 30 AND w !~ '[0-9]' ON CONFLICT DO NOTHING;
