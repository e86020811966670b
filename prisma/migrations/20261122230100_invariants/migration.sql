-- What must hold, whoever writes, and the indexes that Prisma's schema can't name.

-- Articles -----------------------------------------------------------------------------------------------------------

ALTER TABLE articles
  ADD CONSTRAINT articles_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 120),
  ADD CONSTRAINT articles_path_form CHECK (path ~ '^/[a-z0-9-]+/[0-9]{4}-[0-9]{2}-[0-9]{2}/[a-z0-9-]+$'),
  ADD CONSTRAINT articles_version_positive CHECK (version > 0),
  ADD CONSTRAINT articles_scheduled_has_time CHECK (state <> 'scheduled' OR scheduled_for IS NOT NULL),
  ADD CONSTRAINT articles_public_is_complete CHECK (
    state NOT IN ('published', 'corrected')
    OR num_nulls(path, published_on, first_published_at, published_revision_id, fill) = 0
  ),
  ADD CONSTRAINT articles_fill_is_shown CHECK (fill <> 'stale'),
  ADD CONSTRAINT articles_withdrawn_is_explained CHECK (
    state NOT IN ('withdrawn', 'killed') OR num_nulls(withdrawn_at, withdrawn_reason) = 0
  ),
  ADD CONSTRAINT articles_translated_has_base CHECK (
    source_item_id IS NULL OR num_nulls(source_id, base_revision_id, original_language) = 0
  ),
  ADD CONSTRAINT articles_indexable_or_why CHECK (indexable OR noindex_reason IS NOT NULL OR published_revision_id IS NULL);

-- Every public list is newest first with the id as tie-breaker, and reads one of these.
CREATE INDEX articles_live ON articles (first_published_at DESC, id DESC) WHERE state IN ('published', 'corrected');
CREATE INDEX articles_live_by_section ON articles (section_id, first_published_at DESC, id DESC) WHERE state IN ('published', 'corrected');
CREATE INDEX articles_live_by_source ON articles (source_id, first_published_at DESC, id DESC) WHERE state IN ('published', 'corrected');
CREATE INDEX articles_live_by_language ON articles (original_language, first_published_at DESC, id DESC) WHERE state IN ('published', 'corrected');
CREATE INDEX articles_live_by_day ON articles (published_on, first_published_at DESC, id DESC) WHERE state IN ('published', 'corrected');
CREATE INDEX articles_breaking ON articles (breaking_until DESC) WHERE state IN ('published', 'corrected') AND breaking_until IS NOT NULL;
CREATE INDEX articles_due ON articles (scheduled_for) WHERE state = 'scheduled';

ALTER TABLE article_blocks
  ADD CONSTRAINT article_blocks_position UNIQUE (article_id, position) DEFERRABLE INITIALLY DEFERRED,
  ADD CONSTRAINT article_blocks_review_names_reviewer CHECK (status <> 'reviewed' OR reviewed_at IS NOT NULL);
CREATE INDEX article_blocks_stale ON article_blocks (article_id) WHERE status = 'stale';

-- A picture on a published page has credit and alt text; a gallery's pictures too.
ALTER TABLE article_revisions ADD CONSTRAINT article_revisions_pictures_are_credited CHECK (
  published_at IS NULL
  OR NOT jsonb_path_exists(
    blocks,
    '$[*].pictures[*] ? (!(@.credit like_regex "[^ ]") || !(@.alt like_regex "[^ ]"))'
  )
);
ALTER TABLE articles ADD CONSTRAINT articles_lead_picture_is_credited CHECK (
  lead_picture IS NULL OR jsonb_path_exists(lead_picture, '$ ? (@.credit like_regex "[^ ]" && @.alt like_regex "[^ ]")')
);

ALTER TABLE bylines ADD CONSTRAINT bylines_name_one CHECK (num_nonnulls(person_id, agency_id, credit) = 1);
ALTER TABLE redirects ADD CONSTRAINT redirects_make_sense CHECK (
  (status = 410 AND target IS NULL) OR (status IN (301, 308) AND target IS NOT NULL AND target <> path)
);
CREATE UNIQUE INDEX front_versions_number ON front_versions (coalesce(section_id, 0), number);
CREATE INDEX front_versions_published ON front_versions (coalesce(section_id, 0), number DESC) WHERE state = 'published';

-- A published revision is what readers saw: it stays as it was.
CREATE FUNCTION keep_published_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.published_at IS NOT NULL THEN
    -- Only who wrote it may be forgotten, when the account goes; the name in words stays.
    IF NEW.author_id IS NOT NULL OR to_jsonb(OLD) - 'author_id' <> to_jsonb(NEW) - 'author_id' THEN
      RAISE EXCEPTION 'revision % of article % is published and can''t be changed', OLD.number, OLD.article_id
        USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER article_revisions_keep_published BEFORE UPDATE ON article_revisions
  FOR EACH ROW EXECUTE FUNCTION keep_published_revision();

-- How many public articles there are of each kind, so that no page ever counts them.
CREATE FUNCTION count_live_articles() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was boolean := TG_OP <> 'INSERT' AND OLD.state IN ('published', 'corrected');
  is_now boolean := TG_OP <> 'DELETE' AND NEW.state IN ('published', 'corrected');
BEGIN
  IF was AND is_now AND (OLD.published_on, OLD.section_id, OLD.source_id, OLD.original_language)
      IS NOT DISTINCT FROM (NEW.published_on, NEW.section_id, NEW.source_id, NEW.original_language) THEN
    RETURN NULL;
  END IF;
  IF was THEN PERFORM add_to_article_counts(OLD, -1); END IF;
  IF is_now THEN PERFORM add_to_article_counts(NEW, 1); END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION add_to_article_counts(a articles, change integer) RETURNS void LANGUAGE sql AS $$
  INSERT INTO article_counts (kind, key, articles)
  SELECT kind, key, change
  FROM (VALUES ('day', a.published_on::text), ('language', a.original_language),
               ('section', a.section_id::text), ('source', a.source_id::text)) AS c (kind, key)
  WHERE key IS NOT NULL
  ON CONFLICT (kind, key) DO UPDATE SET articles = article_counts.articles + change
$$;
CREATE TRIGGER articles_count AFTER INSERT OR DELETE OR UPDATE OF state, published_on, section_id, source_id, original_language
  ON articles FOR EACH ROW EXECUTE FUNCTION count_live_articles();

-- Sources ------------------------------------------------------------------------------------------------------------

ALTER TABLE sources
  ADD CONSTRAINT sources_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  ADD CONSTRAINT sources_language_form CHECK (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$');
ALTER TABLE feeds ADD CONSTRAINT feeds_url_form CHECK (url ~ '^https?://');
ALTER TABLE licence_terms
  ADD CONSTRAINT licence_terms_dates CHECK (valid_until IS NULL OR valid_until > valid_from),
  ADD CONSTRAINT licence_terms_excerpt CHECK (excerpt_characters BETWEEN 0 AND 5000);
ALTER TABLE source_items ADD CONSTRAINT source_items_url_form CHECK (url ~ '^https?://');
CREATE INDEX source_items_retracted ON source_items (retracted_at DESC) WHERE retracted_at IS NOT NULL;

-- What was killed is never taken in again.
CREATE FUNCTION refuse_tombstoned_item() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM tombstones t WHERE t.source_id = NEW.source_id
             AND (t.external_id = NEW.external_id OR t.url = NEW.url)) THEN
    RAISE EXCEPTION 'item % of source % was killed and is not taken in again', NEW.external_id, NEW.source_id
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER source_items_refuse_tombstoned BEFORE INSERT ON source_items
  FOR EACH ROW EXECUTE FUNCTION refuse_tombstoned_item();

CREATE FUNCTION keep_source_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'a source revision is what the outlet said and can''t be changed'
    USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER source_revisions_keep BEFORE UPDATE ON source_revisions FOR EACH ROW EXECUTE FUNCTION keep_source_revision();
CREATE TRIGGER source_blocks_keep BEFORE UPDATE ON source_blocks FOR EACH ROW EXECUTE FUNCTION keep_source_revision();

-- Media, translation, readers ----------------------------------------------------------------------------------------

ALTER TABLE media
  ADD CONSTRAINT media_size CHECK (width > 0 AND height > 0 AND bytes > 0),
  ADD CONSTRAINT media_focal_point CHECK (focal_x BETWEEN 0 AND 1 AND focal_y BETWEEN 0 AND 1),
  ADD CONSTRAINT media_sha256_form CHECK (sha256 ~ '^[0-9a-f]{64}$');
ALTER TABLE picture_origins ADD CONSTRAINT picture_origins_found_or_why CHECK (num_nonnulls(media_id, fault_code) = 1);
CREATE UNIQUE INDEX glossary_terms_once
  ON glossary_terms (source_language, target_language, lower(term), coalesce(section_id, 0));
CREATE UNIQUE INDEX translation_budgets_once ON translation_budgets (month, coalesce(source_id, 0));
ALTER TABLE translation_budgets ADD CONSTRAINT translation_budgets_whole_month CHECK (extract(day FROM month) = 1);
ALTER TABLE translation_spends ADD CONSTRAINT translation_spends_not_negative
  CHECK (characters >= 0 AND memory_characters >= 0 AND cost_micros >= 0);
CREATE INDEX findings_open ON findings (article_id) WHERE settled_at IS NULL;
CREATE INDEX suggestions_open ON suggestions (article_id, block_key) WHERE settled_at IS NULL;
ALTER TABLE view_hours ADD CONSTRAINT view_hours_whole CHECK (views > 0 AND hour = date_trunc('hour', hour, 'UTC'));
ALTER TABLE reports ADD CONSTRAINT reports_text CHECK (length(text) BETWEEN 1 AND 4000);
CREATE FUNCTION keep_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- An account that goes leaves its name in words.
  IF TG_OP = 'UPDATE' THEN
    IF NEW.actor_id IS NULL AND to_jsonb(OLD) - 'actor_id' = to_jsonb(NEW) - 'actor_id' THEN RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION 'audit entries are only ever added' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER audit_entries_keep BEFORE UPDATE OR DELETE ON audit_entries FOR EACH ROW EXECUTE FUNCTION keep_audit_entry();
