-- Nothing has written suggestions before: the table is empty.
-- DropIndex
DROP INDEX "suggestions_article_id_block_key_idx";

-- AlterTable
ALTER TABLE "suggestions" ADD COLUMN     "source_hash" TEXT NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "suggestions_article_id_block_key_source_hash_key" ON "suggestions"("article_id", "block_key", "source_hash");
