-- What themes were gathered from, so that a document or a correction moves only what it touches: the distinct wordings
-- of titles with the group that each is in (`corpus/theme_groups.py`). `title` is the one that a wording is compared by,
-- that of its measure with the lowest id; `light` and `heavy` are its stems' weights, elaborations lighter or not, `least` and
-- `most` bounds of the sum of its likenesses to the thirty that judge the members of its group.
CREATE TABLE link_wordings (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    size INTEGER NOT NULL,
    spread INTEGER NOT NULL,
    middle INTEGER,
    is_judge INTEGER NOT NULL,
    is_kept INTEGER NOT NULL,
    least REAL NOT NULL,
    most REAL NOT NULL,
    light REAL NOT NULL,
    heavy REAL NOT NULL
);
CREATE INDEX link_wordings_middle ON link_wordings (middle);

-- What the title of each wording says, told once (`corpus/parsed_title.py`).
CREATE TABLE link_parsed (
    wording INTEGER PRIMARY KEY,
    parsed BLOB NOT NULL
);

-- The wording of each measure that is linked.
CREATE TABLE link_measures (
    measure TEXT PRIMARY KEY,
    wording INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX link_measures_wording ON link_measures (wording, measure);

-- The titles that measures of a wording have, by region ('' for none), and how many have each.
CREATE TABLE link_titles (
    wording INTEGER NOT NULL,
    title TEXT NOT NULL,
    region TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (wording, title, region)
) WITHOUT ROWID;

-- The middles that are near a wording, and how alike they are.
CREATE TABLE link_options (
    wording INTEGER NOT NULL,
    middle INTEGER NOT NULL,
    alike REAL NOT NULL,
    PRIMARY KEY (wording, middle)
) WITHOUT ROWID;
CREATE INDEX link_options_middle ON link_options (middle, wording);

-- The wordings that have a stem.
CREATE TABLE link_stems (
    stem TEXT NOT NULL,
    wording INTEGER NOT NULL,
    PRIMARY KEY (stem, wording)
) WITHOUT ROWID;

-- The measures that came, went, or are called otherwise since themes were last made.
CREATE TABLE link_touched (
    measure TEXT PRIMARY KEY
) WITHOUT ROWID;
CREATE TRIGGER measure_inserted_link AFTER INSERT ON measures BEGIN
    INSERT INTO link_touched VALUES (new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER measure_deleted_link AFTER DELETE ON measures BEGIN
    INSERT INTO link_touched VALUES (old.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER measure_changed_link AFTER UPDATE OF region, title ON measures BEGIN
    INSERT INTO link_touched VALUES (new.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER document_copied_link AFTER UPDATE OF copy_of ON documents BEGIN
    INSERT INTO link_touched SELECT id FROM measures WHERE document = new.id ON CONFLICT DO NOTHING;
END;

-- The documents of which measures are counted otherwise since the index was last brought up to date.
CREATE TABLE search_touched (
    document TEXT PRIMARY KEY
) WITHOUT ROWID;
CREATE TRIGGER measure_counted AFTER UPDATE OF
    region, year, area, area_source, area_confidence, form, text_confidence
ON measures BEGIN
    INSERT INTO search_touched VALUES (new.document) ON CONFLICT DO NOTHING;
END;

-- The names of themes as the index holds them: a row for each theme, whose words count as if they stood over each of its
-- measures. `number` tells the themes of measures in `search_columns`, and the row of `measure_index` (2^32 after it).
CREATE TABLE search_labels (
    number INTEGER PRIMARY KEY,
    theme TEXT NOT NULL,
    label TEXT NOT NULL,
    measures INTEGER NOT NULL,
    words INTEGER NOT NULL
);
DROP TRIGGER theme_changed;
CREATE TRIGGER theme_changed AFTER UPDATE OF label ON themes BEGIN
    INSERT INTO touched VALUES ('theme', new.id, '') ON CONFLICT DO NOTHING;
END;

-- The measures that are of another theme since the index was brought up to date: their rows stay, but for its number.
CREATE TABLE search_themed (
    measure TEXT PRIMARY KEY
) WITHOUT ROWID;
DROP TRIGGER measure_themed;
CREATE TRIGGER measure_themed AFTER UPDATE OF theme ON measures WHEN old.theme IS NOT new.theme BEGIN
    INSERT INTO search_themed VALUES (new.id) ON CONFLICT DO NOTHING;
    INSERT INTO touched SELECT 'theme', old.theme, '' WHERE old.theme IS NOT NULL ON CONFLICT DO NOTHING;
    INSERT INTO touched SELECT 'theme', new.theme, '' WHERE new.theme IS NOT NULL ON CONFLICT DO NOTHING;
END;

-- The rows that went from an index since its arrays were stored, so that the others need not be read.
CREATE TABLE search_gone (
    source TEXT NOT NULL CHECK (source IN ('measure_index', 'passage_index')),
    id INTEGER NOT NULL,
    PRIMARY KEY (source, id)
) WITHOUT ROWID;
CREATE TRIGGER search_row_gone AFTER DELETE ON search_rows BEGIN
    INSERT INTO search_gone VALUES ('measure_index', old.id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER passage_row_gone AFTER DELETE ON passage_rows BEGIN
    INSERT INTO search_gone VALUES ('passage_index', old.id) ON CONFLICT DO NOTHING;
END;

-- The distinct measures of each document by which its series is told (`db/series.py`), so that none is read again.
ALTER TABLE series_bases ADD COLUMN measures BLOB NOT NULL DEFAULT x'';
CREATE INDEX series_bases_base ON series_bases (base);

-- What themes are counted by, so that no measure is read for it, nor any long row of a document.
DROP INDEX documents_copy;
CREATE INDEX documents_copy ON documents (copy_of, period_from, period_to);
DROP INDEX measures_theme;
CREATE INDEX measures_theme ON measures (theme, region, year, document);
DELETE FROM settings WHERE name IN ('connected', 'derived');

-- Full-text search of `measures` that Datasette's table pages and sqlite-utils know by themselves: an FTS5 table with the
-- measures' own columns as its content. It holds each measure once, copies left out, as the site's search does; a row that
-- it holds is one in `measures_fts_docsize` (https://www.sqlite.org/fts5.html#the_docsize_table).

-- All of these join by a column called `rowid`, which a table WITHOUT ROWID lacks. Here it follows from the id, so that it
-- is the same in every bank and outlives VACUUM: its first 13 hexadecimal digits as a number, which JavaScript can hold.
ALTER TABLE measures ADD COLUMN rowid INTEGER GENERATED ALWAYS AS (
        ((instr('0123456789abcdef', substr(id, 1, 1)) - 1) << 48) + ((instr('0123456789abcdef', substr(id, 2, 1)) - 1) << 44) +
        ((instr('0123456789abcdef', substr(id, 3, 1)) - 1) << 40) + ((instr('0123456789abcdef', substr(id, 4, 1)) - 1) << 36) +
        ((instr('0123456789abcdef', substr(id, 5, 1)) - 1) << 32) + ((instr('0123456789abcdef', substr(id, 6, 1)) - 1) << 28) +
        ((instr('0123456789abcdef', substr(id, 7, 1)) - 1) << 24) + ((instr('0123456789abcdef', substr(id, 8, 1)) - 1) << 20) +
        ((instr('0123456789abcdef', substr(id, 9, 1)) - 1) << 16) + ((instr('0123456789abcdef', substr(id, 10, 1)) - 1) << 12) +
        ((instr('0123456789abcdef', substr(id, 11, 1)) - 1) << 8) + ((instr('0123456789abcdef', substr(id, 12, 1)) - 1) << 4) +
        (instr('0123456789abcdef', substr(id, 13, 1)) - 1)
) VIRTUAL;
CREATE INDEX measures_rowid ON measures (rowid);

CREATE VIRTUAL TABLE measures_fts USING fts5 (
    title, description, result, content="measures", tokenize = 'unicode61 remove_diacritics 0'
);
INSERT INTO measures_fts (rowid, title, description, result)
    SELECT m.rowid, m.title, m.description, m.result FROM measures m JOIN documents d ON d.id = m.document
    WHERE d.copy_of IS NULL;

CREATE TRIGGER table_search_insert AFTER INSERT ON measures
WHEN (SELECT copy_of FROM documents WHERE id = new.document) IS NULL BEGIN
    INSERT INTO measures_fts (rowid, title, description, result)
        VALUES (new.rowid, new.title, new.description, new.result);
END;
CREATE TRIGGER table_search_delete AFTER DELETE ON measures
WHEN EXISTS (SELECT 1 FROM measures_fts_docsize WHERE id = old.rowid) BEGIN
    INSERT INTO measures_fts (measures_fts, rowid, title, description, result)
        VALUES ('delete', old.rowid, old.title, old.description, old.result);
END;
CREATE TRIGGER table_search_update AFTER UPDATE OF title, description, result ON measures
WHEN EXISTS (SELECT 1 FROM measures_fts_docsize WHERE id = old.rowid) BEGIN
    INSERT INTO measures_fts (measures_fts, rowid, title, description, result)
        VALUES ('delete', old.rowid, old.title, old.description, old.result);
    INSERT INTO measures_fts (rowid, title, description, result)
        VALUES (new.rowid, new.title, new.description, new.result);
END;
CREATE TRIGGER table_search_copied AFTER UPDATE OF copy_of ON documents
WHEN (old.copy_of IS NULL) <> (new.copy_of IS NULL) BEGIN
    INSERT INTO measures_fts (measures_fts, rowid, title, description, result)
        SELECT 'delete', m.rowid, m.title, m.description, m.result FROM measures m
        WHERE m.document = new.id AND new.copy_of IS NOT NULL;
    INSERT INTO measures_fts (rowid, title, description, result)
        SELECT m.rowid, m.title, m.description, m.result FROM measures m
        WHERE m.document = new.id AND new.copy_of IS NULL;
END;

-- The figures of copies that count: those of tables that the best form of the document lacks.
CREATE TABLE search_own_figures (
    document TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (document, number),
    FOREIGN KEY (document, number) REFERENCES figures (document, number) ON DELETE CASCADE
) WITHOUT ROWID;
