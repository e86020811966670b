-- What a statement lists is counted at its end, in one order: row by row, two publications that share topics could lock
-- each other out.
DROP TRIGGER article_topics_count ON article_topics;
DROP TRIGGER bylines_count ON bylines;
DROP FUNCTION count_live_topic, count_live_byline, add_to_article_count;

CREATE FUNCTION change_article_counts(of_kind text, keys integer[], change integer) RETURNS void LANGUAGE sql AS $$
  INSERT INTO article_counts (kind, key, articles)
  SELECT of_kind, k::text, change * count(*) FROM unnest(keys) AS k WHERE k IS NOT NULL GROUP BY k ORDER BY k
  ON CONFLICT (kind, key) DO UPDATE SET articles = article_counts.articles + excluded.articles
$$;
CREATE FUNCTION count_live_topics() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM change_article_counts('topic', ARRAY(SELECT topic_id FROM were WHERE live_at IS NOT NULL), -1);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    PERFORM change_article_counts('topic', ARRAY(SELECT topic_id FROM are WHERE live_at IS NOT NULL), 1);
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION count_live_bylines() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM change_article_counts('person', ARRAY(SELECT person_id FROM were WHERE live_at IS NOT NULL), -1);
    PERFORM change_article_counts('agency', ARRAY(SELECT agency_id FROM were WHERE live_at IS NOT NULL), -1);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    PERFORM change_article_counts('person', ARRAY(SELECT person_id FROM are WHERE live_at IS NOT NULL), 1);
    PERFORM change_article_counts('agency', ARRAY(SELECT agency_id FROM are WHERE live_at IS NOT NULL), 1);
  END IF;
  RETURN NULL;
END $$;
-- A trigger that sees the rows of its statement has one event.
CREATE TRIGGER article_topics_count_new AFTER INSERT ON article_topics
  REFERENCING NEW TABLE AS are FOR EACH STATEMENT EXECUTE FUNCTION count_live_topics();
CREATE TRIGGER article_topics_count_changed AFTER UPDATE ON article_topics
  REFERENCING OLD TABLE AS were NEW TABLE AS are FOR EACH STATEMENT EXECUTE FUNCTION count_live_topics();
CREATE TRIGGER article_topics_count_gone AFTER DELETE ON article_topics
  REFERENCING OLD TABLE AS were FOR EACH STATEMENT EXECUTE FUNCTION count_live_topics();
CREATE TRIGGER bylines_count_new AFTER INSERT ON bylines
  REFERENCING NEW TABLE AS are FOR EACH STATEMENT EXECUTE FUNCTION count_live_bylines();
CREATE TRIGGER bylines_count_changed AFTER UPDATE ON bylines
  REFERENCING OLD TABLE AS were NEW TABLE AS are FOR EACH STATEMENT EXECUTE FUNCTION count_live_bylines();
CREATE TRIGGER bylines_count_gone AFTER DELETE ON bylines
  REFERENCING OLD TABLE AS were FOR EACH STATEMENT EXECUTE FUNCTION count_live_bylines();
