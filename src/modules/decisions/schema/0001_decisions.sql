-- A decision table as published. `edition` counts the publications of all tables: a case keeps one number and so keeps
-- every table as it was when the case was handed in.
CREATE TABLE decision_model (
  key TEXT NOT NULL,
  version BIGINT NOT NULL,
  id BIGINT NOT NULL,
  edition BIGINT NOT NULL,
  digest TEXT NOT NULL,
  name TEXT NOT NULL,
  purpose TEXT NOT NULL,
  xml TEXT NOT NULL,
  note TEXT NOT NULL,
  published_at BIGINT NOT NULL,
  published_by BIGINT NOT NULL,
  PRIMARY KEY (key, version)
);
CREATE UNIQUE INDEX decision_model_edition ON decision_model (edition);
