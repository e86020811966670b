-- Which stories hold a picture of this address: asked when it arrives after they were published.
CREATE INDEX article_blocks_pictures ON article_blocks USING gin ((attributes -> 'pictures') jsonb_path_ops)
  WHERE kind IN ('picture', 'gallery');
