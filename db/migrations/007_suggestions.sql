-- What may be a measure, but is less sure than the threshold: never among `measures` and never searched, until a person
-- accepts it. The columns are those of `measures` but `theme`.
CREATE TABLE suggestions (
    id TEXT PRIMARY KEY,
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    region TEXT REFERENCES regions (code),
    year INTEGER,
    title TEXT NOT NULL,
    description TEXT NOT NULL DEFAULT '',
    result TEXT NOT NULL DEFAULT '',
    responsible TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT '',
    deadline TEXT NOT NULL DEFAULT '',
    section TEXT NOT NULL DEFAULT '',
    area TEXT REFERENCES areas (code),
    area_source TEXT CHECK (area_source IN ('stated', 'predicted', 'corrected')),
    area_confidence REAL,
    second_area TEXT REFERENCES areas (code),
    area_evidence TEXT NOT NULL DEFAULT '[]',
    area_reason TEXT NOT NULL DEFAULT '',
    page INTEGER NOT NULL,
    x0 REAL NOT NULL,
    top REAL NOT NULL,
    x1 REAL NOT NULL,
    bottom REAL NOT NULL,
    raw_title TEXT NOT NULL,
    text_confidence REAL NOT NULL,
    confidence REAL NOT NULL,
    form TEXT NOT NULL CHECK (form IN ('slide', 'table', 'heading', 'prose')),
    headings TEXT NOT NULL DEFAULT '{}'
) WITHOUT ROWID;
CREATE INDEX suggestions_document ON suggestions (document, page);
