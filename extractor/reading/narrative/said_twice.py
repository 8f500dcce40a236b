"""Numbers of one sentence that would be the same figure: "Stage 2 complaints have been stable, with
60, 63 and 61". What tells them apart is not said, or was not read."""

from __future__ import annotations

import re
from itertools import pairwise

from extractor.reading.narrative.stated import FigureStated, Sentence, Statement

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
    _drop_coordinate(sentence)
    _drop_unexplained(sentence)


_OPENS = re.compile(r"[(\[]\s*$")
_CLOSES = re.compile(r"\s*%?\s*[)\]]")
_DAYS_AGAIN = re.compile(r"\s*(?:(?:working|calendar)\s+)?(?:days\s*)?[(\[]\s*")


def _drop_unexplained(sentence: Sentence) -> None:
    """Take back a number alone in brackets that would be the figure which stands before it, with
    another value: of what other time it is, nothing here says ("70% were on time (64%)")."""
    for one, other in pairwise(sentence.done):
        alone = _OPENS.search(sentence.text[: other.first]) and _CLOSES.match(
            sentence.text, other.last
        )
        if not alone or one.group.lead.bracketed or other.role != "level":
            continue
        if one.unit == "days" and other.unit == "count":
            if _DAYS_AGAIN.fullmatch(sentence.text, one.last, other.first):
                other.figures = []
            continue
        told = {(f.family, f.dimensions, *f.measures) for f in one.figures}
        other.figures = [
            f for f in other.figures if (f.family, f.dimensions, *f.measures) not in told
        ]


_SAID_AGAIN = 10
"""The same number from which on a sentence comes back to it; smaller ones are counted anew."""


def _drop_coordinate(sentence: Sentence) -> None:
    """Take back what several parts of a sentence would each be: "one on a school place still under
    investigation and one on delay, also under investigation" are two."""
    stated: dict[tuple[object, ...], list[tuple[Statement, FigureStated]]] = {}
    for statement in sentence.done:
        if (
            statement.role != "level"
            or statement.unit != "count"
            or not _is_counted_anew(statement)
        ):
            continue
        for figure in statement.figures:
            key = (figure.family, figure.dimensions)
            stated.setdefault(key, []).append((statement, figure))
    for same in stated.values():
        values = {figure.measures.get("count") for _, figure in same} - {None}
        small = any(value is not None and value < _SAID_AGAIN for value in values)
        if len({id(statement) for statement, _ in same}) < 2 or len(values) > 1 or not small:
            continue
        for statement, figure in same:
            statement.figures = [f for f in statement.figures if f is not figure]


def _is_counted_anew(statement: Statement) -> bool:
    """Whether a number begins a part of the sentence: "both" comes back to those before it."""
    count = statement.group.count
    anew = statement.group.joined.lower().strip(" ,;:") in ("", "and", "but", "with")
    return anew and count is not None and count.sort == "number"


def _drop_same(run: list[Statement]) -> None:
    stated = [(f.family, f.dimensions, name) for s in run for f in s.figures for name in f.measures]
    if len(set(stated)) < len(stated) and all(f[0] != "compensation" for f in stated):
        for statement in run:
            statement.figures = []
