-- A topic's and an author's stories, newest first, without reading all of them: what joins them to articles knows when
-- the article was first published, as long as readers can see it.
ALTER TABLE "article_topics" ADD COLUMN     "live_at" TIMESTAMPTZ(3);
ALTER TABLE "bylines" ADD COLUMN     "live_at" TIMESTAMPTZ(3);

CREATE INDEX article_topics_live ON article_topics (topic_id, live_at DESC, article_id DESC) WHERE live_at IS NOT NULL;
CREATE INDEX bylines_live_by_person ON bylines (person_id, live_at DESC, article_id DESC) WHERE live_at IS NOT NULL;
CREATE INDEX bylines_live_by_agency ON bylines (agency_id, live_at DESC, article_id DESC) WHERE live_at IS NOT NULL;

-- A name stands once under a headline, so that its list and its count agree.
CREATE UNIQUE INDEX bylines_person_once ON bylines (article_id, person_id) WHERE person_id IS NOT NULL;
CREATE UNIQUE INDEX bylines_agency_once ON bylines (article_id, agency_id) WHERE agency_id IS NOT NULL;

CREATE FUNCTION live_since(a articles) RETURNS timestamptz LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN a.state IN ('published', 'corrected') THEN a.first_published_at END
$$;

CREATE FUNCTION list_article() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  since timestamptz := live_since(NEW);
BEGIN
  UPDATE article_topics SET live_at = since WHERE article_id = NEW.id AND live_at IS DISTINCT FROM since;
  UPDATE bylines SET live_at = since WHERE article_id = NEW.id AND live_at IS DISTINCT FROM since;
  RETURN NULL;
END $$;
CREATE TRIGGER articles_list AFTER INSERT OR UPDATE OF state, first_published_at ON articles
  FOR EACH ROW EXECUTE FUNCTION list_article();

-- The lock makes a name that is added during a publication wait for it: otherwise neither would see the other.
CREATE FUNCTION join_listed_article() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT live_since(a) INTO NEW.live_at FROM articles a WHERE a.id = NEW.article_id FOR SHARE;
  RETURN NEW;
END $$;
CREATE TRIGGER article_topics_list BEFORE INSERT ON article_topics FOR EACH ROW EXECUTE FUNCTION join_listed_article();
CREATE TRIGGER bylines_list BEFORE INSERT ON bylines FOR EACH ROW EXECUTE FUNCTION join_listed_article();

-- How many public articles a topic, a person and an agency have, beside the kinds that articles count by themselves.
CREATE FUNCTION add_to_article_count(of_kind text, of_key integer, change integer) RETURNS void LANGUAGE sql AS $$
  INSERT INTO article_counts (kind, key, articles) SELECT of_kind, of_key::text, change WHERE of_key IS NOT NULL
  ON CONFLICT (kind, key) DO UPDATE SET articles = article_counts.articles + change
$$;
CREATE FUNCTION count_live_topic() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.live_at IS NOT NULL THEN PERFORM add_to_article_count('topic', OLD.topic_id, -1); END IF;
  IF TG_OP <> 'DELETE' AND NEW.live_at IS NOT NULL THEN PERFORM add_to_article_count('topic', NEW.topic_id, 1); END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION count_live_byline() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.live_at IS NOT NULL THEN
    PERFORM add_to_article_count('person', OLD.person_id, -1), add_to_article_count('agency', OLD.agency_id, -1);
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.live_at IS NOT NULL THEN
    PERFORM add_to_article_count('person', NEW.person_id, 1), add_to_article_count('agency', NEW.agency_id, 1);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER article_topics_count AFTER INSERT OR DELETE OR UPDATE OF topic_id, live_at ON article_topics
  FOR EACH ROW EXECUTE FUNCTION count_live_topic();
CREATE TRIGGER bylines_count AFTER INSERT OR DELETE OR UPDATE OF person_id, agency_id, live_at ON bylines
  FOR EACH ROW EXECUTE FUNCTION count_live_byline();

-- What was published before.
UPDATE article_topics t SET live_at = live_since(a) FROM articles a WHERE a.id = t.article_id AND live_since(a) IS NOT NULL;
UPDATE bylines b SET live_at = live_since(a) FROM articles a WHERE a.id = b.article_id AND live_since(a) IS NOT NULL;
