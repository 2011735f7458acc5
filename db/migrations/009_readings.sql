-- What was read of each document, kept apart from what is shown of it: `facts` is its row of `documents` as JSON, `content`
-- all its other rows as they were read (MessagePack, zlib). The other tables are derived from this and from what people
-- said, so a document that was removed or replaced is one without rows there.
CREATE TABLE readings (
    id TEXT PRIMARY KEY,
    facts TEXT NOT NULL,
    content BLOB NOT NULL
) WITHOUT ROWID;

-- Pictures are large and never derived: they are kept once and shown while their document is.
ALTER TABLE pictures RENAME TO pictures_shown;
CREATE TABLE readings_pictures (
    document TEXT NOT NULL REFERENCES readings (id) ON DELETE CASCADE,
    page INTEGER NOT NULL,
    webp BLOB NOT NULL,
    PRIMARY KEY (document, page)
);
CREATE VIEW pictures AS
    SELECT p.document, p.page, p.webp FROM readings_pictures p JOIN documents d ON d.id = p.document;

-- The documents that a person removed.
CREATE TABLE removals (
    document TEXT PRIMARY KEY
) WITHOUT ROWID;

-- Which documents are kept without being shown, as derived from readings, `replacements` and `removals`.
ALTER TABLE set_aside RENAME TO set_aside_packed;
CREATE TABLE set_aside (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    why TEXT NOT NULL CHECK (why IN ('removed', 'replaced')),
    replaced_by TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;

-- `said_of` is the id of the measure that a person corrected and never changes; `measure` is the id that it has now.
CREATE TABLE corrections_said (
    said_of TEXT NOT NULL,
    field TEXT NOT NULL,
    measure TEXT NOT NULL,
    value TEXT,
    note TEXT NOT NULL DEFAULT '',
    by TEXT NOT NULL DEFAULT '',
    at TEXT NOT NULL DEFAULT '',
    document TEXT NOT NULL DEFAULT '',
    page INTEGER NOT NULL DEFAULT 0,
    title TEXT NOT NULL DEFAULT '',
    before TEXT,
    PRIMARY KEY (said_of, field)
) WITHOUT ROWID;
INSERT INTO corrections_said
    SELECT measure, field, measure, value, note, by, at, document, page, title, before FROM corrections;
DROP TABLE corrections;
ALTER TABLE corrections_said RENAME TO corrections;
CREATE INDEX corrections_measure ON corrections (measure, field);

-- The documents whose measures are other than they were read, and what made them so: other ids, and corrections.
CREATE TABLE derivations (
    document TEXT PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    made_from TEXT NOT NULL
) WITHOUT ROWID;
DELETE FROM settings WHERE name = 'connected';

-- What stood over a measure when it was indexed.
ALTER TABLE search_rows ADD COLUMN around TEXT NOT NULL DEFAULT '';

-- What has changed since links and the search index were made, noted by triggers: `kind` tells of what `key` is the id.
-- `text` holds what the index last held of a measure, '' where it held nothing; 'link' is for links, all else for the index.
CREATE TABLE touched (
    kind TEXT NOT NULL CHECK (kind IN ('measure', 'theme', 'document', 'group', 'titles', 'link')),
    key TEXT NOT NULL,
    text TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (kind, key)
) WITHOUT ROWID;

CREATE TRIGGER measure_inserted AFTER INSERT ON measures BEGIN
    INSERT INTO touched VALUES ('measure', new.id, '') ON CONFLICT DO NOTHING;
    INSERT INTO touched VALUES ('titles', new.document, '') ON CONFLICT DO NOTHING;
    INSERT INTO touched VALUES ('link', new.document, '') ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER measure_deleted BEFORE DELETE ON measures BEGIN
    INSERT INTO touched
        SELECT 'measure', old.id, old.title || char(10) || old.description || char(10) || old.result || char(10) ||
            old.responsible || char(10) || around FROM search_rows WHERE measure = old.id
        ON CONFLICT DO NOTHING;
    INSERT INTO touched VALUES ('titles', old.document, '') ON CONFLICT DO NOTHING;
    INSERT INTO touched VALUES ('link', old.document, '') ON CONFLICT DO NOTHING;
    INSERT INTO touched SELECT 'theme', old.theme, '' WHERE old.theme IS NOT NULL ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER measure_changed BEFORE UPDATE OF
    region, year, title, section, description, result, responsible, status, area, area_source, area_confidence, form,
    text_confidence, confidence
ON measures BEGIN
    INSERT INTO touched
        SELECT 'measure', old.id, old.title || char(10) || old.description || char(10) || old.result || char(10) ||
            old.responsible || char(10) || around FROM search_rows WHERE measure = old.id
        ON CONFLICT DO NOTHING;
    INSERT INTO touched VALUES ('measure', old.id, '') ON CONFLICT DO NOTHING;
    INSERT INTO touched SELECT 'titles', old.document, ''
        WHERE old.title <> new.title OR old.region IS NOT new.region OR old.year IS NOT new.year
            OR old.text_confidence <> new.text_confidence
        ON CONFLICT DO NOTHING;
    INSERT INTO touched SELECT 'link', old.document, ''
        WHERE old.title <> new.title OR old.region IS NOT new.region OR old.year IS NOT new.year
            OR (old.text_confidence <> new.text_confidence
                AND EXISTS (SELECT 1 FROM documents WHERE id = old.document AND copy_of IS NOT NULL))
        ON CONFLICT DO NOTHING;
    INSERT INTO touched SELECT 'theme', old.theme, ''
        WHERE old.theme IS NOT NULL AND (old.region IS NOT new.region OR old.year IS NOT new.year)
        ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER measure_themed BEFORE UPDATE OF theme ON measures BEGIN
    INSERT INTO touched
        SELECT 'measure', old.id, old.title || char(10) || old.description || char(10) || old.result || char(10) ||
            old.responsible || char(10) || around FROM search_rows WHERE measure = old.id
        ON CONFLICT DO NOTHING;
    INSERT INTO touched VALUES ('measure', old.id, '') ON CONFLICT DO NOTHING;
    INSERT INTO touched SELECT 'theme', old.theme, '' WHERE old.theme IS NOT NULL ON CONFLICT DO NOTHING;
    INSERT INTO touched SELECT 'theme', new.theme, '' WHERE new.theme IS NOT NULL ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER theme_changed BEFORE UPDATE OF label ON themes BEGIN
    INSERT INTO touched
        SELECT 'measure', m.id, m.title || char(10) || m.description || char(10) || m.result || char(10) ||
            m.responsible || char(10) || s.around FROM measures m JOIN search_rows s ON s.measure = m.id
        WHERE m.theme = old.id
        ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER document_inserted AFTER INSERT ON documents BEGIN
    INSERT INTO touched VALUES ('document', new.id, '') ON CONFLICT DO NOTHING;
    INSERT INTO touched VALUES ('link', new.id, '') ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER document_deleted BEFORE DELETE ON documents BEGIN
    INSERT INTO touched VALUES ('document', old.id, '') ON CONFLICT DO NOTHING;
    INSERT INTO touched VALUES ('link', old.id, '') ON CONFLICT DO NOTHING;
    INSERT INTO touched SELECT 'group', old.copy_of, '' WHERE old.copy_of IS NOT NULL ON CONFLICT DO NOTHING;
    INSERT INTO touched SELECT 'link', old.copy_of, '' WHERE old.copy_of IS NOT NULL ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER document_copied AFTER UPDATE OF copy_of ON documents BEGIN
    INSERT INTO touched VALUES ('document', new.id, '') ON CONFLICT DO NOTHING;
    INSERT INTO touched VALUES ('link', new.id, '') ON CONFLICT DO NOTHING;
    INSERT INTO touched SELECT 'group', old.copy_of, '' WHERE old.copy_of IS NOT NULL ON CONFLICT DO NOTHING;
    INSERT INTO touched SELECT 'link', old.copy_of, '' WHERE old.copy_of IS NOT NULL ON CONFLICT DO NOTHING;
    INSERT INTO touched SELECT 'group', new.copy_of, '' WHERE new.copy_of IS NOT NULL ON CONFLICT DO NOTHING;
    INSERT INTO touched SELECT 'link', new.copy_of, '' WHERE new.copy_of IS NOT NULL ON CONFLICT DO NOTHING;
END;

-- What the figures of the whole bank are summed from: a total and a count for each document, figure and entry.
CREATE TABLE search_sums (
    figure TEXT NOT NULL,
    entry TEXT NOT NULL,
    document TEXT NOT NULL,
    total REAL NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (figure, entry, document)
) WITHOUT ROWID;
CREATE INDEX search_sums_document ON search_sums (document);
DELETE FROM settings WHERE name = 'search_index';

-- What the series of documents were told from: all that documents of one series have in common, and the series itself.
CREATE TABLE series_bases (
    document TEXT PRIMARY KEY,
    base TEXT NOT NULL,
    series TEXT NOT NULL
) WITHOUT ROWID;

-- What stands over a measure is searched with it: its section's heading, its document's title and its theme, in columns
-- of their own that weigh less than the measure's own words.
DROP TABLE measure_index;
CREATE VIRTUAL TABLE measure_index USING fts5 (
    title, title_lemmas, title_parts, title_folded, body, body_lemmas, body_parts, body_folded,
    around, around_lemmas, around_parts, around_folded,
    content = '', tokenize = 'unicode61 remove_diacritics 0'
);

-- Short forms that the documents themselves define ("Rätt använd kompetens (RAK)"), in small letters.
CREATE TABLE search_abbreviations (
    short TEXT PRIMARY KEY,
    long TEXT NOT NULL
) WITHOUT ROWID;

-- How often each passage that search finds defines a short form; the commonest are the bank's.
CREATE TABLE search_definitions (
    passage TEXT NOT NULL REFERENCES passages (id) ON DELETE CASCADE,
    short TEXT NOT NULL,
    long TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (passage, short, long)
) WITHOUT ROWID;
