-- What search reads: words prepared by normalize.words, and beside them the narrow rows that facets are counted from.
-- The words are not stored a second time (content=''); å ä ö are letters of their own (remove_diacritics 0).

CREATE TABLE search_rows (
    id INTEGER PRIMARY KEY,
    measure TEXT NOT NULL REFERENCES measures (id) ON DELETE CASCADE,
    region TEXT,
    year INTEGER,
    area TEXT,
    theme TEXT,
    status TEXT NOT NULL,
    kind TEXT NOT NULL,
    sure INTEGER NOT NULL
);
CREATE INDEX search_rows_measure ON search_rows (measure);
CREATE INDEX search_rows_newest ON search_rows (year DESC, id);

-- The same rows counted, so that what needs no search term need not count them again.
CREATE TABLE search_groups (
    region TEXT,
    year INTEGER,
    area TEXT,
    theme TEXT,
    status TEXT NOT NULL,
    kind TEXT NOT NULL,
    sure INTEGER NOT NULL,
    count INTEGER NOT NULL
);

CREATE VIRTUAL TABLE measure_index USING fts5 (
    title, title_lemmas, title_parts, title_folded, body, body_lemmas, body_parts, body_folded,
    content = '', tokenize = 'unicode61 remove_diacritics 0'
);


CREATE TABLE passage_rows (
    id INTEGER PRIMARY KEY,
    passage TEXT NOT NULL REFERENCES passages (id) ON DELETE CASCADE,
    region TEXT,
    year INTEGER
);
CREATE INDEX passage_rows_passage ON passage_rows (passage);

CREATE VIRTUAL TABLE passage_index USING fts5 (
    body, body_lemmas, body_parts, body_folded,
    content = '', tokenize = 'unicode61 remove_diacritics 0'
);

CREATE TABLE vocabulary (
    word TEXT PRIMARY KEY,
    folded TEXT NOT NULL,
    count INTEGER NOT NULL
) WITHOUT ROWID;
