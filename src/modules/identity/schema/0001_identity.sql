-- A person or company; everything personal is sealed under the subject's own key.
CREATE TABLE person (
  id BIGINT PRIMARY KEY,
  kind TEXT NOT NULL,
  sealed BYTEA NOT NULL,
  number_index BYTEA NOT NULL UNIQUE,
  created_at BIGINT NOT NULL
);

CREATE TABLE subject_key (
  subject BIGINT PRIMARY KEY,
  wrapped BYTEA,
  erased_at BIGINT
);

CREATE TABLE account (
  id BIGINT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  person BIGINT NOT NULL,
  password TEXT NOT NULL,
  staff_kind TEXT NOT NULL,
  body BIGINT NOT NULL,
  body_name TEXT NOT NULL,
  active BOOLEAN NOT NULL
);

CREATE TABLE role_grant (
  account BIGINT NOT NULL,
  role TEXT NOT NULL,
  scope TEXT NOT NULL,
  PRIMARY KEY (account, role, scope)
) /*clustered*/;

CREATE TABLE mandate (
  account BIGINT NOT NULL,
  body BIGINT NOT NULL,
  items TEXT NOT NULL,
  acts TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  valid_to TEXT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (account, body, items, acts, valid_from)
) /*clustered*/;

-- Digest of a random token; the token itself is nowhere.
CREATE TABLE session (
  digest BYTEA PRIMARY KEY,
  id BIGINT NOT NULL,
  account BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
