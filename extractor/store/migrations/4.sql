-- From layout 3 to 4. Where each dimension was read, what was not read, and the checks that were made.
-- Reports that are there already have none of these until they are imported again.
ALTER TABLE discrepancies ADD COLUMN rule TEXT;

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
