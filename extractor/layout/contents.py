"""Tables of contents, which are no tables: dot leaders, page numbers that only grow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractor.layout.lines import Line, chunks, is_listed
from extractor.layout.regions import Region

LISTED = 0.8
"""Share of lines that end in a page number from which the region is a table of contents."""

LEAST_RUN = 3
"""Fewest entries of one list of a contents page that holds several."""


def is_contents(region: Region, several: bool = False) -> bool:
    """Whether the region is a table of contents: dot leaders, or page numbers that only grow.

    Where the page is headed with ``several`` lists (of tables, of appendices), each begins anew.
    """
    dotted = sum("...." in line.text or "…" in line.text for line in region.lines)
    if 2 * dotted >= len(region.lines):
        return True
    last = [chunks(line)[-1].text for line in region.lines if is_listed(line)]
    numbers = [int(text) for text in last]
    if len(numbers) < LISTED * len(region.lines):
        return False
    starts = [k for k, (a, b) in enumerate(pairwise(numbers), start=1) if b < a]
    runs = [b - a for a, b in pairwise([0, *starts, len(numbers)])]
    return len(runs) == 1 or (several and min(runs) >= LEAST_RUN)


_CONTENTS = re.compile(r"^(?:table of |list of )?(?:contents?|index)\b|^list of \w+$", re.I)


def heads_contents(lines: Sequence[Line]) -> bool:
    """Whether a line of the page heads its lists of contents."""
    return any(_CONTENTS.search(line.text.strip()) for line in lines if len(chunks(line)) == 1)
