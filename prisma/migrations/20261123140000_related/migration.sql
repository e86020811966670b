-- What a reader of an article may like, best first, found when something is published rather than when it is read.
-- AlterTable
ALTER TABLE "articles" ADD COLUMN     "related_ids" INTEGER[] DEFAULT ARRAY[]::INTEGER[];
