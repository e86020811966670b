-- AlterTable
ALTER TABLE "presences" ADD COLUMN     "place" TEXT;

-- CreateTable
CREATE TABLE "article_saves" (
    "article_id" INTEGER NOT NULL,
    "id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "user_id" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "before" JSONB,
    "merged" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "article_saves_pkey" PRIMARY KEY ("article_id","id")
);

-- CreateTable
CREATE TABLE "text_conflicts" (
    "id" SERIAL NOT NULL,
    "article_id" INTEGER NOT NULL,
    "place" TEXT NOT NULL,
    "ancestor" JSONB,
    "theirs" JSONB NOT NULL,
    "mine" JSONB NOT NULL,
    "author_id" INTEGER,
    "author" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "settled_by_id" INTEGER,
    "choice" TEXT,

    CONSTRAINT "text_conflicts_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "article_saves_article_id_version_idx" ON "article_saves"("article_id", "version");

-- CreateIndex
CREATE INDEX "text_conflicts_article_id_settled_at_idx" ON "text_conflicts"("article_id", "settled_at");

-- AddForeignKey
ALTER TABLE "article_saves" ADD CONSTRAINT "article_saves_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "article_saves" ADD CONSTRAINT "article_saves_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "text_conflicts" ADD CONSTRAINT "text_conflicts_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "text_conflicts" ADD CONSTRAINT "text_conflicts_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "text_conflicts" ADD CONSTRAINT "text_conflicts_settled_by_id_fkey" FOREIGN KEY ("settled_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- One open question for a place and a writer: who types on after two texts met changes theirs.
CREATE UNIQUE INDEX "text_conflicts_open" ON "text_conflicts"("article_id", "place", "author_id") WHERE "settled_at" IS NULL;
