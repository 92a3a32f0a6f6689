CREATE TABLE process_model (
  key TEXT NOT NULL,
  version BIGINT NOT NULL,
  digest TEXT NOT NULL,
  xml TEXT NOT NULL,
  published_at BIGINT NOT NULL,
  PRIMARY KEY (key, version)
);

-- One running process of a case; its row is the lease of the drainer.
CREATE TABLE instance (
  case_id BIGINT NOT NULL,
  model TEXT NOT NULL,
  model_version BIGINT NOT NULL,
  state BYTEA NOT NULL,
  status TEXT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (case_id)
) /*clustered*/;

-- Events that wait for the drainer, and what became of them.
CREATE TABLE inbox (
  case_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  task_id BIGINT NOT NULL,
  actor BIGINT NOT NULL,
  payload BYTEA NOT NULL,
  result TEXT,
  PRIMARY KEY (case_id, id)
) /*clustered*/;

CREATE TABLE task (
  case_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  token BIGINT NOT NULL,
  element TEXT NOT NULL,
  name TEXT NOT NULL,
  act TEXT NOT NULL,
  scope TEXT NOT NULL,
  clock TEXT NOT NULL,
  due_at BIGINT,
  created_at BIGINT NOT NULL,
  state TEXT NOT NULL,
  done_by BIGINT,
  done_at BIGINT,
  outcome TEXT NOT NULL,
  PRIMARY KEY (case_id, id)
) /*clustered*/;

-- One row per scope that may see an open task, written and removed with it.
CREATE TABLE task_access (
  scope TEXT NOT NULL,
  due_at BIGINT NOT NULL,
  task_id BIGINT NOT NULL,
  case_id BIGINT NOT NULL,
  act TEXT NOT NULL,
  item TEXT NOT NULL,
  PRIMARY KEY (scope, due_at, task_id)
) /*clustered*/;

CREATE TABLE timer (
  case_id BIGINT NOT NULL,
  token BIGINT NOT NULL,
  boundary TEXT NOT NULL,
  clock TEXT NOT NULL,
  due_at BIGINT NOT NULL,
  PRIMARY KEY (case_id, token, boundary)
) /*clustered*/;
CREATE INDEX timer_due ON timer (due_at);
