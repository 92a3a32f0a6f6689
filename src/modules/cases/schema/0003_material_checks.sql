-- Why a paper was refused by the scanner, and which ones it has not looked at yet.
ALTER TABLE material ADD COLUMN refusal TEXT NOT NULL DEFAULT '';
CREATE INDEX material_to_check ON material (uploaded_at) WHERE state = 'received';
