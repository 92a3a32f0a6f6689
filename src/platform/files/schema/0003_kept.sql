-- A paper that is printed once and served again as it was: which blob holds it, and its digest.
CREATE TABLE kept_paper (
  id BIGINT PRIMARY KEY,
  blob TEXT NOT NULL,
  digest TEXT NOT NULL,
  kept_at BIGINT NOT NULL
);
CREATE INDEX kept_paper_by_blob ON kept_paper (blob);
