"""Headers that the cells below them contradict."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from extractor.checking.bases import count_of, fits, have_common_base
from extractor.checking.checks import Finding, Material, Rule, tables_of, with_dimensions
from extractor.checking.merge import Figure, figures_with
from extractor.checking.wording import first_page, in_words, number, value_of
from extractor.reading.years import find_years

LEAST_PAIRS = 3
"""Fewer numbers may be the same in two years by chance."""


def header_years(material: Material) -> Iterator[Finding]:
    """What the reading of tables saw, with the figures of the cells that it concerns."""
    for conflict in material.conflicts:
        cells = set(conflict.cells)
        concerned = tuple(
            index
            for index, figure in enumerate(material.figures)
            if any(s.table == conflict.table and (s.row, s.column) in cells for s in figure.sources)
        )
        yield Finding(False, conflict.message, conflict.page, concerned)


def caption_and_prose(material: Material) -> Iterator[Finding]:
    """Tables on one year with the sentences about them.

    A caption is copied from last year's report and keeps its year. The table is for another year if
    a sentence on its page gives three of its numbers to that one, never names the caption's, and
    what they come to is what came in in that year and not in the caption's.
    """
    figures = material.figures
    stated: defaultdict[tuple[int, str, str], list[int]] = defaultdict(list)
    for index, figure in material.having("count", "outcomes"):
        for source in figure.sources:
            if source.kind == "narrative" and figure.dimensions.year:
                stated[source.page, source.text, figure.dimensions.year].append(index)
    for (page, text, year), told in stated.items():
        for printed in _one_year_tables(figures, page):
            captioned = figures[printed[0]].dimensions.year
            pairs = [(i, j) for i in told for j in printed if _same_but_year(figures, i, j)]
            agree = all(count_of(figures[i]) == count_of(figures[j]) for i, j in pairs)
            if len(pairs) < LEAST_PAIRS or captioned is None or not agree:
                continue
            named = {mention.year for mention in find_years(text)}
            made = sum((count_of(figures[i]) for i, _ in pairs), Decimal(0))
            holds = captioned == year
            if holds or (
                captioned not in named
                and _arrived(material, figures[told[0]], year) == made
                and _arrived(material, figures[told[0]], captioned) not in (made, None)
            ):
                others = "the same year" if holds else year
                members = tuple(sorted({index for pair in pairs for index in pair}))
                dims = replace(figures[told[0]].dimensions, outcome=None, year=None)
                about = in_words(dims)
                yield Finding(
                    holds,
                    f"outcomes of {about}: the table is headed {captioned}, "
                    f"{'and' if holds else 'but'} the sentence beside it gives its numbers for "
                    f"{others}, page {page}",
                    page,
                    members,
                )


def _one_year_tables(figures: Sequence[Figure], page: int) -> list[list[int]]:
    """The exact counts of outcomes of each table of a page whose figures are all for one year."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    years: defaultdict[int, set[str | None]] = defaultdict(set)
    for index, figure in enumerate(figures):
        for source in figure.sources:
            if source.table is None or source.page != page:
                continue
            years[source.table].add(figure.dimensions.year)
            exact = "count" in figure.measures and not figure.qualifiers
            if figure.family == "outcomes" and exact and index not in found[source.table]:
                found[source.table].append(index)
    return [indices for table, indices in found.items() if len(years[table]) == 1]


def _same_but_year(figures: Sequence[Figure], one: int, other: int) -> bool:
    return with_dimensions(figures[one], year=None) == with_dimensions(figures[other], year=None)


def _arrived(material: Material, figure: Figure, year: str) -> Decimal | None:
    """How many complaints came in of which a figure counts a decision, if the report prints one
    number."""
    counted = material.received_of(figure, outcome=None, year=year)
    return count_of(material.figures[counted[0]]) if len(counted) == 1 else None


def totals_headed_responses(material: Material) -> Iterator[Finding]:
    """A column headed as the number of responses that holds the number in time.

    The responses of one stage are as many whatever the limit. Where a table prints other "totals"
    for each limit, whose shares no whole number of them makes up, while as numbers in time all are
    of one number, the header is wrong.
    """
    figures = material.figures
    groups: defaultdict[tuple[Hashable, ...], list[int]] = defaultdict(list)
    for index, figure in figures_with(figures, "timeliness"):
        values = figure.measures
        if not {"total", "percent"} <= values.keys() or "count" in values or figure.qualifiers:
            continue
        for table in tables_of(figure):
            groups[table, with_dimensions(figure, timescale_days=None)].append(index)
    for group in groups.values():
        pairs = [(figures[i].measures["total"], figures[i].measures["percent"]) for i in group]
        if len(pairs) < 2:
            continue
        one_total = len({total for total, _ in pairs}) == 1
        holds = one_total or all(_is_possible(*pair) for pair in pairs)
        if not holds and not have_common_base(pairs):
            continue
        said = " and ".join(
            f"{value_of(figures[i], 'percent')} beside {number(figures[i].measures['total'])} "
            f"({figures[i].dimensions.timescale_days} working days)"
            for i in group
        )
        page = first_page(figures[i] for i in group)
        dimensions = replace(figures[group[0]].dimensions, timescale_days=None)
        about = in_words(dimensions)
        headed = (
            "the numbers headed as all responses may be that"
            if holds
            else "the numbers headed as all responses are those in time"
        )
        yield Finding(holds, f"{about}: {headed}: {said}, page {page}", page, tuple(group))


def _is_possible(total: Decimal, percent: Decimal) -> bool:
    """Whether some whole number is ``percent`` of ``total``."""
    if total <= 0:
        return True
    near = total * percent / 100
    counts = (near.to_integral_value(ROUND_FLOOR), near.to_integral_value(ROUND_CEILING))
    return any(fits(percent, count, total) for count in counts)


HEADER_YEARS = Rule(
    "header_years",
    "header_conflict",
    "The year in a table's caption or boxhead against its other columns and the sentence above it.",
    "Wrong where one year stands twice and the pattern of the other columns leaves one reading, or "
    "where the sentence gives the table's total to another year. What holds is not recorded.",
    None,
    header_years,
)
CAPTION_AND_PROSE = Rule(
    "caption_and_prose",
    "header_conflict",
    "The one year of a table of outcomes against the year for which a sentence on its page gives "
    "the same numbers.",
    "Made only where three numbers are the same. Wrong only if the sentence does not name the "
    "table's year, and the numbers come to what came in in the sentence's year but not in the "
    "table's.",
    "three numbers are the same for the same year",
    caption_and_prose,
)
TOTALS_HEADED_RESPONSES = Rule(
    "totals_headed_responses",
    "header_conflict",
    "Numbers headed as all responses, one for each limit, against the shares in time beside them.",
    "Wrong only where they differ by limit, some share is of no whole number of them, and all "
    "could be numbers in time of one number of responses.",
    None,
    totals_headed_responses,
)
