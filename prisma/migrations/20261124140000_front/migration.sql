ALTER TABLE "front_versions" ADD COLUMN "history" JSONB NOT NULL DEFAULT '[]';

-- A draft bears the number it will have once it is live. Of two that began from the same version one goes live, and the
-- other is refused here, whatever the program does.
DROP INDEX front_versions_number;
CREATE UNIQUE INDEX front_versions_number ON front_versions (coalesce(section_id, 0), number) WHERE state = 'published';
CREATE UNIQUE INDEX front_versions_draft ON front_versions (coalesce(section_id, 0), author_id) WHERE state = 'draft';
