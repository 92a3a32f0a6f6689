CREATE TABLE licence (
  id BIGINT PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  case_id BIGINT NOT NULL,
  item TEXT NOT NULL,
  type TEXT NOT NULL,
  title TEXT NOT NULL,
  holder BIGINT NOT NULL,
  body BIGINT NOT NULL,
  body_name TEXT NOT NULL,
  region TEXT NOT NULL,
  issued_on TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT,
  status TEXT NOT NULL,
  content_sealed BYTEA NOT NULL,
  digest TEXT NOT NULL,
  version BIGINT NOT NULL
);
CREATE INDEX licence_by_holder ON licence (holder, issued_on);
