"""Column edges as drawn, where no cells are: where rules or shading are interrupted."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from extractor.pdf.page import Box, Page, standing_in

BESIDE = 4.0
"""Points by which text may stand out of the rules that it belongs to, or rules out of their
table."""

PIECE_GAP = 3.0
"""Points between two pieces of a line that is drawn, or shaded, cell by cell."""

ALIKE = 6.0
"""Points within which two places where lines are interrupted are one column edge."""

CLOSEST_EDGES = 4.0
"""Points below which two column edges are one."""

MOST = 0.5
"""Share of the rows (or of a piece's width) that counts as most of them."""


def drawn_edges(page: Page, box: Box) -> tuple[float, ...]:
    """Inner x at which a boxhead is drawn as cells, or the rules of several rows, or a boxhead's
    shading, are interrupted."""
    upright = [r.box for r in standing_in(page.rulings, box) if not r.horizontal]
    walls = sorted({round(b.centre[0] / ALIKE): b.centre[0] for b in upright}.values())
    walls = [x for x in walls if box.x0 + ALIKE < x < box.x1 - ALIKE]
    if len(walls) > 1:
        return tuple(x for i, x in enumerate(walls) if i == 0 or x - walls[i - 1] > CLOSEST_EDGES)
    for pieces, least in (
        ([r.box for r in page.rulings if r.horizontal], 2),
        (list(page.fills), 1),
    ):
        rows: dict[int, list[Box]] = {}
        for piece in pieces:
            shared = min(piece.x1, box.x1) - max(piece.x0, box.x0)
            level = box.top - BESIDE <= piece.centre[1] <= box.bottom + BESIDE
            if shared > MOST * piece.width and level:
                rows.setdefault(round(piece.top / 2), []).append(piece)
        votes: Counter[int] = Counter()
        exact: dict[int, float] = {}
        counted = 0
        for row in rows.values():
            row.sort(key=lambda b: b.x0)
            if len(row) < 2:
                continue
            counted += 1
            # what is drawn below a spanner alone begins or ends at an edge of its columns
            ends = [x for x in (row[0].x0, row[-1].x1) if box.x0 + ALIKE < x < box.x1 - ALIKE]
            meets = [
                (left.x1 + right.x0) / 2
                for left, right in pairwise(row)
                if abs(right.x0 - left.x1) <= PIECE_GAP
            ]
            for x in [*meets, *ends]:
                votes[round(2 * x / ALIKE)] += 1
                exact.setdefault(round(2 * x / ALIKE), x)
        edges = sorted(exact[k] for k, n in votes.items() if n >= max(least, MOST * counted))
        edges = [x for i, x in enumerate(edges) if i == 0 or x - edges[i - 1] > CLOSEST_EDGES]
        if edges:
            return tuple(edges)
    return ()
