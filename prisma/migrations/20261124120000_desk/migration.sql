-- The desk: what somebody took, when; what was skipped; and its lists, which must not grow with the archive.
ALTER TABLE "articles" ADD COLUMN "assigned_at" TIMESTAMPTZ(3),
  ADD COLUMN "skipped_at" TIMESTAMPTZ(3),
  ADD COLUMN "skipped_by_id" INTEGER;
ALTER TABLE "source_items" ADD COLUMN "has_article" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "skipped_at" TIMESTAMPTZ(3),
  ADD COLUMN "skipped_by_id" INTEGER;
ALTER TABLE "articles" ADD CONSTRAINT "articles_skipped_by_id_fkey"
  FOREIGN KEY ("skipped_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "source_items" ADD CONSTRAINT "source_items_skipped_by_id_fkey"
  FOREIGN KEY ("skipped_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

UPDATE source_items i SET has_article = true WHERE EXISTS (SELECT FROM articles a WHERE a.source_item_id = i.id);

-- An item is on the wire until a story is made of it; asking every item whether it has one would read them all.
CREATE FUNCTION note_item_article() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    UPDATE source_items SET has_article = true WHERE id = NEW.source_item_id AND NOT has_article;
  ELSE
    UPDATE source_items i SET has_article = false WHERE id = OLD.source_item_id AND has_article
      AND NOT EXISTS (SELECT FROM articles a WHERE a.source_item_id = i.id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER articles_note_item_added AFTER INSERT ON articles
  FOR EACH ROW WHEN (NEW.source_item_id IS NOT NULL) EXECUTE FUNCTION note_item_article();
CREATE TRIGGER articles_note_item_gone AFTER DELETE ON articles
  FOR EACH ROW WHEN (OLD.source_item_id IS NOT NULL) EXECUTE FUNCTION note_item_article();

CREATE INDEX source_items_on_wire ON source_items (filed_at DESC, id DESC)
  WHERE NOT has_article AND skipped_at IS NULL AND retracted_at IS NULL AND current_revision_id IS NOT NULL;
CREATE INDEX source_items_skipped ON source_items (skipped_at DESC, id DESC) WHERE skipped_at IS NOT NULL;
CREATE INDEX articles_moving ON articles (updated_at DESC, id DESC)
  WHERE state IN ('draft', 'in_review', 'approved', 'scheduled') AND skipped_at IS NULL;
CREATE INDEX articles_unclaimed ON articles (updated_at DESC, id DESC)
  WHERE state = 'draft' AND assignee_id IS NULL AND source_item_id IS NOT NULL AND skipped_at IS NULL;
CREATE INDEX articles_mine ON articles (assignee_id, updated_at DESC, id DESC)
  WHERE state IN ('draft', 'in_review', 'approved', 'scheduled') AND skipped_at IS NULL;
CREATE INDEX articles_skipped ON articles (skipped_at DESC, id DESC) WHERE skipped_at IS NOT NULL;
CREATE INDEX articles_embargoed ON articles (embargo_until) WHERE embargo_until IS NOT NULL;
CREATE INDEX notes_mentions ON notes USING gin (mentions);
CREATE INDEX articles_headline_similar ON articles USING gin (lower(headline) gin_trgm_ops);
CREATE INDEX source_revisions_headline_similar ON source_revisions USING gin (lower(headline) gin_trgm_ops);
