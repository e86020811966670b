-- A note is sent once however often its form arrives, and can be done with.
ALTER TABLE "notes" ADD COLUMN "sent_as" TEXT,
ADD COLUMN "done_at" TIMESTAMPTZ(3),
ADD COLUMN "done_by_id" INTEGER;

CREATE UNIQUE INDEX "notes_sent_as_key" ON "notes"("sent_as");

ALTER TABLE "notes" ADD CONSTRAINT "notes_done_by_id_fkey" FOREIGN KEY ("done_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "notes" ADD CONSTRAINT "notes_text_says_something" CHECK (char_length(btrim("text")) BETWEEN 1 AND 2000);
