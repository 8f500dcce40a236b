"""Boxheads that their own table makes impossible, and what they must be.

Typists copy a header cell and forget to change its year: "2021/22 No. | 2021/22 % | 2020/21 No. |
2021/22 %", or "20/21 19/20 19/19" beside "20/21 19/20 18/19". Only where the pattern of the other
columns leaves one reading is a year corrected, and the correction is named as a conflict.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.layout.blocks import Table
from extractor.reading.claims import HeaderConflict
from extractor.reading.labels import read_label, read_times
from extractor.reading.quantities import cell_quantities, find_quantities
from extractor.reading.sentences import sentences_of
from extractor.reading.tabular.functions import Section
from extractor.reading.years import FIRST_YEAR

SMALLEST_TELLING = 10
"""A number below this stands in too many sentences to prove that one speaks of a table's total."""

_COMPARES = re.compile(r"\b(?:compar\w+|against|than|from|previous(?:ly)?|last year)\b", re.I)
_YEARLIKE = re.compile(r"^\s*(?:20)?\d\d\s*/\s*(?:20)?\d\d\s*$")


def contradicted_caption(table: Table, section: Section, caption: str) -> str | None:
    """The year that the sentence above the table gives to its very total, against the caption.

    "The 93 complaints of 2009/10 came in these ways" above a table of 93 in all, captioned 2008/09:
    the caption was copied from last year's report. Without the total in the sentence the year may
    be of something else, as in one that compares ("compared with 112 in 2008/09").
    """
    printed = read_times(caption).year
    if printed is not None and "-" in printed:
        return None  # "2016/17 to 2018/19": the rows or columns say which
    for sentence in sentences_of(table.before or ""):
        year = read_times(sentence).year
        if printed is None or year is None or year == printed or _COMPARES.search(sentence):
            continue
        numbers = {q.value for q in find_quantities(sentence) if q.unit is None}
        numbers = {n for n in numbers if SMALLEST_TELLING <= n < FIRST_YEAR}
        cells = [table.rows[section.data_rows[-1]][c].text for c in range(len(table.rows[0]))]
        totals = {q.value for text in cells for q in cell_quantities(text) or []}
        if numbers & totals:
            return year
    return None


def caption_conflict(
    table: Table, index: int, section: Section, caption: str, year: str
) -> HeaderConflict:
    """The conflict that says which year was read instead of the caption's."""
    return HeaderConflict(
        table=index,
        page=table.page,
        message=f'the table captioned "{caption}" is read as {year}: the sentence above it gives '
        "its total for that year",
        cells=tuple((r, c) for r in section.data_rows for c in range(len(table.rows[0]))),
    )


def repaired_years(
    table: Table, index: int, section: Section, columns: Sequence[int]
) -> tuple[dict[int, str], list[HeaderConflict]]:
    """Corrected years by column, and the conflicts that say so."""
    years = {c: _year(section.boxhead[c]) for c in columns}
    repaired: dict[int, str] = {}
    repaired.update(_doubled_in_pairs(section, columns, years))
    repaired.update(_odd_one_in_groups(section, columns, years))
    conflicts = []
    for column, year in repaired.items():
        printed = " ".join(section.boxhead[column]).replace("\n", " ")
        conflicts.append(
            HeaderConflict(
                table=index,
                page=table.rows[section.data_rows[0]][column].page,
                message=f'column headed "{printed}" is read as {year}: '
                "the other columns leave no other year for it",
                cells=tuple((row, column) for row in section.data_rows),
            )
        )
    return repaired, conflicts


def _year(path: tuple[str, ...]) -> str | None:
    for text in reversed(path):
        year = read_label(text).year
        if year is not None:
            return year
    return None


def _measure(path: tuple[str, ...]) -> str | None:
    for text in reversed(path):
        measure = read_label(text).value("measure")
        if measure is not None:
            return measure
    return None


def _doubled_in_pairs(
    section: Section, columns: Sequence[int], years: dict[int, str | None]
) -> dict[int, str]:
    """Columns in pairs of number and share, one share under another pair's year."""
    measures = [_measure(section.boxhead[c]) for c in columns]
    pairs = [(columns[i], columns[i + 1]) for i in range(0, len(columns) - 1, 2)]
    regular = len(columns) % 2 == 0 and all(
        (measures[i], measures[i + 1]) in (("count", "percent"), ("percent", "count"))
        for i in range(0, len(columns) - 1, 2)
    )
    if not regular:
        return {}
    agreed = {years[a] for a, b in pairs if years[a] is not None and years[a] == years[b]}
    repaired: dict[int, str] = {}
    for first, second in pairs:
        one, two = years[first], years[second]
        if one is None or two is None or one == two:
            continue
        if two in agreed and one not in agreed:
            repaired[second] = one
        elif one in agreed and two not in agreed:
            repaired[first] = two
    return repaired


def _odd_one_in_groups(
    section: Section, columns: Sequence[int], years: dict[int, str | None]
) -> dict[int, str]:
    """Groups of columns under spanners that repeat the same years, one of them no year at all."""
    groups: dict[tuple[str, ...], list[int]] = {}
    for column in columns:
        path = section.boxhead[column]
        if len(path) >= 2:
            groups.setdefault(path[:-1], []).append(column)
    sequences = [tuple(years[c] for c in group) for group in groups.values()]
    complete = [s for s in sequences if None not in s and len(set(s)) == len(s)]
    if len(complete) < 2 or len(set(complete)) != 1 or len(complete) == len(sequences):
        return {}
    pattern = complete[0]
    repaired: dict[int, str] = {}
    for group in groups.values():
        sequence = [years[c] for c in group]
        if len(sequence) != len(pattern) or tuple(sequence) == pattern:
            continue
        wrong = [i for i, year in enumerate(sequence) if year != pattern[i]]
        odd = section.boxhead[group[wrong[0]]][-1]
        year = pattern[wrong[0]]
        if len(wrong) == 1 and _YEARLIKE.match(odd.replace("\n", " ")) and year is not None:
            repaired[group[wrong[0]]] = year
    return repaired
