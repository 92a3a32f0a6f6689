-- Serials given out in blocks to nodes: gaps allowed, no row that every request must lock.
CREATE TABLE serial_block (
  key TEXT PRIMARY KEY,
  next BIGINT NOT NULL
);
