-- A cluster may have a name by which an import finds it again.
ALTER TABLE "clusters" ADD COLUMN "slug" TEXT;
CREATE UNIQUE INDEX "clusters_slug_key" ON "clusters"("slug");
