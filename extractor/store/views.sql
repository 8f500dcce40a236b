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
