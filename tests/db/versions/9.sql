PRAGMA application_id = 1098147682;
PRAGMA user_version = 9;
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
, given TEXT NOT NULL DEFAULT '{}', form TEXT NOT NULL DEFAULT '', first_load INTEGER NOT NULL DEFAULT 0, municipality TEXT NOT NULL DEFAULT '', period_from INTEGER, period_to INTEGER, published TEXT, evidence TEXT NOT NULL DEFAULT '{}', doubts TEXT NOT NULL DEFAULT '[]', series TEXT NOT NULL DEFAULT '', county TEXT NOT NULL DEFAULT '') WITHOUT ROWID;
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
    line_boxes TEXT NOT NULL DEFAULT '[]', printed TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (document, number)
) WITHOUT ROWID;
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
, confidence REAL NOT NULL DEFAULT 1.0) WITHOUT ROWID;
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
, document TEXT NOT NULL DEFAULT '') WITHOUT ROWID;
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
, partial INTEGER NOT NULL DEFAULT 0);
CREATE TABLE load_documents (
    load INTEGER NOT NULL REFERENCES loads (id) ON DELETE CASCADE,
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    PRIMARY KEY (load, document)
) WITHOUT ROWID;
CREATE INDEX load_documents_document ON load_documents (document);
CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
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
CREATE TABLE search_columns (
    source TEXT NOT NULL CHECK (source IN ('measure_index', 'passage_index')),
    name TEXT NOT NULL,
    bytes INTEGER NOT NULL CHECK (bytes IN (1, 2, 4)),
    codes BLOB NOT NULL,
    entries TEXT NOT NULL,
    PRIMARY KEY (source, name)
);
CREATE TABLE search_postings (
    source TEXT NOT NULL CHECK (source IN ('measure_index', 'passage_index')),
    word TEXT NOT NULL,
    field TEXT NOT NULL,
    rows BLOB NOT NULL,
    PRIMARY KEY (source, word, field)
);
CREATE TABLE search_spellings (
    letters INTEGER PRIMARY KEY,
    words TEXT NOT NULL,
    folded TEXT NOT NULL
);
CREATE TABLE vocabulary (
    word TEXT PRIMARY KEY,
    count INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE search_rows (
    id INTEGER PRIMARY KEY,
    measure TEXT NOT NULL REFERENCES measures (id) ON DELETE CASCADE
, around TEXT NOT NULL DEFAULT '');
CREATE INDEX search_rows_measure ON search_rows (measure);
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
CREATE TABLE replacements (
    newer TEXT PRIMARY KEY,
    older TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE "failures" (
    name TEXT NOT NULL,
    page INTEGER NOT NULL DEFAULT 0,
    document TEXT REFERENCES documents (id) ON DELETE CASCADE,
    error TEXT NOT NULL,
    reason TEXT NOT NULL
);
CREATE UNIQUE INDEX failures_place ON failures (document, page);
CREATE INDEX failures_name ON failures (name);
CREATE INDEX documents_period ON documents (period_from, period_to);
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
CREATE INDEX documents_series ON documents (series, period_from, period_to);
CREATE TABLE readings (
    id TEXT PRIMARY KEY,
    facts TEXT NOT NULL,
    content BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE readings_pictures (
    document TEXT NOT NULL REFERENCES readings (id) ON DELETE CASCADE,
    page INTEGER NOT NULL,
    webp BLOB NOT NULL,
    PRIMARY KEY (document, page)
);
CREATE VIEW pictures AS
    SELECT p.document, p.page, p.webp FROM readings_pictures p JOIN documents d ON d.id = p.document;
CREATE TABLE removals (
    document TEXT PRIMARY KEY
) WITHOUT ROWID;
CREATE TABLE set_aside (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    why TEXT NOT NULL CHECK (why IN ('removed', 'replaced')),
    replaced_by TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID;
CREATE TABLE "corrections" (
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
CREATE INDEX corrections_measure ON corrections (measure, field);
CREATE TABLE derivations (
    document TEXT PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
    made_from TEXT NOT NULL
) WITHOUT ROWID;
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
CREATE TABLE search_sums (
    figure TEXT NOT NULL,
    entry TEXT NOT NULL,
    document TEXT NOT NULL,
    total REAL NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (figure, entry, document)
) WITHOUT ROWID;
CREATE INDEX search_sums_document ON search_sums (document);
CREATE TABLE series_bases (
    document TEXT PRIMARY KEY,
    base TEXT NOT NULL,
    series TEXT NOT NULL
) WITHOUT ROWID;
CREATE VIRTUAL TABLE measure_index USING fts5 (
    title, title_lemmas, title_parts, title_folded, body, body_lemmas, body_parts, body_folded,
    around, around_lemmas, around_parts, around_folded,
    content = '', tokenize = 'unicode61 remove_diacritics 0'
);
CREATE TABLE search_abbreviations (
    short TEXT PRIMARY KEY,
    long TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE search_definitions (
    passage TEXT NOT NULL REFERENCES passages (id) ON DELETE CASCADE,
    short TEXT NOT NULL,
    long TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (passage, short, long)
) WITHOUT ROWID;
INSERT INTO documents VALUES ('74668c1ac5537644', 'gotland-plan-2020-reviderad.txt', 'Handlingsplan för kompetensförsörjning 2020', 'Region Gotland', '09', 2020, 'plan', 1, '74668c1ac553764499e296626fd354c649158cfef7a72520bc7398165c4a3c0f', '', 'ok', NULL, 1.0, '{"kind":"title","publisher":"text","region":"text","title":"title","year":"title"}', '{}', '0.1.0', 'c958b512414b7e71', '["74668c1ac5537644",[125661909,151395804,486745234,593022193,624635313,662581954,757973938,785621310,796531158,1062267299,1153972295,1391058377,1911953978,2016179441,2214870810,2963690949,3036358891,3186465174,3249254122,3657777991,4102213700,4125720084,4227378209],{"2020":1},24,4.0,"09"]', '{}', 'extract', 3, '', 2020, 2020, NULL, '{"kind":{"box":null,"page":0,"text":"Handlingsplan för kompetensförsörjning 2020"},"publisher":{"box":[0.0,12.0,84.0,24.0],"page":1,"text":"Region Gotland"},"region":{"box":[0.0,12.0,84.0,24.0],"page":1,"text":"Region Gotland"},"title":{"box":[0.0,0.0,258.0,12.0],"page":1,"text":"Handlingsplan för kompetensförsörjning 2020"},"year":{"box":null,"page":0,"text":"Handlingsplan för kompetensförsörjning 2020"}}', '[]', '09/09/plan/kompetensforsorj', '');
INSERT INTO documents VALUES ('cafcfe64bdc138d4', 'trasig.pdf', 'trasig.pdf', '', NULL, NULL, 'other', 0, 'cafcfe64bdc138d48572826a441e436f1f382d0a478636667a7ece5e7aff868f', '', 'failed', NULL, 0.0, '{}', '{}', '0.1.0', '(ReadOptions(ocr=True, language=''swe'', second=''Latin'', dpi=300, seconds=60.0, megabytes=2000, megapixels=40.0, pages=5000), False, Given(title=None, publisher=None, region=None, year=None, kind=None, source_url=None))', '', '{}', '', 0, '', NULL, NULL, NULL, '{}', '[]', '', '');
INSERT INTO documents VALUES ('e758d7caa2dfad1a', 'gotland-handlingsplan-2019.txt', 'Handlingsplan för kompetensförsörjning 2019 Region Gotland', 'Region Gotland', '09', 2019, 'plan', 1, 'e758d7caa2dfad1ac9c253b4dbf963f800d53e79d83b37a20bb77786529d8952', '', 'ok', NULL, 1.0, '{"kind":"title","publisher":"text","region":"file name","title":"title","year":"file name"}', '{}', '0.1.0', '(ReadOptions(ocr=True, language=''swe'', second=''Latin'', dpi=300, seconds=60.0, megabytes=2000, megapixels=40.0, pages=5000), False, Given(title=None, publisher=None, region=None, year=None, kind=None, source_url=None))', '["e758d7caa2dfad1a",[125661909,151395804,486745234,593022193,624635313,662581954,757973938,758062454,785621310,796531158,1062267299,1120395126,1153972295,1303074060,1391058377,1464027650,1872391821,1911953978,1999905074,2016179441,2214870810,2360535052,2657056829,2860891455,2963690949,3092731451,3186465174,3249254122,3314922355,3657777991,3916606161,4102213700,4125720084,4227378209],{"2019":1},35,4.0,"09"]', '{}', '', 1, '', 2019, 2019, NULL, '{}', '[]', '09/09/plan/kompetensforsorj', '');
INSERT INTO documents VALUES ('ffd3a5e62c42ad5f', 'gotland-handlingsplan-2018.txt', 'Handlingsplan för kompetensförsörjning 2018 Region Gotland', 'Region Gotland', '09', 2018, 'plan', 1, 'ffd3a5e62c42ad5feb350165d16b6e2607c9091b9a4b4467b94182dc78c62106', '', 'ok', NULL, 1.0, '{"kind":"title","publisher":"text","region":"file name","title":"title","year":"file name"}', '{}', '0.1.0', '(ReadOptions(ocr=True, language=''swe'', second=''Latin'', dpi=300, seconds=60.0, megabytes=2000, megapixels=40.0, pages=5000), False, Given(title=None, publisher=None, region=None, year=None, kind=None, source_url=None))', '["ffd3a5e62c42ad5f",[151395804,200105398,486745234,624635313,757973938,758062454,785621310,796531158,853072341,1025350115,1062267299,1066243357,1120395126,1153972295,1303074060,1391058377,1464027650,1723893723,1784780110,1872391821,1911953978,2016179441,2214870810,2360535052,2657056829,2860891455,3092731451,3186465174,3241263413,3249254122,3265214022,3314922355,3916606161,4102213700],{"2018":1},35,4.0,"09"]', '{}', '', 1, '', 2018, 2018, NULL, '{}', '[]', '09/09/plan/kompetensforsorj', '');
INSERT INTO pages VALUES ('74668c1ac5537644', 1, 402.0, 144.0, 'text', 1.0, 'Handlingsplan för kompetensförsörjning 2020
Region Gotland
Digitala vårdmöten
• Patienter kan träffa en läkare på video från och med hösten.
Introduktionsår för nya sjuksköterskor
• Alla nyanställda får en handledare under det första året.
Mobila team i hemmet
• Läkare och sjuksköterska åker hem till äldre med många läkemedel.', 'Handlingsplan för kompetensförsörjning 2020
Region Gotland
Digitala vårdmöten
• Patienter kan träffa en läkare på video från och med hösten.
Introduktionsår för nya sjuksköterskor
• Alla nyanställda får en handledare under det första året.
Mobila team i hemmet
• Läkare och sjuksköterska åker hem till äldre med många läkemedel.', 'text extract', '[[0.0,0.0,258.0,12.0],[0.0,12.0,84.0,24.0],[0.0,36.0,108.0,48.0],[0.0,48.0,372.0,60.0],[0.0,72.0,228.0,84.0],[0.0,84.0,354.0,96.0],[0.0,108.0,120.0,120.0],[0.0,120.0,402.0,132.0]]', '');
INSERT INTO pages VALUES ('e758d7caa2dfad1a', 1, 462.0, 180.0, 'text', 1.0, 'Handlingsplan för kompetensförsörjning 2019
Region Gotland
Digitala vårdmöten
• Patienter kan träffa en läkare på video från och med hösten.
Introduktionsår för nya sjuksköterskor
• Alla nyanställda får en handledare under det första året.
Schemaläggning efter behov
• Två kliniker prövar att lägga schemat efter hur många patienter som väntas.
Mobila team i hemmet
• Läkare och sjuksköterska åker hem till äldre med många läkemedel.', 'Handlingsplan för kompetensförsörjning 2019
Region Gotland
Digitala vårdmöten
• Patienter kan träffa en läkare på video från och med hösten.
Introduktionsår för nya sjuksköterskor
• Alla nyanställda får en handledare under det första året.
Schemaläggning efter behov
• Två kliniker prövar att lägga schemat efter hur många patienter som väntas.
Mobila team i hemmet
• Läkare och sjuksköterska åker hem till äldre med många läkemedel.', 'text extract', '[[0.0,0.0,258.0,12.0],[0.0,12.0,84.0,24.0],[0.0,36.0,108.0,48.0],[0.0,48.0,372.0,60.0],[0.0,72.0,228.0,84.0],[0.0,84.0,354.0,96.0],[0.0,108.0,156.0,120.0],[0.0,120.0,462.0,132.0],[0.0,144.0,120.0,156.0],[0.0,156.0,402.0,168.0]]', '');
INSERT INTO pages VALUES ('ffd3a5e62c42ad5f', 1, 510.0, 180.0, 'text', 1.0, 'Handlingsplan för kompetensförsörjning 2018
Region Gotland
Vårdnära service
• Avdelningarna har fått servicevärdar som sköter mat och förråd åt sjuksköterskorna.
Digitala vårdmöten
• Patienter kan träffa en läkare på video från och med hösten.
Introduktionsår för nya sjuksköterskor
• Alla nyanställda får en handledare under det första året.
Schemaläggning efter behov
• Två kliniker prövar att lägga schemat efter hur många patienter som väntas.', 'Handlingsplan för kompetensförsörjning 2018
Region Gotland
Vårdnära service
• Avdelningarna har fått servicevärdar som sköter mat och förråd åt sjuksköterskorna.
Digitala vårdmöten
• Patienter kan träffa en läkare på video från och med hösten.
Introduktionsår för nya sjuksköterskor
• Alla nyanställda får en handledare under det första året.
Schemaläggning efter behov
• Två kliniker prövar att lägga schemat efter hur många patienter som väntas.', 'text extract', '[[0.0,0.0,258.0,12.0],[0.0,12.0,84.0,24.0],[0.0,36.0,96.0,48.0],[0.0,48.0,510.0,60.0],[0.0,72.0,108.0,84.0],[0.0,84.0,372.0,96.0],[0.0,108.0,228.0,120.0],[0.0,120.0,354.0,132.0],[0.0,144.0,156.0,156.0],[0.0,156.0,462.0,168.0]]', '');
INSERT INTO passages VALUES ('0845ad9079bb8194', '74668c1ac5537644', 1, 'heading', 'Handlingsplan för kompetensförsörjning 2020', 'Region Gotland', 'Region Gotland', 0.0, 12.0, 84.0, 24.0);
INSERT INTO passages VALUES ('106b6bc080893ffd', '74668c1ac5537644', 1, 'heading', 'Region Gotland', 'Digitala vårdmöten', 'Digitala vårdmöten', 0.0, 36.0, 108.0, 48.0);
INSERT INTO passages VALUES ('1cbff86713be038a', 'e758d7caa2dfad1a', 1, 'item', 'Digitala vårdmöten', 'Patienter kan träffa en läkare på video från och med hösten.', '• Patienter kan träffa en läkare på video från och med hösten.', 0.0, 48.0, 372.0, 60.0);
INSERT INTO passages VALUES ('2ca582b7b463155a', 'ffd3a5e62c42ad5f', 1, 'item', 'Vårdnära service', 'Avdelningarna har fått servicevärdar som sköter mat och förråd åt sjuksköterskorna.', '• Avdelningarna har fått servicevärdar som sköter mat och förråd åt sjuksköterskorna.', 0.0, 48.0, 510.0, 60.0);
INSERT INTO passages VALUES ('31d802c3e0297070', 'ffd3a5e62c42ad5f', 1, 'item', 'Digitala vårdmöten', 'Patienter kan träffa en läkare på video från och med hösten.', '• Patienter kan träffa en läkare på video från och med hösten.', 0.0, 84.0, 372.0, 96.0);
INSERT INTO passages VALUES ('372b9d0535197ff4', 'ffd3a5e62c42ad5f', 1, 'heading', 'Digitala vårdmöten', 'Introduktionsår för nya sjuksköterskor', 'Introduktionsår för nya sjuksköterskor', 0.0, 108.0, 228.0, 120.0);
INSERT INTO passages VALUES ('385e3b59dcca8524', 'e758d7caa2dfad1a', 1, 'heading', 'Digitala vårdmöten', 'Introduktionsår för nya sjuksköterskor', 'Introduktionsår för nya sjuksköterskor', 0.0, 72.0, 228.0, 84.0);
INSERT INTO passages VALUES ('4659bc94c61fe6a7', 'ffd3a5e62c42ad5f', 1, 'heading', '', 'Vårdnära service', 'Vårdnära service', 0.0, 36.0, 96.0, 48.0);
INSERT INTO passages VALUES ('4c0209804cd5aaca', 'e758d7caa2dfad1a', 1, 'paragraph', '', 'Handlingsplan för kompetensförsörjning 2019 Region Gotland', 'Handlingsplan för kompetensförsörjning 2019
Region Gotland', 0.0, 0.0, 258.0, 24.0);
INSERT INTO passages VALUES ('5d0e5bde8c36300f', 'e758d7caa2dfad1a', 1, 'item', 'Introduktionsår för nya sjuksköterskor', 'Alla nyanställda får en handledare under det första året.', '• Alla nyanställda får en handledare under det första året.', 0.0, 84.0, 354.0, 96.0);
INSERT INTO passages VALUES ('5fe04b41d80043be', 'ffd3a5e62c42ad5f', 1, 'paragraph', '', 'Handlingsplan för kompetensförsörjning 2018 Region Gotland', 'Handlingsplan för kompetensförsörjning 2018
Region Gotland', 0.0, 0.0, 258.0, 24.0);
INSERT INTO passages VALUES ('6a37ba9751311ca5', '74668c1ac5537644', 1, 'item', 'Digitala vårdmöten', 'Patienter kan träffa en läkare på video från och med hösten.', '• Patienter kan träffa en läkare på video från och med hösten.', 0.0, 48.0, 372.0, 60.0);
INSERT INTO passages VALUES ('754d1ef6ee784966', '74668c1ac5537644', 1, 'heading', 'Introduktionsår för nya sjuksköterskor', 'Mobila team i hemmet', 'Mobila team i hemmet', 0.0, 108.0, 120.0, 120.0);
INSERT INTO passages VALUES ('7747e233da575771', '74668c1ac5537644', 1, 'heading', 'Digitala vårdmöten', 'Introduktionsår för nya sjuksköterskor', 'Introduktionsår för nya sjuksköterskor', 0.0, 72.0, 228.0, 84.0);
INSERT INTO passages VALUES ('7989731c735954a7', 'ffd3a5e62c42ad5f', 1, 'item', 'Schemaläggning efter behov', 'Två kliniker prövar att lägga schemat efter hur många patienter som väntas.', '• Två kliniker prövar att lägga schemat efter hur många patienter som väntas.', 0.0, 156.0, 462.0, 168.0);
INSERT INTO passages VALUES ('7a4dbd2ab9161d5f', 'ffd3a5e62c42ad5f', 1, 'heading', 'Introduktionsår för nya sjuksköterskor', 'Schemaläggning efter behov', 'Schemaläggning efter behov', 0.0, 144.0, 156.0, 156.0);
INSERT INTO passages VALUES ('7bc1a35a8c023853', '74668c1ac5537644', 1, 'item', 'Mobila team i hemmet', 'Läkare och sjuksköterska åker hem till äldre med många läkemedel.', '• Läkare och sjuksköterska åker hem till äldre med många läkemedel.', 0.0, 120.0, 402.0, 132.0);
INSERT INTO passages VALUES ('8728aba7d372b4fe', 'e758d7caa2dfad1a', 1, 'heading', 'Schemaläggning efter behov', 'Mobila team i hemmet', 'Mobila team i hemmet', 0.0, 144.0, 120.0, 156.0);
INSERT INTO passages VALUES ('8aa820240051890f', 'e758d7caa2dfad1a', 1, 'item', 'Mobila team i hemmet', 'Läkare och sjuksköterska åker hem till äldre med många läkemedel.', '• Läkare och sjuksköterska åker hem till äldre med många läkemedel.', 0.0, 156.0, 402.0, 168.0);
INSERT INTO passages VALUES ('8e6ff3c8b28cb740', 'e758d7caa2dfad1a', 1, 'heading', 'Introduktionsår för nya sjuksköterskor', 'Schemaläggning efter behov', 'Schemaläggning efter behov', 0.0, 108.0, 156.0, 120.0);
INSERT INTO passages VALUES ('a06ef83ad37321fc', '74668c1ac5537644', 1, 'item', 'Introduktionsår för nya sjuksköterskor', 'Alla nyanställda får en handledare under det första året.', '• Alla nyanställda får en handledare under det första året.', 0.0, 84.0, 354.0, 96.0);
INSERT INTO passages VALUES ('bb0a9b0ae216ca06', 'e758d7caa2dfad1a', 1, 'item', 'Schemaläggning efter behov', 'Två kliniker prövar att lägga schemat efter hur många patienter som väntas.', '• Två kliniker prövar att lägga schemat efter hur många patienter som väntas.', 0.0, 120.0, 462.0, 132.0);
INSERT INTO passages VALUES ('c4527e7b2ec76522', '74668c1ac5537644', 1, 'heading', '', 'Handlingsplan för kompetensförsörjning 2020', 'Handlingsplan för kompetensförsörjning 2020', 0.0, 0.0, 258.0, 12.0);
INSERT INTO passages VALUES ('c698e4453221f189', 'e758d7caa2dfad1a', 1, 'heading', '', 'Digitala vårdmöten', 'Digitala vårdmöten', 0.0, 36.0, 108.0, 48.0);
INSERT INTO passages VALUES ('d7539eabec9e9cbe', 'ffd3a5e62c42ad5f', 1, 'item', 'Introduktionsår för nya sjuksköterskor', 'Alla nyanställda får en handledare under det första året.', '• Alla nyanställda får en handledare under det första året.', 0.0, 120.0, 354.0, 132.0);
INSERT INTO passages VALUES ('e06016f97edfa15e', 'ffd3a5e62c42ad5f', 1, 'heading', 'Vårdnära service', 'Digitala vårdmöten', 'Digitala vårdmöten', 0.0, 72.0, 108.0, 84.0);
INSERT INTO measures VALUES ('03cfaefb51730f6c', 'ffd3a5e62c42ad5f', '09', 2018, 'Schemaläggning efter behov', '', 'Två kliniker prövar att lägga schemat efter hur många patienter som väntas.', '', '', '', '', 'forsorjning', 'predicted', 0.6587, 'kompetens', '[["schemaläggning",1.854],["schemat",0.976],["många",0.041],["två",0.037],["hur",0.004]]', '', NULL, 1, 0.0, 144.0, 462.0, 168.0, 'Schemaläggning efter behov', 1.0, 'heading', '{}', 1.0);
INSERT INTO measures VALUES ('18e855b58089d530', 'ffd3a5e62c42ad5f', '09', 2018, 'Digitala vårdmöten', '', 'Patienter kan träffa en läkare på video från och med hösten.', '', '', '', '', 'it', 'predicted', 0.9323, NULL, '[["digitala",4.315],["video",1.237],["digitala vårdmöten",0.039],["vårdmöten",0.011]]', '', NULL, 1, 0.0, 72.0, 372.0, 96.0, 'Digitala vårdmöten', 1.0, 'heading', '{}', 1.0);
INSERT INTO measures VALUES ('26dce6c1c3c8d2c3', 'ffd3a5e62c42ad5f', '09', 2018, 'Vårdnära service', '', 'Avdelningarna har fått servicevärdar som sköter mat och förråd åt sjuksköterskorna.', '', 'Klart', '', '', 'kompetens', 'predicted', 0.9325, NULL, '[["vårdnära",3.965],["service",3.222],["servicevärdar",1.082],["sjuksköterskorna",0.202],["avdelningarna",0.108],["sköter",0.105]]', '', NULL, 1, 0.0, 36.0, 510.0, 60.0, 'Vårdnära service', 1.0, 'heading', '{}', 1.0);
INSERT INTO measures VALUES ('2e7ce89fab8204cc', 'e758d7caa2dfad1a', '09', 2019, 'Introduktionsår för nya sjuksköterskor', '', 'Alla nyanställda får en handledare under det första året.', '', '', '', '', 'forsorjning', 'predicted', 0.9314, NULL, '[["introduktionsår",2.281],["sjuksköterskor",1.387],["nyanställda",1.271],["handledare",1.247],["nya",0.163],["under",0.099]]', '', NULL, 1, 0.0, 72.0, 354.0, 96.0, 'Introduktionsår för nya sjuksköterskor', 1.0, 'heading', '{}', 1.0);
INSERT INTO measures VALUES ('392872eedfbbb5e6', '74668c1ac5537644', '09', 2020, 'Digitala vårdmöten', 'Patienter kan träffa en läkare på video från och med hösten.', '', '', '', '', '', 'it', 'predicted', 0.9554, NULL, '[["digitala",4.83],["video",1.845],["vårdmöten",0.087],["digitala vårdmöten",0.065],["handlingsplan",0.043]]', '', NULL, 1, 0.0, 36.0, 372.0, 60.0, 'Digitala vårdmöten', 1.0, 'heading', '{}', 7.48349129686008307515e-01);
INSERT INTO measures VALUES ('5116a5278f46a6ef', 'e758d7caa2dfad1a', '09', 2019, 'Schemaläggning efter behov', '', 'Två kliniker prövar att lägga schemat efter hur många patienter som väntas.', '', '', '', '', 'forsorjning', 'predicted', 0.6587, 'kompetens', '[["schemaläggning",1.854],["schemat",0.976],["många",0.041],["två",0.037],["hur",0.004]]', '', NULL, 1, 0.0, 108.0, 462.0, 132.0, 'Schemaläggning efter behov', 1.0, 'heading', '{}', 1.0);
INSERT INTO measures VALUES ('743643f4ac7c2a33', '74668c1ac5537644', '09', 2020, 'Mobila team i hemmet', 'Läkare och sjuksköterska åker hem till äldre med många läkemedel.', '', '', '', '', '', 'kompetens', 'predicted', 0.9611, NULL, '[["team",2.274],["mobila team",1.782],["sjuksköterska",0.601],["mobila",0.598],["hemmet",0.359],["läkemedel",0.33]]', '', NULL, 1, 0.0, 108.0, 402.0, 132.0, 'Mobila team i hemmet', 1.0, 'heading', '{}', 7.66157002641734474757e-01);
INSERT INTO measures VALUES ('94900e8c899d9cbe', 'ffd3a5e62c42ad5f', '09', 2018, 'Introduktionsår för nya sjuksköterskor', '', 'Alla nyanställda får en handledare under det första året.', '', '', '', '', 'forsorjning', 'predicted', 0.9314, NULL, '[["introduktionsår",2.281],["sjuksköterskor",1.387],["nyanställda",1.271],["handledare",1.247],["nya",0.163],["under",0.099]]', '', NULL, 1, 0.0, 108.0, 354.0, 132.0, 'Introduktionsår för nya sjuksköterskor', 1.0, 'heading', '{}', 1.0);
INSERT INTO measures VALUES ('a3d3c75537a0b85c', 'e758d7caa2dfad1a', '09', 2019, 'Digitala vårdmöten', '', 'Patienter kan träffa en läkare på video från och med hösten.', '', '', '', '', 'it', 'predicted', 0.9323, NULL, '[["digitala",4.315],["video",1.237],["digitala vårdmöten",0.039],["vårdmöten",0.011]]', '', NULL, 1, 0.0, 36.0, 372.0, 60.0, 'Digitala vårdmöten', 1.0, 'heading', '{}', 1.0);
INSERT INTO measures VALUES ('a62c036b881a6acc', '74668c1ac5537644', '09', 2020, 'Introduktionsår för nya sjuksköterskor', 'Alla nyanställda får en handledare under det första året.', '', '', '', '', '', 'forsorjning', 'predicted', 0.9648, NULL, '[["sjuksköterskor",2.054],["introduktionsår",2.017],["kompetensförsörjning",1.416],["handledare",1.329],["nyanställda",1.073],["introduktionsår nya",0.183]]', '', NULL, 1, 0.0, 72.0, 354.0, 96.0, 'Introduktionsår för nya sjuksköterskor', 1.0, 'heading', '{}', 9.52437159391746113179e-01);
INSERT INTO measures VALUES ('ccd2a4b5a17440cb', 'e758d7caa2dfad1a', '09', 2019, 'Mobila team i hemmet', '', 'Läkare och sjuksköterska åker hem till äldre med många läkemedel.', '', '', '', '', 'kompetens', 'predicted', 0.9325, NULL, '[["team",3.403],["mobila team",2.439],["hemmet",0.427],["sjuksköterska",0.293],["läkare",0.191],["äldre",0.152]]', '', NULL, 1, 0.0, 144.0, 402.0, 168.0, 'Mobila team i hemmet', 1.0, 'heading', '{}', 1.0);
INSERT INTO continuations VALUES ('03cfaefb51730f6c', '5116a5278f46a6ef', 1.0);
INSERT INTO continuations VALUES ('18e855b58089d530', 'a3d3c75537a0b85c', 1.0);
INSERT INTO continuations VALUES ('2e7ce89fab8204cc', 'a62c036b881a6acc', 1.0);
INSERT INTO continuations VALUES ('94900e8c899d9cbe', '2e7ce89fab8204cc', 1.0);
INSERT INTO continuations VALUES ('a3d3c75537a0b85c', '392872eedfbbb5e6', 1.0);
INSERT INTO continuations VALUES ('ccd2a4b5a17440cb', '743643f4ac7c2a33', 1.0);
INSERT INTO moved_measures VALUES ('0fb30a6bd3d42cb1', '392872eedfbbb5e6', '74668c1ac5537644');
INSERT INTO moved_measures VALUES ('346b397e2352f112', 'a62c036b881a6acc', '74668c1ac5537644');
INSERT INTO as_read VALUES ('26dce6c1c3c8d2c3', '{"status": ""}');
INSERT INTO loads VALUES (1, '2026-01-01T00:00:00+00:00', '2026-01-01T00:00:01+00:00', '0.1.0', '(ReadOptions(ocr=True, language=''swe'', second=''Latin'', dpi=300, seconds=60.0, megabytes=2000, megapixels=40.0, pages=5000), False, Given(title=None, publisher=None, region=None, year=None, kind=None, source_url=None))', 2, 0, 1, 8, 0);
INSERT INTO loads VALUES (2, '2026-11-27T08:05:14+00:00', '2026-11-27T08:05:17+00:00', '0.1.0', '(ReadOptions(ocr=True, language=''swe'', second=''Latin'', dpi=300, seconds=60.0, megabytes=2000, megapixels=40.0, pages=5000), False)', 1, 0, 0, 11, 0);
INSERT INTO loads VALUES (3, '2026-11-27T08:05:35+00:00', '2026-11-27T08:05:39+00:00', '0.1.0', '(ReadOptions(ocr=True, language=''swe'', second=''Latin'', dpi=300, seconds=60.0, megabytes=2000, megapixels=40.0, pages=5000), False)', 1, 0, 0, 11, 0);
INSERT INTO loads VALUES (4, '2026-11-27T08:05:57+00:00', '2026-11-27T08:06:02+00:00', '0.1.0', '(ReadOptions(ocr=True, language=''swe'', second=''Latin'', dpi=300, seconds=60.0, megabytes=2000, megapixels=40.0, pages=5000), False)', 1, 0, 0, 14, 0);
INSERT INTO load_documents VALUES (1, 'e758d7caa2dfad1a');
INSERT INTO load_documents VALUES (1, 'ffd3a5e62c42ad5f');
INSERT INTO load_documents VALUES (3, '74668c1ac5537644');
INSERT INTO settings VALUES ('search_index', '15');
INSERT INTO failures VALUES ('trasig.pdf', 0, 'cafcfe64bdc138d4', 'NotAPdfError', 'trasig.pdf is damaged: neither PDF library opens it; get it again.');
INSERT INTO readings VALUES ('4994493be112acfb', '{"county":"","doubts":"[]","evidence":"{\"kind\":{\"box\":null,\"page\":0,\"text\":\"Handlingsplan för kompetensförsörjning 2020\"},\"publisher\":{\"box\":[0.0,12.0,84.0,24.0],\"page\":1,\"text\":\"Region Gotland\"},\"region\":{\"box\":[0.0,12.0,84.0,24.0],\"page\":1,\"text\":\"Region Gotland\"},\"title\":{\"box\":[0.0,0.0,258.0,12.0],\"page\":1,\"text\":\"Handlingsplan för kompetensförsörjning 2020\"},\"year\":{\"box\":null,\"page\":0,\"text\":\"Handlingsplan för kompetensförsörjning 2020\"}}","fingerprint":"[\"4994493be112acfb\",[151395804,486745234,624635313,662581954,757973938,758062454,785621310,796531158,1062267299,1120395126,1153972295,1303074060,1391058377,1464027650,1872391821,1911953978,2016179441,2214870810,2360535052,2657056829,2860891455,3092731451,3186465174,3249254122,3314922355,3916606161,4102213700],{\"2020\":1},28,4.0,\"09\"]","first_load":2,"form":"extract","given":"{}","id":"4994493be112acfb","kind":"plan","metadata":"{}","municipality":"","name":"gotland-plan-2020.txt","options":"c958b512414b7e71","pages":1,"period_from":2020,"period_to":2020,"published":null,"publisher":"Region Gotland","quality":1.0,"region":"09","sha256":"4994493be112acfbd2c32afcff3603bcdcab05a4c6ee579ec776f182419ea556","source_url":"","sources":"{\"kind\":\"title\",\"publisher\":\"text\",\"region\":\"text\",\"title\":\"title\",\"year\":\"title\"}","status":"ok","title":"Handlingsplan för kompetensförsörjning 2020","version":"0.1.0","year":2020}', X'785EED58CD8B1C4514DF0822AC37F12088D2EE411487A1BF3F0EB21B518C1E24E40384655DABBBAA673AD3D3DDE9AEDE6CF083E0490948A2280A4286C9CCEE24AB4940D9835E9439C9E21FB01EFC22E6E021F827F8AABA67A667667732B31BF1E242F74EBF57F5AADEAB5FFDEABD7ABF1DA10A492E5FECE0D049EB24A0B754CB52554BB18924C9C871ED8D20ADDB243ED23EE7615ADD597AFBB739F6B751255EA54A77966CFE39D78EC394921625EB74F36C8A7C8F9EDF59FC3BD37562746E95697E3E921E4301F6BDA092443E0A04B7BB1D0BB5B01E114A82847D25F09C09A081208BB2387F8254BC30105E0E2934C7F32F7A158F221F096BDD768CEBDD6DE836FFC785A6701C510F664FC01A98A571B7E5BA482081E0775B35141321EAB685350F935070E36E3B1042A72AD40916AADDED048C94E75F09681CE2B44661BC04AC67730BCE23213993D6921A1B2B4E6A61CCC73BEAC324401924B4DBF27D8CA039F48101ABCC4182D9986980614298506E2BA14880368496E74F3A55524730B54A85BB4A5C36739B54C3356EFD14B827D4204C5E0DE451DCDD5E43B1802865EE542A30256E80E61DAB692CD4C1295044FD3824611DA2D40A284ACA7C59FE0FFE7F13FC8D98A0240CBE646B20C01323875E87B525AB76B84E92DDAF9797C5B258628FAC99F096E4B2B852E242F6B364AA4C05AF5CA8E84C23B2A62ABC7229FB59520CD64187AEB9947FCB32D33133B9945B5434F6B6C0586F306E52D2B879796083FF2EA93A3325296C722B9B51ECC16EC38D4E84928451C867179B1EBE255A1AB66553B365D970548DEC4F2B2D463C475A352FC09B5582306C83CD84386CF735385C77CBB351459F6466EDD85C1777329E9A9BBB4AC3A8FFD15C9776962221A33B3BA434ACEF2C3D9335E4DE4ABA6B8B48B31CD3D44D533D98B7DFECC56959049E9D9A9306CE4FDF67CCEFA513996FDC6FFFC2B0DFA78B7E1BB66622586A5D432ED1D4A956B9E55152EF2DF104A78F1E9ACA07C178E9BE1C0DE3813A5608D4B9A5E140BD560894262BA26A624DD62DC394C5E90235BA1D66800187CD77134E977E6826351AF777B9E0AF33028C378AFEAA9A6BB9868A4DA2E816916707C6ACCEEE3E7FA893780095A3873ED5C7C396EF19BE9FD64678E4F542D8744C0C5701DE144D45C19A3855D8C66032235F72ACDC18CEAFFAE118918FBB96D320772D77B34F9166C13553B324641A1813D5906DF160AE8DCC86CF7C4F06E9CF7F4FEDB8172F14709D63BCEF45BEC739D1DB363644CDB174DD9035194FB78F87086FD27ECBC8FEF8FD4EFA06D83EF56FE494E3D1CC998063A25725F48ECD3733D6E8D421174A63927CFCCBDCE3D79D307021250F1CB2B378E7DDE75E7DF4936F7912A129C89134D736B0AD62D19C509BC4BC3C688A56EB3C41F14F0FDD6E538FFA6452B4B730499CD88B58A671FF830EC95E92FAB4B105FF2328243CDB278D0D48FD699A343A18121D96F93506A90ED40968CB0DE324CCCA9E2D26584DC23476C8B52826D87320CFBAC9A5C578FD7E36FDF0A94F4F6E41CE14067895E9AFF50BA9AF7873C2EA1D08EEEE95E5E585BD8BAC85925456251D12C085BCA4588044D434AD81A45FA5308DA6F0B65915C20492683041567D308168494CC0ABA07E99B7DFE0D05C565756329FB334B991258693CFA07DD0758DD799F702C04DB6DD86629997A92D58867A8F563B79529A34DF7A6714ABB73FBFF3E4078FE80CAB8A259B864C08766DDBD6883E3B56F7A4AA21901E3E233A102A9B1E9D168C773FBAFAE0C9A71F2B82F1FB110C4680419C57EF0B25B56C2A0C26BC22672034558D7F0FCA7A0E2693A3ABD7AF58F573B5CE3B0D618DCB55654A50150F807D12B901A8F65CA9C3A3E9AF2B3F9CF61FFE82A109E9B2232ABA6D9A12D291E3CC8EA619F2A7218C1D2E8D3A10BE0EC27A777F6D2DFEF9E3139380D604A08DDCD82C94A068D5548615A85A876E79B84AE228BB27430E6E76186215999364F10E88894583037B741C7657C4F912703F1DDF158BB17D92C701346758F6D901BB95A415A8F0F9C5D8A54DD7ABB003FCD2664C22E4C5C9A58E8B3C9F8B6EF821C2ABBD9BC4E4F27B2D2678607F14FF03BD6EEB39');
INSERT INTO readings VALUES ('74668c1ac5537644', '{"county":"","doubts":"[]","evidence":"{\"kind\":{\"box\":null,\"page\":0,\"text\":\"Handlingsplan för kompetensförsörjning 2020\"},\"publisher\":{\"box\":[0.0,12.0,84.0,24.0],\"page\":1,\"text\":\"Region Gotland\"},\"region\":{\"box\":[0.0,12.0,84.0,24.0],\"page\":1,\"text\":\"Region Gotland\"},\"title\":{\"box\":[0.0,0.0,258.0,12.0],\"page\":1,\"text\":\"Handlingsplan för kompetensförsörjning 2020\"},\"year\":{\"box\":null,\"page\":0,\"text\":\"Handlingsplan för kompetensförsörjning 2020\"}}","fingerprint":"[\"74668c1ac5537644\",[125661909,151395804,486745234,593022193,624635313,662581954,757973938,785621310,796531158,1062267299,1153972295,1391058377,1911953978,2016179441,2214870810,2963690949,3036358891,3186465174,3249254122,3657777991,4102213700,4125720084,4227378209],{\"2020\":1},24,4.0,\"09\"]","first_load":3,"form":"extract","given":"{}","id":"74668c1ac5537644","kind":"plan","metadata":"{}","municipality":"","name":"gotland-plan-2020-reviderad.txt","options":"c958b512414b7e71","pages":1,"period_from":2020,"period_to":2020,"published":null,"publisher":"Region Gotland","quality":1.0,"region":"09","sha256":"74668c1ac553764499e296626fd354c649158cfef7a72520bc7398165c4a3c0f","source_url":"","sources":"{\"kind\":\"title\",\"publisher\":\"text\",\"region\":\"text\",\"title\":\"title\",\"year\":\"title\"}","status":"ok","title":"Handlingsplan för kompetensförsörjning 2020","version":"0.1.0","year":2020}', X'785EED585B8B1C4514DE2012D85F20A8D0EC83280C437757DFE641B21125112F48A2202CEB5ADD553DD34EDFECAE4E76152588829097445F7C1C2633BB93AC2601250F3E78619EC2E00F581F0C88A24F21F80B3C55DDB3731F6677169F1CE89EAE53D773EAAB73BE539FB7635CA5E9F5AB1D123959404376D7D40CC37214ECE83A320D4DDB0DB3C0A6C9A9F6658FB05A6F7D475AE1BFDD1AF5AA35D65BB74571A59D4419A32D46B7D9DEFB19F63DB6D33BF328AFEB24F8F216AFF9F5143D8F43E27B61358D7D1C4A6EF75E22D5A320A68C86292FA5F0BC17420349955579F502AD7A51289D8B183427AB2F7A558F611F4B97BAED8404DD7BD06DF5F72B4DE90DCC3C583D85D1605896745BAE8B251A4A7EB755C70995E26E5BBAE4111A496ED26D8752E4D4A48012A9D6BD97C220E5D59743964424AB33982F85D1F3B5853B584ADFCBEA699DCF95A4F52811F39DF561115019A6ACDBF27D82A139F481096B5C414AF89C5948604184323156CAB0046D282BAFBE16D91EF46714079227D568105026867DB5582D5FDDC8B4BC6B1D0683B612F37C5F8259094CC15508409F2A169A522853BF2CB6E17F63FF37C6DE4D284EA3F06B6E73099E043BEC16409C6ED9D1364D0FBEDDD890CB72893FAA6EC15B51CBF2664908F967C9D27815BC0A2132788DCC9B6AF02AA4FCB3844CDEC180AE8554945595D7F1610AA91811E9FC5D81C1FA93892115359F7830462ED1643E9482F8E236F7E2C483D3441A9D18A72977115F5D6D7AE4AE6C693A2615D9ACD8B6A554B4D96EA3C51DCBA956DD0BC95E8D6202277A2FA50E3F5D07E5A3390181E6DBA39EE0D0A58CC99BDB722F773A2B2B375814F7D69FCD0BCD6DA5B7FE56FEBD6B478C45416FDDCACB423545366CC376644BB62AC875C9B1541B5B8D58F977D39CD6E1FAA7D64E6AF1C290161B635A9C1FD2C2C0C8B471C5D415A4280ED617D2A2E5311AF47767EA828422076797F6B2876A1FBC74225E7BD2508531C4765F5E1FDDEED7870C65EA1A51A86B506A5A5AC5301632D404929F5B386AE45098E6F8075098563BA961B1FD42C377C6A0509405A04D5333A98A10C1BAA99BA6722C0DE7A06171DD07BBBE789F49BD2F0C1D01FFCAE8CE16073BD7DB06F682746C39B28A2C1D2DA4F7E81198B611F911387742117A6092574E30EE4F1AAD0084004B9FB9F5BDDFBBB91185D1B06C50D742982013A98AEB1CDD68078BEF6D6ECAE797E25003039E5D9A8F4D9AADC09330DB2569146B6F0F791147D355939AB64A1DD3D0557521B38D7B91466E8F2346C581018ED87142DB5C9F2244C663DA16E1B31300C9C9129A7EF9DBCA938209B83692B161134434D5B1E77817E0479CC337E54A6B87E2E497D37FB499C77C3AD5B5EC139A3A89170B9EB07CBC81B9D3CC678D7DF88F81D77BB64F1BBBC0C45996363A047809276A8D7EEC6BB480B6E3A6C7F6F9FF561A6589436FC609259E036CE88E903A51E84222113AB477E6E117371EBFF8CC13FBC06CA2906CF1FA9FBE11AD284F36A0CD41BCB1B1468AB465ADA4952D04746C4DA4226B25A50C844A9407F9CC1AA78A96C9A5FD7EC3E98EA8364427916AF4732921D7D0E666BEF69C9436721A369F4FCC08933745D63673A7EE70D08E18A3C8F65A6E94047D8C770AEE97363FFCE8D6B0E5FEFA67E7C18FDF3F55A0C9D490A12157C38EE9A818CDF1D933D134CD678FA0E9A45CF7B13075F330C95D185A3FBF79FFB347D13C6865002D9E43AE95D4B26A6A1C12C120B3E4E8322D954B4753498E14435606CDB940AF5802522217E502A457B86090550AE1A2F81A262933E2CE10BEA6EDDD92F8FAFBD38DBB3F5C3C5DE00B69868D2A9C0EE9AAAB2873FCF42C7C1D21BC8DA06EB928772CACEDC3014CA3FC166561B43D689DF9F3FED3F3D0D604B48D5D8570E0C9BA001EA48B23D727A24A115E6CFAFD0E87A7A618877E4C5C9970215205F0862F57B8583685E31C9F875FC270642AE05717737DC33C72466C1F40F308DBBE24601F7EB0F9B1DD76F6D3AC0AE9B6B885BAB6E77A551E74AFED2534C65E925EEBB8D8F385E8B61F61B2D5BFB64BAF7FD2E282C76633907F01E833A0DC');
INSERT INTO readings VALUES ('bb76d44d928c1ace', '{"county":"","doubts":"[]","evidence":"{\"kind\":{\"box\":null,\"page\":0,\"text\":\"Handlingsplan för kompetensförsörjning 2016\"},\"publisher\":{\"box\":[0.0,12.0,84.0,24.0],\"page\":1,\"text\":\"Region Gotland\"},\"region\":{\"box\":[0.0,12.0,84.0,24.0],\"page\":1,\"text\":\"Region Gotland\"},\"title\":{\"box\":[0.0,0.0,258.0,12.0],\"page\":1,\"text\":\"Handlingsplan för kompetensförsörjning 2016\"},\"year\":{\"box\":null,\"page\":0,\"text\":\"Handlingsplan för kompetensförsörjning 2016\"}}","fingerprint":"[\"bb76d44d928c1ace\",[151395804,486745234,624635313,662581954,757973938,758062454,785621310,796531158,1062267299,1120395126,1153972295,1303074060,1391058377,1464027650,1872391821,1911953978,2016179441,2214870810,2360535052,2657056829,2860891455,3092731451,3186465174,3249254122,3314922355,3916606161,4102213700],{\"2016\":1},28,4.0,\"09\"]","first_load":4,"form":"extract","given":"{}","id":"bb76d44d928c1ace","kind":"plan","metadata":"{}","municipality":"","name":"gotland-plan-2016.txt","options":"c958b512414b7e71","pages":1,"period_from":2016,"period_to":2016,"published":null,"publisher":"Region Gotland","quality":1.0,"region":"09","sha256":"bb76d44d928c1ace6a1e26ed32696c1f113d60233f548f032bdbb80b182c1183","source_url":"","sources":"{\"kind\":\"title\",\"publisher\":\"text\",\"region\":\"text\",\"title\":\"title\",\"year\":\"title\"}","status":"ok","title":"Handlingsplan för kompetensförsörjning 2016","version":"0.1.0","year":2016}', X'785EED58CB8B1C4518DF8022AC37F12088D2EE411487A15FD3D37D90DD8862F420210F109675ADEEAA9EE94C4F77A7AB7AB3C107C1931290445114840C9399DD49569380B207BD287392C13F603D6814CDC143F04FF0ABEA9EF7CE646637E2C585EE9DFEAAEAABFA7DF5ABEF51EF37235422F4F2C5160E9DA44A0276CBB68B06D6756CA9A6A320876C0549D526F191E6390FB37267E5EDDB0BFC6FAB4CBC529975566CF1B9D08CC3849106239B6CFB6C827C8F9DEF2CFF9DB6B562746E9DB7FC7C24398602EC7B4189463E0A24B7BD1B4B95B01A114602CABF283C6702E820A9B2622C9E20252F0CA4974306DDF1E28B5EC963C847D246BB19E36A7B17862DFE7EA12E1D47CC83D513D0066A59DC6EB82E924820F9ED4605C5448ADA4D69C3C32494DCB8DD0CA4D0294B5582A5727B978292FCE22B018B439C5418CC47417BBAB6E03C92E899A4422B7CAE9856C258CC77D4874540634059BBE1FB18417718031396394082F99C498061419830A18B3224411FC2F28B279D32A922585AA924A01297AFDC26E57043683F05F0A40A98C9AB803C8ADBBB1B289610631C4EA9044B120A5836B09CC45215404143D4B3030DAB60A546C010CD8B6DF9DFF8FF8DF1B7628268187CC9F7408227460EBB0E7B4BD6ED7093D0BDAF5757E5BC9CE38F5A30E1ADA879792D2784FC67CED47913BC32A166F0169977D5E19549F9CF9C56E4030C189A49C5B7AAF236AE26930A8D5A81BF2D50D69D4CA8540A42BDDAD7217EE77483AB5234BEB8B5ED28F6E0B4E15A2B42947217F2D9C5BA876F298AAA22AB68D945CD752D5999EC561ADCF11C6954BC006F9709C2700CB62971F8E9DB7B76E6B32888FDDD94E3D4733DD33AD537E54EEAA91616AEB230EAACACA61FF54DA5B3E25C481D9E1D3216563B2B6FA46D02AFAABB2A2EEA8E5BD0145753EC03E1BD31ECE404A66FF6F3743D30FBB68EA37861004586A887E2D8000A5D3354440A455D2EE8C4C5F28150D4C4BAF7F2F339F81EA479078EA1ED6EA0D8B3481ADEB36706D05A2A923562AA98A8B661E9FA4C681B1E23D52E41F7357F0AFFE8A10351DF222FDD97C0364E8B6CEB85A1CEAD0C1BEAB5014321E4B88E894D4745B623DB0723F7BCFB2ACC3872227A2619918F43CBF659403B9D42E931DE1C844600916B69AAE228A64D668336C481799DD4DEF3874A19FAAC387AE8F463DC6C99A984D936468ECEEB0366730AC8361C70F248B5746C90F98FCE34379C9EA0E3F73BF9E99BEED4BF915B8D5B330B10C29ADD6CB91B3CDE4C8389081E0ED234D571CC22522C15DBB339A2D16039C517CD1E46FB269A7DCC38EE1303E1C61F099A19C35A55C8859298D08F7F5978FCBA13062EA4E481433ACB77DE7DEED5473FF95604554D430AB15D57B68BC82653920848AD78795097ADC67982E29F1EBADD641EF3C93496ED60429DD88B44A671DFC9062BA289CF6A3BF03F8242C2B37D52DB82D49F25B4D6C290E8F0CCAFD68D24B506D40968C70D631AA665CF0E17ACD330891D722D8A09F61CC8B36E0AE9A0BD7E3B9B7CF8D4A7277720670A03BCCEDBAFF50AA9AF4477C2EB1D30EEDE95D5D5A5FD8BACA59C92D7150312C0A5ACA4588244D434ADBEA457A5F0968226FAA65508172872910BD2EA830B644BE1025105F5CABC49934377555F5B4B31A769722D4D0CA7A764134ED5355167DE8B0037B99B19B26556A636601BAADDF3D5CA92525A7FEB9D51AEFEF1F99D273F78C4105C3534D921AA56901D9BC807E1EABE077888A487CF290EC4CABAC76625E3DD8FAE3E78F2E9C706C9F8FD080723E020CEAAF7A59C9E37354E13519173129A7A417CF7CB7A412653B0AB3B6EB0EA17CD861834C43521D7B519493598214F4885FAA4DA77A70ECFA6BFAEFC70DA7FF80BCE261B5B46C1C0B666BAB28ADCE2945B99099E6F8EB464886387CB4E0EC4AF8378BDBBBF3696FFFCF1896944AB03D1466E6C967250B41674CE15A85A876E7944932258764F0FD9BFD9E18CD554E12407EF80B8582E0A628FCEC3EF8A84BF04DECFE6EF06A3E9849CAC4FCD39B67D7EC2EED0A40415BEB818BBB4ED7A251EC02F6DC724425E4C2FB55CE4F94274C30F115EEFDE24D2CBEF35B8E081C92CFE077BCCF305');
INSERT INTO readings VALUES ('cafcfe64bdc138d4', '{"county":"","doubts":"[]","evidence":"{}","fingerprint":"","first_load":0,"form":"","given":"{}","id":"cafcfe64bdc138d4","kind":"other","metadata":"{}","municipality":"","name":"trasig.pdf","options":"(ReadOptions(ocr=True, language=''swe'', second=''Latin'', dpi=300, seconds=60.0, megabytes=2000, megapixels=40.0, pages=5000), False, Given(title=None, publisher=None, region=None, year=None, kind=None, source_url=None))","pages":0,"period_from":null,"period_to":null,"published":null,"publisher":"","quality":0.0,"region":null,"sha256":"cafcfe64bdc138d48572826a441e436f1f382d0a478636667a7ece5e7aff868f","source_url":"","sources":"{}","status":"failed","title":"trasig.pdf","version":"0.1.0","year":null}', X'785E458D416A024110453D4A9D40900C22C92A21BA146F20657775A760A6BBA9EA59780021CBF10E1A8724845CC7DBD8A388ABFAF5F8BCFF794CE849BB3EA1EA2D3584DA4A493FDAFA4232C7A0DDC9B1BFD2935042965274C8F580F6BB43C086BEB3A0B21F27EB0E8374D4DB68DA8642FE37E88CA369B5B166F234B3D59144A2FC2E637E5D59371F9E2F29B3319CDF1E1660058B4D51D96708C4F9830456EF0BA87923285B88898202E717F094CB05F4C861FC5747B4EBFBB876170B395E14');
INSERT INTO readings VALUES ('e758d7caa2dfad1a', '{"county":"","doubts":"[]","evidence":"{}","fingerprint":"[\"e758d7caa2dfad1a\",[125661909,151395804,486745234,593022193,624635313,662581954,757973938,758062454,785621310,796531158,1062267299,1120395126,1153972295,1303074060,1391058377,1464027650,1872391821,1911953978,1999905074,2016179441,2214870810,2360535052,2657056829,2860891455,2963690949,3092731451,3186465174,3249254122,3314922355,3657777991,3916606161,4102213700,4125720084,4227378209],{\"2019\":1},35,4.0,\"09\"]","first_load":1,"form":"","given":"{}","id":"e758d7caa2dfad1a","kind":"plan","metadata":"{}","municipality":"","name":"gotland-handlingsplan-2019.txt","options":"(ReadOptions(ocr=True, language=''swe'', second=''Latin'', dpi=300, seconds=60.0, megabytes=2000, megapixels=40.0, pages=5000), False, Given(title=None, publisher=None, region=None, year=None, kind=None, source_url=None))","pages":1,"period_from":2019,"period_to":2019,"published":null,"publisher":"Region Gotland","quality":1.0,"region":"09","sha256":"e758d7caa2dfad1ac9c253b4dbf963f800d53e79d83b37a20bb77786529d8952","source_url":"","sources":"{\"kind\":\"title\",\"publisher\":\"text\",\"region\":\"file name\",\"title\":\"title\",\"year\":\"file name\"}","status":"ok","title":"Handlingsplan för kompetensförsörjning 2019 Region Gotland","version":"0.1.0","year":2019}', X'785EED59CB8B1C4518DF3D48608FEACD4BB3376118FA3DDD87905D5112F141881194655DABABAA673AD32FBB6BF6810AC193904B025EBC2D9BD957564D0E612F7A10E638A82068580F22068F82F817F85575CF4CCFCEECD8939D5CC4851EBAEBF1557DBFFAD5F7DA4F776354A7E99D5B0724C2AD8086EC01AD1916A9618454E222A2A0BDB015383499DFDDF0086B74973EFA6D8EFFED35A8576FB0EE927B537CEF26518BD136A39B6CFF8316F23DB6D5BDF497E89A3B48D0C61AEFF965FEE72B2824BE17D6D3D847A1E4768E13A919053165344CF9570ACF8D100648AAACD80BD768DD8B42E972C460385978D9AB7B0CF9485AEFEC2624E81CC3B485DF6FEE485711F360F714A481589674DAAE8B241A4A7EA7DD440995E2CEAEB4EE111A496ED2D90DA50837A48012A9D1394E414875E1D5902511693519AC9782F46C6FE11692D21BAD66DAE46B2569334AC47ACB3E6C023AC39475DABE4F100C8739B060832B48095FB31512D810A14CC84A1992600C65D585B770830608B656AF0B55A9CB77EED046B42EA45F07F5A426C0E435A13D4E3AC7EB289110635C9D7A1DB62404B07C62A395480128051D711F87340A00A576C8505A5D7823723CD830A328903C09E6069489955ECFE1E1700CE9C9F7CA1787B112F37C5F023509E8C431CBD7E2D052F8A67E559CFBFFA7FB1F3DDDBD84A2340ABFE0872CC19320CCEE013BE99A136DD2F4E4F1CA8A5C952BFC510D0B7E15B52AAF5644237FAD583AEF829FBC5133798FCC87EAF093B7F2D78A56E3134C989AB78A6F55E57D5C4CDE2A246A06FFB541586F312152318478752043BC5774938B52B4C2E6742E20EB15B37A7284045D16E34DBEC3D5FD38F1C0BE90ED8318A529379A9FDFDAF1C803053BAE6B99354573A8AC59E86C43DAE6A676BEDDF442D2F6180DF6538AB9B17938CEA8890B75B27C6EB3D637BD27AFCCC44CEE6CCADDCCA8CFCDDD6551DC5DBA927DEC6C2ADDA58DA5CC3738116351D05D7A33EB134069964135C7B009C6C83254BD1450FB0D8A0858C81258BD58DA800F30293F6754EF6B05BDFDCC07F6F57EBBA0B78E6555B62D59C7C440089723C8618C12544F50DCE869BE9D31E2E274FE531AF69F03CDA79473CA0F8FA0D1A38460412C0DA36115D030884C0D87500B6BA626CB6E29160C5D9793F2879643762E5F3D806CF9DC7E7F94443951046CEBA7607BA7009B55532DE4A01A01F3E8E82E2D05DBE9CBF3F584B04340F5705C98D007606CEFA84A4EE15EBC97BDF7EF05CEEE89B0071642962AABBA2C1B8A653F0913C66E283BF3CB338A6B06A7FFDA0CA3A551D07260040FB64EF1801679404DD7D5B0E5A816766ABAFC443C98F6064DE24D1FA0498346F55D299024D7BD4F929C3482248E23231B1EAA2A2646B2594ADF2173F1AFA43FB93AEB687B409AEB4F23981F4533474CB0A7979EF55CF0FB852B874DDBA2BA6E68AAAAB870E94AA179DA8A648E686CD0323015E3429AD17DBF546041CE883E0BF2B0E22080D0B395D0F4B35FE75EE08C50690D53CB769103D643C77842E29A88DC7147B6DB5B1425DF5D78BCCB3CE6D329E87F44688A132FE661DA3644C169CB07177C2E7F72045262C8303DC7A7DB7B9013B256BA7D4020CCE101F5F6C0DD4302898EDC2849A32C1F3EE20D6B69D44A303D8C134A3C0CE1E87DD18AA3D085DC36C4B47BE9CFEF2FAC453F4A47105D462159E3FDDF7E2946519EFFC298939B2B2B8B10CC0EA5BB8B15B5AA5A0A04C08BA7F2DDC58A52D5AC1AEF2926BCBC59AD890983945734EABDB18B901228A6C6878854987FCBB6BDBA9AE9926515DB595C3C39C03AC3371E8AC2C294877A9FF37708B2BC4CD106B4831EDD0FF2C833DDF9F0E37B457CF3C1391D0D453191A1D62C5737914927C433409FB1749C64A0C6F26FE6F6EAA953F28FE79F7DE69BF9BB454A1EF68B3EA7B8B902DCCCAA1BFDF208279565E8829A59DD8313C9AE99BC25AB450866E9828C0C6A27E253133484DA88F892F592B42BBAA6338CE98076930E6FA63C431AD170CD30B41A921DCB7802B337D6628F25D8F9B3CEA918B5E3B1D2B6ED27F787E5BF9F9B64DBDE05FE90BC4AB858D1AB9A62701A88D29FB04E192D7A438A85C48C35B6183E282F8A564529C99EA24B3B231B1EB067EC91CC9436181315E98E81949AAECBD899DE5B8E0DB2C7D2665631F754E419D891D21C7AB47031BEFB68128752E0102F952E56B4AA2E0BFF150C0AA8DC53EA194DB2422A6788AE0A5A0D975079876A8BF979195A78445BD8A9AC9E2A1A0CB524BB8AB9D5196942815DE3B2B9D9B0EB286DD5A102264AE5B7F75DAFCE23B4DBFB098D9197A4B70F5CE4F9A2E92B3F4264ADF7BF85F4CE276DDE307F360DFF01B63377F9');
INSERT INTO readings VALUES ('ffd3a5e62c42ad5f', '{"county":"","doubts":"[]","evidence":"{}","fingerprint":"[\"ffd3a5e62c42ad5f\",[151395804,200105398,486745234,624635313,757973938,758062454,785621310,796531158,853072341,1025350115,1062267299,1066243357,1120395126,1153972295,1303074060,1391058377,1464027650,1723893723,1784780110,1872391821,1911953978,2016179441,2214870810,2360535052,2657056829,2860891455,3092731451,3186465174,3241263413,3249254122,3265214022,3314922355,3916606161,4102213700],{\"2018\":1},35,4.0,\"09\"]","first_load":1,"form":"","given":"{}","id":"ffd3a5e62c42ad5f","kind":"plan","metadata":"{}","municipality":"","name":"gotland-handlingsplan-2018.txt","options":"(ReadOptions(ocr=True, language=''swe'', second=''Latin'', dpi=300, seconds=60.0, megabytes=2000, megapixels=40.0, pages=5000), False, Given(title=None, publisher=None, region=None, year=None, kind=None, source_url=None))","pages":1,"period_from":2018,"period_to":2018,"published":null,"publisher":"Region Gotland","quality":1.0,"region":"09","sha256":"ffd3a5e62c42ad5feb350165d16b6e2607c9091b9a4b4467b94182dc78c62106","source_url":"","sources":"{\"kind\":\"title\",\"publisher\":\"text\",\"region\":\"file name\",\"title\":\"title\",\"year\":\"file name\"}","status":"ok","title":"Handlingsplan för kompetensförsörjning 2018 Region Gotland","version":"0.1.0","year":2018}', X'785EED59CD8B1C4514DF3D48608FEACD4BB3376118FAFBE310B22B8AF12221465197CD5ADD553DD3999EEEB6BA66B241C5E045219704BC785B3633FB91551344F6A207618E8B0A8284F52021209E02E25FE0ABEA9E999E4F67B2BB275D98A6EBD547BFF7AB5FBD7AEFED67ED0455487AE7D61E8EBD469D44EC81EF630D19C4543D5D45D8F077A246DD2574B17D3DC0AC7AB4F2F1A305FEB7532541A5CA8E56FC9BA2DDA671839116239B6CF7FD060A0376E3E8C25FA26B618FA2EB1BBCE7B7C53F2FA2088741544993104592DF39A4522DAE27849128E5AD147ED7221820A9B2622F5D2695208EA4576306C3F1D25B9D36C551A745919412DA0C3CB2F4F8E6B6B4DAC424E493108D90544514166E33D61DD384091884695C97D25AE790112AD5119362AF2A34A09D36966082945E6BD4F201692D86B5CA4B2F079580A110494DFEE93A9F1C896F5E422C00BC60A91A18C268A7E5FB48229114765A3544899474DA5233C024967CF84024BE562758AA760E5358A4BCF45AC4688C1B350616A6B07A864674036C1BD423B3310425A0334A59A7158618711B29FF6095434AC0402235220C0A61C2C45A2943601625ACBCF48657257504AA552A025CE273CD5D528D9B62F52B609E54838D096A204F68E7B0098021C050CC0195C4022C9F586D0082601474243D1C38BC0075C4505A1644F87FBBFF2BDBBD43094AE3E84BBEEB12FC28F2D83D6013D970E34D921E3F5E5B93CB7289FF54C386A7A296E5F59210F2D792ADF32E78E442CD84B6C31F3A0CCF85FCB564287C92098F5C6AF1F98ACCFBF82AB9542CA8893EBE4CF75B6298AA662AF4D710EF25CDE09314ADA09B2E240657443CBBEB08896E8A4F9B5CC3F5DD8406E00EF0D65E82D2947BD52F6E6D07F881EA21C3565DCBD54D4D310C34D9D3B6B82F5E6CD58208B70246EABB29F1B86FF866D4EB89E375FCEED9F9BD9ECB3EBE7AB60E767B533ECA6E898585BB2C4E8E562E668DED4DA57FD9B8316371FD68E5F5AC4F00AB29D896554F23B2EA58B225CF0FECB7E39C7B06EDEA89DD7B1FC1574EE5BA1805EACD0250D757B25BB90BD4DB45A02CD575B06C6886E258BEAFCF04D46E95200C3745978453B07A71E68BAC8FC9EC7346ED5E2BD81D66D147CFEEAB05BB75D3705CCFD13D53F18989ACA7B27B4BF061CC11ECD932A66F54E7970A3AE77BD3D33927BC20B5E1135977754E6D59D75C3293CEFB09A2A8425152EDEE56A6F5F1F9F9A22D6930DAEAEFD69CEB0C456D236874CFBB38E28934B8837661072DC7762C4DF12CCD700C7DC61D1CF09DDF4D097C328C2E9D76E8D387EDCA594456A3DCF2B23320D0FCF0D1209AA48826D2B18B55E43A8AA940643F13B786FDC0F1EC2757E03B6D037A484D1B346AAF5B384BB9EDBDB394B7C559C296A13904B9C47388E3CD789606D833AFB1C7E74F14A5F799B37AE2887F14B6DC350A9A34870EDD7B1985046C443665C5F41D8B601F29C66C2E689826936296B1D748CFEEB1BDA3965C2E1020BF0C7A04C82FC5BD3A04A40D4AD2CF7F5F78815B256B9E8F88EF1A8AA5C9BEE94D4978A9C839B765A7758320FAE3B9C76D16B0904C23E90126A9478384876B5B100CA78DF00C3CCB012C9C40AE18B821D9DA81EC8E35D2AD3D0C17350FB5B7FACE1F524174E0C7348DB35CFA800B36D2B8413DB29F5082030F22D5FB42EAC5910F596AE491A30B7F3CFFEC33DF2FDE3D80C0338EF006EFDFEF65E75F89E184A7B430F8786D6D6D394B0A7B59E5724929DB860E3172DEC39621E4772C934BB274910B645DE1020629A7686A166F424A295AB2BEBE9EE99BE5145B59583CDD0D4C707BFBA2F0F06F9B779FFBA9011CF2BA450B20AC7799BD970744E9F6071FDD2B82960FCE79A6D8C4360CD7B065DBC18636252A059A8CE5D9D843309660270F52E762D476C06625D2935FFD9F57FF7EAE48A41F86F8F30EF007E7C595E5925E86E488D340544C3891D48C16DD21C5FA4BC61A470CEF576584545166644FD1874C089EFBEC19BB25A74A1BD5C41E313DC5D33C1B435233BF7B1AE371C792E60C93C6B9D8D4772C3393EAE1D2F9E4EEC369A4FA14482528216A84CB25ADEC98825679B5904B54552D48F2DA20679C6C671DC345404E2C55167DA85868E472A83B883959553193183352B0981374ABAA43896E9F8263B6F75409E8E88E2C13DBB31D074F0F9626F9AD3982A5B1C43C59EC3417F79EE66E7CF2D3B98DF817691AFB6E02FBA0063450D45D2EA965D51617DE10B138E5345B38B9625957F83E4B4CE817768550EF8E153433353E44147C85E7739C1969574C9F27C4817DDACDB1A9A743C783B45181DA99A889DFDEF5830A0FE26EEF5292A080A6B7F77C148442F4751823BCD1FDB7457AE79316172C4E769CFF00109CB0C9');
INSERT INTO removals VALUES ('bb76d44d928c1ace');
INSERT INTO set_aside VALUES ('4994493be112acfb', 'gotland-plan-2020.txt', 'Handlingsplan för kompetensförsörjning 2020', 'replaced', '74668c1ac5537644');
INSERT INTO set_aside VALUES ('bb76d44d928c1ace', 'gotland-plan-2016.txt', 'Handlingsplan för kompetensförsörjning 2016', 'removed', '');
INSERT INTO corrections VALUES ('26dce6c1c3c8d2c3', 'status', '26dce6c1c3c8d2c3', 'Klart', '', 'Ada', '2026-01-01T00:00:00+00:00', 'ffd3a5e62c42ad5f', 1, 'Vårdnära service', '');
INSERT INTO derivations VALUES ('74668c1ac5537644', '?');
INSERT INTO derivations VALUES ('ffd3a5e62c42ad5f', '?');
