-- CreateTable
CREATE TABLE "page_changes" (
    "name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "page_changes_pkey" PRIMARY KEY ("name")
);
