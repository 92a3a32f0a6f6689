-- A case and its family: every row carries the case's id first in its key. Personal data is sealed (…_sealed).
CREATE TABLE "case" (
  id BIGINT PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  item_code TEXT NOT NULL,
  item_version BIGINT NOT NULL,
  item_name TEXT NOT NULL,
  region TEXT NOT NULL,
  deciding_body BIGINT NOT NULL,
  body_name TEXT NOT NULL,
  channel TEXT NOT NULL,
  state TEXT NOT NULL,
  state_before_hold TEXT NOT NULL,
  acceptance TEXT NOT NULL,
  outcome TEXT NOT NULL,
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
  updated_at BIGINT NOT NULL,
  due_at BIGINT,
  accepted_by BIGINT,
  reviewed_by BIGINT,
  decided_by BIGINT,
  licence_number TEXT,
  version BIGINT NOT NULL
);
CREATE INDEX case_by_applicant ON "case" (applicant, updated_at);
CREATE INDEX case_by_filer ON "case" (filed_by, updated_at);
CREATE INDEX case_by_due ON "case" (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE case_party (
  case_id BIGINT NOT NULL,
  party BIGINT NOT NULL,
  capacity TEXT NOT NULL,
  valid_from BIGINT NOT NULL,
  basis TEXT NOT NULL,
  PRIMARY KEY (case_id, party, capacity)
) /*clustered*/;

CREATE TABLE case_field (
  item_code TEXT NOT NULL,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  case_id BIGINT NOT NULL,
  PRIMARY KEY (item_code, field, value, case_id)
) /*clustered*/;

CREATE TABLE material (
  case_id BIGINT NOT NULL,
  id TEXT NOT NULL,
  version BIGINT NOT NULL,
  state TEXT NOT NULL,
  trust TEXT NOT NULL,
  name_sealed BYTEA NOT NULL,
  type TEXT NOT NULL,
  size BIGINT NOT NULL,
  digest TEXT NOT NULL,
  blob TEXT NOT NULL,
  verdict TEXT NOT NULL,
  uploaded_at BIGINT NOT NULL,
  uploaded_by BIGINT NOT NULL,
  current BOOLEAN NOT NULL,
  PRIMARY KEY (case_id, id, version)
) /*clustered*/;
CREATE INDEX material_by_blob ON material (blob);

CREATE TABLE clock (
  case_id BIGINT NOT NULL,
  name TEXT NOT NULL,
  state TEXT NOT NULL,
  due_at BIGINT NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (case_id, name)
) /*clustered*/;
CREATE INDEX clock_due ON clock (due_at) WHERE state = 'running';

CREATE TABLE hold (
  case_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  reason_sealed BYTEA NOT NULL,
  held_from BIGINT NOT NULL,
  planned_end TEXT NOT NULL,
  ended_at BIGINT,
  proposed_by BIGINT NOT NULL,
  PRIMARY KEY (case_id, id)
) /*clustered*/;

CREATE TABLE document (
  case_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  number TEXT NOT NULL,
  issued_at BIGINT NOT NULL,
  data_sealed BYTEA NOT NULL,
  PRIMARY KEY (case_id, id)
) /*clustered*/;

-- 年度號: one locked row a body, kind and year; no gaps.
CREATE TABLE document_number (
  body BIGINT NOT NULL,
  series TEXT NOT NULL,
  year BIGINT NOT NULL,
  last BIGINT NOT NULL,
  PRIMARY KEY (body, series, year)
) /*clustered*/;

CREATE TABLE idempotency (
  account BIGINT NOT NULL,
  route TEXT NOT NULL,
  key TEXT NOT NULL,
  digest TEXT NOT NULL,
  case_id BIGINT NOT NULL,
  answer_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (account, route, key)
) /*clustered*/;
CREATE INDEX idempotency_by_age ON idempotency (created_at);
