-- Work that one node does at a time. The fence grows with every new holder: who lost the lease cannot write any more.
CREATE TABLE lease (
  name TEXT PRIMARY KEY,
  holder TEXT NOT NULL,
  fence BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
