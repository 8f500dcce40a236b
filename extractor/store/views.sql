-- The views. What stands above each is what docs/data.md says of it; a column that is not in the list
-- there is a field of the published models, or a column of the tables that the view is made of.

-- Every figure as it was read, one row each, what its family does not have as null. The casts keep
-- each column of one type, without which SQLite cannot look for one report's figures alone.
--   family           which family's table has it
CREATE VIEW figures_as_read AS
SELECT
    'stage_counts' AS family, id, report_id, year, quarter, procedure, stage, service_area,
    subgroup, contact, event, CAST(NULL AS TEXT) AS outcome, CAST(NULL AS TEXT) AS status,
    CAST(NULL AS INTEGER) AS timescale_days, CAST(NULL AS INTEGER) AS from_days,
    CAST(NULL AS TEXT) AS scope, CAST(NULL AS TEXT) AS reason, CAST(NULL AS TEXT) AS dimension,
    CAST(NULL AS TEXT) AS label, count, percent, CAST(NULL AS INTEGER) AS total,
    CAST(NULL AS NUMERIC) AS average_days, CAST(NULL AS NUMERIC) AS amount_gbp,
    CAST(NULL AS INTEGER) AS cases, qualifiers, percent_of
FROM stage_counts
UNION ALL
SELECT
    'outcomes', id, report_id, year, quarter, procedure, stage, service_area, subgroup, contact,
    CAST(NULL AS TEXT), outcome, CAST(NULL AS TEXT), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER),
    CAST(NULL AS TEXT), CAST(NULL AS TEXT), CAST(NULL AS TEXT), CAST(NULL AS TEXT), count, percent,
    CAST(NULL AS INTEGER), CAST(NULL AS NUMERIC), CAST(NULL AS NUMERIC), CAST(NULL AS INTEGER),
    qualifiers, percent_of
FROM outcomes
UNION ALL
SELECT
    'timeliness', id, report_id, year, quarter, procedure, stage, service_area, subgroup, contact,
    CAST(NULL AS TEXT), CAST(NULL AS TEXT), status, timescale_days, from_days, CAST(NULL AS TEXT),
    CAST(NULL AS TEXT), CAST(NULL AS TEXT), CAST(NULL AS TEXT), count, percent, total,
    average_days, CAST(NULL AS NUMERIC), CAST(NULL AS INTEGER), qualifiers, percent_of
FROM timeliness
UNION ALL
SELECT
    'compensation', id, report_id, year, quarter, procedure, stage, service_area, subgroup,
    CAST(NULL AS TEXT), CAST(NULL AS TEXT), CAST(NULL AS TEXT), CAST(NULL AS TEXT),
    CAST(NULL AS INTEGER), CAST(NULL AS INTEGER), scope, reason, CAST(NULL AS TEXT),
    CAST(NULL AS TEXT), CAST(NULL AS INTEGER), CAST(NULL AS NUMERIC), CAST(NULL AS INTEGER),
    CAST(NULL AS NUMERIC), amount_gbp, cases, qualifiers, percent_of
FROM compensation
UNION ALL
SELECT
    'breakdowns', id, report_id, year, quarter, procedure, stage, service_area, subgroup, contact,
    CAST(NULL AS TEXT), outcome, CAST(NULL AS TEXT), CAST(NULL AS INTEGER), CAST(NULL AS INTEGER),
    CAST(NULL AS TEXT), CAST(NULL AS TEXT), dimension, label, count, percent,
    CAST(NULL AS INTEGER), CAST(NULL AS NUMERIC), CAST(NULL AS NUMERIC), CAST(NULL AS INTEGER),
    qualifiers, percent_of
FROM breakdowns;

-- The corrections that hold for a figure that is here.
--   figure_id        the figure
--   note             who made it, when and why
CREATE VIEW applied_corrections AS
SELECT
    figure_id, action, measure, value, qualifier, read_value,
    who || ', ' || "when" || coalesce(': ' || why, '') AS note
FROM corrections
WHERE state = 'applied';

-- Every figure as it is right, one row each: with corrections, and without what people found to be no
-- figure.
--   corrected        what was read, and who corrected it, when and why; null where nobody did
CREATE VIEW figures_wide AS
SELECT
    figure.family, figure.id, figure.report_id, figure.year, figure.quarter, figure.procedure,
    figure.stage, figure.service_area, figure.subgroup, figure.contact, figure.event,
    figure.outcome, figure.status, figure.timescale_days, figure.from_days, figure.scope,
    figure.reason, figure.dimension, figure.label,
    CAST(coalesce(
        (
            SELECT fix.value FROM applied_corrections AS fix
            WHERE fix.figure_id = figure.id AND fix.action = 'value' AND fix.measure = 'count'
        ), figure.count
    ) AS INTEGER) AS count,
    CAST(coalesce(
        (
            SELECT fix.value FROM applied_corrections AS fix
            WHERE fix.figure_id = figure.id AND fix.action = 'value' AND fix.measure = 'percent'
        ), figure.percent
    ) AS NUMERIC) AS percent,
    CAST(coalesce(
        (
            SELECT fix.value FROM applied_corrections AS fix
            WHERE fix.figure_id = figure.id AND fix.action = 'value' AND fix.measure = 'total'
        ), figure.total
    ) AS INTEGER) AS total,
    CAST(coalesce(
        (
            SELECT fix.value FROM applied_corrections AS fix
            WHERE fix.figure_id = figure.id AND fix.action = 'value' AND fix.measure = 'average_days'
        ), figure.average_days
    ) AS NUMERIC) AS average_days,
    CAST(coalesce(
        (
            SELECT fix.value FROM applied_corrections AS fix
            WHERE fix.figure_id = figure.id AND fix.action = 'value' AND fix.measure = 'amount_gbp'
        ), figure.amount_gbp
    ) AS NUMERIC) AS amount_gbp,
    CAST(coalesce(
        (
            SELECT fix.value FROM applied_corrections AS fix
            WHERE fix.figure_id = figure.id AND fix.action = 'value' AND fix.measure = 'cases'
        ), figure.cases
    ) AS INTEGER) AS cases,
    CASE
        WHEN EXISTS (
            SELECT 1 FROM applied_corrections AS fix
            WHERE fix.figure_id = figure.id AND fix.action = 'value'
        )
            THEN json_patch(
                figure.qualifiers,
                (
                    SELECT json_group_object(fix.measure, fix.qualifier)
                    FROM applied_corrections AS fix
                    WHERE fix.figure_id = figure.id AND fix.action = 'value'
                )
            )
        ELSE figure.qualifiers
    END AS qualifiers,
    figure.percent_of,
    (
        SELECT group_concat(fix.measure || ' read as ' || fix.read_value || '; ' || fix.note, '; ')
        FROM applied_corrections AS fix
        WHERE fix.figure_id = figure.id AND fix.action = 'value'
    ) AS corrected
FROM figures_as_read AS figure
WHERE NOT EXISTS (
    SELECT 1 FROM applied_corrections AS fix
    WHERE fix.figure_id = figure.id AND fix.action = 'not a figure'
);

-- One row per measure, as it was read.
--   measure          which measure
--   value            its value, in the unit of the measure
CREATE VIEW measures AS
SELECT
    family, id, report_id, year, quarter, procedure, stage, service_area, subgroup, contact, event,
    outcome, status, timescale_days, from_days, scope, dimension, label, 'count' AS measure,
    CAST(count AS NUMERIC) AS value, qualifiers, percent_of
FROM figures_as_read
WHERE count IS NOT NULL
UNION ALL
SELECT
    family, id, report_id, year, quarter, procedure, stage, service_area, subgroup, contact, event,
    outcome, status, timescale_days, from_days, scope, dimension, label, 'percent',
    CAST(percent AS NUMERIC), qualifiers, percent_of
FROM figures_as_read
WHERE percent IS NOT NULL
UNION ALL
SELECT
    family, id, report_id, year, quarter, procedure, stage, service_area, subgroup, contact, event,
    outcome, status, timescale_days, from_days, scope, dimension, label, 'total',
    CAST(total AS NUMERIC), qualifiers, percent_of
FROM figures_as_read
WHERE total IS NOT NULL
UNION ALL
SELECT
    family, id, report_id, year, quarter, procedure, stage, service_area, subgroup, contact, event,
    outcome, status, timescale_days, from_days, scope, dimension, label, 'average_days',
    CAST(average_days AS NUMERIC), qualifiers, percent_of
FROM figures_as_read
WHERE average_days IS NOT NULL
UNION ALL
SELECT
    family, id, report_id, year, quarter, procedure, stage, service_area, subgroup, contact, event,
    outcome, status, timescale_days, from_days, scope, dimension, label, 'amount_gbp',
    CAST(amount_gbp AS NUMERIC), qualifiers, percent_of
FROM figures_as_read
WHERE amount_gbp IS NOT NULL
UNION ALL
SELECT
    family, id, report_id, year, quarter, procedure, stage, service_area, subgroup, contact, event,
    outcome, status, timescale_days, from_days, scope, dimension, label, 'cases',
    CAST(cases AS NUMERIC), qualifiers, percent_of
FROM figures_as_read
WHERE cases IS NOT NULL;

-- One row per measure over all families: where to begin. What people corrected is right here.
--   measure          which measure
--   value            its value, in the unit of the measure
--   qualifier        the sign printed before the value
--   page             page of the figure's first source, from 1
--   text             text of the figure's first source, as printed
--   figure_id        the figure: extractor explain takes it
--   read_value       what was read, where people corrected it
--   corrected        who corrected it, when and why
CREATE VIEW figures AS
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
    CAST(coalesce(fix.value, measured.value) AS NUMERIC) AS value,
    CASE
        WHEN fix.value IS NULL THEN json_extract(measured.qualifiers, '$.' || measured.measure)
        ELSE fix.qualifier
    END AS qualifier,
    measured.percent_of,
    sources.page,
    sources.text,
    measured.id AS figure_id,
    fix.read_value,
    fix.note AS corrected
FROM measures AS measured
INNER JOIN reports ON measured.report_id = reports.id
INNER JOIN sources ON measured.id = sources.figure_id AND sources.position = 0
LEFT JOIN applied_corrections AS fix
    ON measured.id = fix.figure_id AND fix.action = 'value' AND measured.measure = fix.measure
WHERE NOT EXISTS (
    SELECT 1 FROM applied_corrections AS other
    WHERE other.figure_id = measured.id AND other.action = 'not a figure'
);

-- A council's reports to one committee are a series (children's and adults' reports of one council
-- are two), and a report that does not name its committee belongs to its council's only series, if
-- there is only one. A report that does not name its council is a series of its own.
--   id               the report
--   council          the council, or the report's id
--   committee        the committee in small letters, or that of the council's only series
CREATE VIEW series AS
SELECT
    id,
    report_year,
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
FROM reports;

-- For each claim the one from the newest report of its series, with the columns of figures. Values
-- that one report contradicts itself about are both kept.
CREATE VIEW figures_latest AS
WITH ranked AS (
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
    measure, value, qualifier, percent_of, page, text, figure_id, read_value, corrected
FROM ranked
WHERE age = 1;

-- What people call a document: its file name, or where several have that name, the path under which
-- it was first imported.
--   name             that name
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

-- The facts that speak for and against the reading of each figure, and a score of them.
--   family           the figure's family
--   figure_id        the figure
--   places           in how many tables and paragraphs it is printed: the rows of one table, and the
--                    sentences of one paragraph, are one place
--   table_and_prose  whether both a table and a sentence say it
--   checks_held      arithmetic that comes out with it. Bounds are not counted, which too many wrong
--                    numbers would keep as well, nor that a number is printed twice (places says so)
--   checks_failed    comparisons that it takes part in and that do not come out, with that of two
--                    text engines on scanned pages
--   inherited        how many of its stage, procedure and year stand away from it: in a heading, a
--                    sentence before, or nowhere but on the report's title
--   inherited_from   these, with the place of each
--   ocr              whether it is only printed where the page's picture was read
--   looked_at        what people said of it: "value", "not a figure" or "confirmed"
--   score            what the facts add up to: the higher, the better borne out
-- Why each fact has its weight in the score:
--   + 1 for each further place, at most 2     a misreading is seldom made twice alike; a third
--                                             repetition says little more than a second
--   + 1 if a table and prose agree            they are read by different parts of the program, so
--                                             that one fault seldom makes both
--   + 1 for a check that holds, 2 for more    a sum that comes out by chance is rare, two are rarer
--   - 2 for each check that fails             something is wrong in print or reading, though perhaps
--                                             with another of its figures: more than one repetition
--                                             outweighs
--   - 1 for each inherited dimension          the number is likely right, what it is of less surely
--   - 1 for text recognition                  digits are confused now and then
--   + 5 if a person looked at it              as much as all else can say for a figure together
CREATE VIEW evidence AS
WITH facts AS (
    SELECT
        figure_ids.family,
        figure_ids.id AS figure_id,
        figure_ids.report_id,
        (
            SELECT
                count(DISTINCT coalesce(
                    'table ' || sources."table",
                    'paragraph ' || sources.paragraph,
                    'page ' || sources.page || ': ' || sources.text
                ))
            FROM sources
            WHERE sources.figure_id = figure_ids.id
        ) AS places,
        (
            SELECT max(sources.kind = 'table') AND max(sources.kind = 'narrative')
            FROM sources
            WHERE sources.figure_id = figure_ids.id
        ) AS table_and_prose,
        (
            SELECT count(*)
            FROM check_figures
            INNER JOIN checks ON check_figures.check_id = checks.id
            WHERE check_figures.figure_id = figure_ids.id AND checks.holds
                AND checks.rule IN (
                    'parts_and_total', 'quarters_and_year', 'parts_in_a_sentence',
                    'parts_and_total_elsewhere', 'themes_and_base', 'in_time_and_late',
                    'procedures_and_both', 'cut_and_complaints', 'payments_and_total',
                    'share_of_responses', 'share_of_total', 'stated_share', 'stated_change',
                    'stated_difference', 'escalation_rate',
                    'share_with_fault', 'shares_make_all', 'shares_in_time_and_late',
                    'outcomes_and_stage_count', 'escalated_and_next_stage'
                )
        ) AS checks_held,
        (
            SELECT count(*)
            FROM check_figures
            INNER JOIN checks ON check_figures.check_id = checks.id
            WHERE check_figures.figure_id = figure_ids.id AND NOT checks.holds
        ) + (
            SELECT count(*)
            FROM discrepancies
            WHERE discrepancies.report_id = figure_ids.report_id
                AND discrepancies.kind = 'ocr_disagreement'
                AND EXISTS (
                    SELECT 1 FROM json_each(discrepancies.figures) AS named
                    WHERE named.value = figure_ids.id
                )
        ) AS checks_failed,
        (
            SELECT group_concat(origins.dimension || ' (' || origins.place || ')', ', ')
            FROM origins
            WHERE origins.figure_id = figure_ids.id
                AND origins.dimension IN ('stage', 'procedure', 'year')
                AND origins.place NOT IN (
                    'cell', 'stub', 'stub head', 'boxhead', 'cut-in', 'limit column', 'title',
                    'caption', 'sentence', 'lead-in', 'introduction'
                )
        ) AS inherited_from,
        (
            SELECT min(sources.ocr) FROM sources WHERE sources.figure_id = figure_ids.id
        ) AS ocr,
        (
            SELECT max(said.action) FROM applied_corrections AS said
            WHERE said.figure_id = figure_ids.id
        ) AS looked_at
    FROM figure_ids
),

counted AS (
    SELECT
        facts.*,
        CASE
            WHEN inherited_from IS NULL THEN 0
            ELSE 1 + length(inherited_from) - length(replace(inherited_from, ', ', ' '))
        END AS inherited
    FROM facts
)

SELECT
    family, figure_id, report_id, places, table_and_prose, checks_held, checks_failed, inherited,
    inherited_from, ocr, looked_at,
    min(places - 1, 2) + table_and_prose + min(checks_held, 2) - 2 * checks_failed - inherited
    - ocr + 5 * (looked_at IS NOT NULL) AS score
FROM counted;
