-- The tables of the database. The columns of the five families are those of the published models.
-- Lists and objects (boxes, heading paths, cells, qualifiers) are JSON text.

CREATE TABLE documents (
    sha256 TEXT PRIMARY KEY NOT NULL CHECK (length(sha256) = 64),
    filename TEXT NOT NULL,
    pages INTEGER NOT NULL CHECK (pages > 0),
    title TEXT,
    ocr INTEGER NOT NULL CHECK (ocr IN (0, 1)),
    pages_without_text TEXT NOT NULL,
    schema_version TEXT NOT NULL,
    extractor_version TEXT NOT NULL
);
CREATE INDEX documents_filename ON documents (filename);

CREATE TABLE reports (
    id TEXT PRIMARY KEY NOT NULL,
    sha256 TEXT NOT NULL REFERENCES documents (sha256) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    council TEXT,
    report_year TEXT,
    meeting_date TEXT,
    committee TEXT,
    first_page INTEGER NOT NULL,
    last_page INTEGER NOT NULL,
    UNIQUE (sha256, position)
);
CREATE INDEX reports_council ON reports (council);

-- Every figure of every family: what sources.figure_id refers to.
CREATE TABLE figure_ids (
    id TEXT PRIMARY KEY NOT NULL,
    family TEXT NOT NULL CHECK (
        family IN ('stage_counts', 'outcomes', 'timeliness', 'compensation', 'breakdowns')
    ),
    report_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    UNIQUE (family, id)
);
CREATE INDEX figure_ids_report ON figure_ids (report_id);

-- The five families keep what was read; corrections change nothing in them. The views show what is
-- right.
CREATE TABLE stage_counts (
    id TEXT PRIMARY KEY NOT NULL REFERENCES figure_ids (id) ON DELETE CASCADE,
    report_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    year TEXT NOT NULL,
    quarter INTEGER CHECK (quarter BETWEEN 1 AND 4),
    procedure TEXT,
    stage TEXT,
    service_area TEXT,
    subgroup TEXT,
    contact TEXT NOT NULL,
    event TEXT NOT NULL,
    count INTEGER CHECK (count >= 0),
    percent NUMERIC CHECK (percent >= 0),
    qualifiers TEXT NOT NULL,
    percent_of TEXT
);
CREATE INDEX stage_counts_report ON stage_counts (report_id);

CREATE TABLE outcomes (
    id TEXT PRIMARY KEY NOT NULL REFERENCES figure_ids (id) ON DELETE CASCADE,
    report_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    year TEXT NOT NULL,
    quarter INTEGER CHECK (quarter BETWEEN 1 AND 4),
    procedure TEXT,
    stage TEXT,
    service_area TEXT,
    subgroup TEXT,
    contact TEXT NOT NULL,
    outcome TEXT NOT NULL,
    count INTEGER CHECK (count >= 0),
    percent NUMERIC CHECK (percent >= 0),
    qualifiers TEXT NOT NULL,
    percent_of TEXT
);
CREATE INDEX outcomes_report ON outcomes (report_id);

CREATE TABLE timeliness (
    id TEXT PRIMARY KEY NOT NULL REFERENCES figure_ids (id) ON DELETE CASCADE,
    report_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    year TEXT NOT NULL,
    quarter INTEGER CHECK (quarter BETWEEN 1 AND 4),
    procedure TEXT,
    stage TEXT,
    service_area TEXT,
    subgroup TEXT,
    contact TEXT NOT NULL,
    status TEXT NOT NULL,
    timescale_days INTEGER,
    from_days INTEGER,
    count INTEGER CHECK (count >= 0),
    percent NUMERIC CHECK (percent >= 0),
    total INTEGER CHECK (total >= 0),
    average_days NUMERIC CHECK (average_days >= 0),
    qualifiers TEXT NOT NULL,
    percent_of TEXT
);
CREATE INDEX timeliness_report ON timeliness (report_id);

CREATE TABLE compensation (
    id TEXT PRIMARY KEY NOT NULL REFERENCES figure_ids (id) ON DELETE CASCADE,
    report_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    year TEXT NOT NULL,
    quarter INTEGER CHECK (quarter BETWEEN 1 AND 4),
    procedure TEXT,
    stage TEXT,
    service_area TEXT,
    subgroup TEXT,
    scope TEXT NOT NULL,
    reason TEXT,
    amount_gbp NUMERIC CHECK (amount_gbp >= 0),
    cases INTEGER CHECK (cases >= 0),
    qualifiers TEXT NOT NULL,
    percent_of TEXT
);
CREATE INDEX compensation_report ON compensation (report_id);

CREATE TABLE breakdowns (
    id TEXT PRIMARY KEY NOT NULL REFERENCES figure_ids (id) ON DELETE CASCADE,
    report_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    year TEXT NOT NULL,
    quarter INTEGER CHECK (quarter BETWEEN 1 AND 4),
    procedure TEXT,
    stage TEXT,
    service_area TEXT,
    subgroup TEXT,
    dimension TEXT NOT NULL,
    label TEXT NOT NULL,
    contact TEXT NOT NULL,
    outcome TEXT,
    count INTEGER CHECK (count >= 0),
    percent NUMERIC CHECK (percent >= 0),
    qualifiers TEXT NOT NULL,
    percent_of TEXT
);
CREATE INDEX breakdowns_report ON breakdowns (report_id);

CREATE TABLE tables (
    id TEXT PRIMARY KEY NOT NULL,
    report_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    page INTEGER NOT NULL,
    bbox TEXT NOT NULL,
    pages TEXT NOT NULL,
    caption TEXT,
    heading TEXT NOT NULL,
    cells TEXT NOT NULL,
    spans TEXT NOT NULL,
    header_rows INTEGER NOT NULL,
    stub_columns INTEGER NOT NULL,
    reader TEXT NOT NULL,
    UNIQUE (report_id, position)
);

-- position 0 is the figure's first source: the one that the views show. "table" is the position of
-- the table among the report's tables, paragraph that of the paragraph among its paragraphs.
CREATE TABLE sources (
    id INTEGER PRIMARY KEY,
    family TEXT NOT NULL,
    figure_id TEXT NOT NULL,
    report_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    page INTEGER NOT NULL,
    bbox TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('table', 'narrative', 'chart')),
    text TEXT NOT NULL,
    "table" INTEGER,
    "row" INTEGER,
    "column" INTEGER,
    ocr INTEGER NOT NULL DEFAULT 0,
    paragraph INTEGER,
    UNIQUE (figure_id, position),
    FOREIGN KEY (family, figure_id) REFERENCES figure_ids (family, id) ON DELETE CASCADE,
    FOREIGN KEY (report_id, "table") REFERENCES tables (report_id, position)
);
CREATE INDEX sources_report ON sources (report_id, "table");

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

-- figures is a JSON list of figure ids, rule the check that found it.
CREATE TABLE discrepancies (
    id TEXT PRIMARY KEY NOT NULL,
    report_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    message TEXT NOT NULL,
    page INTEGER NOT NULL,
    figures TEXT NOT NULL,
    rule TEXT
);
CREATE INDEX discrepancies_report ON discrepancies (report_id);

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

-- "key" is a number because the full-text index needs one that VACUUM leaves alone.
CREATE TABLE paragraphs (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    report_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    page INTEGER NOT NULL,
    bbox TEXT NOT NULL,
    number TEXT,
    heading TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX paragraphs_report ON paragraphs (report_id);

CREATE VIRTUAL TABLE paragraphs_fts USING fts5 (
    heading, text, tokenize = "porter", content="paragraphs", content_rowid = "key"
);
CREATE TRIGGER paragraphs_added AFTER INSERT ON paragraphs BEGIN
    INSERT INTO paragraphs_fts (rowid, heading, text) VALUES (new.key, new.heading, new.text);
END;
CREATE TRIGGER paragraphs_removed AFTER DELETE ON paragraphs BEGIN
    INSERT INTO paragraphs_fts (paragraphs_fts, rowid, heading, text)
    VALUES ('delete', old.key, old.heading, old.text);
END;
CREATE TRIGGER paragraphs_changed AFTER UPDATE ON paragraphs BEGIN
    INSERT INTO paragraphs_fts (paragraphs_fts, rowid, heading, text)
    VALUES ('delete', old.key, old.heading, old.text);
    INSERT INTO paragraphs_fts (rowid, heading, text) VALUES (new.key, new.heading, new.text);
END;

-- One row per file and run. sha256 is null for a file that could not be read or stored; note says
-- under which name the same content is recorded; at is UTC, ISO 8601. path is as it was given, uri
-- where that was; content is the hash of the file's bytes, stored or not; failure is the kind of
-- error ("time limit").
CREATE TABLE imports (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    path TEXT NOT NULL,
    sha256 TEXT REFERENCES documents (sha256) ON DELETE SET NULL,
    status TEXT NOT NULL CHECK (
        status IN ('imported', 'updated', 'unchanged', 'duplicate', 'no report', 'failed')
    ),
    seconds REAL NOT NULL,
    error TEXT,
    note TEXT,
    extractor_version TEXT NOT NULL,
    uri TEXT,
    content TEXT,
    pages INTEGER,
    failure TEXT
);
CREATE INDEX imports_sha256 ON imports (sha256);
CREATE INDEX imports_uri ON imports (uri);
CREATE INDEX imports_content ON imports (content);

-- What a manifest says of a file with this content. path is as the manifest names it: the same
-- content may have come from two places.
CREATE TABLE manifest (
    sha256 TEXT NOT NULL REFERENCES documents (sha256) ON DELETE CASCADE,
    path TEXT NOT NULL,
    source_url TEXT,
    retrieved TEXT,
    council TEXT,
    year TEXT,
    PRIMARY KEY (sha256, path)
);

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
