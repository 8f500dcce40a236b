"""What the cells of one row hold: figures, a year, words alone, dashes for figures."""

from __future__ import annotations

import re
from functools import lru_cache

from extractor.layout.blocks import Cell
from extractor.reading.labels import normalise
from extractor.reading.quantities import REMEMBERED, cell_quantities, is_empty
from extractor.reading.years import find_years

_PER_CENT = re.compile(r"(?:\bper\s?cent(?:age)?\b|%)(?:\s+(?:of|in|for)\b)?", re.I)


@lru_cache(REMEMBERED)
def is_number(text: str) -> bool:
    """Whether a cell holds figures: numbers only, and no year."""
    plain = normalise(text).strip()
    if not plain or is_year(plain):
        return False
    found = cell_quantities(text)
    if found and any(q.unit == "days" for q in found) and find_years(plain):
        return False  # "2020/21 Over 10 days" is a year and a limit
    return bool(found)


def is_year(plain: str) -> bool:
    """Whether a text is a year, be it with the unit of what stands below it: "2021/22 per cent"."""
    years = find_years(plain)
    rest = plain
    for mention in reversed(years):
        rest = rest[: mention.start] + rest[mention.end :]
    return bool(years) and not re.sub(r"[\W_]+", "", _PER_CENT.sub("", rest))


def _distinct(row: tuple[Cell, ...]) -> list[Cell]:
    seen: list[Cell] = []
    for cell in row:
        if not any(cell is other for other in seen):
            seen.append(cell)
    return seen


def filled(row: tuple[Cell, ...]) -> list[Cell]:
    """The cells of a row that hold text, a merged one once."""
    return [cell for cell in _distinct(row) if cell.text.strip()]


def title_row(row: tuple[Cell, ...]) -> str | None:
    """The text of a row whose one filled cell titles what is below."""
    cells = filled(row)
    if len(cells) == 1 and not is_number(cells[0].text):
        return cells[0].text
    return None


def is_missing(row: tuple[Cell, ...]) -> bool:
    """A labelled row with dashes or "n/a" for figures."""
    return any(is_empty(cell.text) for cell in filled(row) if cell is not row[0])
