PRAGMA application_id = 1098147682;
PRAGMA user_version = 7;
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
, given TEXT NOT NULL DEFAULT '{}', form TEXT NOT NULL DEFAULT '', first_load INTEGER NOT NULL DEFAULT 0, municipality TEXT NOT NULL DEFAULT '', period_from INTEGER, period_to INTEGER, published TEXT, evidence TEXT NOT NULL DEFAULT '{}', doubts TEXT NOT NULL DEFAULT '[]') WITHOUT ROWID;
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
INSERT INTO documents VALUES ('cafcfe64bdc138d4', 'trasig.pdf', 'trasig.pdf', '', NULL, NULL, 'other', 0, 'cafcfe64bdc138d48572826a441e436f1f382d0a478636667a7ece5e7aff868f', '', 'failed', NULL, 0.0, '{}', '{}', '0.1.0', '(ReadOptions(ocr=True, language=''swe'', second=''Latin'', dpi=300, seconds=60.0, megabytes=2000, megapixels=40.0, pages=5000), False, Given(title=None, publisher=None, region=None, year=None, kind=None, source_url=None))', '', '{}', '', 0, '', NULL, NULL, NULL, '{}', '[]');
INSERT INTO documents VALUES ('e758d7caa2dfad1a', 'gotland-handlingsplan-2019.txt', 'Handlingsplan för kompetensförsörjning 2019 Region Gotland', 'Region Gotland', '09', 2019, 'plan', 1, 'e758d7caa2dfad1ac9c253b4dbf963f800d53e79d83b37a20bb77786529d8952', '', 'ok', NULL, 1.0, '{"kind":"title","publisher":"text","region":"file name","title":"title","year":"file name"}', '{}', '0.1.0', '(ReadOptions(ocr=True, language=''swe'', second=''Latin'', dpi=300, seconds=60.0, megabytes=2000, megapixels=40.0, pages=5000), False, Given(title=None, publisher=None, region=None, year=None, kind=None, source_url=None))', '["e758d7caa2dfad1a",[125661909,151395804,486745234,593022193,624635313,662581954,757973938,758062454,785621310,796531158,1062267299,1120395126,1153972295,1303074060,1391058377,1464027650,1872391821,1911953978,1999905074,2016179441,2214870810,2360535052,2657056829,2860891455,2963690949,3092731451,3186465174,3249254122,3314922355,3657777991,3916606161,4102213700,4125720084,4227378209],{"2019":1},35,4.0,"09"]', '{}', '', 1, '', 2019, 2019, NULL, '{}', '[]');
INSERT INTO documents VALUES ('ffd3a5e62c42ad5f', 'gotland-handlingsplan-2018.txt', 'Handlingsplan för kompetensförsörjning 2018 Region Gotland', 'Region Gotland', '09', 2018, 'plan', 1, 'ffd3a5e62c42ad5feb350165d16b6e2607c9091b9a4b4467b94182dc78c62106', '', 'ok', NULL, 1.0, '{"kind":"title","publisher":"text","region":"file name","title":"title","year":"file name"}', '{}', '0.1.0', '(ReadOptions(ocr=True, language=''swe'', second=''Latin'', dpi=300, seconds=60.0, megabytes=2000, megapixels=40.0, pages=5000), False, Given(title=None, publisher=None, region=None, year=None, kind=None, source_url=None))', '["ffd3a5e62c42ad5f",[151395804,200105398,486745234,624635313,757973938,758062454,785621310,796531158,853072341,1025350115,1062267299,1066243357,1120395126,1153972295,1303074060,1391058377,1464027650,1723893723,1784780110,1872391821,1911953978,2016179441,2214870810,2360535052,2657056829,2860891455,3092731451,3186465174,3241263413,3249254122,3265214022,3314922355,3916606161,4102213700],{"2018":1},35,4.0,"09"]', '{}', '', 1, '', 2018, 2018, NULL, '{}', '[]');
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
INSERT INTO passages VALUES ('7989731c735954a7', 'ffd3a5e62c42ad5f', 1, 'item', 'Schemaläggning efter behov', 'Två kliniker prövar att lägga schemat efter hur många patienter som väntas.', '• Två kliniker prövar att lägga schemat efter hur många patienter som väntas.', 0.0, 156.0, 462.0, 168.0);
INSERT INTO passages VALUES ('7a4dbd2ab9161d5f', 'ffd3a5e62c42ad5f', 1, 'heading', 'Introduktionsår för nya sjuksköterskor', 'Schemaläggning efter behov', 'Schemaläggning efter behov', 0.0, 144.0, 156.0, 156.0);
INSERT INTO passages VALUES ('8728aba7d372b4fe', 'e758d7caa2dfad1a', 1, 'heading', 'Schemaläggning efter behov', 'Mobila team i hemmet', 'Mobila team i hemmet', 0.0, 144.0, 120.0, 156.0);
INSERT INTO passages VALUES ('8aa820240051890f', 'e758d7caa2dfad1a', 1, 'item', 'Mobila team i hemmet', 'Läkare och sjuksköterska åker hem till äldre med många läkemedel.', '• Läkare och sjuksköterska åker hem till äldre med många läkemedel.', 0.0, 156.0, 402.0, 168.0);
INSERT INTO passages VALUES ('8e6ff3c8b28cb740', 'e758d7caa2dfad1a', 1, 'heading', 'Introduktionsår för nya sjuksköterskor', 'Schemaläggning efter behov', 'Schemaläggning efter behov', 0.0, 108.0, 156.0, 120.0);
INSERT INTO passages VALUES ('bb0a9b0ae216ca06', 'e758d7caa2dfad1a', 1, 'item', 'Schemaläggning efter behov', 'Två kliniker prövar att lägga schemat efter hur många patienter som väntas.', '• Två kliniker prövar att lägga schemat efter hur många patienter som väntas.', 0.0, 120.0, 462.0, 132.0);
INSERT INTO passages VALUES ('c698e4453221f189', 'e758d7caa2dfad1a', 1, 'heading', '', 'Digitala vårdmöten', 'Digitala vårdmöten', 0.0, 36.0, 108.0, 48.0);
INSERT INTO passages VALUES ('d7539eabec9e9cbe', 'ffd3a5e62c42ad5f', 1, 'item', 'Introduktionsår för nya sjuksköterskor', 'Alla nyanställda får en handledare under det första året.', '• Alla nyanställda får en handledare under det första året.', 0.0, 120.0, 354.0, 132.0);
INSERT INTO passages VALUES ('e06016f97edfa15e', 'ffd3a5e62c42ad5f', 1, 'heading', 'Vårdnära service', 'Digitala vårdmöten', 'Digitala vårdmöten', 0.0, 72.0, 108.0, 84.0);
INSERT INTO measures VALUES ('03cfaefb51730f6c', 'ffd3a5e62c42ad5f', '09', 2018, 'Schemaläggning efter behov', '', 'Två kliniker prövar att lägga schemat efter hur många patienter som väntas.', '', '', '', '', 'forsorjning', 'predicted', 0.6587, 'kompetens', '[["schemaläggning",1.854],["schemat",0.976],["många",0.041],["två",0.037],["hur",0.004]]', '', NULL, 1, 0.0, 144.0, 462.0, 168.0, 'Schemaläggning efter behov', 1.0, 'heading', '{}', 1.0);
INSERT INTO measures VALUES ('18e855b58089d530', 'ffd3a5e62c42ad5f', '09', 2018, 'Digitala vårdmöten', '', 'Patienter kan träffa en läkare på video från och med hösten.', '', '', '', '', 'it', 'predicted', 0.9323, NULL, '[["digitala",4.315],["video",1.237],["digitala vårdmöten",0.039],["vårdmöten",0.011]]', '', NULL, 1, 0.0, 72.0, 372.0, 96.0, 'Digitala vårdmöten', 1.0, 'heading', '{}', 1.0);
INSERT INTO measures VALUES ('26dce6c1c3c8d2c3', 'ffd3a5e62c42ad5f', '09', 2018, 'Vårdnära service', '', 'Avdelningarna har fått servicevärdar som sköter mat och förråd åt sjuksköterskorna.', '', 'Klart', '', '', 'kompetens', 'predicted', 0.9325, NULL, '[["vårdnära",3.965],["service",3.222],["servicevärdar",1.082],["sjuksköterskorna",0.202],["avdelningarna",0.108],["sköter",0.105]]', '', NULL, 1, 0.0, 36.0, 510.0, 60.0, 'Vårdnära service', 1.0, 'heading', '{}', 1.0);
INSERT INTO measures VALUES ('2e7ce89fab8204cc', 'e758d7caa2dfad1a', '09', 2019, 'Introduktionsår för nya sjuksköterskor', '', 'Alla nyanställda får en handledare under det första året.', '', '', '', '', 'forsorjning', 'predicted', 0.9314, NULL, '[["introduktionsår",2.281],["sjuksköterskor",1.387],["nyanställda",1.271],["handledare",1.247],["nya",0.163],["under",0.099]]', '', NULL, 1, 0.0, 72.0, 354.0, 96.0, 'Introduktionsår för nya sjuksköterskor', 1.0, 'heading', '{}', 1.0);
INSERT INTO measures VALUES ('5116a5278f46a6ef', 'e758d7caa2dfad1a', '09', 2019, 'Schemaläggning efter behov', '', 'Två kliniker prövar att lägga schemat efter hur många patienter som väntas.', '', '', '', '', 'forsorjning', 'predicted', 0.6587, 'kompetens', '[["schemaläggning",1.854],["schemat",0.976],["många",0.041],["två",0.037],["hur",0.004]]', '', NULL, 1, 0.0, 108.0, 462.0, 132.0, 'Schemaläggning efter behov', 1.0, 'heading', '{}', 1.0);
INSERT INTO measures VALUES ('94900e8c899d9cbe', 'ffd3a5e62c42ad5f', '09', 2018, 'Introduktionsår för nya sjuksköterskor', '', 'Alla nyanställda får en handledare under det första året.', '', '', '', '', 'forsorjning', 'predicted', 0.9314, NULL, '[["introduktionsår",2.281],["sjuksköterskor",1.387],["nyanställda",1.271],["handledare",1.247],["nya",0.163],["under",0.099]]', '', NULL, 1, 0.0, 108.0, 354.0, 132.0, 'Introduktionsår för nya sjuksköterskor', 1.0, 'heading', '{}', 1.0);
INSERT INTO measures VALUES ('a3d3c75537a0b85c', 'e758d7caa2dfad1a', '09', 2019, 'Digitala vårdmöten', '', 'Patienter kan träffa en läkare på video från och med hösten.', '', '', '', '', 'it', 'predicted', 0.9323, NULL, '[["digitala",4.315],["video",1.237],["digitala vårdmöten",0.039],["vårdmöten",0.011]]', '', NULL, 1, 0.0, 36.0, 372.0, 60.0, 'Digitala vårdmöten', 1.0, 'heading', '{}', 1.0);
INSERT INTO measures VALUES ('ccd2a4b5a17440cb', 'e758d7caa2dfad1a', '09', 2019, 'Mobila team i hemmet', '', 'Läkare och sjuksköterska åker hem till äldre med många läkemedel.', '', '', '', '', 'kompetens', 'predicted', 0.9325, NULL, '[["team",3.403],["mobila team",2.439],["hemmet",0.427],["sjuksköterska",0.293],["läkare",0.191],["äldre",0.152]]', '', NULL, 1, 0.0, 144.0, 402.0, 168.0, 'Mobila team i hemmet', 1.0, 'heading', '{}', 1.0);
INSERT INTO continuations VALUES ('03cfaefb51730f6c', '5116a5278f46a6ef', 1.0);
INSERT INTO continuations VALUES ('18e855b58089d530', 'a3d3c75537a0b85c', 1.0);
INSERT INTO continuations VALUES ('94900e8c899d9cbe', '2e7ce89fab8204cc', 1.0);
INSERT INTO corrections VALUES ('26dce6c1c3c8d2c3', 'status', 'Klart', '', 'Ada', '2026-01-01T00:00:00+00:00', 'ffd3a5e62c42ad5f', 1, 'Vårdnära service', '');
INSERT INTO as_read VALUES ('26dce6c1c3c8d2c3', '{"status": ""}');
INSERT INTO loads VALUES (1, '2026-01-01T00:00:00+00:00', '2026-01-01T00:00:01+00:00', '0.1.0', '(ReadOptions(ocr=True, language=''swe'', second=''Latin'', dpi=300, seconds=60.0, megabytes=2000, megapixels=40.0, pages=5000), False, Given(title=None, publisher=None, region=None, year=None, kind=None, source_url=None))', 2, 0, 1, 8, 0);
INSERT INTO load_documents VALUES (1, 'e758d7caa2dfad1a');
INSERT INTO load_documents VALUES (1, 'ffd3a5e62c42ad5f');
INSERT INTO settings VALUES ('search_index', '11');
INSERT INTO failures VALUES ('trasig.pdf', 0, 'cafcfe64bdc138d4', 'NotAPdfError', 'trasig.pdf is damaged: neither PDF library opens it; get it again.');
