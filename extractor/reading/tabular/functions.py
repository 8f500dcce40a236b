"""Functional analysis: which rows of a grid are boxhead, which columns are stub, what titles what.

Rests on how office tables are written: the boxhead is on top and holds words, years or stage
numbers; the stub is on the left; figures fill the rest. A row with nothing but its first cell
titles the rows below it (a cut-in head).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor.layout.blocks import Cell, Table
from extractor.reading.labels import normalise, read_label
from extractor.reading.quantities import cell_quantities, is_change, is_empty
from extractor.reading.tabular.bands import are_bands
from extractor.reading.tabular.groups import titles_rows_below, totals_all_groups
from extractor.reading.tabular.rows import filled, is_missing, is_number, is_year, title_row

_PLAIN_YEAR = re.compile(r"^(?:19|20)\d\d$")
_YEARLIKE = re.compile(r"^(?:20)?\d\d\s*/\s*(?:20)?\d\d$")
ORDINAL_HEADS = re.compile(
    r"^(?:complaints? )?(stage|step|level|tier|quarter|qtr)s?(?: of (?:the )?complaints?)?$", re.I
)
"""Stub heads under which, or beside which, bare numbers 1, 2, 3 are stages or quarters; the group
is the word that goes before them."""


_ORDINAL = re.compile(r"([1-4])(?:\s*\([a-z][^()]*\)?)?", re.I)
"""The number of a stage below such a head, with what says which of its limits: "1 (extended)"."""
_ORDINAL_NUMBERS = ("1", "2", "3", "4")


@dataclass(frozen=True, slots=True)
class Section:
    """Rows ``first``..``last`` (inclusive) of a table under one boxhead.

    ``boxhead`` holds the header texts of each column, outermost first; ``head`` is the stub's own
    header (the corner); ``cut_ins`` maps a data row to the titles above it. ``titles`` are texts
    that span the whole width above the boxhead. ``data_rows`` hold figures, or dashes for them.
    """

    first: int
    last: int
    header_rows: tuple[int, ...]
    stub_columns: int
    boxhead: tuple[tuple[str, ...], ...]
    head: str
    titles: tuple[str, ...]
    cut_ins: dict[int, tuple[str, ...]]
    data_rows: tuple[int, ...]


def _looks_like_boxhead(row: tuple[Cell, ...], above: tuple[Cell, ...] | None) -> bool:
    """Words, years or stage numbers only, in more than the stub. ``above`` is the header so far.

    A dash or "n/a" beside a label is a missing figure, a "+3" or an arrow a change; neither ever
    is a header.
    """
    cells = filled(row)
    if any(is_empty(cell.text) or is_change(cell.text) for cell in cells if cell is not row[0]):
        return False
    numbers = [cell for cell in cells if is_number(cell.text)]
    if not numbers:
        return len(cells) >= 2 or above is None
    if above is not None and _ends_ordinals(above, row):
        return True
    texts = [cell.text for cell in cells if cell is not row[0]]
    if _are_limits(cells, numbers) or are_bands(texts, [cell.text for cell in numbers]):
        return True
    plain = [normalise(cell.text).strip() for cell in numbers]
    years = [cell for cell in cells if is_year(normalise(cell.text).strip())]
    if all(_PLAIN_YEAR.match(text) for text in plain) and len(plain) + len(years) >= 2:
        return True
    if len(years) > len(numbers) and all(_YEARLIKE.match(text) for text in plain):
        return True  # a mistyped year ("19/19") among years
    # "Stage | 1 | 2 | 3": bare numbers 1, 2, 3 ... under a stub head that counts stages or quarters
    head = normalise(row[0].text).strip()
    return bool(ORDINAL_HEADS.match(head)) and plain == [str(n + 1) for n in range(len(plain))]


_LIMIT = re.compile(
    r"\s*(?:(?P<sign>[<>≤≥])|up\s+to\b)?\s*\d+\s*\+?\s*(?:working\s+|calendar\s+)?days\s*", re.I
)


def _are_limits(cells: Sequence[Cell], numbers: Sequence[Cell]) -> bool:
    """Whether all numbers of a row are limits that a band in words goes beyond: "10 days | 20 days
    | Over 20 days" heads answers, "12 days | 15 days" are averages. A sign makes it one anyway: "<
    10 days | > 10 days"."""
    found = [_LIMIT.fullmatch(normalise(cell.text)) for cell in numbers]
    if not all(found):
        return False
    if len(found) > 1 and all(match["sign"] for match in found if match is not None):
        return True
    beyond = [read_label(cell.text).timescale for cell in cells if cell not in numbers]
    longest = max(
        (limit.days for limit in beyond if limit and limit.status == "outside"), default=0
    )
    limits = [read_label(cell.text).timescale for cell in numbers]
    return bool(longest) and all(limit is not None and limit.days <= longest for limit in limits)


def _is_beside_head(rows: tuple[tuple[Cell, ...], ...], above: int, index: int) -> bool:
    """Whether the stub's own header is merged down to this row: then it is of the boxhead, though
    some of its labels are bands in figures ("11-20" below "Response time").

    A stub merged over its labels and their only row of figures ("Stage 1 | Upheld | Not upheld"
    above "5 | 6") heads no row below.
    """
    row = rows[index]
    if row[0] is not rows[above][0] or not row[0].text.strip() or index + 1 == len(rows):
        return False
    below = rows[index + 1]
    return (
        any(not is_number(cell.text) for cell in filled(row[1:]))
        and below[0] is not row[0]
        and any(is_number(cell.text) for cell in below[1:])
    )


def _ends_ordinals(above: tuple[Cell, ...], row: tuple[Cell, ...]) -> bool:
    """Whether the row's only numbers are those of "Stage" or "Quarter" in the header row above.

    A header "Stage 2" in a narrow column is printed on two lines, which may look like two rows.
    """
    numbers = [i for i, cell in enumerate(row) if is_number(cell.text)]
    return len(numbers) > 1 and all(_ends_ordinal(above[i], row[i]) for i in numbers)


def _ends_ordinal(above: Cell, below: Cell) -> bool:
    plain = normalise(below.text).strip()
    return bool(ORDINAL_HEADS.match(normalise(above.text).strip())) and plain in "1234"


def analyse(table: Table) -> list[Section]:
    """The table's sections, top down: one, or more where a new boxhead stands between figures.

    A table without figures gives no section.
    """
    rows = table.rows
    sections: list[Section] = []
    index = 0
    while index < len(rows):
        head: list[int] = []
        titles: list[str] = []
        while index < len(rows):
            row = rows[index]
            title = title_row(row)
            if title is not None and not head and row[0].text.strip():
                titles.append(title)
            elif title is not None and head and not row[0].text.strip():
                head.append(index)
            elif title is not None and head:
                break  # a cut-in head
            elif filled(row) and (
                _looks_like_boxhead(row, rows[head[-1]] if head else None)
                or (head and _is_beside_head(rows, head[-1], index))
            ):
                head.append(index)
            else:
                break
            index += 1
        first = index
        again: set[int] = set()
        while index < len(rows):
            printed_again = _printed_again(rows, head, index)
            if printed_again:
                again.update(range(index, index + printed_again))
                index += printed_again
            elif index > first and (
                _starts_section(rows, index) or _heads_another(rows, head, index)
            ):
                break
            else:
                index += 1
        if index > first:
            section = _section(table, first, index - 1, head, titles, again)
            if section is not None:
                sections.append(section)
        elif index < len(rows):
            index += 1
    return sections


def _printed_again(rows: tuple[tuple[Cell, ...], ...], head: list[int], index: int) -> int:
    """How many rows at ``index`` print the boxhead ``head`` once more, as at the top of a page, all
    of it or its last rows; 0 for none.

    They begin nothing new: a total below them adds up what stands above them too.
    """
    for first in range(len(head)):
        last = head[first:]
        if index + len(last) >= len(rows) or len(filled(rows[last[0]][1:])) == 0:
            continue
        below = rows[index : index + len(last)]
        if all(
            normalise(one.text).split() == normalise(other.text).split()
            for above, row in zip(last, below, strict=True)
            for one, other in zip(rows[above], row, strict=True)
        ):
            return len(last)
    return 0


def _starts_section(rows: tuple[tuple[Cell, ...], ...], index: int) -> bool:
    """A new boxhead in mid-table: two or more header words or years, then figures below."""
    row = rows[index]
    cells = filled(row[1:])
    if any(is_number(cell.text) or is_change(cell.text) for cell in cells):
        return False
    below = rows[index + 1] if index + 1 < len(rows) else ()
    if below and cells and below[0] is row[0] and row[0].text.strip():
        # the stub's own header is merged down beside a spanner and what it spans
        return _starts_section(rows, index + 1)
    if len(cells) < 2:
        return False
    heads = 0
    for cell in cells:
        reading = read_label(cell.text)
        if reading.years or (reading.hits and not reading.rest):
            heads += 1
    figures = [column for column, cell in enumerate(below) if is_number(cell.text)]
    headed = [column for column in figures if normalise(row[column].text).strip()]
    return heads >= max(2, len(cells) - 1) and bool(headed) and 2 * len(headed) >= len(figures)


def _heads_another(rows: tuple[tuple[Cell, ...], ...], head: list[int], index: int) -> bool:
    """Whether a row prints the boxhead again under another stub head, which says what its rows are
    of: "Stage 1 | Number" above outcomes, and "Stage 2 | Number" above outcomes again."""
    if not head or index + 1 == len(rows):
        return False
    texts = [[normalise(cell.text).split() for cell in rows[i]] for i in (head[-1], index)]
    (corner, *above), (own, *again) = texts
    figures = any(is_number(cell.text) for cell in rows[index + 1][1:])
    return bool(corner and own) and corner != own and above == again and any(above) and figures


def _section(
    table: Table, first: int, last: int, head: list[int], titles: list[str], again: set[int]
) -> Section | None:
    """The section of these rows; ``again`` are rows that repeat its boxhead."""
    rows = table.rows
    width = len(rows[0])
    body = [i for i in range(first, last + 1) if i not in again]
    figures = {i for i in body if any(is_number(c.text) for c in rows[i])}
    if not figures:
        return None
    # rows of dashes hold no figure, but their stubs say what the stub lists
    data = [i for i in body if i in figures or is_missing(rows[i])]
    stub = 0
    while stub < width - 1 and (
        _is_stub_column(rows, data, stub)
        or (stub == 0 and _is_numbered(rows, head, data))
        or _lists_ordinals(rows, head, data, stub)
    ):
        stub += 1
    cut_ins: dict[int, tuple[str, ...]] = {}
    current: tuple[str, ...] = ()
    for i in body:
        title = title_row(rows[i])
        if title is not None and titles_rows_below(rows, i, again):
            follows_title = i > first and title_row(rows[i - 1]) is not None
            current = (*current, title) if follows_title else (title,)
        elif i in data:
            cut_ins[i] = current
    if data and totals_all_groups(rows, data, cut_ins):
        cut_ins[data[-1]] = ()
    wrapped = {i for above, i in pairwise(head) if _ends_ordinals(rows[above], rows[i])}
    boxhead = []
    for column in range(width):
        path: list[str] = []
        seen: list[Cell] = []
        for i in head:
            cell = rows[i][column]
            if cell.text.strip() and not any(cell is other for other in seen):
                if i in wrapped and seen and seen[-1].columns == 1:
                    path[-1] += f" {cell.text}"
                elif i in wrapped and seen and _ends_ordinal(seen[-1], cell):
                    path.append(f"{seen[-1].text} {cell.text}")
                else:
                    path.append(cell.text)
                seen.append(cell)
        boxhead.append(tuple(path))
    corner = " ".join(dict.fromkeys(text for path in boxhead[: max(stub, 1)] for text in path))
    return Section(
        first=first,
        last=last,
        header_rows=tuple(head),
        stub_columns=stub,
        boxhead=tuple(boxhead),
        head=corner if stub else "",
        titles=tuple(titles),
        cut_ins=cut_ins,
        data_rows=tuple(data),
    )


def _is_numbered(rows: tuple[tuple[Cell, ...], ...], head: list[int], data: list[int]) -> bool:
    """Whether the first column counts 1, 2, 3 as no figures do: it is headed "Quarter" or "Stage",
    or it numbers the labels beside it ("Rank", "No.").

    A total below may be without a number.
    """
    texts = [normalise(rows[i][0].text).strip() for i in data]
    texts = [text.strip("().") for text in texts if not read_label(text).says("total")]
    texts = [text for text in texts if text]
    if any(ORDINAL_HEADS.match(normalise(rows[i][0].text).strip()) for i in head):
        found = [match[1] for text in texts if (match := _ORDINAL.fullmatch(text))]
        counts = list(dict.fromkeys(found)) == [str(n + 1) for n in range(len(set(found)))]
        return len(texts) > 1 and len(found) == len(texts) and counts and found == sorted(found)
    if len(texts) < 2 or texts != [str(n + 1) for n in range(len(texts))]:
        return False
    return len(rows[0]) > 2 and _is_stub_column(rows, data, 1)


def _lists_ordinals(
    rows: tuple[tuple[Cell, ...], ...], head: list[int], data: list[int], column: int
) -> bool:
    """Whether a column beside labels holds the numbers of stages or quarters: it is headed "Stage",
    and its numbers begin again with each group of rows ("Statutory | 1", "Statutory | 2",
    "Corporate | 1")."""
    if column == 0 or not any(
        ORDINAL_HEADS.match(normalise(rows[i][column].text).strip()) for i in head
    ):
        return False
    texts = [normalise(rows[i][column].text).strip() for i in data]
    # a dash stands beside what has no stages, "All" beside what has them together
    listed = [t for t in texts if not is_empty(t) and not read_label(t).says("total")]
    return all(text in _ORDINAL_NUMBERS for text in listed) and listed.count("1") > 1


def _is_stub_column(rows: tuple[tuple[Cell, ...], ...], data: list[int], column: int) -> bool:
    """A column of labels: no figures in it, or (leftmost only) running row numbers."""
    texts = [rows[i][column].text for i in data]
    # leftmost, "Up to 10" above "11 to 20" is a band, no figure
    numbers = [t for t in texts if is_number(t) and not (column == 0 and t.strip()[0].isalpha())]
    if not any(text.strip() for text in texts):
        return column == 0
    if column == 0 and len(numbers) == len(texts) and len(texts) > 1:
        plain = [normalise(text).strip() for text in texts]
        return all(_PLAIN_YEAR.match(text) for text in plain)
    # a dash, n/a or a change among figures is no label
    words = [
        text
        for text in texts
        if (cell_quantities(text) is None and not is_change(text))
        or is_year(normalise(text).strip())
    ]
    return (not numbers and bool(words)) or (column == 0 and len(words) > len(numbers))
