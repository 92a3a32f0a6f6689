-- A step that a process could not make: kept until somebody mended what stopped it and tried again.
CREATE TABLE incident (
  case_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  token BIGINT NOT NULL,
  element TEXT NOT NULL,
  outcome TEXT NOT NULL,
  variables BYTEA NOT NULL,
  code TEXT NOT NULL,
  reason TEXT NOT NULL,
  raised_at BIGINT NOT NULL,
  attempts BIGINT NOT NULL,
  tried_at BIGINT NOT NULL,
  resolved_at BIGINT,
  PRIMARY KEY (case_id, id)
) /*clustered*/;
CREATE INDEX incident_open ON incident (raised_at) WHERE resolved_at IS NULL;

-- A timer whose firing failed waits longer each time and stands in nobody's way.
ALTER TABLE timer ADD COLUMN failures BIGINT NOT NULL DEFAULT 0;
ALTER TABLE timer ADD COLUMN not_before BIGINT NOT NULL DEFAULT 0;
