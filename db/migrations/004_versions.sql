-- Versions of documents, and what is kept of a document without being shown.

-- `given` holds what a person said of the document, as JSON; `form` how it was printed and read, by which a new version is
-- told from a copy; `first_load` the run that it came with.
ALTER TABLE documents ADD COLUMN given TEXT NOT NULL DEFAULT '{}';
ALTER TABLE documents ADD COLUMN form TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN first_load INTEGER NOT NULL DEFAULT 0;
UPDATE documents SET first_load = coalesce((SELECT min(load) FROM load_documents WHERE document = documents.id), 0);

ALTER TABLE loads ADD COLUMN partial INTEGER NOT NULL DEFAULT 0;

-- Documents that a newer version replaced or a person removed. `facts` is the row of `documents` as JSON, `content` all
-- other rows as they were read (MessagePack, zlib), so that no other table needs to know of them.
CREATE TABLE set_aside (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    why TEXT NOT NULL CHECK (why IN ('removed', 'replaced')),
    replaced_by TEXT NOT NULL DEFAULT '',
    facts TEXT NOT NULL,
    content BLOB NOT NULL
) WITHOUT ROWID;

-- What a person said of versions: `newer` replaces `older`, or nothing where that is empty.
CREATE TABLE replacements (
    newer TEXT PRIMARY KEY,
    older TEXT NOT NULL
) WITHOUT ROWID;

-- Files of the same name in two folders may both fail.
CREATE TABLE failures_by_document (
    name TEXT NOT NULL,
    page INTEGER NOT NULL DEFAULT 0,
    document TEXT REFERENCES documents (id) ON DELETE CASCADE,
    error TEXT NOT NULL,
    reason TEXT NOT NULL
);
INSERT INTO failures_by_document SELECT name, page, document, error, reason FROM failures ORDER BY name, page;
DROP TABLE failures;
ALTER TABLE failures_by_document RENAME TO failures;
CREATE UNIQUE INDEX failures_place ON failures (document, page);
CREATE INDEX failures_name ON failures (name);

-- The document in which a measure was read with its old id.
ALTER TABLE moved_measures ADD COLUMN document TEXT NOT NULL DEFAULT '';
