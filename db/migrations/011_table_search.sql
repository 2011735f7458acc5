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
