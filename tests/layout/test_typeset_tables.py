"""Tables drawn at random to a PDF and read back: what share of the cells is exactly right?"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from extractor.layout.blocks import Table
from extractor.layout.find import find_layout
from extractor.pdf.document import open_document
from tests.layout.typesetting import STYLES, Drawn, typeset

EACH = 16
"""Tables in each style."""

SEED = 20240
FLOORS = {
    "grid": 0.99,
    "shaded": 0.99,
    "rules": 0.97,
    "borderless": 0.95,
    "boxed": 0.97,
    "filled": 0.97,
}


def right_cells(drawn: Drawn, table: Table | None) -> int:
    """How many of the cells stand where they were set, with the text that was set."""
    if table is None:
        return 0
    return sum(
        r < len(table.rows)
        and c < len(table.rows[r])
        and " ".join(table.rows[r][c].text.split()) == text
        for r, row in enumerate(drawn.cells)
        for c, text in enumerate(row)
    )


def read_back(path: Path) -> dict[str, Table]:
    layout = find_layout(open_document(path).pages, path)
    return {b.caption: b for b in layout.blocks if isinstance(b, Table) and b.caption}


@pytest.fixture(scope="module")
def shares(tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    path = tmp_path_factory.mktemp("typeset") / "tables.pdf"
    drawn = typeset(path, SEED, EACH)
    found = read_back(path)
    right: dict[str, int] = defaultdict(int)
    cells: dict[str, int] = defaultdict(int)
    for one in drawn:
        right[one.style] += right_cells(one, found.get(one.caption))
        cells[one.style] += sum(len(row) for row in one.cells)
    return {style: right[style] / cells[style] for style in STYLES}


@pytest.mark.parametrize("style", STYLES)
def test_cells_are_read_as_they_were_set(style: str, shares: dict[str, float]) -> None:
    print(f"{style}: {shares[style]:.2%} of the cells exactly as set")
    assert shares[style] >= FLOORS[style]


def test_a_wrong_reading_counts_as_wrong() -> None:
    drawn = Drawn("rules", "Table 1", [["Service", "2021/22"], ["Waste", "12"]])
    assert right_cells(drawn, None) == 0
