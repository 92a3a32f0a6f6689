-- Encrypted bytes of clusters; one node keeps them in a folder instead.
CREATE TABLE blob_chunk (
  name TEXT NOT NULL,
  chunk BIGINT NOT NULL,
  stored_at BIGINT NOT NULL,
  bytes BYTEA NOT NULL,
  PRIMARY KEY (name, chunk)
) /*clustered*/;
CREATE INDEX blob_chunk_first ON blob_chunk (stored_at) WHERE chunk = 0;
