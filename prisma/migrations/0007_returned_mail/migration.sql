-- CreateTable
CREATE TABLE "ReturnedMail" (
    "mailbox" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "used" BOOLEAN NOT NULL,
    "readAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ReturnedMail_pkey" PRIMARY KEY ("mailbox","message")
);
