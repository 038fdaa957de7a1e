-- Rows without a municipality, if there are any, are a chain of their own.
UPDATE "Audit" SET "municipalityId" = '' WHERE "municipalityId" IS NULL;

-- AlterTable
ALTER TABLE "Audit" ADD COLUMN     "hash" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "number" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "onBehalfOf" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "previous" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "reason" TEXT,
ADD COLUMN     "via" TEXT NOT NULL DEFAULT 'system',
ALTER COLUMN "municipalityId" SET NOT NULL;

-- The text of a row that its hash is made of: a JSON array of strings. src/database/audit-chain.ts makes the same.
CREATE FUNCTION audit_text(entry "Audit") RETURNS text LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
  SELECT json_build_array(
    entry."municipalityId", entry."number"::text, entry."planId",
    to_char(entry."at", 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), entry."actor",
    array_to_string(entry."onBehalfOf", ' '), entry."via", entry."action", entry."reason", entry."details"::text
  )::text
$$;

-- What was written before the chain: where from, as far as the click still says, and why.
UPDATE "Audit" entry SET
  "reason" = entry."details" -> 'act' ->> 'reason',
  "via" = COALESCE(
    (SELECT intent."via" FROM "Intent" intent WHERE intent."id"::text = entry."details" ->> 'intent'),
    CASE
      WHEN entry."actor" LIKE 'token %' THEN entry."actor"
      WHEN entry."action" IN ('open', 'plan-closed', 'next-year-due') THEN 'temporal'
      WHEN entry."actor" = 'system' THEN 'system'
      ELSE 'page'
    END);

DO $$
DECLARE
  entry "Audit";
  chain text;
  place bigint;
  before text;
BEGIN
  FOR entry IN SELECT * FROM "Audit" ORDER BY "municipalityId", "id" LOOP
    IF chain IS DISTINCT FROM entry."municipalityId" THEN
      chain := entry."municipalityId";
      place := 0;
      before := '';
    END IF;
    place := place + 1;
    entry."number" := place;
    UPDATE "Audit" SET "number" = place, "previous" = before,
      "hash" = encode(sha256(convert_to(before || audit_text(entry), 'UTF8')), 'hex')
    WHERE "id" = entry."id" RETURNING "hash" INTO before;
  END LOOP;
END $$;

-- CreateIndex
CREATE UNIQUE INDEX "Audit_municipalityId_number_key" ON "Audit"("municipalityId", "number");

-- Whoever writes next in a municipality's log waits here until the transaction of the one before has ended:
-- so rows are written last in a transaction.
CREATE FUNCTION audit_chain() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
  latest record;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('audit/' || NEW."municipalityId", 0));
  SELECT "number", "hash" INTO latest FROM "Audit"
    WHERE "municipalityId" = NEW."municipalityId" ORDER BY "number" DESC LIMIT 1;
  NEW."number" := COALESCE(latest."number", 0) + 1;
  NEW."previous" := COALESCE(latest."hash", '');
  NEW."hash" := encode(sha256(convert_to(NEW."previous" || audit_text(NEW), 'UTF8')), 'hex');
  RETURN NEW;
END $$;

CREATE FUNCTION audit_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit log can only be added to' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER audit_chain BEFORE INSERT ON "Audit" FOR EACH ROW EXECUTE FUNCTION audit_chain();
CREATE TRIGGER audit_stands BEFORE UPDATE OR DELETE ON "Audit" FOR EACH ROW EXECUTE FUNCTION audit_stands();
CREATE TRIGGER audit_stays BEFORE TRUNCATE ON "Audit" FOR EACH STATEMENT EXECUTE FUNCTION audit_stands();

-- In sessions that replay what others wrote, too.
ALTER TABLE "Audit" ENABLE ALWAYS TRIGGER audit_chain;
ALTER TABLE "Audit" ENABLE ALWAYS TRIGGER audit_stands;
ALTER TABLE "Audit" ENABLE ALWAYS TRIGGER audit_stays;
