-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "unreachableBecause" TEXT;

-- So far no other way was known.
UPDATE "Person" SET "unreachableBecause" = 'refused' WHERE "unreachableSince" IS NOT NULL;
