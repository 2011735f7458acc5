-- The series that a document belongs to (`corpus.series`): only documents of one series are compared with each other. It is
-- told anew from all documents together whenever some have changed, and empty for copies and for what failed.
ALTER TABLE documents ADD COLUMN series TEXT NOT NULL DEFAULT '';
CREATE INDEX documents_series ON documents (series, period_from, period_to);

-- A municipality is no region: its documents have the code of its county beside, and what it does is not counted as the
-- county's.
UPDATE measures SET region = NULL WHERE document IN (SELECT id FROM documents WHERE municipality <> '');
UPDATE suggestions SET region = NULL WHERE document IN (SELECT id FROM documents WHERE municipality <> '');
UPDATE figures SET region = NULL
    WHERE document IN (SELECT id FROM documents WHERE municipality <> '')
    AND region = (SELECT d.region FROM documents d WHERE d.id = figures.document);
ALTER TABLE documents ADD COLUMN county TEXT NOT NULL DEFAULT '';
UPDATE documents SET county = coalesce(region, ''), region = NULL WHERE municipality <> '';
UPDATE set_aside SET facts = json_set(facts, '$.county', coalesce(json_extract(facts, '$.region'), ''), '$.region', NULL)
    WHERE json_extract(facts, '$.municipality') <> '';
DELETE FROM settings WHERE name IN ('connected', 'search_index');
