-- Work to be done later, and again until it is done: one row a piece of work. `run_at` says when it may be taken: of
-- a waiting job the time asked for, of a running one the end of its lease. `payload` and `key` hold references only.
CREATE TABLE job (
  id BIGINT PRIMARY KEY,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  payload TEXT NOT NULL,
  state TEXT NOT NULL,
  run_at BIGINT NOT NULL,
  attempts BIGINT NOT NULL,
  holder TEXT NOT NULL,
  fence BIGINT NOT NULL,
  progress TEXT NOT NULL,
  last_error TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  finished_at BIGINT
);
-- One waits and one runs of a kind and key, never two.
CREATE UNIQUE INDEX job_waiting ON job (kind, key) WHERE state = 'waiting';
CREATE UNIQUE INDEX job_running ON job (kind, key) WHERE state = 'running';
CREATE INDEX job_due ON job (run_at) WHERE state IN ('waiting', 'running');
CREATE INDEX job_by_state ON job (state, id);
