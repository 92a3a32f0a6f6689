-- Who published a version, why, under whose law, and by which meaning of the elements it runs. What ran so far came with
-- the program; only permits had a law of their own.
ALTER TABLE process_model ADD COLUMN id BIGINT NOT NULL DEFAULT 0;
ALTER TABLE process_model ADD COLUMN power TEXT NOT NULL DEFAULT '';
ALTER TABLE process_model ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE process_model ADD COLUMN semantics BIGINT NOT NULL DEFAULT 1;
ALTER TABLE process_model ADD COLUMN published_by BIGINT NOT NULL DEFAULT 0;
UPDATE process_model SET power = 'permit' WHERE key = 'permit';
