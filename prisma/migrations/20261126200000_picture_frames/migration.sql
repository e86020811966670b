-- What single ratios of a picture show when they do not follow its focal point: {"4x3": {"x": 0.3, "y": 0.5, "share": 0.8}}.
ALTER TABLE "media" ADD COLUMN "frames" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "media" ADD CONSTRAINT "media_frames_object" CHECK (jsonb_typeof("frames") = 'object');
