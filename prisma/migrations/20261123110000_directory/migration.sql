-- Lists by topic and by person, newest first, without counting or sorting what is long past: each row of a topic or a
-- byline knows when its article was first published, while readers can see it.

-- AlterTable
ALTER TABLE "article_topics" ADD COLUMN     "listed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "bylines" ADD COLUMN     "listed_at" TIMESTAMPTZ(3);

UPDATE article_topics x SET listed_at = a.first_published_at
FROM articles a WHERE a.id = x.article_id AND a.state IN ('published', 'corrected');
UPDATE bylines x SET listed_at = a.first_published_at
FROM articles a WHERE a.id = x.article_id AND a.state IN ('published', 'corrected');

CREATE INDEX article_topics_listed ON article_topics (topic_id, listed_at DESC, article_id DESC) WHERE listed_at IS NOT NULL;
CREATE INDEX bylines_listed ON bylines (person_id, listed_at DESC, article_id DESC) WHERE listed_at IS NOT NULL;
CREATE INDEX article_counts_most ON article_counts (kind, articles DESC);

CREATE FUNCTION list_new_row() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.listed_at := coalesce(NEW.listed_at, (
    SELECT first_published_at FROM articles WHERE id = NEW.article_id AND state IN ('published', 'corrected')));
  RETURN NEW;
END $$;
CREATE TRIGGER article_topics_list BEFORE INSERT ON article_topics FOR EACH ROW EXECUTE FUNCTION list_new_row();
CREATE TRIGGER bylines_list BEFORE INSERT ON bylines FOR EACH ROW EXECUTE FUNCTION list_new_row();

CREATE FUNCTION list_article() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  listed timestamptz := CASE WHEN NEW.state IN ('published', 'corrected') THEN NEW.first_published_at END;
BEGIN
  UPDATE article_topics SET listed_at = listed WHERE article_id = NEW.id AND listed_at IS DISTINCT FROM listed;
  UPDATE bylines SET listed_at = listed WHERE article_id = NEW.id AND listed_at IS DISTINCT FROM listed;
  RETURN NULL;
END $$;
CREATE TRIGGER articles_list AFTER UPDATE OF state, first_published_at ON articles FOR EACH ROW EXECUTE FUNCTION list_article();

-- How many readers can see of a topic and of a person, counted where rows begin or cease to be listed. Keys in order, so
-- that two who publish at once never wait for each other in a circle.
CREATE FUNCTION count_listed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  kind text := TG_ARGV[0];
  of_column text := TG_ARGV[1];
  changes text := concat_ws(' UNION ALL ',
    CASE WHEN TG_OP <> 'DELETE' THEN format('SELECT %I AS key, 1 AS change FROM added WHERE listed_at IS NOT NULL', of_column) END,
    CASE WHEN TG_OP <> 'INSERT' THEN format('SELECT %I AS key, -1 AS change FROM removed WHERE listed_at IS NOT NULL', of_column) END);
BEGIN
  EXECUTE format(
    'INSERT INTO article_counts (kind, key, articles)
     SELECT %L, key::text, sum(change)::int FROM (%s) c WHERE key IS NOT NULL GROUP BY key HAVING sum(change) <> 0 ORDER BY key
     ON CONFLICT (kind, key) DO UPDATE SET articles = article_counts.articles + EXCLUDED.articles', kind, changes);
  RETURN NULL;
END $$;
CREATE TRIGGER article_topics_count_new AFTER INSERT ON article_topics
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_listed('topic', 'topic_id');
CREATE TRIGGER article_topics_count_changed AFTER UPDATE ON article_topics
  REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_listed('topic', 'topic_id');
CREATE TRIGGER article_topics_count_gone AFTER DELETE ON article_topics
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION count_listed('topic', 'topic_id');
CREATE TRIGGER bylines_count_new AFTER INSERT ON bylines
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_listed('person', 'person_id');
CREATE TRIGGER bylines_count_changed AFTER UPDATE ON bylines
  REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_listed('person', 'person_id');
CREATE TRIGGER bylines_count_gone AFTER DELETE ON bylines
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION count_listed('person', 'person_id');

INSERT INTO article_counts (kind, key, articles)
SELECT 'topic', topic_id::text, count(*)::int FROM article_topics WHERE listed_at IS NOT NULL GROUP BY topic_id
UNION ALL
SELECT 'person', person_id::text, count(*)::int FROM bylines WHERE listed_at IS NOT NULL AND person_id IS NOT NULL GROUP BY person_id;
