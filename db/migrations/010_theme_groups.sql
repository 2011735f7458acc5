-- What themes were gathered from, so that a document or a correction moves only what it touches: the distinct wordings
-- of titles with the group that each is in (`corpus/theme_groups.py`). `title` is the one that a wording is compared by,
-- that of its measure with the lowest id; `light` and `heavy` are its stems' weights, elaborations lighter or not.
CREATE TABLE link_wordings (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    size INTEGER NOT NULL,
    spread INTEGER NOT NULL,
    middle INTEGER,
    is_judge INTEGER NOT NULL,
    is_kept INTEGER NOT NULL,
    light REAL NOT NULL,
    heavy REAL NOT NULL
);
CREATE INDEX link_wordings_middle ON link_wordings (middle);

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

-- What themes are counted by, so that no measure is read for it.
DROP INDEX measures_theme;
CREATE INDEX measures_theme ON measures (theme, region, year, document);
DELETE FROM settings WHERE name IN ('connected', 'derived');
