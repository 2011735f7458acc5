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
-- What stands over a measure is searched with it: its section's heading, its document's title and its theme, in columns
-- of their own that weigh less than the measure's own words.
DROP TABLE measure_index;
CREATE VIRTUAL TABLE measure_index USING fts5 (
    title, title_lemmas, title_parts, title_folded, body, body_lemmas, body_parts, body_folded,
    around, around_lemmas, around_parts, around_folded,
    content = '', tokenize = 'unicode61 remove_diacritics 0'
);
DELETE FROM settings WHERE name = 'search_index';

-- Short forms that the documents themselves define ("Rätt använd kompetens (RAK)"), in small letters.
CREATE TABLE search_abbreviations (
    short TEXT PRIMARY KEY,
    long TEXT NOT NULL
) WITHOUT ROWID;
