-- From layout 3 to 4. Where each dimension was read, what was not read, and the checks that were made;
-- what later reports restate, and what people correct.
-- Reports that are there already have none of these until they are imported again.
ALTER TABLE discrepancies ADD COLUMN rule TEXT;
ALTER TABLE sources ADD COLUMN paragraph INTEGER;
CREATE INDEX reports_council ON reports (council);

-- Where each dimension of a figure was read: text and bbox are the label's, null where no one label
-- says it.
CREATE TABLE origins (
    figure_id TEXT NOT NULL REFERENCES figure_ids (id) ON DELETE CASCADE,
    dimension TEXT NOT NULL,
    place TEXT NOT NULL,
    text TEXT,
    page INTEGER,
    bbox TEXT,
    PRIMARY KEY (figure_id, dimension)
) WITHOUT ROWID;

-- Numbers in tables that became no figure, and why.
CREATE TABLE unread (
    id TEXT PRIMARY KEY NOT NULL,
    report_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    page INTEGER NOT NULL,
    bbox TEXT,
    "table" INTEGER NOT NULL,
    "row" INTEGER NOT NULL,
    "column" INTEGER NOT NULL,
    text TEXT NOT NULL,
    stub TEXT NOT NULL,
    boxhead TEXT NOT NULL,
    why TEXT NOT NULL,
    FOREIGN KEY (report_id, "table") REFERENCES tables (report_id, position)
);
CREATE INDEX unread_report ON unread (report_id, "table");

-- Every check that could be made, whether the report bears it out or not. figures is a JSON list of
-- figure ids.
CREATE TABLE checks (
    id TEXT PRIMARY KEY NOT NULL,
    report_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    rule TEXT NOT NULL,
    holds INTEGER NOT NULL CHECK (holds IN (0, 1)),
    message TEXT NOT NULL,
    page INTEGER NOT NULL,
    figures TEXT NOT NULL
);
CREATE INDEX checks_report ON checks (report_id);

-- The figures of each check once more, to find a figure's checks by.
CREATE TABLE check_figures (
    figure_id TEXT NOT NULL REFERENCES figure_ids (id) ON DELETE CASCADE,
    check_id TEXT NOT NULL REFERENCES checks (id) ON DELETE CASCADE,
    PRIMARY KEY (figure_id, check_id)
) WITHOUT ROWID;
CREATE INDEX check_figures_check ON check_figures (check_id);

-- A discrepancy of kind "restated", taken apart: what two reports of one council say of one thing.
-- Made again for a council whenever one of its reports is stored; a side's figure is the first of
-- those that its value names.
CREATE TABLE restatements (
    id TEXT PRIMARY KEY NOT NULL REFERENCES discrepancies (id) ON DELETE CASCADE,
    what TEXT NOT NULL,
    measure TEXT NOT NULL,
    older_figure TEXT NOT NULL REFERENCES figure_ids (id) ON DELETE CASCADE,
    older_value TEXT NOT NULL,
    newer_figure TEXT NOT NULL REFERENCES figure_ids (id) ON DELETE CASCADE,
    newer_value TEXT NOT NULL,
    difference TEXT NOT NULL
);
CREATE INDEX restatements_older ON restatements (older_figure);
CREATE INDEX restatements_newer ON restatements (newer_figure);
CREATE TRIGGER restatement_removed AFTER DELETE ON restatements BEGIN
    DELETE FROM discrepancies WHERE id = old.id;
END;

-- The entries of the corrections file, by their number in it, and what became of each here. subject
-- is a family, "discrepancy" or "unread"; entry_id the id that the entry names, figure_id what it
-- holds for now (the id changes when the reading does), read_value what is read there now. sha256 may
-- name a document that is not here yet.
CREATE TABLE corrections (
    number INTEGER PRIMARY KEY NOT NULL,
    sha256 TEXT NOT NULL,
    document TEXT NOT NULL,
    subject TEXT NOT NULL,
    entry_id TEXT NOT NULL,
    what TEXT NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('value', 'not a figure', 'confirmed')),
    measure TEXT,
    was_read TEXT NOT NULL,
    value NUMERIC,
    qualifier TEXT,
    page INTEGER NOT NULL,
    "table" INTEGER,
    "row" INTEGER,
    "column" INTEGER,
    bbox TEXT,
    text TEXT NOT NULL,
    who TEXT NOT NULL,
    why TEXT,
    "when" TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('applied', 'waiting', 'unmatched', 'not needed')),
    figure_id TEXT,
    read_value NUMERIC,
    detail TEXT
);
CREATE INDEX corrections_sha256 ON corrections (sha256);
CREATE INDEX corrections_figure ON corrections (figure_id, state, action, measure);
