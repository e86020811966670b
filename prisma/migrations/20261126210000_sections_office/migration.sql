-- No two sections of one name, however it is capitalised; and every address that the site needs for itself.
CREATE UNIQUE INDEX "sections_name_key" ON "sections" (lower("name"));
ALTER TABLE "sections"
  ADD CONSTRAINT "sections_name_form" CHECK (length("name") BETWEEN 1 AND 60),
  DROP CONSTRAINT "sections_slug_free",
  ADD CONSTRAINT "sections_slug_free" CHECK ("slug" NOT IN (
    'about', 'api', 'archive', 'assets', 'authors', 'contact', 'corrections', 'editorial-policy', 'fonts', 'healthz',
    'languages', 'latest', 'media', 'metrics', 'newsroom', 'preview', 'privacy', 'readyz', 'report', 'saved', 'search',
    'sitemaps', 'sources', 'status', 'topics', 'trending'));
