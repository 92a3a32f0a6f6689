CREATE TABLE body (
  id BIGINT PRIMARY KEY,
  name TEXT NOT NULL,
  full_name TEXT NOT NULL,
  region_code TEXT NOT NULL,
  uscc TEXT
);
CREATE UNIQUE INDEX body_by_name ON body (region_code, name);

-- One version of what a body really offers; a change is a new version, running cases keep theirs.
CREATE TABLE implementation (
  id BIGINT NOT NULL,
  version BIGINT NOT NULL,
  current BOOLEAN NOT NULL,
  code TEXT NOT NULL,
  directory_code TEXT NOT NULL,
  name TEXT NOT NULL,
  main_item TEXT,
  kind TEXT NOT NULL,
  depth BIGINT NOT NULL,
  body BIGINT NOT NULL,
  department TEXT NOT NULL,
  region_code TEXT NOT NULL,
  agency_uscc TEXT,
  source_url TEXT,
  handled_in TEXT NOT NULL,
  document TEXT,
  row_digest TEXT NOT NULL,
  guide_digest TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  PRIMARY KEY (id, version)
);
CREATE UNIQUE INDEX implementation_by_code ON implementation (code) WHERE current;
CREATE INDEX implementation_versions ON implementation (code, version);

-- Raised by every change of the catalogue; caches and the search index compare it.
CREATE TABLE generation (
  kind TEXT PRIMARY KEY,
  number BIGINT NOT NULL
);

CREATE TABLE item_import_report (
  id BIGINT NOT NULL,
  row_number BIGINT NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  outcome TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (id, row_number, reason)
);
