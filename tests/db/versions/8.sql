PRAGMA application_id = 1098147682;
PRAGMA user_version = 8;
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
);
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
CREATE TABLE set_aside (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    why TEXT NOT NULL CHECK (why IN ('removed', 'replaced')),
    replaced_by TEXT NOT NULL DEFAULT '',
    facts TEXT NOT NULL,
    content BLOB NOT NULL
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
INSERT INTO corrections VALUES ('26dce6c1c3c8d2c3', 'status', 'Klart', '', 'Ada', '2026-01-01T00:00:00+00:00', 'ffd3a5e62c42ad5f', 1, 'Vårdnära service', '');
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
INSERT INTO settings VALUES ('connected', '9ec2c19d65d34e2d');
INSERT INTO settings VALUES ('search_index', '13');
INSERT INTO set_aside VALUES ('4994493be112acfb', 'gotland-plan-2020.txt', 'Handlingsplan för kompetensförsörjning 2020', 'replaced', '74668c1ac5537644', '{"county": "", "doubts": "[]", "evidence": "{\"kind\":{\"box\":null,\"page\":0,\"text\":\"Handlingsplan för kompetensförsörjning 2020\"},\"publisher\":{\"box\":[0.0,12.0,84.0,24.0],\"page\":1,\"text\":\"Region Gotland\"},\"region\":{\"box\":[0.0,12.0,84.0,24.0],\"page\":1,\"text\":\"Region Gotland\"},\"title\":{\"box\":[0.0,0.0,258.0,12.0],\"page\":1,\"text\":\"Handlingsplan för kompetensförsörjning 2020\"},\"year\":{\"box\":null,\"page\":0,\"text\":\"Handlingsplan för kompetensförsörjning 2020\"}}", "fingerprint": "[\"4994493be112acfb\",[151395804,486745234,624635313,662581954,757973938,758062454,785621310,796531158,1062267299,1120395126,1153972295,1303074060,1391058377,1464027650,1872391821,1911953978,2016179441,2214870810,2360535052,2657056829,2860891455,3092731451,3186465174,3249254122,3314922355,3916606161,4102213700],{\"2020\":1},28,4.0,\"09\"]", "first_load": 2, "form": "extract", "given": "{}", "id": "4994493be112acfb", "kind": "plan", "metadata": "{}", "municipality": "", "name": "gotland-plan-2020.txt", "options": "c958b512414b7e71", "pages": 1, "period_from": 2020, "period_to": 2020, "published": null, "publisher": "Region Gotland", "quality": 1.0, "region": "09", "sha256": "4994493be112acfbd2c32afcff3603bcdcab05a4c6ee579ec776f182419ea556", "source_url": "", "sources": "{\"kind\":\"title\",\"publisher\":\"text\",\"region\":\"text\",\"title\":\"title\",\"year\":\"title\"}", "status": "ok", "title": "Handlingsplan för kompetensförsörjning 2020", "version": "0.1.0", "year": 2020}', X'789CED574D8B1C4518DE0822AC37F12088D2EE41220E437F77F541B211C5E841423E4058366B7557F54C677ABA3B5DD59B0D7E10BC8580248AA2206498CCEC4EB29A08CA1EF4A2CC49067FC07AF08B988387E04FB0AA7A76A6E76327333B512F0EF4CCF45B556FBDCF534FBDF5D6A5660C4B985CBDDC42919B567148BFD46D5BD76DCDC18AA242D77336C3B4EAE0E450F3BC8F68B9B3FCF6AF0BFCB359C67EA94C3BCB8E785D6826514A7183E20DBA752E85814F2F748EFC95B5B512787E8DB7FC74283D064314F86189C4010C25AFBD934895A81A638A43C2DF087BCE86AC83A4CAAABC780297FC28945E8928EB8E165FF24B3E850194D6DBCD0455DB3B6CD8E2EF17EBD271487D163D66DE985B9AB41B9E07251C4A41BB51810996E276535AF7118E242F6937432972CB521523A9DCDE21CC4971F1D59026114A2B94CD4798F72CB6F00294C8D9B4422A7CAE8454A244CC77346041B0C690D07623081064DDD91836619903C488CF99868805843015BE088512EB836971F1A45BC655C8422B950454ECF1C81D5C8ED685F7530C9E546134F915668F93F6CE3A4C2448A924C6B0908403DA1D584E13A9CA40B186B8C70389AA8CA54648212936FE27FFBF237F33C19044E1E77C0D24F624D0A537997BBCE6441B98EC7EB5B22217E5027F5403B06F452DCAAB0561E47F0B40E74D7ACFA899BC45E65D75D0B3F2BF05CDE2034CB96715EFAA0ABA6EBA56E15133F8B76DF627132E1543B857E55C10C2BFC95D291A0F6E752B4E7C0614D55AB1EFD234C1E44A2B8684F064F2C9E5BA8FBE946D03392A301C55B55CDDC0FB2798064F41871A153F445B650C115B932D825D2E859A10EE6E7136DDF6D2CDAC03EB1B7267A1FBB94EA3B8F752DF503ACBB194253E27A234AA76960F676D02AD627A8E0C0DDB05C004403F18DAAFC76DB08C81E7A6DE207DF0D38F19C1BD7C22873BB83888FB741EB7E51800B2A5360DE861439F0A77C3A7B83A05E8A373E7953E192F3F903C354AD4B11C51E79707897A3D4794A16AB20E90A19AB60554793AA2860532C3920A06BF9D90EA7AD44CEA348A772587D71D12C6993C5EDDF06CCFD211C09A6963757661CC0A76F785B98E85BE548ECE7DC48CD2763A47DBFA501E7923479B89B0E5692C6FCA40D390211F4C2633A63D41DFADC1C3BE47C7907D14DAE11CB42ECC1E349083060C5B81C04208EB96EAC8078336148D887C6C06E9C53FB67514C58B39142B43288EE550380EB264C3B54DD3520D151D20E14DDA6F99908F3FE80AA4AFED53FF448133CAE6991C9B7BF7853D36DFCCB246ABCAAA225E387CF8F3C293A2603034E82A86E758C8D1910C26DC48122182BA6C372E6098FCF8C89D26F569802731BB8D3071133F16FBE38113CC222269406BDBEC3766C9CA77025CDB640981A6A4D6424CC3BCDEABF5CB1A963DE0B6172524CAF6E13637AC91284D5C7C234E3062551546B785D58D428F9D49A18B3B477E3B97BEFFCCC727B799A328446BBCFD466F677F21BAE3F5ACF3EEB59595A5F1BB7EA9A01475C564E5DD5217E8122B3F01B0FB961E89BCC5D044DF8C1B6E50648B1B324EB841B6156E280FE49DFD2667DD557D7535C39C15C7B56CB74C3E6FF651D20DA1EEFB09E036D7FF0097DDCB69832D43752FCFB4BABFA4FED63B37F39DEFBEFBFC6B8F7FF44D57AB9AAD024BC518798EE318D89C5DAB63D3D28048E7AF7E0EA4CABA4FA715E3BD0FAE3F7CF2D927F262FC6E488331D320EA225D2AE845A0719988A0B908816E88F73E05421D40A80B8D6148349BC688D6845DD7A614553ED9EF53B4F5453576A5E654D39D4FEF3E7DE931B3AB2668AAAEAC990E000A34A1EBCEAEA6196AA5018DCD5732FD6B59EFDE2F8D237FFCF0D424A1D599D086902E15D855D5D0B956FC21764493225476DF0CD927821B355524C93C65DC2C5BDAB87938B5225F8269A599BF78ED5328F6A539C3B2CF29D83FAF7D7F3A78F4B36D9296D80D5FCC7665CBF34BE2E6BF95E018FA09B9D2F2A01F08D3AD2082686D4FC7E4EA7B0D6E78687F65FF0D4291EFE1');
INSERT INTO set_aside VALUES ('bb76d44d928c1ace', 'gotland-plan-2016.txt', 'Handlingsplan för kompetensförsörjning 2016', 'removed', '', '{"county": "", "doubts": "[]", "evidence": "{\"kind\":{\"box\":null,\"page\":0,\"text\":\"Handlingsplan för kompetensförsörjning 2016\"},\"publisher\":{\"box\":[0.0,12.0,84.0,24.0],\"page\":1,\"text\":\"Region Gotland\"},\"region\":{\"box\":[0.0,12.0,84.0,24.0],\"page\":1,\"text\":\"Region Gotland\"},\"title\":{\"box\":[0.0,0.0,258.0,12.0],\"page\":1,\"text\":\"Handlingsplan för kompetensförsörjning 2016\"},\"year\":{\"box\":null,\"page\":0,\"text\":\"Handlingsplan för kompetensförsörjning 2016\"}}", "fingerprint": "[\"bb76d44d928c1ace\",[151395804,486745234,624635313,662581954,757973938,758062454,785621310,796531158,1062267299,1120395126,1153972295,1303074060,1391058377,1464027650,1872391821,1911953978,2016179441,2214870810,2360535052,2657056829,2860891455,3092731451,3186465174,3249254122,3314922355,3916606161,4102213700],{\"2016\":1},28,4.0,\"09\"]", "first_load": 4, "form": "extract", "given": "{}", "id": "bb76d44d928c1ace", "kind": "plan", "metadata": "{}", "municipality": "", "name": "gotland-plan-2016.txt", "options": "c958b512414b7e71", "pages": 1, "period_from": 2016, "period_to": 2016, "published": null, "publisher": "Region Gotland", "quality": 1.0, "region": "09", "sha256": "bb76d44d928c1ace6a1e26ed32696c1f113d60233f548f032bdbb80b182c1183", "source_url": "", "sources": "{\"kind\":\"title\",\"publisher\":\"text\",\"region\":\"text\",\"title\":\"title\",\"year\":\"title\"}", "status": "ok", "title": "Handlingsplan för kompetensförsörjning 2016", "version": "0.1.0", "year": 2016}', X'789CED574D8B1C4518DE0545586FE24110A5DD83441C86FE9EEE83EC4614A30709D9048465B3567755CF74A6A7BBD355BDBBC10F82B710908DA2280819263DBB93AC2601650F7A51E624833F6073D0289A8387E04FB0AA7A3E7A3E7632B313F5E240CF4CBD6FD55BF53CF5D45B6F5FAA87A088F095CB0D18D87105F9E4B6651574A8AAD0940D5B0236DAF1E38A85A2F9FAA60B49A9B5FCEEDD39F6D92921B75822AD658B37E7EA5110139410B44576CFC7C073C985D6D25FA9AF1181CD75E6B9331F9F003EF45CBF88430FF882D3DC8F8472500911413E662D4C9F733EED20C8A2A42F9C424537F085D70242BBC38557DCA24B8007848D663D8295E63E1DB6F0DBC59A70121097AE1ED168342C899A89E30001F982D74CCA204242D8AC0B1B2E4481E044CDBA2F047649A82028949AFB9806C92FBCEE9328807199D0F9308D9EAECDBF00047C2E2EE3329B2BC2E520E2F31DF7E822A8D3C7A499781E04B43B1D43272C318008B239631FD2054144782C4C8040FB20925F58B14BA802E8D28A450E15396CE5162A051B3CFA690A4F28539ADC32B58751737F0344022044E063E8927800D21E588A23A142415147D8E5010715CA52E21380F3C9FFE4FF77E4EF4408E0C0FF92ED81409F08D8E4060D8FD6AD600BE183AF5757C5BC98638FAC19F45B92F3E25A8E1BD9DF9CA13297DA352A3AF388ACAB6A74ADEC6F4E29B001BAD8B5F2B62C1BED306D2B8FA868ECDBD47B93F19092C6C3CB6266113CBECE42490A5BDCDA6E18B91428AC3642D7267184F076230418B364F2D9E59A0B6F4B922C03B3605A05C5714C513A3CC1242C05CD2765D787BB250420DD935D8C6C2685831726160697F87763F6B69B84C675AA6D89ADB9F6E71A09C2D6F26ADAA86D49AD65FB629AFAAC8090A0D25A3E9BFA385E59756458506D4753244791AC23E1BDD97FE238A66F461DBB2E9891DE61142F6750B41175519CC8A050155D06482BA8A2A622078A474251E5EB3EC84F976DBA90A61D3884B6D3E06843A11FEDB10C5A5306A2820C1922D9D24D559D086DE21254E9401D497F0AFFF8CC59B1C7C8AB0F25CB0ECBE24486A8CDE57EA2DECC100580EDD806346C1958B6681D4DDCD3EE2BA771E044742919B00F433B9681766640F146161AA2881C5391255B322C3419B43E0D4C9BA40E5E9AE9FEEAA9E2F8CC77E1306D6732B46D0C1C9DB732B4D91AB0749B2679209B2AD4D1F4B48D4BC3294F271FF64DDCA3EEF43F71D10FB37936C366A76EEEB0F9F6C50C9B405164DB360A403265684D968806CFD7985C34B9427B144D3E6618F7A90C6E6FE0D26C2BAC51A155112B1C3EFE79EE697E812A0A9090E538A25500161A5330D0828A9DFD9A68261710887E7AEC6E9DB8C443E314B50711B62337E407F6A10B8BAE08C71EA9EED1DF90B2E55A1EAAEED07346625C6D40BA4FACDEABF62E487A28C19E1344384813DE1E33ACE3208E6C743D8C10A4551582B7B8D50E7C876675DF46ADA55FCFC71F3EF7E9CA1E0D14F8709DF9AF7753E857BC3BDA483B1F5C5D5D5D1C9D5E1773525E95745ADE2DB6812ED2F2D330CC9EA54B22F3680AEF9B72C30C92586086941366104D89194A7D09FEB0C96977595D5B4B31A7C57135D5F5F8F2EB9013749D4BF64102B8C544DDC765FBE534A1DB50E99CA546FB17D7DE79EF46B6F3BDF75F7CE3C94FBEED685557441BC98A26DA16128FA2D59187B54FA4B3D70F475265CD25938AF1FE47D71E5D79FEA9AC18BF1FD060483508DB4817736ADE50984CF8A299080D55E3ED1E055C1D0657171CC11077EBDA90D6B85D55261455B61A3EA4ECE9896AE44ECDA8A6DF3FBFF7ECA527F4B69A2C68EA9A0E2DC57044193885E9D53445B2EED3D86C95C8BF96F5EEFF922CFDF1E333E38456A3421B40BA98A3AFAA9ACAB4E20EB0C35D1257D90333648F086654649E24B39431B3585046CDC3A8E5F9D298549AD99BF390FAAB27CD29B67D46C1FE79F58733DEE35FECE1B848DFF0F96CDBBB8E5BE46FFEBB110A811BE1ED86035C8F9B6E7A0180EB1D1DE32B1F24CCF0C8E1CAFE1B1927F7AD');
INSERT INTO failures VALUES ('trasig.pdf', 0, 'cafcfe64bdc138d4', 'NotAPdfError', 'trasig.pdf is damaged: neither PDF library opens it; get it again.');
