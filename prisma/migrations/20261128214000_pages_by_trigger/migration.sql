-- What readers see says itself that it changed: no verb names a page. `show_on_pages` below is the one table that maps rows
-- to the names by which finished pages depend on them (docs/decisions/023).

-- Names that this transaction has touched, until it commits: then they are told and gone. Never more than a transaction's own.
CREATE UNLOGGED TABLE "page_touches" (
    "transaction" BIGINT NOT NULL DEFAULT pg_current_xact_id()::text::bigint,
    "name" TEXT NOT NULL,
    "dated" BOOLEAN NOT NULL,

    CONSTRAINT "page_touches_pkey" PRIMARY KEY ("transaction", "name", "dated")
);

-- The hub that the worker tells of changed lists (WEBSUB_HUB); without one no such job is put into the queue.
CREATE TABLE "hubs" (
    "url" TEXT NOT NULL,

    CONSTRAINT "hubs_pkey" PRIMARY KEY ("url")
);

CREATE INDEX article_revisions_published_from ON article_revisions (base_revision_id) WHERE published_at IS NOT NULL;

-- `dated`: what changed says when it did by a date that pages show; else it is written down for their `Last-Modified`.
-- Beyond two thousand names everything is meant, except that what must not be seen again (`!`) is always named.
CREATE FUNCTION touched_pages() RETURNS integer LANGUAGE sql AS $$
  SELECT coalesce(nullif(current_setting('times.touched', true), ''), '0')::integer
$$;
CREATE FUNCTION touch_pages(names text[], dated boolean) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  touched integer := touched_pages();
  added integer;
BEGIN
  IF touched >= 2000 THEN names := array(SELECT n FROM unnest(names) n WHERE n LIKE '!%'); END IF;
  INSERT INTO page_touches (name, dated)
  SELECT DISTINCT CASE WHEN n ~ '[\n\r]' OR octet_length(n) > 2000 THEN '*' ELSE n END, touch_pages.dated
  FROM unnest(names) n WHERE n IS NOT NULL
  ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS added = ROW_COUNT;
  IF added = 0 THEN RETURN; END IF;
  IF touched < 2000 AND touched + added >= 2000 THEN
    INSERT INTO page_touches (name, dated) VALUES ('*', false) ON CONFLICT DO NOTHING;
  END IF;
  PERFORM set_config('times.touched', (touched + added)::text, true);
END $$;

-- At the commit, after every other lock was taken: the names as notices of less than 8,000 bytes; the undated ones with the
-- second after this one, since `Last-Modified` knows no smaller part; the lists that somebody outside follows as jobs.
CREATE FUNCTION tell_pages() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  names text[];
  undated text[];
  next text;
  notice text := '';
BEGIN
  WITH told AS (DELETE FROM page_touches WHERE transaction = pg_current_xact_id()::text::bigint RETURNING name, dated)
  SELECT array_agg(DISTINCT name ORDER BY name), array_agg(DISTINCT ltrim(name, '!')) FILTER (WHERE NOT dated AND name NOT LIKE '/%')
  INTO names, undated FROM told;
  IF names IS NULL THEN RETURN NULL; END IF; -- an earlier row of this transaction told it all
  IF '*' = ANY (names) THEN names := array(SELECT n FROM unnest(names) n WHERE n = '*' OR n LIKE '!%'); END IF;
  FOREACH next IN ARRAY names LOOP
    IF octet_length(notice) + octet_length(next) + 1 > 7900 THEN
      PERFORM pg_notify('pages', notice);
      notice := '';
    END IF;
    notice := notice || CASE notice WHEN '' THEN '' ELSE E'\n' END || next;
  END LOOP;
  PERFORM pg_notify('pages', notice);
  INSERT INTO page_changes (name, at)
  SELECT n, date_trunc('second', clock_timestamp()) + interval '1 second' FROM unnest(undated) n ORDER BY n
  ON CONFLICT (name) DO UPDATE SET at = greatest(page_changes.at, excluded.at);
  IF EXISTS (SELECT FROM hubs) THEN
    PERFORM graphile_worker.add_job('list.changed', payload := json_build_object('name', n),
      run_at := clock_timestamp() + interval '1 second', job_key := 'list.changed:' || n, job_key_mode := 'preserve_run_at')
    FROM (SELECT DISTINCT ltrim(u, '!') AS n FROM unnest(names) u ORDER BY 1) lists
    WHERE n ~ '^(latest$|(section|topic|author|language|source-list):)';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER page_touches_tell AFTER INSERT ON page_touches
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION tell_pages();

-- The addresses of a list, so that a kept "not found" goes when there is one.
CREATE FUNCTION list_paths(path text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT ARRAY[path, path || '/feed.xml', path || '/atom.xml', path || '/feed.json']
$$;

-- Stories by their numbers, as pages name them; only those that readers see, or have seen.
CREATE FUNCTION story_names(ids integer[]) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT array_agg('article:' || a.id) FROM articles a WHERE a.id = ANY (ids) AND a.path IS NOT NULL
$$;
CREATE FUNCTION stories_translating(revision integer) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT story_names(array_agg(article_id)) FROM article_revisions
  WHERE base_revision_id = revision AND published_at IS NOT NULL
$$;
CREATE FUNCTION laid_page(version integer) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT coalesce('section:' || s.slug, 'front') FROM front_versions v LEFT JOIN sections s ON s.id = v.section_id
  WHERE v.id = version AND v.state = 'published'
$$;

-- Every list that a story can stand in.
CREATE FUNCTION lists_holding(a articles) RETURNS text[] LANGUAGE sql STABLE AS $$
  SELECT ARRAY['front', 'latest', 'archive', 'sources', 'languages',
      'section:' || (SELECT slug FROM sections WHERE id = a.section_id), 'day:' || a.published_on,
      'source-list:' || a.source_id, 'language:' || a.original_language,
      CASE WHEN EXISTS (SELECT FROM corrections WHERE article_id = a.id) THEN 'corrections' END]
    || array(SELECT unnest(ARRAY['topics', 'topic:' || t.slug]) FROM article_topics n JOIN topics t ON t.id = n.topic_id WHERE n.article_id = a.id)
    || array(SELECT unnest(ARRAY['authors', 'author:' || coalesce(p.slug, g.slug)]) FROM bylines n
         LEFT JOIN people p ON p.id = n.person_id LEFT JOIN agencies g ON g.id = n.agency_id WHERE n.article_id = a.id)
$$;

-- One row of the table: whenever what is `seen` of a row `r` changes, or the row comes or goes, what depends on `names` (of what it
-- was, and of what it is) is out of date. Called again for a rule it replaces it. Both may ask what the row `was`, what it `becomes`, and TG_OP.
CREATE FUNCTION show_on_pages(rule text, relation regclass, seen text, names text, dated text DEFAULT 'false') RETURNS void
LANGUAGE plpgsql AS $make$
DECLARE
  of_rule text := rule || '_on_pages';
BEGIN
  EXECUTE format($f$
    CREATE OR REPLACE FUNCTION %1$I() RETURNS trigger LANGUAGE plpgsql AS $body$
    DECLARE
      was %2$s;
      becomes %2$s;
      r %2$s;
    BEGIN
      IF %5$L AND touched_pages() >= 2000 THEN RETURN NULL; END IF;
      IF TG_OP <> 'INSERT' THEN was := OLD; END IF;
      IF TG_OP <> 'DELETE' THEN
        becomes := NEW;
        r := becomes;
        PERFORM touch_pages(%3$s, coalesce(%4$s, false));
      END IF;
      IF TG_OP <> 'INSERT' THEN
        r := was;
        PERFORM touch_pages(%3$s, coalesce(%4$s, false));
      END IF;
      RETURN NULL;
    END $body$ $f$, of_rule, relation, names, dated, position('!' IN names) = 0);
  EXECUTE format('CREATE OR REPLACE TRIGGER %I AFTER INSERT OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION %I()',
    of_rule || '_come_and_go', relation, of_rule);
  EXECUTE format('CREATE OR REPLACE TRIGGER %I AFTER UPDATE ON %s FOR EACH ROW WHEN (ROW(%s) IS DISTINCT FROM ROW(%s)) EXECUTE FUNCTION %I()',
    of_rule, relation, regexp_replace(seen, '\mr\M', 'OLD', 'g'), regexp_replace(seen, '\mr\M', 'NEW', 'g'), of_rule);
END $make$;

-- THE table. A story that readers saw and may not see any more goes at once (`!`), also while the database is away.
SELECT show_on_pages('stories', 'articles',
  'r.state, r.path, r.section_id, r.source_item_id, r.source_id, r.original_language, r.language, r.published_on, r.breaking_until,
   r.first_published_at, r.modified_at, r.withdrawn_at, r.withdrawn_reason, r.published_revision_id, r.fill, r.lead_picture, r.indexable, r.noindex_reason',
  $$CASE WHEN r.path IS NOT NULL THEN ARRAY[
      CASE WHEN live_since(was) IS NOT NULL AND live_since(becomes) IS NULL THEN '!' ELSE '' END || 'article:' || r.id, r.path] END$$,
  $$live_since(becomes) IS NOT NULL AND becomes.published_revision_id IS DISTINCT FROM was.published_revision_id$$);
-- Also when its words change: whoever follows a list from outside has them in its feed, and is told of the list.
SELECT show_on_pages('stories_in_lists', 'articles',
  'live_since(r), r.section_id, r.source_id, r.original_language, r.published_on, r.published_revision_id',
  $$CASE WHEN r.path IS NOT NULL THEN lists_holding(r) END$$,
  $$live_since(becomes) IS NOT NULL AND becomes.published_revision_id IS DISTINCT FROM was.published_revision_id$$);
SELECT show_on_pages('stories_in_sitemaps', 'articles', 'r.indexable',
  $$CASE WHEN r.path IS NOT NULL THEN ARRAY['latest', 'archive', 'day:' || r.published_on] END$$,
  $$live_since(becomes) IS NOT NULL AND becomes.published_revision_id IS DISTINCT FROM was.published_revision_id$$);
SELECT show_on_pages('related_stories', 'articles', 'r.related_ids',
  $$CASE WHEN r.path IS NOT NULL THEN ARRAY['article:' || r.id] END$$, 'true');
SELECT show_on_pages('published_texts', 'article_revisions',
  'r.headline, r.standfirst, r.teaser, r.blocks, r.credits, r.provenance, r.base_revision_id, r.published_at',
  $$CASE WHEN TG_OP <> 'INSERT' THEN (SELECT ARRAY['article:' || a.id] FROM articles a WHERE a.published_revision_id = r.id) END$$);
SELECT show_on_pages('corrections', 'corrections', 'r.article_id, r.kind, r.text, r.block_key, r.at_top, r.at',
  $$story_names(ARRAY[r.article_id]) || 'corrections'::text$$);
SELECT show_on_pages('topics_of_stories', 'article_topics', 'r.topic_id, r.article_id, r.live_at',
  $$CASE WHEN r.live_at IS NOT NULL THEN
      ARRAY['article:' || r.article_id, 'topics', 'topic:' || (SELECT slug FROM topics WHERE id = r.topic_id)] END$$,
  $$TG_OP = 'UPDATE' AND was.live_at IS NULL$$);
SELECT show_on_pages('names_of_stories', 'bylines', 'r.article_id, r.position, r.person_id, r.agency_id, r.credit, r.live_at',
  $$CASE WHEN r.live_at IS NOT NULL THEN ARRAY['article:' || r.article_id, 'authors',
      'author:' || coalesce((SELECT slug FROM people WHERE id = r.person_id), (SELECT slug FROM agencies WHERE id = r.agency_id))] END$$,
  $$TG_OP = 'UPDATE' AND was.live_at IS NULL$$);
SELECT show_on_pages('topics', 'topics', 'r.slug, r.name',
  $$ARRAY['topics', 'topic:' || r.slug] || list_paths('/topics/' || r.slug)
    || story_names(array(SELECT article_id FROM article_topics WHERE topic_id = r.id AND live_at IS NOT NULL LIMIT 2001))$$);
SELECT show_on_pages('people', 'people', 'r.slug, r.name, r.biography',
  $$ARRAY['authors', 'author:' || r.slug] || list_paths('/authors/' || r.slug)
    || story_names(array(SELECT article_id FROM bylines WHERE person_id = r.id AND live_at IS NOT NULL LIMIT 2001))$$);
SELECT show_on_pages('agencies', 'agencies', 'r.slug, r.name',
  $$ARRAY['authors', 'author:' || r.slug] || list_paths('/authors/' || r.slug)
    || story_names(array(SELECT article_id FROM bylines WHERE agency_id = r.id AND live_at IS NOT NULL LIMIT 2001))$$);
SELECT show_on_pages('sections', 'sections', 'r.slug, r.name, r.description, r.position',
  $$ARRAY['sections', 'section:' || r.slug] || list_paths('/' || r.slug)$$);
SELECT show_on_pages('outlets', 'sources',
  'r.slug, r.name, r.romanised_name, r.city, r.country, r.language, r.time_zone, r.homepage, r.fictional',
  $$ARRAY['source:' || r.id, 'source-list:' || r.id, 'sources', 'languages', 'front'] || list_paths('/sources/' || r.slug)$$);
SELECT show_on_pages('terms', 'licence_terms',
  'r.source_id, r.name, r.url, r.may_show_full_text, r.may_show_pictures, r.may_index, r.excerpt_characters, r.attribution, r.valid_from, r.valid_until',
  $$ARRAY['!source:' || r.source_id, 'source-list:' || r.source_id, 'sources']$$);
SELECT show_on_pages('originals', 'source_items',
  'r.url, r.language, r.published_at, r.retracted_at, r.current_revision_id, r.cluster_id',
  $$CASE WHEN r.has_article THEN story_names(array(SELECT id FROM articles WHERE source_item_id = r.id)) END$$);
SELECT show_on_pages('texts_of_originals', 'source_revisions', 'r.headline, r.standfirst',
  $$CASE WHEN TG_OP <> 'INSERT' THEN stories_translating(r.id) END$$);
SELECT show_on_pages('blocks_of_originals', 'source_blocks', 'r.revision_id, r.key, r.position, r.kind, r.text, r.html, r.attributes',
  $$CASE WHEN TG_OP <> 'INSERT' THEN stories_translating(r.revision_id) END$$);
SELECT show_on_pages('fronts', 'front_versions', 'r.section_id, r.state, r.number, r.published_at',
  $$CASE WHEN r.state = 'published' THEN ARRAY[coalesce('section:' || (SELECT slug FROM sections WHERE id = r.section_id), 'front')] END$$);
SELECT show_on_pages('places_on_fronts', 'front_slots', 'r.version_id, r.position, r.article_id, r.starts_at, r.expires_at',
  $$ARRAY[laid_page(r.version_id)]$$);
SELECT show_on_pages('redirects', 'redirects', 'r.path, r.target, r.status, r.reason',
  $$ARRAY[lower(split_part(r.path, '?', 1))]$$);
SELECT show_on_pages('counts', 'article_counts', 'r.articles',
  $$ARRAY[CASE r.kind WHEN 'day' THEN 'archive' WHEN 'source' THEN 'sources' WHEN 'language' THEN 'languages' WHEN 'topic' THEN 'topics'
      WHEN 'person' THEN 'authors' WHEN 'agency' THEN 'authors' END]$$,
  $$becomes.articles > coalesce(was.articles, 0)$$);
