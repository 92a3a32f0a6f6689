-- The tables that the three endpoints touch, with the columns and indexes that matter there.
CREATE TABLE session (token TEXT PRIMARY KEY, account BIGINT NOT NULL, name TEXT NOT NULL);
CREATE TABLE "case" (
  id BIGINT PRIMARY KEY, number TEXT NOT NULL UNIQUE, item_code TEXT NOT NULL, state TEXT NOT NULL,
  applicant BIGINT NOT NULL, applicant_sealed BYTEA NOT NULL, applicant_name_index BYTEA NOT NULL,
  form_public TEXT NOT NULL, form_sealed BYTEA NOT NULL, created_at BIGINT NOT NULL, accepted_at BIGINT,
  updated_at BIGINT NOT NULL, due_at BIGINT, version BIGINT NOT NULL);
CREATE INDEX case_by_applicant ON "case" (applicant, updated_at);
CREATE INDEX case_by_due ON "case" (due_at) WHERE due_at IS NOT NULL;
CREATE TABLE clock (
  case_id BIGINT NOT NULL, name TEXT NOT NULL, state TEXT NOT NULL, due_at BIGINT NOT NULL, record TEXT NOT NULL,
  PRIMARY KEY (case_id, name));
CREATE TABLE task (
  case_id BIGINT NOT NULL, id BIGINT NOT NULL, name TEXT NOT NULL, act TEXT NOT NULL, scope TEXT NOT NULL,
  due_at BIGINT, created_at BIGINT NOT NULL, state TEXT NOT NULL, done_by BIGINT, done_at BIGINT, outcome TEXT NOT NULL,
  PRIMARY KEY (case_id, id));
CREATE TABLE task_access (
  scope TEXT NOT NULL, due_at BIGINT NOT NULL, task_id BIGINT NOT NULL, case_id BIGINT NOT NULL, act TEXT NOT NULL,
  PRIMARY KEY (scope, due_at, task_id));
CREATE TABLE document (
  case_id BIGINT NOT NULL, id BIGINT NOT NULL, kind TEXT NOT NULL, number TEXT NOT NULL, issued_at BIGINT NOT NULL,
  data_sealed BYTEA NOT NULL, PRIMARY KEY (case_id, id));
CREATE TABLE document_number (
  body BIGINT NOT NULL, series TEXT NOT NULL, year BIGINT NOT NULL, last BIGINT NOT NULL, PRIMARY KEY (body, series, year));
CREATE TABLE journal (
  case_id BIGINT NOT NULL, id BIGINT NOT NULL, kind TEXT NOT NULL, actor BIGINT NOT NULL, at BIGINT NOT NULL,
  payload BYTEA NOT NULL, PRIMARY KEY (case_id, id));
CREATE TABLE idempotency (
  account BIGINT NOT NULL, route TEXT NOT NULL, key TEXT NOT NULL, digest TEXT NOT NULL, case_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL, PRIMARY KEY (account, route, key));
CREATE INDEX idempotency_by_age ON idempotency (created_at);
