-- From when an open task is counted as yellow: how early is decided by a table, so it is written with the task. What is
-- open already turns yellow a day before its end, as it did so far.
ALTER TABLE task_access ADD COLUMN yellow_at BIGINT NOT NULL DEFAULT 0;
UPDATE task_access SET yellow_at = due_at - 86400000000;
