-- Search: one document for each article that readers can see, kept by a trigger, so that whoever publishes or withdraws
-- (a page, a command, the generator) can't forget it, and readers find a story from the commit on that shows it.

CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- How texts are read -------------------------------------------------------------------------------------------------
-- search_en reads English with its stop words; search_de and so on read the originals, without any: "die" is a word of
-- an English headline. search_x only folds case and accents. All are read after search_split.

CREATE FUNCTION search_stemmed() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT '{ar,ca,da,de,el,es,eu,fi,fr,ga,hi,hu,hy,id,it,lt,ne,nl,no,pt,ro,ru,sr,sv,ta,tr,yi}'::text[]
$$;
DO $$
DECLARE
  names text[] := '{arabic,catalan,danish,german,greek,spanish,basque,finnish,french,irish,hindi,hungarian,armenian,
    indonesian,italian,lithuanian,nepali,dutch,norwegian,portuguese,romanian,russian,serbian,swedish,tamil,turkish,yiddish}';
  code text;
  at integer;
BEGIN
  CREATE TEXT SEARCH CONFIGURATION search_en (COPY = pg_catalog.english);
  ALTER TEXT SEARCH CONFIGURATION search_en ALTER MAPPING FOR hword, hword_part, word WITH unaccent, english_stem;
  CREATE TEXT SEARCH CONFIGURATION search_x (COPY = pg_catalog.simple);
  ALTER TEXT SEARCH CONFIGURATION search_x ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;
  FOR code, at IN SELECT * FROM unnest(search_stemmed()) WITH ORDINALITY LOOP
    EXECUTE format('CREATE TEXT SEARCH DICTIONARY search_%s (TEMPLATE = snowball, Language = %I)', code, names[at]);
    EXECUTE format('CREATE TEXT SEARCH CONFIGURATION search_%s (COPY = search_x)', code);
    EXECUTE format('ALTER TEXT SEARCH CONFIGURATION search_%1$s ALTER MAPPING FOR asciiword, asciihword, hword_asciipart
      WITH search_%1$s', code);
    EXECUTE format('ALTER TEXT SEARCH CONFIGURATION search_%1$s ALTER MAPPING FOR word, hword, hword_part
      WITH unaccent, search_%1$s', code);
  END LOOP;
END $$;

-- The configuration for a BCP 47 tag: its language, or x where PostgreSQL ships no stemmer for it.
CREATE FUNCTION search_code(language text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN code IN ('nb', 'nn') THEN 'no' WHEN code = ANY (search_stemmed()) THEN code ELSE 'x' END
  FROM split_part(lower(language), '-', 1) AS code
$$;

-- Scripts that put no space between words, and Hangul, whose particles cling to them.
CREATE FUNCTION search_is_dense(letters text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT letters ~ '[\u0E01-\u0EFF\u0F40-\u0FBC\u1000-\u109F\u1780-\u17FF\u3005-\u3007\u3041-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uAC00-\uD7A3\uF900-\uFAFF\U00020000-\U0003FFFF]'
$$;

-- A text as the parser is to read it. A run of a dense script becomes its overlapping pairs of letters, one after the
-- other, and its last letter alone, so that any part of it is found as a phrase and any letter as the beginning of a
-- lexeme. What is asked for may go on in the text, so that `whole` is false and no letter stands alone at its end. Arabic and Hebrew lose their points, and letters written in two ways
-- become one.
CREATE FUNCTION search_split(given text, whole boolean) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  folded text := regexp_replace(given, '[-/“”„«»–—’‘]', ' ', 'g');
BEGIN
  IF folded IS NOT NFKC NORMALIZED THEN folded := normalize(folded, NFKC); END IF;
  IF folded ~ '[\u0590-\u06FF]' THEN
    folded := translate(regexp_replace(folded, '[\u0591-\u05C7\u0610-\u061A\u0640\u064B-\u065F\u0670]', '', 'g'),
                        'أإآٱىئيكةھۀؤ', 'ااااییییکههههو');
  END IF;
  IF NOT search_is_dense(folded) THEN RETURN left(folded, 60000); END IF;
  RETURN (
    SELECT string_agg(
      CASE WHEN NOT dense THEN letter
           WHEN next_dense THEN ' ' || letter || next
           WHEN whole OR NOT last_dense OR at < total THEN ' ' || letter || ' '
           ELSE ' ' END, '' ORDER BY at)
    FROM (
      SELECT *, count(*) OVER () AS total, lead(letter) OVER w AS next, coalesce(lead(dense) OVER w, false) AS next_dense,
             coalesce(lag(dense) OVER w, false) AS last_dense
      FROM (SELECT letter, at, search_is_dense(letter) AS dense
            FROM unnest(string_to_array(left(folded, 20000), NULL)) WITH ORDINALITY AS l (letter, at)) AS letters
      WINDOW w AS (ORDER BY at)
    ) AS pairs
  );
END $$;

-- A text's lexemes. Those of originals carry their language (de:stand), so that no word is taken for another tongue's.
CREATE FUNCTION search_vector(code text, given text) RETURNS tsvector LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN code = 'en' OR length(v) = 0 THEN v
    ELSE (replace(' ' || v::text, ' ''', ' ''' || code || ':'))::tsvector END
  FROM to_tsvector(('search_' || code)::regconfig, search_split(coalesce(given, ''), true)) AS v
$$;

-- One word or phrase in every language that readers can find here: English, and each original as that language has it.
CREATE FUNCTION search_term(term text) RETURNS tsquery LANGUAGE plpgsql STABLE SET client_min_messages = warning AS $$
DECLARE
  given text := search_split(term, false);
  code text;
  prefix text;
  word tsquery;
  whole tsquery := '';
BEGIN
  FOR code IN SELECT 'en' UNION ALL SELECT 'x' UNION ALL (
    SELECT DISTINCT search_code(key) FROM article_counts WHERE kind = 'language' AND articles > 0 EXCEPT SELECT 'x') LOOP
    prefix := CASE code WHEN 'en' THEN '' ELSE code || ':' END;
    IF length(term) = 1 AND search_is_dense(term) THEN
      IF code IN ('en', 'x') THEN whole := whole || (quote_literal(prefix || term) || ':*')::tsquery; END IF;
      CONTINUE;
    END IF;
    word := phraseto_tsquery(('search_' || code)::regconfig, given);
    IF numnode(word) > 0 THEN
      whole := whole || regexp_replace(word::text, '''([^'']*)''', '''' || prefix || '\1''', 'g')::tsquery;
    END IF;
  END LOOP;
  RETURN whole;
END $$;

-- What was asked, as a list of alternatives {"all": [[spelling, …], …], "none": [term, …]}. Words that English has in
-- every sentence are left out, unless there is nothing else.
CREATE FUNCTION search_query(asked jsonb) RETURNS tsquery LANGUAGE plpgsql STABLE SET client_min_messages = warning AS $$
DECLARE
  alternative jsonb;
  spellings jsonb;
  spelling text;
  telling tsquery;
  common tsquery;
  word tsquery;
  whole tsquery := '';
BEGIN
  FOR alternative IN SELECT * FROM jsonb_array_elements(asked) LOOP
    telling := '';
    common := '';
    FOR spellings IN SELECT * FROM jsonb_array_elements(alternative -> 'all') LOOP
      word := '';
      FOR spelling IN SELECT * FROM jsonb_array_elements_text(spellings) LOOP word := word || search_term(spelling); END LOOP;
      IF numnode(plainto_tsquery('search_en', spellings ->> 0)) > 0 THEN telling := telling && word;
      ELSE common := common && word; END IF;
    END LOOP;
    IF numnode(telling) = 0 THEN telling := common; END IF;
    IF numnode(telling) = 0 THEN CONTINUE; END IF;
    FOR word IN SELECT search_term(term) FROM jsonb_array_elements_text(alternative -> 'none') AS n (term) LOOP
      IF numnode(word) > 0 THEN telling := telling && !!word; END IF;
    END LOOP;
    whole := whole || telling;
  END LOOP;
  RETURN whole;
END $$;

-- The documents ------------------------------------------------------------------------------------------------------

-- `heading` holds the headline in both languages, `words` everything: headline A, standfirst B, text D. The filters
-- stand beside them, so that a common word is narrowed down without a join.
CREATE TABLE search_documents (
  article_id integer PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE ON UPDATE CASCADE,
  published_at timestamptz(3) NOT NULL,
  published_on date NOT NULL,
  section_id integer NOT NULL,
  source_id integer,
  language text,
  heading tsvector NOT NULL,
  words tsvector NOT NULL
);

-- Every word of a headline or standfirst: what a misspelt one is compared with. Words stay when their story goes; a
-- spelling is only ever offered when it finds something.
CREATE TABLE search_words (word text PRIMARY KEY);

CREATE FUNCTION write_search_document(article articles) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  published article_revisions;
  original source_revisions;
  tongue text := search_code(coalesce(article.original_language, ''));
  texts text;
  originals text;
BEGIN
  SELECT * INTO published FROM article_revisions WHERE id = article.published_revision_id;
  SELECT * INTO original FROM source_revisions WHERE id = published.base_revision_id;
  SELECT string_agg(block ->> 'text', E'\n') INTO texts FROM jsonb_array_elements(published.blocks) AS block;
  SELECT string_agg(text, E'\n' ORDER BY position) INTO originals FROM source_blocks WHERE revision_id = original.id;
  INSERT INTO search_documents AS d
  SELECT article.id, article.first_published_at, article.published_on, article.section_id, article.source_id,
         article.original_language, headline || headline_there,
         setweight(headline || headline_there, 'A')
           || setweight(search_vector('en', published.standfirst) || search_vector(tongue, original.standfirst), 'B')
           || search_vector('en', texts) || search_vector(tongue, originals)
  FROM search_vector('en', published.headline) AS headline, search_vector(tongue, original.headline) AS headline_there
  ON CONFLICT (article_id) DO UPDATE SET
    published_at = excluded.published_at, published_on = excluded.published_on, section_id = excluded.section_id,
    source_id = excluded.source_id, language = excluded.language, heading = excluded.heading, words = excluded.words;
  -- In one order everywhere, so that two publications can't wait for each other.
  INSERT INTO search_words
  SELECT word FROM unnest(tsvector_to_array(to_tsvector('search_x', search_split(concat_ws(' ',
    published.headline, published.standfirst, original.headline, original.standfirst), false)))) AS word
  WHERE length(word) BETWEEN 4 AND 30 AND NOT search_is_dense(word) AND word !~ '[0-9]'
  ORDER BY word ON CONFLICT DO NOTHING;
END $$;

CREATE FUNCTION keep_search_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state IN ('published', 'corrected') THEN PERFORM write_search_document(NEW);
  ELSE DELETE FROM search_documents WHERE article_id = NEW.id; END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER articles_search AFTER INSERT OR UPDATE OF state, published_revision_id, first_published_at, published_on,
  section_id, source_id, original_language ON articles FOR EACH ROW EXECUTE FUNCTION keep_search_document();

SELECT write_search_document(a) FROM articles a WHERE a.state IN ('published', 'corrected');

CREATE INDEX search_documents_heading_idx ON search_documents USING gin (heading);
CREATE INDEX search_documents_words_idx ON search_documents USING gin (words);
CREATE INDEX search_words_similar ON search_words USING gin (word gin_trgm_ops);
