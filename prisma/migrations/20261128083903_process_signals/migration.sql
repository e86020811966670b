-- CreateTable
CREATE TABLE "process_signals" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "metrics" JSONB NOT NULL,

    CONSTRAINT "process_signals_pkey" PRIMARY KEY ("id")
);
