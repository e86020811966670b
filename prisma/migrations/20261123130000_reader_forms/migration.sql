-- What readers send by the forms: letters to the desk, and enough about a report or a demand to answer it. Nothing says
-- where it came from but what the sender wrote.
CREATE TABLE "letters" (
    "id" SERIAL NOT NULL,
    "text" TEXT NOT NULL,
    "contact" TEXT,
    "fingerprint" TEXT NOT NULL,
    "state" "ReportState" NOT NULL DEFAULT 'open',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "letters_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "letters_text" CHECK (length("text") BETWEEN 1 AND 4000)
);
CREATE UNIQUE INDEX "letters_fingerprint_key" ON "letters"("fingerprint");
CREATE INDEX "letters_state_at_idx" ON "letters"("state", "at");
CREATE INDEX "letters_at_idx" ON "letters"("at");

ALTER TABLE "reports" ADD COLUMN "fingerprint" TEXT;
CREATE UNIQUE INDEX "reports_fingerprint_key" ON "reports"("fingerprint");
CREATE INDEX "reports_at_idx" ON "reports"("at");

ALTER TABLE "takedowns" ADD COLUMN "basis" TEXT, ADD COLUMN "contact" TEXT, ADD COLUMN "fingerprint" TEXT;
CREATE UNIQUE INDEX "takedowns_fingerprint_key" ON "takedowns"("fingerprint");
CREATE INDEX "takedowns_at_idx" ON "takedowns"("at");
ALTER TABLE "takedowns" ADD CONSTRAINT "takedowns_reason" CHECK (length("reason") BETWEEN 1 AND 4000);
