-- The series that a document belongs to (`corpus.series`): only documents of one series are compared with each other. It is
-- told anew from all documents together whenever some have changed, and empty for copies and for what failed.
ALTER TABLE documents ADD COLUMN series TEXT NOT NULL DEFAULT '';
CREATE INDEX documents_series ON documents (series, period_from, period_to);

-- A municipality is no region: what it does is not counted as its county's.
UPDATE measures SET region = NULL WHERE document IN (SELECT id FROM documents WHERE municipality <> '');
UPDATE suggestions SET region = NULL WHERE document IN (SELECT id FROM documents WHERE municipality <> '');
UPDATE figures SET region = NULL
    WHERE document IN (SELECT id FROM documents WHERE municipality <> '')
    AND region = (SELECT d.region FROM documents d WHERE d.id = figures.document);
DELETE FROM settings WHERE name IN ('connected', 'search_index');
