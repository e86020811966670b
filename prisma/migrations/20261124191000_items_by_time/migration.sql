-- CreateIndex
CREATE INDEX "source_items_filed_at_source_id_idx" ON "source_items"("filed_at", "source_id");
