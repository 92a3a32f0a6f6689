-- What happened, once, in the transaction in which it happened. Never updated, never deleted.
CREATE TABLE journal (
  case_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  lane BIGINT NOT NULL,
  commit_order /*commit_order*/,
  kind TEXT NOT NULL,
  actor BIGINT NOT NULL,
  body BIGINT NOT NULL,
  element TEXT NOT NULL,
  at BIGINT NOT NULL,
  payload BYTEA NOT NULL,
  PRIMARY KEY (case_id, id)
) /*clustered*/;
CREATE INDEX journal_by_order ON journal (lane, commit_order, id);

-- The seal of each committed row: its digest and the chain up to it.
CREATE TABLE journal_seal (
  lane BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  case_id BIGINT NOT NULL,
  journal_id BIGINT NOT NULL,
  digest BYTEA NOT NULL,
  chain BYTEA NOT NULL,
  PRIMARY KEY (lane, seq)
) /*clustered*/;

-- How far each lane is sealed; its row is the lease.
CREATE TABLE journal_lane (
  lane BIGINT PRIMARY KEY,
  count BIGINT NOT NULL,
  chain BYTEA NOT NULL,
  peaks BYTEA NOT NULL,
  commit_order BIGINT NOT NULL,
  journal_id BIGINT NOT NULL,
  checkpointed BIGINT NOT NULL,
  version BIGINT NOT NULL
);

CREATE TABLE journal_checkpoint (
  lane BIGINT NOT NULL,
  count BIGINT NOT NULL,
  root TEXT NOT NULL,
  chain TEXT NOT NULL,
  at BIGINT NOT NULL,
  signature TEXT NOT NULL,
  signer TEXT NOT NULL,
  PRIMARY KEY (lane, count)
) /*clustered*/;
