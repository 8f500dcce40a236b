"""How well a grid tabulates: the measure by which one reading of a region beats another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from statistics import mean

from extractor.layout.blocks import Cell
from extractor.layout.grid import Grid, cells_of, unique

GOOD = 0.75
"""From this score on a reading is taken as it is; below it a second reading is worth its time."""

POOR = 0.5
"""Below this score a region is no table."""

ENOUGH_FILLED = 0.87
"""Share of filled cells from which blanks tell nothing against a table: sub-heads leave some."""

LEAST_WITH_STUBS = 3
"""Fewest columns and rows that show a second column of words to be a stub."""

LEAST_PAYMENTS = 2
"""Fewest rows that show a column of amounts where the other columns are words."""

FUSED = 0.25
"""Share of cells with figures side by side from which a reading is as wrong as can be."""

FIGURE = re.compile(
    r"[£€$<>~≤≥(\[*+–-]*\s*\d[\d,. ]*\s*(?:%|days?|k|m)?[)\]*]*[⁰¹²³⁴-⁹⁽⁾]*"
    r"(?:\s*\(\s*(?:[£<>+–-]*\d[\d,.]*\s*%?|\d{1,3}\s*(?:/|(?:out )?of )\s*\d{1,4})\s*\)\s*\*?)?|"
    r"\d[\d,]*\s*(?:/|(?<=\s)(?:out\s+)?of\s)\s*\d[\d,]*(?:\s*\(\s*\d[\d.]*\s*%\s*\))?",
    re.IGNORECASE,
)
NOTHING = re.compile(
    r"[-–—.]|n\s*/?\s*a|nil|none|zero|not applicable|\*|tbc|[↑↓→←↔↗↘⇧⇩⬆⬇▲▼]", re.IGNORECASE
)
"""What stands in place of a figure: nothing, or the arrow of a column of trends."""

_SHORT_YEARS = "|".join(
    rf"{first:02}\s*[/–-]\s*(?:20)?(?:{first:02}|{(first + 1) % 100:02})"
    for first in (*range(90, 100), *range(40))
)
YEAR = re.compile(
    rf"(?:19|20)\d\d\s*[/–-]\s*(?:19|20)?\d\d|{_SHORT_YEARS}|(?:19|20)\d\d", re.IGNORECASE
)
"""A year, or the two of a financial one; "24/41" is so many of 41, "19/19" a slip in typing."""

_LIMIT = re.compile(r"[<>≤≥]\s*\d+\s*days?", re.I)
"""A limit that heads the answers within or beyond it: "< 10 days"."""

_CHANGE = re.compile(
    r"(?:up|down|increase|decrease|rise|fall|[↑↓▲▼])(?: (?:of|by))?\s*\d[\d.,]*\s*%?|"
    r"no change|unchanged|the same|same",
    re.I,
)
"""What stands beside a figure for how it has changed, in words."""

_REFERENCE = re.compile(r"\d\d \d{3} \d{3}[a-z]?", re.I)
"""An Ombudsman's reference number, "22 004 118", which narrow cells break."""

_BAND = re.compile(r"\d*[0156]\s*[–-]\s*\d*[05]")
"""Days from one to another, "11 – 20": they begin after a round number, and end at one."""

_PHONE = re.compile(r"0[\d ]{8,}")

REMEMBERED = 4096
"""Texts of which it is kept whether they are figures: each is asked by several steps."""


@lru_cache(REMEMBERED)
def is_figure(text: str) -> bool:
    """Whether a cell's text is a figure ("1,004", "41 (26%)", "<5"); years and limits are
    labels."""
    text = " ".join(text.split())
    return bool(FIGURE.fullmatch(text)) and not (YEAR.fullmatch(text) or _LIMIT.fullmatch(text))


@lru_cache(REMEMBERED)
def is_value(text: str) -> bool:
    """Whether a cell's text is a figure or stands in place of one ("-", "n/a")."""
    text = " ".join(text.split())
    return is_figure(text) or bool(NOTHING.fullmatch(text))


def header_rows(rows: Sequence[Sequence[Cell]]) -> int:
    """How many rows stand before the first row with a figure beside its stub."""
    for index, row in enumerate(rows):
        if any(is_figure(cell.text) for cell in row[1:]):
            return index
    return min(1, len(rows))


def is_headed(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether a boxhead stands above the rows. Its labels may be numbers: a bold "Stage | 1 | 2"
    above a row that is not bold."""
    bold = [all(cell.bold for cell in row) for row in rows[:2]]
    return header_rows(rows) > 0 or bold == [True, False]


def score(grid: Grid) -> float:
    """How well the grid tabulates, 0 to 1.

    The mean of: cells that hold text; columns that hold one kind of text (figures, or none); a
    boxhead that labels the columns; cells that hold one figure and not several.
    """
    if grid.width < 2 or len(grid.rows) < 2:
        return 0.0
    head = max(header_rows(grid.rows), 1)
    body = grid.rows[head:] or grid.rows
    cells = [cell for row in body for cell in unique(row)]
    filled = sum(bool(cell.text.strip()) for cell in cells) / len(cells)
    kinds = [_one_kind(row[c].text for row in body) for c in range(1, grid.width)]
    consistent = sum(kinds) / len(kinds)
    labels = [any(row[c].text.strip() for row in grid.rows[:head]) for c in range(1, grid.width)]
    labelled = sum(labels) / len(labels)
    fused = fused_share(grid)
    return mean(
        (min(1.0, filled / ENOUGH_FILLED), consistent, labelled, 1 - min(1.0, fused / FUSED))
    )


def fused_share(grid: Grid) -> float:
    """Share of the filled cells that hold figures side by side: a column edge was missed."""
    texts = [cell.text for cell in cells_of(grid) if cell.text.strip()]
    return sum(_fused(text) for text in texts) / max(len(texts), 1)


def is_sound(grid: Grid) -> bool:
    """Whether a reading can be taken without a second one."""
    return score(grid) >= GOOD and not fused_share(grid)


def figures_share(grid: Grid) -> float:
    """Share of the filled cells right of the stub, below the boxhead, that hold a value."""
    head = header_rows(grid.rows)
    body = grid.rows[head:]
    stubs = 2 if head and _lists_twice(grid.rows[head - 1], body) else 1
    texts = [cell.text for row in body for cell in unique(row[stubs:]) if cell.text.strip()]
    return sum(map(tells_figure, texts)) / len(texts) if texts else 0.0


def tells_figure(text: str) -> bool:
    """Whether a cell holds a figure, or in words how one has changed ("Increase of 9%")."""
    return is_value(text) or bool(_CHANGE.fullmatch(" ".join(text.split())))


def _lists_twice(head: Sequence[Cell], body: Sequence[Sequence[Cell]]) -> bool:
    """Whether the second column is a stub too: words below a label of its own, and beside each of
    them nothing but figures ("Highways | Upheld | 31")."""
    if len(head) < LEAST_WITH_STUBS or len(body) < LEAST_WITH_STUBS:
        return False
    labelled = all(cell.text.strip() for cell in head[1:])
    words = all(row[1].text.strip() and not is_value(row[1].text) for row in body)
    return labelled and words and all(is_value(cell.text) for row in body for cell in row[2:])


def lists_payments(grid: Grid) -> bool:
    """Whether the grid lists cases, words for the most part, and what was paid in each: bold labels
    over all columns, and one of amounts ("Case | Service | Reason | Amount")."""
    head = header_rows(grid.rows)
    body = grid.rows[head:]
    if head != 1 or len(body) < LEAST_PAYMENTS or score(grid) < 1:
        return False
    bold = all(cell.bold for cell in grid.rows[0])
    plain = not any(cell.bold for row in body for cell in row[1:])
    paid = (all(row[c].text.startswith("£") for row in body) for c in range(1, grid.width))
    return bold and plain and any(paid)


def _one_kind(texts: Iterable[str]) -> float:
    filled = [text for text in texts if text.strip()]
    if not filled:
        return 0.0
    values = sum(is_value(text) for text in filled) / len(filled)
    return max(values, 1 - values)


def _fused(text: str) -> bool:
    """Whether a cell holds several figures side by side: a column edge was missed."""
    if _REFERENCE.fullmatch(" ".join(text.split())):
        return False
    return any(
        len(parts) >= 2
        and sum(map(is_figure, parts)) >= 2
        and all(is_value(part) and not part.startswith("(") for part in parts)
        and not _PHONE.fullmatch(line)
        and not _BAND.fullmatch(line)
        for line in text.split("\n")
        if (parts := line.split())
    )
