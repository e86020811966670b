-- The media library: whose a picture is, what allows it, what it looks like, and which published texts show it.
ALTER TABLE "media" ADD COLUMN "licence" TEXT NOT NULL DEFAULT '',
ADD COLUMN "looks" BIGINT,
ADD COLUMN "uploaded_by_id" INTEGER,
ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;

ALTER TABLE "media" ADD CONSTRAINT "media_uploaded_by_id_fkey" FOREIGN KEY ("uploaded_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Words of the library are found by how they begin, in any language.
CREATE INDEX media_words ON media USING gin (to_tsvector('simple', alt || ' ' || caption || ' ' || credit || ' ' || licence));

/* The fingerprints of the pictures a published text shows: their addresses are /media/{fingerprint}/{size}. */
CREATE FUNCTION picture_hashes(blocks jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT substr(src #>> '{}', 8, 64)), '{}')
  FROM jsonb_path_query(blocks, '$[*].pictures[*].src') AS src
$$;

CREATE INDEX article_revisions_pictures ON article_revisions USING gin (picture_hashes(blocks))
  WHERE published_at IS NOT NULL;
