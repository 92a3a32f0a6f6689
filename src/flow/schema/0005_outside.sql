-- What an instance waits for from outside, the work that other systems do for it, and what it sends.
CREATE TABLE subscription (
  case_id BIGINT NOT NULL,
  token BIGINT NOT NULL,
  element TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (case_id, token, element)
) /*clustered*/;
CREATE INDEX subscription_signal ON subscription (name, case_id) WHERE kind = 'signal';

CREATE TABLE errand (
  case_id BIGINT NOT NULL,
  id BIGINT NOT NULL,
  token BIGINT NOT NULL,
  element TEXT NOT NULL,
  topic TEXT NOT NULL,
  body BIGINT NOT NULL,
  variables BYTEA NOT NULL,
  ready_at BIGINT NOT NULL,
  fence BIGINT NOT NULL,
  attempts BIGINT NOT NULL,
  most BIGINT NOT NULL,
  worker TEXT NOT NULL,
  PRIMARY KEY (case_id, id)
) /*clustered*/;
CREATE INDEX errand_ready ON errand (body, topic, ready_at);

CREATE TABLE letter (
  id BIGINT NOT NULL,
  case_id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  recipient TEXT NOT NULL,
  variables BYTEA NOT NULL,
  sent_at BIGINT NOT NULL,
  attempts BIGINT NOT NULL,
  not_before BIGINT NOT NULL,
  after BIGINT NOT NULL,
  PRIMARY KEY (id)
) /*clustered*/;
CREATE INDEX letter_due ON letter (not_before);

-- Which versions of the processes that it calls were put into a version.
ALTER TABLE process_model ADD COLUMN calls TEXT NOT NULL DEFAULT '';

-- Pieces of the state of an instance with many tokens: a step writes those that it changed.
CREATE TABLE instance_piece (
  case_id BIGINT NOT NULL,
  piece BIGINT NOT NULL,
  bytes BYTEA NOT NULL,
  PRIMARY KEY (case_id, piece)
) /*clustered*/;
