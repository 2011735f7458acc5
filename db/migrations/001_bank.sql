-- The bank's tables: boxes in points from a page's top left corner, pages from 1, confidence and quality 0.0-1.0.
-- Every table is ordered by its natural key, so that the same input gives the same dump in whatever order it came.

CREATE TABLE regions (
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    short_name TEXT NOT NULL DEFAULT '',
    former_names TEXT NOT NULL DEFAULT '[]',
    map_row INTEGER,
    map_column INTEGER
) WITHOUT ROWID;

CREATE TABLE areas (
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    short_name TEXT NOT NULL DEFAULT '',
    definition TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

CREATE TABLE documents (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    publisher TEXT NOT NULL DEFAULT '',
    region TEXT REFERENCES regions (code),
    year INTEGER,
    kind TEXT NOT NULL DEFAULT 'other' CHECK (kind IN ('plan', 'follow_up', 'report', 'press_release', 'other')),
    pages INTEGER NOT NULL DEFAULT 0,
    sha256 TEXT NOT NULL UNIQUE,
    source_url TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT 'ok' CHECK (status IN ('ok', 'partial', 'failed')),
    copy_of TEXT REFERENCES documents (id) ON DELETE SET NULL,
    quality REAL NOT NULL DEFAULT 0.0,
    sources TEXT NOT NULL DEFAULT '{}',
    metadata TEXT NOT NULL DEFAULT '{}',
    version TEXT NOT NULL DEFAULT '',
    options TEXT NOT NULL DEFAULT '',
    fingerprint TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
CREATE INDEX documents_place ON documents (region, year);
CREATE INDEX documents_copy ON documents (copy_of);

CREATE TABLE pages (
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    width REAL NOT NULL,
    height REAL NOT NULL,
    route TEXT NOT NULL CHECK (route IN ('text', 'repaired', 'ocr', 'blank', 'failed')),
    quality REAL NOT NULL,
    raw_text TEXT NOT NULL,
    text TEXT NOT NULL,
    reason TEXT NOT NULL DEFAULT '',
    line_boxes TEXT NOT NULL DEFAULT '[]',
    PRIMARY KEY (document, number)
) WITHOUT ROWID;

CREATE TABLE pictures (
    document TEXT NOT NULL,
    page INTEGER NOT NULL,
    webp BLOB NOT NULL,
    PRIMARY KEY (document, page),
    FOREIGN KEY (document, page) REFERENCES pages (document, number) ON DELETE CASCADE
);

CREATE TABLE passages (
    id TEXT PRIMARY KEY,
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    page INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('heading', 'paragraph', 'item', 'cell', 'note')),
    section TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL,
    raw_text TEXT NOT NULL,
    x0 REAL NOT NULL,
    top REAL NOT NULL,
    x1 REAL NOT NULL,
    bottom REAL NOT NULL
) WITHOUT ROWID;
CREATE INDEX passages_place ON passages (document, page);

CREATE TABLE themes (
    id TEXT PRIMARY KEY,
    label TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE measures (
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
    theme TEXT REFERENCES themes (id) ON DELETE SET NULL,
    page INTEGER NOT NULL,
    x0 REAL NOT NULL,
    top REAL NOT NULL,
    x1 REAL NOT NULL,
    bottom REAL NOT NULL,
    raw_title TEXT NOT NULL,
    text_confidence REAL NOT NULL,
    form TEXT NOT NULL CHECK (form IN ('slide', 'table', 'heading', 'prose')),
    headings TEXT NOT NULL DEFAULT '{}'
) WITHOUT ROWID;
CREATE INDEX measures_document ON measures (document, page);
CREATE INDEX measures_place ON measures (region, year);
CREATE INDEX measures_area ON measures (area);
CREATE INDEX measures_theme ON measures (theme);

CREATE TABLE continuations (
    earlier TEXT NOT NULL REFERENCES measures (id) ON DELETE CASCADE,
    later TEXT NOT NULL REFERENCES measures (id) ON DELETE CASCADE,
    score REAL NOT NULL,
    PRIMARY KEY (earlier, later)
) WITHOUT ROWID;
CREATE INDEX continuations_later ON continuations (later);

CREATE TABLE figures (
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    page INTEGER NOT NULL,
    table_title TEXT NOT NULL DEFAULT '',
    region TEXT REFERENCES regions (code),
    indicator TEXT NOT NULL DEFAULT '',
    year INTEGER,
    value REAL,
    unit TEXT NOT NULL DEFAULT '',
    warning TEXT NOT NULL DEFAULT '',
    x0 REAL NOT NULL,
    top REAL NOT NULL,
    x1 REAL NOT NULL,
    bottom REAL NOT NULL,
    PRIMARY KEY (document, number)
) WITHOUT ROWID;

CREATE TABLE repairs (
    document TEXT NOT NULL,
    page INTEGER NOT NULL,
    line INTEGER NOT NULL,
    start INTEGER NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    rule TEXT NOT NULL,
    confidence REAL NOT NULL,
    alternative TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (document, page, line, start, before),
    FOREIGN KEY (document, page) REFERENCES pages (document, number) ON DELETE CASCADE
) WITHOUT ROWID;

-- What a person said outlives every reload, so it does not point at a measure that may be gone for a while; `document`,
-- `page`, `title` and `before` tell which measure was meant and what it said then.
CREATE TABLE corrections (
    measure TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT,
    note TEXT NOT NULL DEFAULT '',
    by TEXT NOT NULL DEFAULT '',
    at TEXT NOT NULL DEFAULT '',
    document TEXT NOT NULL DEFAULT '',
    page INTEGER NOT NULL DEFAULT 0,
    title TEXT NOT NULL DEFAULT '',
    before TEXT,
    PRIMARY KEY (measure, field)
) WITHOUT ROWID;
CREATE TABLE conflicts (
    measure TEXT NOT NULL,
    field TEXT NOT NULL,
    problem TEXT NOT NULL CHECK (problem IN ('gone', 'ambiguous', 'changed')),
    reason TEXT NOT NULL,
    PRIMARY KEY (measure, field, problem)
) WITHOUT ROWID;
CREATE TABLE moved_measures (
    old TEXT PRIMARY KEY,
    new TEXT NOT NULL
) WITHOUT ROWID;

-- What was read before a correction took its place: the columns that differ, as JSON.
CREATE TABLE as_read (
    measure TEXT PRIMARY KEY REFERENCES measures (id) ON DELETE CASCADE,
    columns TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE loads (
    id INTEGER PRIMARY KEY,
    started TEXT NOT NULL,
    finished TEXT,
    version TEXT NOT NULL,
    options TEXT NOT NULL DEFAULT '',
    loaded INTEGER NOT NULL DEFAULT 0,
    unchanged INTEGER NOT NULL DEFAULT 0,
    failed INTEGER NOT NULL DEFAULT 0,
    measures INTEGER NOT NULL DEFAULT 0
);

CREATE TABLE load_documents (
    load INTEGER NOT NULL REFERENCES loads (id) ON DELETE CASCADE,
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    PRIMARY KEY (load, document)
) WITHOUT ROWID;
CREATE INDEX load_documents_document ON load_documents (document);

-- `page` is 0 where the whole file failed.
CREATE TABLE failures (
    name TEXT NOT NULL,
    page INTEGER NOT NULL DEFAULT 0,
    document TEXT REFERENCES documents (id) ON DELETE CASCADE,
    error TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (name, page)
) WITHOUT ROWID;
CREATE INDEX failures_document ON failures (document);

CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
