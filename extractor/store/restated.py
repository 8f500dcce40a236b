"""What a later report of a council says otherwise than an earlier one, kept as discrepancies.

They are a function of what the database holds of a council: made again whenever one of its reports
is stored, they are the same in whatever order reports come. Corrected values are compared, and
payments are not: two of one kind are two payments.

An import keeps what it has read of a council (``Known``), so that of a new report only its own
figures are read, and only what it says something of is compared again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, fields
from itertools import groupby, pairwise
from typing import Any

from extractor.checking.restating import Printed, agree, difference, in_print, printed
from extractor.checking.wording import in_words
from extractor.reading.claims import Dimensions
from extractor.store.rows import new_id
from extractor.store.sqlite import Database

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
    sha256: str
    committee: str | None
    """Of its series: reports to two committees do not restate each other."""

    @property
    def when(self) -> tuple[str | None, str | None]:
        """What makes a report later than another. Two of one year and one meeting are about two
        services, and neither restates the other."""
        return (self.year, self.meeting)


@dataclass(frozen=True, slots=True)
class _Figure:
    """One measure of one figure; ``page`` and ``text`` are those of its first source."""

    id: str
    measure: str
    value: int | float
    mark: str | None
    page: int
    text: str
    said: tuple[Any, ...]

    @property
    def printed(self) -> Printed:
        """The value as the text prints it. Most are never asked: what is the same agrees."""
        return printed(self.value, self.mark, self.text)

    def agrees(self, other: _Figure) -> bool:
        """Whether both may be the same number."""
        if (self.value, self.mark) == (other.value, other.mark):
            return True
        return agree(self.printed, other.printed)

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


KEPT_FIGURES = 30_000
"""Measures of figures that an import keeps of the councils whose reports came last: some 30 MB, and
what sixty councils of five reports print. Of a council that was let go all is read again."""


@dataclass(slots=True)
class _Council:
    """What a council's reports say, by claim and report, and what of it is stored as restated."""

    reports: dict[str, _Report] = field(default_factory=dict)
    claims: dict[str, dict[str, list[_Figure]]] = field(default_factory=dict)
    named: dict[str, list[_Restatement]] = field(default_factory=dict)
    """By claim, for those that are restated."""
    of_report: dict[str, list[str]] = field(default_factory=dict)
    """The claims that each report has a part in."""

    def figures(self) -> int:
        """How many measures it holds: about what it takes of memory."""
        return sum(map(len, self.of_report.values()))

    def drop(self, report: str) -> Iterable[str]:
        """Forget what a report says; the claims that it had a part in."""
        del self.reports[report]
        claims = self.of_report.pop(report)
        for claim in dict.fromkeys(claims):
            del self.claims[claim][report]
        return claims

    def add(self, report: _Report, said: Iterable[tuple[str, _Figure]]) -> Iterable[str]:
        """Take in what a report says; the claims that it has a part in."""
        self.reports[report.id] = report
        found: list[str] = []
        for claim, figure in said:
            self.claims.setdefault(claim, {}).setdefault(report.id, []).append(figure)
            found.append(claim)
        self.of_report[report.id] = found
        return found


class Known:
    """What an import has read of councils, for as long as nobody else changes the database."""

    def __init__(self) -> None:
        self._councils: dict[str, _Council] = {}
        self._version: int | None = None
        self._changes: int | None = None

    def follow(self, database: Database, changes: int) -> None:
        """Forget all if anything was changed since ``stamp``, by others or through this connection
        (which had made so many ``changes``), be it that the changes were taken back. To be asked
        while the database is locked for writing.
        """
        (version,) = database.execute("PRAGMA data_version").fetchone()
        if (version, changes) != (self._version, self._changes):
            self._councils.clear()
            self._version = version

    def stamp(self, database: Database) -> None:
        """Say that what is kept is what the database holds, and was committed."""
        self._changes = database.conn.total_changes

    @contextmanager
    def unconcerned(self, database: Database) -> Iterator[None]:
        """What is done in this ``with`` changes nothing that is kept."""
        before = database.conn.total_changes
        yield
        if self._changes == before:
            self.stamp(database)

    def take(self, council: str) -> _Council | None:
        """What is kept of the council, to be given back with ``keep``."""
        return self._councils.pop(council, None)

    def keep(self, council: str, said: _Council) -> None:
        """Keep it as the one that came last, and let go of those that came first."""
        self._councils[council] = said
        held = sum(each.figures() for each in self._councils.values())
        while held > KEPT_FIGURES:
            held -= self._councils.pop(next(iter(self._councils))).figures()


def name_restated(
    database: Database,
    councils: Iterable[str],
    known: Known | None = None,
    sha256: str | None = None,
) -> None:
    """Store what each council's reports restate, in place of what was stored.

    Of what is ``known`` of them, only what the document ``sha256`` says is not so any more.
    """
    for council in sorted(councils):
        reports = _reports(database, council)
        said = known.take(council) if known else None
        if said is None or _others(said.reports.values(), sha256) != _others(reports, sha256):
            said = _Council()
            database.execute(
                "DELETE FROM discrepancies WHERE kind = 'restated' AND report_id IN "
                "(SELECT id FROM reports WHERE council = ?)",
                [council],
            )
        if len(reports) > 1:
            _update(database, said, reports, sha256)
            if known:
                known.keep(council, said)


def _others(reports: Iterable[_Report], sha256: str | None) -> set[_Report]:
    return {report for report in reports if report.sha256 != sha256}


def _update(
    database: Database, said: _Council, reports: Sequence[_Report], sha256: str | None
) -> None:
    """Bring what is known of a council, and what is stored of it, to what its reports say now."""
    touched: dict[str, None] = {}
    for report in list(said.reports.values()):
        if report.sha256 == sha256:
            touched |= dict.fromkeys(said.drop(report.id))
    for report in reports:
        if report.id not in said.reports:
            touched |= dict.fromkeys(said.add(report, _said(database, report)))
    ranks = {report.id: rank for rank, report in enumerate(reports)}
    gone: list[_Restatement] = []
    found: list[_Restatement] = []
    for claim in touched:
        figures = said.claims[claim]
        before = said.named.pop(claim, [])
        after = []
        if len(figures) > 1:
            in_order = sorted(figures.items(), key=lambda own: ranks[own[0]])
            after = list(_restated([(reports[ranks[own]], each) for own, each in in_order]))
        elif not figures:
            del said.claims[claim]
        if after:
            said.named[claim] = after
        gone += before
        found += after
    database.conn.executemany("DELETE FROM discrepancies WHERE id = ?", [(row.id,) for row in gone])
    _insert(database, sorted(found, key=lambda row: row.id))


def _reports(database: Database, council: str) -> list[_Report]:
    """The council's reports, oldest first: as ``figures_latest`` orders them."""
    found = database.execute(
        """
        SELECT reports.id, reports.report_year, reports.meeting_date, documents.filename,
            reports.sha256, series.committee
        FROM reports
        INNER JOIN documents ON reports.sha256 = documents.sha256
        INNER JOIN series ON reports.id = series.id
        WHERE reports.council = ?
        ORDER BY reports.report_year NULLS FIRST, reports.meeting_date NULLS FIRST, reports.id DESC
        """,
        [council],
    ).fetchall()
    return [_Report(*row) for row in found]


def _said(database: Database, report: _Report) -> Iterator[tuple[str, _Figure]]:
    """What the report says, each with its claim, as ``figures_latest`` tells them apart."""
    rows = database.execute(
        f"""
        SELECT figure_id, measure, value, qualifier, page, text, json_array({_SAME}),
            {", ".join(DIMENSIONS)}
        FROM figures
        WHERE report_id = ? AND scope IS NOT 'payment'
        ORDER BY page, figure_id
        """,
        [report.id],
    )
    for figure_id, measure, value, mark, page, text, same, *said in rows:
        figure = _Figure(figure_id, measure, value, mark, page, text, tuple(said))
        yield f"{report.committee} {same}", figure


def _restated(said: Sequence[tuple[_Report, list[_Figure]]]) -> Iterator[_Restatement]:
    """What reports, oldest first, say of one claim: each report's value is held to those of the
    reports of the time before it that has one."""
    times = [list(same) for _, same in groupby(said, key=lambda own: own[0].when)]
    for earlier, later in pairwise(times):
        known = [figure for _, figures in earlier for figure in figures]
        for newer, after in later:
            if not any(one.agrees(other) for one in known for other in after):
                yield _restatement(*earlier[0], newer, after)


def _restatement(
    older: _Report, before: Sequence[_Figure], newer: _Report, after: Sequence[_Figure]
) -> _Restatement:
    last = after[0]
    apart = difference([f.printed for f in before], [f.printed for f in after], last.measure)
    old_value, new_value = (
        " or ".join(dict.fromkeys(in_print(figure.printed, last.measure) for figure in side))
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
