"""What a later report of a council says otherwise than an earlier one, kept as discrepancies.

They are a function of what the database holds of a council: made again whenever one of its reports
is stored, they are the same in whatever order reports come. Corrected values are compared, and
payments are not: two of one kind are two payments.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from itertools import chain, groupby, pairwise
from typing import Any

from sqlite_utils import Database

from extractor.checking.restating import Printed, agree, difference, in_print, printed
from extractor.checking.wording import in_words
from extractor.reading.claims import Dimensions
from extractor.store.rows import new_id

DIMENSIONS = tuple(field.name for field in fields(Dimensions))
"""The columns that say what a figure is about, in the order of ``Dimensions``."""

_LOOSELY = frozenset({"service_area", "subgroup", "label", "percent_of"})
"""What is printed as a label, compared whatever its case, as ``figures_latest`` does."""

_SAME = ", ".join(
    f"lower({name})" if name in _LOOSELY else name
    for name in ("family", "measure", "percent_of", *DIMENSIONS)
)
"""What one claim of several reports has in common, as SQL."""


@dataclass(frozen=True, slots=True)
class _Report:
    """A report as a discrepancy speaks of it."""

    id: str
    year: str | None
    meeting: str | None
    document: str

    @property
    def when(self) -> tuple[str | None, str | None]:
        """What makes a report later than another. Two of one year and one meeting are about two
        services, and neither restates the other."""
        return (self.year, self.meeting)


@dataclass(frozen=True, slots=True)
class _Figure:
    """One measure of one figure; ``page`` and place are those of its first source."""

    id: str
    measure: str
    value: Printed
    page: int
    said: tuple[Any, ...]

    @property
    def what(self) -> str:
        """What it is of, in words."""
        return in_words(Dimensions(*self.said))


@dataclass(frozen=True, slots=True)
class _Restatement:
    """A row of ``discrepancies`` and one of ``restatements``."""

    id: str
    report_id: str
    message: str
    page: int
    figures: str
    what: str
    measure: str
    older_figure: str
    older_value: str
    newer_figure: str
    newer_value: str
    difference: str


def councils_of(database: Database, sha256: str) -> set[str]:
    """The councils of the document's reports, as they are stored now."""
    found = database.execute(
        "SELECT DISTINCT council FROM reports WHERE sha256 = ? AND council IS NOT NULL", [sha256]
    )
    return {council for (council,) in found}


def documents_of(database: Database, councils: Iterable[str]) -> set[str]:
    """The documents that hold reports of these councils."""
    return {
        sha256
        for council in councils
        for (sha256,) in database.execute(
            "SELECT DISTINCT sha256 FROM reports WHERE council = ?", [council]
        )
    }


def name_restated(database: Database, councils: Iterable[str]) -> None:
    """Store what each council's reports restate, in place of what was stored."""
    for council in sorted(councils):
        database.execute(
            "DELETE FROM discrepancies WHERE kind = 'restated' AND report_id IN "
            "(SELECT id FROM reports WHERE council = ?)",
            [council],
        )
        reports = _reports(database, council)
        if len(reports) > 1:
            claims = _claims(database, council)
            found = (_restated(reports, said) for said in claims.values() if len(said) > 1)
            _insert(database, sorted(chain.from_iterable(found), key=lambda row: row.id))


def _reports(database: Database, council: str) -> list[_Report]:
    """The council's reports, oldest first: as ``figures_latest`` orders them."""
    found = database.execute(
        """
        SELECT reports.id, reports.report_year, reports.meeting_date, documents.filename
        FROM reports INNER JOIN documents ON reports.sha256 = documents.sha256
        WHERE reports.council = ?
        ORDER BY reports.report_year NULLS FIRST, reports.meeting_date NULLS FIRST, reports.id DESC
        """,
        [council],
    ).fetchall()
    return [_Report(*row) for row in found]


def _claims(database: Database, council: str) -> dict[str, dict[str, list[_Figure]]]:
    """For each claim, as ``figures_latest`` tells them apart, what each report says of it."""
    series = dict(
        database.execute(
            "SELECT id, committee FROM series "
            "WHERE id IN (SELECT id FROM reports WHERE council = ?)",
            [council],
        ).fetchall()
    )
    rows = database.execute(
        f"""
        SELECT report_id, figure_id, measure, value, qualifier, page, text, json_array({_SAME}),
            {", ".join(DIMENSIONS)}
        FROM figures
        WHERE report_id IN (SELECT id FROM reports WHERE council = ?)
            AND scope IS NOT 'payment'
        """,
        [council],
    )
    claims: defaultdict[str, dict[str, list[_Figure]]] = defaultdict(dict)
    for report_id, figure_id, measure, value, mark, page, text, same, *said in rows:
        figure = _Figure(figure_id, measure, printed(value, mark, text), page, tuple(said))
        claim = claims[f"{series[report_id]} {same}"]
        claim.setdefault(report_id, []).append(figure)
    return claims


def _restated(
    reports: Iterable[_Report], claim: dict[str, list[_Figure]]
) -> Iterator[_Restatement]:
    """Each report's value is held to those of the reports of the time before it that has one."""
    in_order = [
        (report, sorted(claim[report.id], key=lambda figure: (figure.page, figure.id)))
        for report in reports
        if report.id in claim
    ]
    times = [list(same) for _, same in groupby(in_order, key=lambda said: said[0].when)]
    for earlier, later in pairwise(times):
        known = [figure.value for _, figures in earlier for figure in figures]
        for newer, after in later:
            if not any(agree(one, other.value) for one in known for other in after):
                yield _restatement(*earlier[0], newer, after)


def _restatement(
    older: _Report, before: Sequence[_Figure], newer: _Report, after: Sequence[_Figure]
) -> _Restatement:
    last = after[0]
    apart = difference([f.value for f in before], [f.value for f in after], last.measure)
    old_value, new_value = (
        " or ".join(dict.fromkeys(in_print(figure.value, last.measure) for figure in side))
        for side in (before, after)
    )
    alike = older.year == newer.year
    message = (
        f"{last.what}: {old_value} in {_named(older, alike)} ({_pages(before)}), "
        f"{new_value} in {_named(newer, alike)} ({_pages(after)}): {apart}"
    )
    figures = [figure.id for figure in (*before, *after)]
    return _Restatement(
        id=new_id(newer.id, "restated", last.measure, *figures),
        report_id=newer.id,
        message=message,
        page=last.page,
        figures=json.dumps(figures),
        what=last.what,
        measure=last.measure,
        older_figure=before[0].id,
        older_value=old_value,
        newer_figure=last.id,
        newer_value=new_value,
        difference=apart,
    )


def _insert(database: Database, found: Sequence[_Restatement]) -> None:
    rows = [asdict(restatement) for restatement in found]
    database.conn.executemany(
        "INSERT INTO discrepancies (id, report_id, kind, message, page, figures) "
        "VALUES (:id, :report_id, 'restated', :message, :page, :figures)",
        rows,
    )
    database.conn.executemany(
        "INSERT INTO restatements VALUES (:id, :what, :measure, :older_figure, :older_value, "
        ":newer_figure, :newer_value, :difference)",
        rows,
    )


def _named(report: _Report, alike: bool) -> str:
    """The report by its year, and by its document where the year does not tell it."""
    year = f" for {report.year}" if report.year else ""
    return f"the report{year} in {report.document}" if alike or not year else f"the report{year}"


def _pages(figures: Iterable[_Figure]) -> str:
    pages = list(dict.fromkeys(figure.page for figure in figures))
    return f"{'page' if len(pages) == 1 else 'pages'} {' and '.join(map(str, pages))}"
