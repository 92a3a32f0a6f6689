-- Which edition of the decision tables a case keeps, from when it was handed in. Those that are there already keep the
-- first.
ALTER TABLE "case" ADD COLUMN edition BIGINT NOT NULL DEFAULT 0;
