"""Which words a pattern cannot match without: looking for them first saves running it."""

from __future__ import annotations

from collections.abc import Iterable
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

LEAST = 2
"""Letters of a word that is worth looking for."""


def needles(pattern: str) -> tuple[str, ...]:
    """Texts in small letters of which every match of the pattern has one; none where that is not
    certain. The pattern is one that ignores case."""
    found = _needed(_parser.parse(pattern))
    return tuple(sorted(found)) if found else ()


def _needed(parts: Iterable[Any]) -> frozenset[str]:
    """The best set of texts of which a sequence of parts needs one; empty for none."""
    choices: list[frozenset[str]] = []
    run = ""
    for kind, value in parts:
        if kind is op.LITERAL and chr(value).isascii():
            run += chr(value).lower()
            continue
        choices.append(frozenset([run] if run else []))
        run = ""
        if kind is op.SUBPATTERN:
            choices.append(_needed(value[3]))
        elif kind is op.BRANCH:
            branches = [_needed(branch) for branch in value[1]]
            if all(branches):
                choices.append(frozenset().union(*branches))
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT) and value[0] > 0:
            choices.append(_needed(value[2]))
    choices.append(frozenset([run] if run else []))
    return max(choices, key=_worth, default=frozenset())


def _worth(words: frozenset[str]) -> tuple[int, int]:
    """Long words that are few are best."""
    shortest = min(map(len, words), default=0)
    return (shortest if shortest >= LEAST else 0, -len(words))
