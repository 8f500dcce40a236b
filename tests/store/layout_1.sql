-- Layout 1 as it was first released, kept as it was: what a database of that day looks like.
-- The columns of the five families are those of the published models.
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
-- the table among the report's tables.
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
    UNIQUE (figure_id, position),
    FOREIGN KEY (family, figure_id) REFERENCES figure_ids (family, id) ON DELETE CASCADE,
    FOREIGN KEY (report_id, "table") REFERENCES tables (report_id, position)
);
CREATE INDEX sources_report ON sources (report_id, "table");

-- figures is a JSON list of figure ids.
CREATE TABLE discrepancies (
    id TEXT PRIMARY KEY NOT NULL,
    report_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    message TEXT NOT NULL,
    page INTEGER NOT NULL,
    figures TEXT NOT NULL
);
CREATE INDEX discrepancies_report ON discrepancies (report_id);

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
-- under which name the same content is recorded; at is UTC, ISO 8601.
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
    extractor_version TEXT NOT NULL
);
CREATE INDEX imports_sha256 ON imports (sha256);
-- One row per measure over all families. page and text are those of the figure's first source.
CREATE VIEW figures AS
WITH claims AS (
    SELECT 'stage_counts' AS family, id, report_id, year, quarter, procedure, stage, service_area,
        subgroup, contact, event, NULL AS outcome, NULL AS status, NULL AS timescale_days,
        NULL AS from_days, NULL AS scope, NULL AS dimension, NULL AS label, count, percent,
        NULL AS total, NULL AS average_days, NULL AS amount_gbp, NULL AS cases, qualifiers,
        percent_of
    FROM stage_counts
    UNION ALL
    SELECT 'outcomes', id, report_id, year, quarter, procedure, stage, service_area, subgroup,
        contact, NULL, outcome, NULL, NULL, NULL, NULL, NULL, NULL, count, percent, NULL, NULL,
        NULL, NULL, qualifiers, percent_of
    FROM outcomes
    UNION ALL
    SELECT 'timeliness', id, report_id, year, quarter, procedure, stage, service_area, subgroup,
        contact, NULL, NULL, status, timescale_days, from_days, NULL, NULL, NULL, count, percent,
        total, average_days, NULL, NULL, qualifiers, percent_of
    FROM timeliness
    UNION ALL
    SELECT 'compensation', id, report_id, year, quarter, procedure, stage, service_area, subgroup,
        NULL, NULL, NULL, NULL, NULL, NULL, scope, NULL, NULL, NULL, NULL, NULL, NULL, amount_gbp,
        cases, qualifiers, percent_of
    FROM compensation
    UNION ALL
    SELECT 'breakdowns', id, report_id, year, quarter, procedure, stage, service_area, subgroup,
        contact, NULL, outcome, NULL, NULL, NULL, NULL, dimension, label, count, percent, NULL,
        NULL, NULL, NULL, qualifiers, percent_of
    FROM breakdowns
),

measured AS (
    SELECT *, 'count' AS measure, count AS value FROM claims WHERE count IS NOT NULL
    UNION ALL
    SELECT *, 'percent', percent FROM claims WHERE percent IS NOT NULL
    UNION ALL
    SELECT *, 'total', total FROM claims WHERE total IS NOT NULL
    UNION ALL
    SELECT *, 'average_days', average_days FROM claims WHERE average_days IS NOT NULL
    UNION ALL
    SELECT *, 'amount_gbp', amount_gbp FROM claims WHERE amount_gbp IS NOT NULL
    UNION ALL
    SELECT *, 'cases', cases FROM claims WHERE cases IS NOT NULL
)

SELECT
    measured.family,
    measured.report_id,
    reports.council,
    reports.report_year,
    measured.year,
    measured.quarter,
    measured.procedure,
    measured.stage,
    measured.service_area,
    measured.subgroup,
    measured.contact,
    measured.event,
    measured.outcome,
    measured.status,
    measured.timescale_days,
    measured.from_days,
    measured.scope,
    measured.dimension,
    measured.label,
    measured.measure,
    measured.value,
    json_extract(measured.qualifiers, '$.' || measured.measure) AS qualifier,
    measured.percent_of,
    sources.page,
    sources.text
FROM measured
INNER JOIN reports ON measured.report_id = reports.id
INNER JOIN sources ON measured.id = sources.figure_id AND sources.position = 0;

-- For each claim the one from the newest report of its series: a council's reports to one committee
-- are a series (children's and adults' reports of one council are two), and a report that does not
-- name its committee belongs to its council's only series, if there is only one. Values that one
-- report contradicts itself about are both kept.
CREATE VIEW figures_latest AS
WITH series AS (
    SELECT
        id,
        meeting_date,
        coalesce(council, id) AS council,
        coalesce(
            lower(committee),
            (
                SELECT min(lower(others.committee))
                FROM reports AS others
                WHERE others.council = reports.council
                HAVING count(DISTINCT lower(others.committee)) = 1
            )
        ) AS committee
    FROM reports
),

ranked AS (
    SELECT
        figures.*,
        rank() OVER (
            PARTITION BY
                series.council, series.committee, figures.family, figures.year, figures.quarter,
                figures.procedure, figures.stage, lower(figures.service_area),
                lower(figures.subgroup), figures.contact, figures.event, figures.outcome,
                figures.status, figures.timescale_days, figures.from_days, figures.scope,
                figures.dimension, lower(figures.label), lower(figures.percent_of),
                figures.measure
            ORDER BY
                figures.report_year DESC NULLS LAST, series.meeting_date DESC NULLS LAST,
                figures.report_id ASC
        ) AS age
    FROM figures
    INNER JOIN series ON figures.report_id = series.id
)

SELECT
    family, report_id, council, report_year, year, quarter, procedure, stage, service_area,
    subgroup, contact, event, outcome, status, timescale_days, from_days, scope, dimension, label,
    measure, value, qualifier, percent_of, page, text
FROM ranked
WHERE age = 1;

-- What people call a document: its file name, or where several have that name, the path under which
-- it was first imported.
CREATE VIEW document_names AS
SELECT
    sha256,
    CASE
        WHEN (SELECT count(*) FROM documents AS o WHERE o.filename = documents.filename) = 1
            THEN filename
        ELSE coalesce(
            (
                SELECT path FROM imports
                WHERE imports.sha256 = documents.sha256 AND status != 'duplicate'
                ORDER BY id
            ),
            filename
        )
    END AS name
FROM documents;
