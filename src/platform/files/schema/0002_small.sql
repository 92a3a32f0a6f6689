-- Small blobs lie beside the row that speaks of them and are committed with it.
CREATE TABLE blob_small (
  id BIGINT PRIMARY KEY,
  bytes BYTEA NOT NULL
);
