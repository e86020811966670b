-- The workflow: what was held back says why, what was published stays, and a live story can't be put under embargo.

ALTER TABLE articles
  ADD COLUMN held_reason text,
  ADD COLUMN preview_round integer NOT NULL DEFAULT 0,
  ADD CONSTRAINT articles_held_is_scheduled CHECK (held_reason IS NULL OR state = 'scheduled');

-- What the schedule looks for every few seconds: due, and not held for somebody to decide.
DROP INDEX articles_due;
CREATE INDEX articles_due ON articles (scheduled_for, id) WHERE state = 'scheduled' AND held_reason IS NULL;
CREATE INDEX articles_held ON articles (scheduled_for) WHERE state = 'scheduled' AND held_reason IS NOT NULL;

-- What readers saw is kept for ever. Nothing deletes it, and so nothing deletes its article either.
CREATE FUNCTION never_delete_published_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.published_at IS NOT NULL THEN
    RAISE EXCEPTION 'revision % of article % was published and is kept for ever', OLD.number, OLD.article_id
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER article_revisions_never_delete_published BEFORE DELETE ON article_revisions
  FOR EACH ROW EXECUTE FUNCTION never_delete_published_revision();

-- Readers have seen it: an embargo would promise what can't be kept. It may only be taken away.
CREATE FUNCTION refuse_embargo_of_live() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state IN ('published', 'corrected') AND OLD.state IN ('published', 'corrected')
     AND NEW.embargo_until IS NOT NULL AND NEW.embargo_until IS DISTINCT FROM OLD.embargo_until THEN
    RAISE EXCEPTION 'article % is live and can''t be put under embargo', NEW.id
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER articles_refuse_embargo_of_live BEFORE UPDATE OF embargo_until, state ON articles
  FOR EACH ROW EXECUTE FUNCTION refuse_embargo_of_live();
