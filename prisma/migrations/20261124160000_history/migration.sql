-- What readers send is closed with words, by somebody; the audit log is read by who, what and when.
ALTER TABLE "letters" ADD COLUMN "answer" TEXT, ADD COLUMN "answered_by" TEXT, ADD COLUMN "assignee_id" INTEGER;
ALTER TABLE "reports" ADD COLUMN "answer" TEXT, ADD COLUMN "answered_by" TEXT, ADD COLUMN "assignee_id" INTEGER;
ALTER TABLE "takedowns" ADD COLUMN "answer" TEXT, ADD COLUMN "answered_by" TEXT, ADD COLUMN "assignee_id" INTEGER;
ALTER TABLE "letters" ADD CONSTRAINT "letters_assignee_id_fkey"
  FOREIGN KEY ("assignee_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "reports" ADD CONSTRAINT "reports_assignee_id_fkey"
  FOREIGN KEY ("assignee_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "takedowns" ADD CONSTRAINT "takedowns_assignee_id_fkey"
  FOREIGN KEY ("assignee_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Closed is closed at a time, by somebody and with words; open has none of the three.
ALTER TABLE letters ADD CONSTRAINT letters_closed_with_words
  CHECK (num_nulls(answer, answered_by, answered_at) = CASE state WHEN 'open' THEN 3 ELSE 0 END) NOT VALID;
ALTER TABLE reports ADD CONSTRAINT reports_closed_with_words
  CHECK (num_nulls(answer, answered_by, answered_at) = CASE state WHEN 'open' THEN 3 ELSE 0 END) NOT VALID;
ALTER TABLE takedowns ADD CONSTRAINT takedowns_closed_with_words
  CHECK (num_nulls(answer, answered_by, decided_at) = CASE state WHEN 'open' THEN 3 ELSE 0 END) NOT VALID;

DROP INDEX "audit_entries_subject_id_idx";
DROP INDEX "audit_entries_actor_id_id_idx";
CREATE INDEX "audit_entries_at_id_idx" ON "audit_entries"("at" DESC, "id" DESC);
CREATE INDEX "audit_entries_subject_at_id_idx" ON "audit_entries"("subject", "at" DESC, "id" DESC);
CREATE INDEX "audit_entries_actor_id_at_id_idx" ON "audit_entries"("actor_id", "at" DESC, "id" DESC);
CREATE INDEX "audit_entries_action_at_id_idx" ON "audit_entries"("action", "at" DESC, "id" DESC);
