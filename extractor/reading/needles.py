"""Which words a pattern cannot match without: looking for them first saves running it.

Looking for a word in a sentence takes a twentieth of a microsecond, running a pattern that ignores
case ten, and most patterns need a word that is not there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from itertools import chain
from operator import add
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

DIGIT = "\\d"
"""What a pattern needs that needs a digit; ``sought_in`` sets it behind texts that have one."""

START = 3
"""Letters by which needles are told apart: few texts hold three of a needle and not all of it."""

NEEDLES_PER_LETTER = 2
"""Needles that can be looked for in the time in which a letter of a text is looked up."""

_Wanted = tuple[str, list[int]]
"""A needle, and the places of the patterns that want it."""

_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\w+")


class Needled:
    """A pattern that ignores case and is run only on texts that hold what it needs.

    It is compiled when it is run first: most are not, in most documents.
    """

    def __init__(self, pattern: str) -> None:
        """Raises re.error for a bad pattern, ValueError for one that needs no word."""
        self._text = pattern
        self._needles = needles(pattern)
        if not self._needles or DIGIT in self._needles:
            raise ValueError(f"no word is sure to be in a match of {pattern!r}")

    @property
    def text(self) -> str:
        """The pattern as written."""
        return self._text

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The pattern itself."""
        return re.compile(self._text, re.I)

    def search(self, text: str, *span: int) -> re.Match[str] | None:
        """As ``re.Pattern.search``."""
        return self.pattern.search(text, *span) if self._may_match(text) else None

    def match(self, text: str, *span: int) -> re.Match[str] | None:
        """As ``re.Pattern.match``."""
        return self.pattern.match(text, *span) if self._may_match(text) else None

    def finditer(self, text: str, *span: int) -> Iterable[re.Match[str]]:
        """As ``re.Pattern.finditer``."""
        return self.pattern.finditer(text, *span) if self._may_match(text) else ()

    def _may_match(self, text: str) -> bool:
        lowered = text.lower()
        for needle in self._needles:  # noqa: SIM110 (any() takes three times as long)
            if needle in lowered:
                return True
        return False


class Sieve:
    """Many patterns that ignore case, and which of them are worth running on a text."""

    def __init__(self, patterns: Iterable[re.Pattern[str] | Needled]) -> None:
        wanted: defaultdict[str, list[int]] = defaultdict(list)
        self._always: list[int] = []
        for at, pattern in enumerate(patterns):
            found = needles(pattern.text if isinstance(pattern, Needled) else pattern.pattern)
            for needle in found:
                wanted[needle].append(at)
            if not found:
                self._always.append(at)
        self._wanted = list(wanted.items())
        self._short: list[_Wanted] = []
        self._by_start: defaultdict[str, list[_Wanted]] = defaultdict(list)
        for needle, places in self._wanted:
            group = self._short if len(needle) < START else self._by_start[needle[:START]]
            group.append((needle, places))

    def passing(self, text: str) -> list[int]:
        """The places of the patterns that may match the text, in order; no other can."""
        sought = sought_in(text)
        found = set(self._always)
        for needle, places in self._begun_in(sought):
            if needle in sought:
                found.update(places)
        return sorted(found)

    def _begun_in(self, sought: str) -> Iterable[_Wanted]:
        """The needles that a text may hold: of a label, which has fewer letters than there are
        needles, those that begin with three letters of it."""
        if len(sought) * NEEDLES_PER_LETTER > len(self._wanted):
            return self._wanted
        starts = map(add, map(add, sought, sought[1:]), sought[2:])
        begun = [self._by_start[start] for start in self._by_start.keys() & starts]
        return chain(self._short, *begun)


def small_letters(text: str) -> str:
    """The text in small letters, each in its place."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def has_digit(text: str) -> bool:
    """Whether a digit stands in the text."""
    return _DIGIT.search(text) is not None


def words_in(text: str) -> list[str]:
    """The text's words and numbers, in small letters."""
    return _WORD.findall(text.lower())


def sought_in(text: str) -> str:
    """The text as needles are looked for in it: in small letters, and marked if it has a digit."""
    return text.lower() + DIGIT if _DIGIT.search(text) else text.lower()


def needles(pattern: str) -> tuple[str, ...]:
    """What every match of the pattern, which ignores case, has one of; none if that is not certain.

    To be looked for in what ``sought_in`` makes of a text.
    """
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
        if kind is op.IN and all(part == (op.CATEGORY, op.CATEGORY_DIGIT) for part in value):
            choices.append(frozenset([DIGIT]))
        elif kind is op.SUBPATTERN:
            choices.append(_needed(value[3]))
        elif kind is op.BRANCH:
            branches = [_needed(branch) for branch in value[1]]
            if all(branches):
                choices.append(frozenset().union(*branches))
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT) and value[0] > 0:
            choices.append(_needed(value[2]))
        elif kind is op.ASSERT:  # what must stand beside the match is in the text too
            choices.append(_needed(value[1]))
    choices.append(frozenset([run] if run else []))
    return max(choices, key=_worth, default=frozenset())


def _worth(words: frozenset[str]) -> tuple[bool, int, int]:
    """Long words that are few are best, and a digit is better than nothing."""
    shortest = min([0 if word == DIGIT else len(word) for word in words], default=0)
    return bool(words), shortest, -len(words)
