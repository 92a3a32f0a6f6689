-- Facts of the installation itself: the check value of its master key, and whether it is a demo.
CREATE TABLE installation (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
);
-- A database of the first release did not say that it holds a demo: its accounts do.
INSERT INTO installation (name, value) SELECT 'demo', 'yes' WHERE EXISTS (SELECT 1 FROM account WHERE name = 'citizen1');
