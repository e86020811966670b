ALTER TYPE "FindingKind" ADD VALUE 'term';

-- One translation for a term in a section, or everywhere (section 0), however it is capitalised.
CREATE UNIQUE INDEX "glossary_terms_one_translation"
  ON "glossary_terms" ("source_language", "target_language", lower("term"), coalesce("section_id", 0));
