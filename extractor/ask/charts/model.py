"""What a chart shows, whatever draws it: lines over years, or panels of bars of several councils.

A chart never puts together what an answer keeps apart: each procedure, stage, service and timescale
has a line or a panel of its own, named in words. A year without a value is a gap.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from extractor.ask.measures import MEASURES, PRINTED
from extractor.ask.queries import NO_PROCEDURE, NO_STAGE, Answer
from extractor.ask.queries import Value as Cell
from extractor.errors import UsageError

MOST_LINES = 12
"""Lines in one chart: with more, even different dashes and markers cannot be told apart."""

MOST_BARS = 60
"""Bars in one chart, so that it fits on a page."""

MOST_SOURCES = 12
"""Documents that the source line names."""

MOST_NOTES = 6
"""Notes on single values below a chart."""

SOURCE_WIDTH = 110
"""Characters of a line of sources."""

_PARTS = ("council", "committee", "procedure", "stage", "service_area", "timescale_days")


@dataclass(frozen=True, slots=True)
class Point:
    """A value of one year. ``mark`` is "<", ">" or "~" where the report prints a bound, ``note``
    what is to be known of it."""

    year: str
    value: int | float
    mark: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One thing over the years. A report that contradicts itself has two points of one year."""

    label: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One council's value. ``note`` says why it is not to be compared with the others."""

    label: str
    value: int | float
    mark: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Panel:
    """Councils that can be compared: of one procedure, stage and timescale."""

    label: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of lines or of panels, one of which is empty.

    ``about`` is what all of it has in common, ``unit`` that of its values; ``years`` are all from
    the first to the last, those without a value too; ``sources`` are lines of documents and pages,
    ``remarks`` what is to be known of the values.
    """

    title: str
    about: str
    unit: str
    years: tuple[str, ...]
    lines: tuple[Line, ...]
    panels: tuple[Panel, ...]
    sources: tuple[str, ...]
    remarks: tuple[str, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """What is to be known of single values; an asterisk stands at bars that have one."""
        told = [f"* {remark}" for remark in self.remarks]
        told += [f"* {bar.note}" for panel in self.panels for bar in panel.bars if bar.note]
        told += [
            f"* {line.label + ', ' if line.label else ''}{point.year}: {point.note}"
            for line in self.lines
            for point in line.points
            if point.note
        ]
        distinct = tuple(dict.fromkeys(told))
        if len(distinct) > MOST_NOTES:
            return (*distinct[:MOST_NOTES], "* and more: see the answer without --chart")
        return distinct

    @property
    def description(self) -> str:
        """The chart in words, for those who do not see it."""
        said = [
            f"{line.label or self.about}: " + ", ".join(map(self._point, line.points))
            for line in self.lines
        ]
        said += [
            f"{panel.label or self.about}: "
            + ", ".join(f"{bar.label} {self.shown(bar.value, bar.mark)}" for bar in panel.bars)
            for panel in self.panels
        ]
        gaps = [
            year
            for year in self.years
            if not any(point.year == year for line in self.lines for point in line.points)
        ]
        missing = f" No value for {', '.join(gaps)}." if gaps and self.lines else ""
        about = f" {self.about}." if self.about else ""
        return f"{self.title}.{about} {'; '.join(said)}.{missing}"

    def shown(self, value: int | float, mark: str | None = None) -> str:
        """A value with its unit: "58%", "£1,250.50", "<5"."""
        number = f"{value:,.2f}".rstrip("0").rstrip(".") if value != int(value) else f"{value:,.0f}"
        if self.unit == "£":
            return f"{mark or ''}£{number}"
        return f"{mark or ''}{number}{'%' if self.unit == '%' else ''}"

    def _point(self, point: Point) -> str:
        return f"{point.year} {self.shown(point.value, point.mark)}"


_VALUES = {
    "trend": ("value", None),
    "uphold": ("uphold_rate_percent", "uphold-rate"),
    "escalation": ("escalation_rate_percent", "escalation-rate"),
    "payments": ("amount_gbp", "compensation"),
}
"""The presets that are drawn as lines: the column of their values, and their measure."""


def chart_of(name: str, answer: Answer) -> Chart:
    """The answer of the preset ``name`` as a chart.

    Raises UsageError for a preset that is no chart, an answer without values, and one with more
    lines or bars than can be told apart.
    """
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    if name in _VALUES:
        column, measure = _VALUES[name]
        # what was paid in single cases is no line over the years
        rows = [row for row in rows if row.get("scope", "total") == "total"]
        rows = [row for row in rows if _is_number(row[column])]
        chart = _lines(rows, column, measure)
    elif name == "league":
        chart = _league(rows)
    elif name == "compare":
        chart = _compare(rows, answer.columns)
    else:
        raise UsageError(
            f"{name!r} is no chart; there are charts of: {', '.join([*_VALUES, 'league, compare'])}"
        )
    if len(chart.lines) > MOST_LINES or sum(len(p.bars) for p in chart.panels) > MOST_BARS:
        raise UsageError(
            f"a chart of {len(chart.lines) or 'so many'} lines or bars cannot be read; choose with "
            "--council, --stage, --procedure, --service or --from and --to"
        )
    return chart


def _lines(rows: Sequence[Mapping[str, Cell]], column: str, measure: str | None) -> Chart:
    if not rows:
        raise UsageError("there are no values to draw; see the answer without --chart")
    about, differing = _told_apart(rows)
    lines: defaultdict[str, list[Point]] = defaultdict(list)
    for row in rows:
        label = _said(row, differing)
        mark, note = _text(row["qualifier"]), _text(row["note"])
        lines[label].append(Point(str(row["year"]), _number(row[column]), mark, note))
    of = MEASURES[measure or str(rows[0]["measure"])]
    first, *_, last = sorted([str(row["year"]) for row in rows] * 2)
    return Chart(
        title=of.title,
        about=about,
        unit=of.unit,
        years=_years(first, last),
        lines=tuple(Line(label, tuple(points)) for label, points in lines.items()),
        panels=(),
        sources=_sources((str(row["document"]), str(row["pages"])) for row in rows),
        remarks=_computed(rows),
    )


def _league(rows: Sequence[Mapping[str, Cell]]) -> Chart:
    if not rows:
        raise UsageError("there are no values to draw; see the answer without --chart")
    of = MEASURES[str(rows[0]["measure"])]
    parts = tuple(part for part in _PARTS if part not in ("council", "committee"))
    about, differing = _told_apart(rows, parts)
    panels: defaultdict[str, list[Bar]] = defaultdict(list)
    for row in rows:
        council = _said(row, ("council", "committee"))
        note = None if row["rank"] is not None else _text(row["note"])
        bar = Bar(council, _number(row["value"]), _text(row["qualifier"]), note)
        panels[_said(row, differing)].append(bar)
    return Chart(
        title=f"{of.title}, {rows[0]['year']}",
        about=about,
        unit=of.unit,
        years=(),
        lines=(),
        panels=tuple(Panel(label, tuple(bars)) for label, bars in panels.items()),
        sources=_sources((str(row["document"]), str(row["pages"])) for row in rows),
        remarks=_computed(rows),
    )


def _compare(rows: Sequence[Mapping[str, Cell]], columns: Sequence[str]) -> Chart:
    if len({row["measure"] for row in rows}) > 1:
        raise UsageError("one measure makes a chart: extractor query compare timeliness --chart")
    ending = ": document and pages"
    councils = [name.removesuffix(ending) for name in columns if name.endswith(ending)]
    parts = tuple(part for part in _PARTS if part not in ("council", "committee"))
    about, differing = _told_apart(rows, parts)
    panels = []
    for row in rows:
        # a text holds a bound, or two values of a report that contradicts itself
        bars = [Bar(name, _number(row[name])) for name in councils if _is_number(row[name])]
        if bars:
            panels.append(Panel(_said(row, differing), tuple(bars)))
    if not panels:
        raise UsageError("there are no values to draw; see the answer without --chart")
    of = MEASURES[str(rows[0]["measure"])]
    named = (str(row[name + ending]) for row in rows for name in councils if row[name + ending])
    places = [place.rpartition(" p. ") for many in named for place in many.split("; ")]
    return Chart(
        title=f"{of.title}, {rows[0]['year']}",
        about=about,
        unit=of.unit,
        years=(),
        lines=(),
        panels=tuple(panels),
        sources=_sources((document, pages) for document, _, pages in places),
        remarks=(*_computed(rows), *dict.fromkeys(str(row["note"]) for row in rows if row["note"])),
    )


def _computed(rows: Sequence[Mapping[str, Cell]]) -> tuple[str, ...]:
    """Says how values were made that no report prints."""
    bases = dict.fromkeys(str(row["basis"]) for row in rows if row.get("basis"))
    made = [basis for basis in bases if basis != PRINTED]
    if not made:
        return ()
    others = "; others as printed" if PRINTED in bases else ""
    return (f"Computed from what is printed: {'; '.join(made)}{others}",)


def _told_apart(
    rows: Sequence[Mapping[str, Cell]], parts: Sequence[str] = _PARTS
) -> tuple[str, tuple[str, ...]]:
    """What the rows have in common, in words, and the parts by which they differ."""
    differing = tuple(part for part in parts if len({row.get(part) for row in rows}) > 1)
    common = tuple(part for part in parts if part not in differing)
    return (_said(rows[0], common) if rows else "", differing)


def _said(row: Mapping[str, Cell], parts: Iterable[str]) -> str:
    said = ", ".join(said for part in parts if (said := _in_words(part, row.get(part))))
    return said[:1].upper() + said[1:]


def _in_words(part: str, value: Cell) -> str:
    if part == "procedure":
        return "procedure not stated" if value == NO_PROCEDURE else f"{value} procedure"
    if part == "stage":
        told = {NO_STAGE: "not one stage", "ombudsman": "ombudsman"}
        return told.get(str(value), str(value).replace("stage_", "Stage "))
    if part == "timescale_days":
        return f"within {value} working days" if value is not None else ""
    return "" if value is None else str(value)


def _years(first: str, last: str) -> tuple[str, ...]:
    """All financial years from the first to the last."""
    return tuple(
        f"{year}/{(year + 1) % 100:02d}" for year in range(int(first[:4]), int(last[:4]) + 1)
    )


def _sources(places: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Lines that name each document with its pages, in the order of the documents."""
    pages: defaultdict[str, set[int]] = defaultdict(set)
    for documents, listed in places:
        for document, numbers in zip(documents.split("; "), listed.split("; "), strict=False):
            pages[document] |= {int(number) for number in numbers.split(", ")}
    told = [
        f"{document} p. {', '.join(map(str, sorted(found)))}"
        for document, found in sorted(pages.items())
    ]
    if len(told) > MOST_SOURCES:
        told = [*told[:MOST_SOURCES], f"and {len(told) - MOST_SOURCES} more documents"]
    lines = [f"Source: {told[0]}"]
    for place in told[1:]:
        if len(lines[-1]) + len(place) + 2 > SOURCE_WIDTH:
            lines[-1] += ";"
            lines.append(place)
        else:
            lines[-1] += f"; {place}"
    return tuple(lines)


def _is_number(value: Cell) -> bool:
    return isinstance(value, int | float)


def _number(value: Cell) -> int | float:
    assert isinstance(value, int | float)
    return value


def _text(value: Cell) -> str | None:
    return None if value is None else str(value)
