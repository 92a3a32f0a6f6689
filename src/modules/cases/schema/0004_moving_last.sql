-- What an act changes stands at the end of its row and in no index that it need not: PostgreSQL then logs only the
-- changed bytes (the rest of the row is common with the version before, on the same page) and touches no index. Pages
-- are filled to a half, so that the next version of a row finds room on its page.
CREATE TABLE case_moving_last (
  id BIGINT PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  item_code TEXT NOT NULL,
  item_version BIGINT NOT NULL,
  item_name TEXT NOT NULL,
  region TEXT NOT NULL,
  deciding_body BIGINT NOT NULL,
  body_name TEXT NOT NULL,
  channel TEXT NOT NULL,
  applicant BIGINT NOT NULL,
  filed_by BIGINT NOT NULL,
  applicant_sealed BYTEA NOT NULL,
  applicant_name_index BYTEA NOT NULL,
  form_public TEXT NOT NULL,
  form_sealed BYTEA NOT NULL,
  correction_sealed BYTEA NOT NULL,
  corrections BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  received_at BIGINT,
  accepted_at BIGINT,
  decided_at BIGINT,
  finished_at BIGINT,
  delivered_at BIGINT,
  accepted_by BIGINT,
  reviewed_by BIGINT,
  decided_by BIGINT,
  licence_number TEXT,
  acceptance TEXT NOT NULL,
  outcome TEXT NOT NULL,
  state TEXT NOT NULL,
  state_before_hold TEXT NOT NULL,
  due_at BIGINT,
  updated_at BIGINT NOT NULL,
  version BIGINT NOT NULL
) /*roomy*/;
INSERT INTO case_moving_last (
  id, number, item_code, item_version, item_name, region, deciding_body, body_name, channel, applicant, filed_by,
  applicant_sealed, applicant_name_index, form_public, form_sealed, correction_sealed, corrections, created_at,
  received_at, accepted_at, decided_at, finished_at, delivered_at, accepted_by, reviewed_by, decided_by,
  licence_number, acceptance, outcome, state, state_before_hold, due_at, updated_at, version)
SELECT
  id, number, item_code, item_version, item_name, region, deciding_body, body_name, channel, applicant, filed_by,
  applicant_sealed, applicant_name_index, form_public, form_sealed, correction_sealed, corrections, created_at,
  received_at, accepted_at, decided_at, finished_at, delivered_at, accepted_by, reviewed_by, decided_by,
  licence_number, acceptance, outcome, state, state_before_hold, due_at, updated_at, version
FROM "case";
DROP TABLE "case";
ALTER TABLE case_moving_last RENAME TO "case";
CREATE INDEX case_by_applicant ON "case" (applicant, id);
CREATE INDEX case_by_filer ON "case" (filed_by, id) WHERE filed_by <> applicant;
CREATE INDEX case_by_due ON "case" (due_at) WHERE due_at IS NOT NULL;
-- Drafts (and those withdrawn before they were submitted) by age.
CREATE INDEX case_draft_by_age ON "case" (created_at) WHERE received_at IS NULL;

CREATE TABLE clock_moving_last (
  case_id BIGINT NOT NULL,
  name TEXT NOT NULL,
  terms TEXT NOT NULL,
  moves TEXT NOT NULL,
  due_at BIGINT NOT NULL,
  state TEXT NOT NULL,
  PRIMARY KEY (case_id, name)
) /*clustered*/ /*roomy*/;
INSERT INTO clock_moving_last (case_id, name, terms, moves, due_at, state)
SELECT case_id, name, record, '{}', due_at, state FROM clock;
-- What is due is found by timer_due; no statement asks for clocks by due_at.
DROP TABLE clock;
ALTER TABLE clock_moving_last RENAME TO clock;

-- Small blobs (their names begin with s) live and die with the row that names them.
DROP INDEX material_by_blob;
CREATE INDEX material_by_blob ON material (blob) WHERE blob < 's';

-- A key of a repeated request by the digest of its route and text. Keys of earlier releases are honoured where they
-- are until they are forgotten.
ALTER TABLE idempotency RENAME TO idempotency_before;
CREATE TABLE idempotency (
  account BIGINT NOT NULL,
  name BYTEA NOT NULL,
  digest TEXT NOT NULL,
  case_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (account, name)
) /*clustered*/;
-- No index by age: every command would pay for it, and once a day the table is walked along its key instead.
DROP INDEX idempotency_by_age;
