-- What search counts and ranks by, as arrays of little-endian numbers with one place for each row of an index, so that
-- a million rows are read in a few milliseconds. All of it is made from the rows of the other tables; a program that
-- asks the full-text tables by itself needs none of it.

-- `codes` numbers the entries of the JSON list `entries`, in their order; where that is empty the numbers mean themselves.
CREATE TABLE search_columns (
    source TEXT NOT NULL CHECK (source IN ('measure_index', 'passage_index')),
    name TEXT NOT NULL,
    bytes INTEGER NOT NULL CHECK (bytes IN (1, 2, 4)),
    codes BLOB NOT NULL,
    entries TEXT NOT NULL,
    PRIMARY KEY (source, name)
);

-- The rows that hold a common word in a column: a bit for each row, the first row's lowest, packed by zlib.
CREATE TABLE search_postings (
    source TEXT NOT NULL CHECK (source IN ('measure_index', 'passage_index')),
    word TEXT NOT NULL,
    field TEXT NOT NULL,
    rows BLOB NOT NULL,
    PRIMARY KEY (source, word, field)
);

-- The words of so many letters, one a line, and the same without å, ä and ö: what a mistyped word is compared with.
CREATE TABLE search_spellings (
    letters INTEGER PRIMARY KEY,
    words TEXT NOT NULL,
    folded TEXT NOT NULL
);
DROP TABLE vocabulary;
CREATE TABLE vocabulary (
    word TEXT PRIMARY KEY,
    count INTEGER NOT NULL
) WITHOUT ROWID;

-- Which measure each row of the index is; what facets choose by stands in `search_columns`.
DROP TABLE search_rows;
CREATE TABLE search_rows (
    id INTEGER PRIMARY KEY,
    measure TEXT NOT NULL REFERENCES measures (id) ON DELETE CASCADE
);
CREATE INDEX search_rows_measure ON search_rows (measure);

-- What pages count, counted once: measures of the best copies by document, region, year and area; themes; and the
-- figures of the whole bank, each with the entry that it counts ("" for a figure that stands alone).
DROP TABLE search_groups;
CREATE TABLE search_groups (
    document TEXT NOT NULL,
    region TEXT,
    year INTEGER,
    area TEXT,
    count INTEGER NOT NULL
);
CREATE INDEX search_groups_region ON search_groups (region, year);
CREATE INDEX search_groups_document ON search_groups (document);
CREATE TABLE search_themes (
    theme TEXT PRIMARY KEY,
    regions INTEGER NOT NULL,
    measures INTEGER NOT NULL,
    first INTEGER,
    last INTEGER
) WITHOUT ROWID;
CREATE TABLE search_figures (
    figure TEXT NOT NULL,
    entry TEXT NOT NULL,
    value REAL NOT NULL,
    PRIMARY KEY (figure, entry)
) WITHOUT ROWID;
