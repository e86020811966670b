-- CreateTable
CREATE TABLE "queue_workers" (
    "id" TEXT NOT NULL,
    "process" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "lane" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "pid" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "beat_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "beats" INTEGER NOT NULL DEFAULT 0,
    "every_ms" INTEGER NOT NULL,
    "doubted_beats" INTEGER,
    "doubted_at" TIMESTAMPTZ(3),

    CONSTRAINT "queue_workers_pkey" PRIMARY KEY ("id")
);
