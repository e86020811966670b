-- Through whose hands each block went: what was one editor and one reader, either of them perhaps nobody, becomes a list
-- that says who did what. What the columns don't tell is not made up: a name that isn't known is null.

ALTER TABLE article_blocks ADD COLUMN hands JSONB NOT NULL DEFAULT '[]';
ALTER TABLE suggestions ADD COLUMN engine_version TEXT;

CREATE FUNCTION hand_of(did text, who integer, name text, at timestamptz) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_build_object('did', did, 'by', who, 'name', name, 'at',
    to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
$$;

UPDATE article_blocks b SET hands =
  -- Whoever took the machine's text as it was did not edit it.
  CASE WHEN (b.edited_at IS NULL AND b.status <> 'edited')
      OR EXISTS (SELECT FROM suggestions s WHERE s.article_id = b.article_id AND s.block_key = b.key AND s.taken AND s.html = b.html)
    THEN '[]'
    -- Only the last editor was kept. Where the reader wrote in the story too, nobody can say that they were a second person.
    ELSE CASE WHEN b.reviewed_by_id <> b.edited_by_id AND EXISTS (
          SELECT FROM article_revisions r WHERE r.article_id = b.article_id AND r.author_id = b.reviewed_by_id
            AND r.reason IN ('edited', 'restored', 'taken_over', 'imported'))
        THEN jsonb_build_array(hand_of('edited', NULL, NULL, NULL)) ELSE '[]' END
      || hand_of('edited', b.edited_by_id, (SELECT u.name FROM users u WHERE u.id = b.edited_by_id), b.edited_at)
    END
  || CASE WHEN b.reviewed_at IS NULL OR b.status NOT IN ('reviewed', 'stale') THEN '[]'
    WHEN b.reviewed_by_id IS NOT NULL
      THEN hand_of('read', b.reviewed_by_id, (SELECT u.name FROM users u WHERE u.id = b.reviewed_by_id), b.reviewed_at)
    -- The command line wrote nobody's number, and a line in the log.
    ELSE hand_of('marked', NULL, (SELECT e.actor FROM audit_entries e WHERE e.subject = 'article:' || b.article_id
        AND e.action = 'article.review' AND e.actor_id IS NULL AND e.actor = 'The operator' LIMIT 1), b.reviewed_at)
    END
WHERE b.status <> 'machine' AND (b.status <> 'stale' OR b.edited_at IS NOT NULL OR b.reviewed_at IS NOT NULL);

DROP FUNCTION hand_of(text, integer, text, timestamptz);

ALTER TABLE article_blocks
  DROP CONSTRAINT article_blocks_review_names_reviewer,
  DROP COLUMN edited_at,
  DROP COLUMN edited_by_id,
  DROP COLUMN reviewed_at,
  DROP COLUMN reviewed_by_id,
  ADD CONSTRAINT article_blocks_hands_form CHECK (
    jsonb_typeof(hands) = 'array'
    AND NOT jsonb_path_exists(hands, '$[*] ? (!exists(@.did ? (@ == "edited" || @ == "read" || @ == "marked")))')
  ),
  -- Only a person reads, and one that is known; the command line marks, and is nobody.
  ADD CONSTRAINT article_blocks_readers_are_people CHECK (
    NOT jsonb_path_exists(hands, '$[*] ? (@.did == "read" && !exists(@.by ? (@ > 0)))')
    AND NOT jsonb_path_exists(hands, '$[*] ? (@.did == "marked" && exists(@.by ? (@ != null)))')
  ),
  -- The status says no more, and no less, than the hands do.
  ADD CONSTRAINT article_blocks_status_has_hands CHECK (
    status = 'stale'
    OR (status = 'machine') AND hands = '[]'
    OR (status = 'reviewed') = jsonb_path_exists(hands, '$[*] ? (@.did == "read" || @.did == "marked")')
      AND status <> 'machine'
  );

-- What lists say of a whole text, of the blocks that readers have. Who marked them was not kept with those.
CREATE TYPE "Fill" AS ENUM ('unrecorded', 'machine', 'unnamed', 'marked', 'partly_marked', 'partly_read', 'partly_edited', 'read', 'edited', 'written', 'reviewed');
ALTER TABLE articles DROP CONSTRAINT articles_fill_is_shown;
ALTER TABLE articles ALTER COLUMN fill TYPE "Fill"
  USING (CASE fill::text WHEN 'reviewed' THEN 'unnamed' WHEN 'stale' THEN 'machine' ELSE fill::text END)::"Fill";
UPDATE articles a SET fill = told.fill::"Fill"
FROM (
  SELECT r.id,
    CASE
      WHEN unread = n THEN CASE WHEN r.engine IS NULL THEN 'unrecorded' ELSE 'machine' END
      WHEN edited = n THEN CASE WHEN r.engine IS NULL THEN 'written' ELSE 'edited' END
      WHEN edited > 0 THEN 'partly_edited'
      WHEN unread > 0 THEN 'partly_marked'
      ELSE 'unnamed'
    END AS fill
  FROM (
    SELECT v.id, x.source_id, v.provenance ->> 'engine' AS engine, count(*) AS n,
      count(*) FILTER (WHERE b ->> 'status' IN ('machine', 'stale')) AS unread,
      count(*) FILTER (WHERE b ->> 'status' = 'edited') AS edited
    FROM articles x JOIN article_revisions v ON v.id = x.published_revision_id, jsonb_array_elements(v.blocks) b
    WHERE b ->> 'kind' IN ('paragraph', 'heading', 'quote', 'list', 'table', 'fact_box') AND b ->> 'text' ~ '\S'
    GROUP BY v.id, x.source_id, v.provenance
  ) r
) told
WHERE a.published_revision_id = told.id AND a.fill IS DISTINCT FROM told.fill::"Fill";
