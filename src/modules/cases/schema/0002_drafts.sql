-- Drafts by age: those that nobody touched for long are removed.
CREATE INDEX case_draft_by_age ON "case" (updated_at) WHERE state = 'draft';
