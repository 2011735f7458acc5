-- What a document is about and when it was published. `year` is the first year of the period (`period_from` to
-- `period_to`); `published` a day or a month as ISO text, null where the document says none; `municipality` the name of the
-- municipality that issued it, whose county `region` is. `evidence` holds for each fact the words that told it with their
-- page and box (JSON), `doubts` the names of the facts that a person should look at (JSON).
ALTER TABLE documents ADD COLUMN municipality TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN period_from INTEGER;
ALTER TABLE documents ADD COLUMN period_to INTEGER;
ALTER TABLE documents ADD COLUMN published TEXT;
ALTER TABLE documents ADD COLUMN evidence TEXT NOT NULL DEFAULT '{}';
ALTER TABLE documents ADD COLUMN doubts TEXT NOT NULL DEFAULT '[]';
UPDATE documents SET period_from = year, period_to = year;
CREATE INDEX documents_period ON documents (period_from, period_to);

-- The page number that is printed on a page, empty where none is.
ALTER TABLE pages ADD COLUMN printed TEXT NOT NULL DEFAULT '';
