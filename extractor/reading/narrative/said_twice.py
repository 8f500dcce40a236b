"""Bare numbers side by side that would be the same figure: "Stage 2 complaints have been stable,
with 60, 63 and 61". What tells them apart is not said, or was not read."""

from __future__ import annotations

import re
from itertools import pairwise

from extractor.reading.narrative.stated import Sentence, Statement

_BETWEEN = re.compile(r"\s*(?:,|,?\s+and|,?\s+then|;|/)\s+", re.I)


def drop_said_twice(sentence: Sentence) -> None:
    """Take back the figures of numbers with nothing between them but a comma or "and", where two
    of them state the same figure with different values."""
    run: list[Statement] = []
    for one, other in pairwise(sentence.done):
        if _BETWEEN.fullmatch(sentence.text, one.group.last, other.group.first):
            run += [one] if not run or run[-1] is not one else []
            run.append(other)
        else:
            _drop_same(run)
            run = []
    _drop_same(run)


def _drop_same(run: list[Statement]) -> None:
    stated = [(f.family, f.dimensions, name) for s in run for f in s.figures for name in f.measures]
    if len(set(stated)) < len(stated) and all(f[0] != "compensation" for f in stated):
        for statement in run:
            statement.figures = []
