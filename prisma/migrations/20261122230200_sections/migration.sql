-- The sections a newsroom starts with, and the addresses that no section may take.
ALTER TABLE sections
  ADD CONSTRAINT sections_slug_form CHECK (slug ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' AND length(slug) <= 40),
  ADD CONSTRAINT sections_slug_free CHECK (slug NOT IN (
    'about', 'api', 'archive', 'assets', 'authors', 'contact', 'corrections', 'editorial-policy', 'fonts', 'healthz',
    'languages', 'latest', 'media', 'metrics', 'newsroom', 'privacy', 'readyz', 'saved', 'search', 'sitemaps', 'sources',
    'status', 'topics', 'trending'));

INSERT INTO sections (slug, name, description, position) VALUES
  ('world', 'World', 'What happened, wherever it did.', 1),
  ('europe', 'Europe', 'From the Atlantic to the Black Sea, in the words of those who live there.', 2),
  ('middle-east', 'Middle East', 'From the Nile to the Gulf.', 3),
  ('asia', 'Asia', 'From the Bosporus to the Pacific.', 4),
  ('africa', 'Africa', 'From Tangier to the Cape.', 5),
  ('americas', 'Americas', 'From Baffin Island to Tierra del Fuego.', 6),
  ('economy', 'Economy', 'Work, trade and money.', 7),
  ('climate', 'Climate', 'Weather, water and what we make of them.', 8),
  ('science', 'Science', 'What was found out.', 9),
  ('culture', 'Culture', 'Books, stages, kitchens and streets.', 10),
  ('sport', 'Sport', 'Who won, and how.', 11);
