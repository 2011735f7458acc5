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
