-- AlterTable
ALTER TABLE "Intent" ADD COLUMN     "asRole" TEXT;
