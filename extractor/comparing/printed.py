"""A verdict as text: the differences as a diff, then sums for each report and family."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.comparing.documents import Compared, Tally
from extractor.comparing.fixtures import Checked
from extractor.comparing.verdict import Verdict, counted
from extractor.comparing.words import SIGNS, details, headline, what

COLUMNS = ("expected", "found", "false", "recall", "precision")


def as_text(verdict: Verdict) -> str:
    """The whole verdict, for a terminal or a log."""
    lines = [line for one in verdict.checked for line in diff(one, verdict)]
    return "\n".join([*lines, *([""] if lines else []), *_table(verdict), ending(verdict)]) + "\n"


def diff(one: Checked, verdict: Verdict) -> Iterator[str]:
    """What is not as expected in one fixture; nothing where all is."""
    lines = [line for report in one.reports for line in _differences(report, verdict)]
    if one.failure:
        lines.insert(0, f"  not read: {one.failure}")
    if one.other_file and lines:
        lines.insert(0, "  the PDF is not the one that expected.json was written for (sha256)")
    if lines:
        yield str(one.fixture.report)
        yield from lines


def ending(verdict: Verdict) -> str:
    """One line: passed or not, and why."""
    if verdict.faults:
        return f"failed: {'; '.join(verdict.faults)}"
    weights = [
        verdict.weight(difference)
        for one in verdict.checked
        for report in one.reports
        for difference in report.differences
    ]
    said = [f"{n} {name}" for name in ("known", "tolerated") if (n := weights.count(name))]
    return f"passed ({', '.join(said)})" if said else "passed"


def _differences(report: Compared, verdict: Verdict) -> Iterator[str]:
    for difference in report.differences:
        weight = verdict.weight(difference)
        mark = "" if weight == "regression" else f" ({weight})"
        yield f"  {SIGNS[difference.kind]} {headline(difference)}{mark}"
        if weight != "known":
            yield from (f"      {line}" for line in details(difference, report))
    for point in report.matched.stale:
        yield f"  = known no more, take the mark out (--accept): {what(point)}: {point.measure}"


def _table(verdict: Verdict) -> Iterator[str]:
    rows: list[tuple[str, ...]] = [("", *COLUMNS)]
    for one in verdict.checked:
        for number, report in enumerate(one.reports, start=1):
            name = one.fixture.name + (f" {number}" if len(one.reports) > 1 else "")
            rows.append(_row(name, sum(report.tallies.values(), Tally())))
            rows += [_row(f"  {family}", each) for family, each in report.tallies.items()]
        if not one.reports:
            rows.append(_row(f"{one.fixture.name} (no report)", Tally()))
    rows.append(_row("all", verdict.tally))
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = [row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]
        yield "  ".join(cells)
    yield f"{counted(len(verdict.checked), 'fixture')}"


def _row(name: str, tally: Tally) -> tuple[str, ...]:
    counts = (tally.required, tally.found, tally.false)
    shares = (tally.recall, tally.precision)
    return (name, *map(str, counts), *(f"{share:.3f}" for share in shares))
