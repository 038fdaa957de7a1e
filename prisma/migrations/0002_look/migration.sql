-- CreateTable
CREATE TABLE "Look" (
    "id" BIGSERIAL NOT NULL,
    "process" TEXT NOT NULL,

    CONSTRAINT "Look_pkey" PRIMARY KEY ("id")
);
