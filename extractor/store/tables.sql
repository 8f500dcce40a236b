-- The tables of the database. Columns without a comment are fields of the published models, which say
-- what they mean. Lists and objects (boxes, heading paths, cells, qualifiers) are JSON text. What
-- stands above a table and its columns here is what docs/data.md says of them.

-- The files that were read.
CREATE TABLE documents (
    sha256 TEXT PRIMARY KEY NOT NULL CHECK (length(sha256) = 64),
    filename TEXT NOT NULL,
    pages INTEGER NOT NULL CHECK (pages > 0),
    title TEXT,
    ocr INTEGER NOT NULL CHECK (ocr IN (0, 1)),
    pages_without_text TEXT NOT NULL,
    -- Version of the published models when it was read.
    schema_version TEXT NOT NULL,
    -- Version of the extractor that read it.
    extractor_version TEXT NOT NULL
);
CREATE INDEX documents_filename ON documents (filename);

-- The complaints reports in the documents: a document may hold several, or none.
CREATE TABLE reports (
    -- The same for the same file.
    id TEXT PRIMARY KEY NOT NULL,
    sha256 TEXT NOT NULL REFERENCES documents (sha256) ON DELETE CASCADE,
    -- Which of the document's reports, from 0.
    position INTEGER NOT NULL,
    council TEXT,
    report_year TEXT,
    meeting_date TEXT,
    committee TEXT,
    -- First page in the document, from 1.
    first_page INTEGER NOT NULL,
    -- Last page in the document, from 1.
    last_page INTEGER NOT NULL,
    UNIQUE (sha256, position)
);
CREATE INDEX reports_council ON reports (council);

-- Every figure of every family: what sources.figure_id refers to.
CREATE TABLE figure_ids (
    -- Made of what the figure is about: the same for the same file.
    id TEXT PRIMARY KEY NOT NULL,
    -- Which family's table has it.
    family TEXT NOT NULL CHECK (
        family IN ('stage_counts', 'outcomes', 'timeliness', 'compensation', 'breakdowns')
    ),
    report_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    UNIQUE (family, id)
);
CREATE INDEX figure_ids_report ON figure_ids (report_id);

-- How much came in, and how far it went. The five families keep what was read; corrections change
-- nothing in them. The views show what is right.
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

-- What was decided, as it was read.
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

-- How fast, as it was read.
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

-- What was paid, as it was read.
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

-- The same complaints cut another way, as it was read.
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

-- Every table found, as printed.
CREATE TABLE tables (
    -- The same for the same file.
    id TEXT PRIMARY KEY NOT NULL,
    report_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    -- Which of the report's tables, from 0.
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

-- Every place where a figure is printed.
CREATE TABLE sources (
    -- A number of this database's own.
    id INTEGER PRIMARY KEY,
    -- The figure's family.
    family TEXT NOT NULL,
    -- The figure.
    figure_id TEXT NOT NULL,
    report_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    -- Which of the figure's places; 0 is the first, which the views show.
    position INTEGER NOT NULL,
    page INTEGER NOT NULL,
    bbox TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('table', 'narrative', 'chart')),
    text TEXT NOT NULL,
    -- Position of the table among the report's tables, from 0; null in prose.
    "table" INTEGER,
    "row" INTEGER,
    "column" INTEGER,
    ocr INTEGER NOT NULL DEFAULT 0,
    -- Position of the paragraph among the report's paragraphs, from 0; null in tables.
    paragraph INTEGER,
    UNIQUE (figure_id, position),
    FOREIGN KEY (family, figure_id) REFERENCES figure_ids (family, id) ON DELETE CASCADE,
    FOREIGN KEY (report_id, "table") REFERENCES tables (report_id, position)
);
CREATE INDEX sources_report ON sources (report_id, "table");

-- Where each dimension of a figure was read.
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
    -- The same for the same file.
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

-- Every check that could be made, whether the report bears it out or not.
CREATE TABLE checks (
    -- The same for the same file.
    id TEXT PRIMARY KEY NOT NULL,
    report_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    rule TEXT NOT NULL,
    holds INTEGER NOT NULL CHECK (holds IN (0, 1)),
    message TEXT NOT NULL,
    page INTEGER NOT NULL,
    -- JSON list of the ids of the figures that take part.
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

-- Where a report contradicts itself, an earlier one or the manifest.
CREATE TABLE discrepancies (
    -- The same for the same files.
    id TEXT PRIMARY KEY NOT NULL,
    report_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    message TEXT NOT NULL,
    page INTEGER NOT NULL,
    -- JSON list of the ids of the figures that take part.
    figures TEXT NOT NULL,
    rule TEXT
);
CREATE INDEX discrepancies_report ON discrepancies (report_id);

-- A discrepancy of kind "restated", taken apart: what two reports of one council say of one thing.
-- Made again for a council whenever one of its reports is stored.
CREATE TABLE restatements (
    -- The discrepancy.
    id TEXT PRIMARY KEY NOT NULL REFERENCES discrepancies (id) ON DELETE CASCADE,
    -- What both say, in words.
    what TEXT NOT NULL,
    -- The measure that differs.
    measure TEXT NOT NULL,
    -- The earlier report's figure, the first that has the value.
    older_figure TEXT NOT NULL REFERENCES figure_ids (id) ON DELETE CASCADE,
    -- What the earlier report says.
    older_value TEXT NOT NULL,
    -- The later report's figure, the first that has the value.
    newer_figure TEXT NOT NULL REFERENCES figure_ids (id) ON DELETE CASCADE,
    -- What the later report says.
    newer_value TEXT NOT NULL,
    -- How far they are apart.
    difference TEXT NOT NULL
);
CREATE INDEX restatements_older ON restatements (older_figure);
CREATE INDEX restatements_newer ON restatements (newer_figure);
CREATE TRIGGER restatement_removed AFTER DELETE ON restatements BEGIN
    DELETE FROM discrepancies WHERE id = old.id;
END;

-- The narrative of the reports; paragraphs_fts is its full-text index.
CREATE TABLE paragraphs (
    -- A number of this database's own: the full-text index needs one that VACUUM leaves alone.
    key INTEGER PRIMARY KEY,
    -- The same for the same file.
    id TEXT NOT NULL UNIQUE,
    report_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    -- Which paragraph of the report, from 0.
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

-- One row per file and run.
CREATE TABLE imports (
    -- A number of this database's own.
    id INTEGER PRIMARY KEY,
    -- When, UTC, ISO 8601.
    at TEXT NOT NULL,
    -- The file as it was named.
    path TEXT NOT NULL,
    -- The document; null for a file that could not be read or stored.
    sha256 TEXT REFERENCES documents (sha256) ON DELETE SET NULL,
    -- What became of it.
    status TEXT NOT NULL CHECK (
        status IN ('imported', 'updated', 'unchanged', 'duplicate', 'no report', 'failed')
    ),
    -- How long it took, in seconds.
    seconds REAL NOT NULL,
    -- What went wrong, in a line.
    error TEXT,
    -- Under which name the same content is recorded; else, in words, which of its pages were not
    -- read or are damaged, and what else is odd about the file.
    note TEXT,
    -- Version of the extractor that read it.
    extractor_version TEXT NOT NULL,
    -- Where the file was.
    uri TEXT,
    -- Hash of the file's bytes, stored or not.
    content TEXT,
    -- Number of pages; null where it could not be opened.
    pages INTEGER,
    -- Kind of error ("time limit").
    failure TEXT
);
CREATE INDEX imports_sha256 ON imports (sha256);
CREATE INDEX imports_uri ON imports (uri);
CREATE INDEX imports_content ON imports (content);

-- What a manifest says of a file with this content.
CREATE TABLE manifest (
    sha256 TEXT NOT NULL REFERENCES documents (sha256) ON DELETE CASCADE,
    -- The file as the manifest names it: the same content may have come from two places.
    path TEXT NOT NULL,
    -- Where it was fetched.
    source_url TEXT,
    -- When it was fetched, ISO 8601.
    retrieved TEXT,
    -- Whose report it is, by the manifest.
    council TEXT,
    -- Financial year that the report is about, by the manifest.
    year TEXT,
    PRIMARY KEY (sha256, path)
);

-- The entries of the corrections file, and what became of each here.
CREATE TABLE corrections (
    -- Number of the entry in the file, from 1.
    number INTEGER PRIMARY KEY NOT NULL,
    -- The document, which may not be here yet.
    sha256 TEXT NOT NULL,
    -- Its name when the entry was made.
    document TEXT NOT NULL,
    -- A family, `discrepancy` or `unread`.
    subject TEXT NOT NULL,
    -- The id that the entry names.
    entry_id TEXT NOT NULL,
    -- What the figure is about, for people.
    what TEXT NOT NULL,
    -- What is said of it.
    action TEXT NOT NULL CHECK (action IN ('value', 'not a figure', 'confirmed')),
    -- The measure that is corrected.
    measure TEXT,
    -- What was read when the entry was made.
    was_read TEXT NOT NULL,
    -- The right value.
    value NUMERIC,
    -- Sign before the right value.
    qualifier TEXT,
    -- Page, from 1.
    page INTEGER NOT NULL,
    -- Which of the report's tables, from 0.
    "table" INTEGER,
    -- Row of that table's cells, from 0.
    "row" INTEGER,
    -- Column of that table's cells, from 0.
    "column" INTEGER,
    -- Box around the place: left, top, right and bottom, in PDF points from the page's top left.
    bbox TEXT,
    -- What is printed there.
    text TEXT NOT NULL,
    -- Who looked at it.
    who TEXT NOT NULL,
    -- Why, in their words.
    why TEXT,
    -- Day of the entry, ISO 8601.
    "when" TEXT NOT NULL,
    -- Whether it is in force: `waiting` for its document, `unmatched` where nothing fits it any
    -- more, `not needed` where its value is what is read now.
    state TEXT NOT NULL CHECK (state IN ('applied', 'waiting', 'unmatched', 'not needed')),
    -- What it holds for now: the id changes when the reading does.
    figure_id TEXT,
    -- What is read there now.
    read_value NUMERIC,
    -- Why it is not in force, in words.
    detail TEXT
);
CREATE INDEX corrections_sha256 ON corrections (sha256);
CREATE INDEX corrections_figure ON corrections (figure_id, state, action, measure);
