"""What a veto is: a reason why a number is no figure, and which numbers it can be one for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.vetoes.around import Around, Part
from extractor.reading.needles import Needled


def any_number(_: Group) -> bool:
    """Every number."""
    return True


def is_count(group: Group) -> bool:
    """Whether it counts, with or without its share."""
    return group.unit == "count"


def is_bare_count(group: Group) -> bool:
    """Whether it counts, without a share."""
    return group.unit == "count" and group.percent is None


def is_one(group: Group) -> bool:
    """Whether it counts one."""
    return group.count is not None and group.count.value == 1


def is_none(group: Group) -> bool:
    """Whether it is a "no" or "none" in words."""
    return group.count is not None and group.count.sort == "nothing"


def is_share(group: Group) -> bool:
    """Whether it is a share, or a count with its share."""
    return group.percent is not None


def is_bare_share(group: Group) -> bool:
    """Whether it is a share without a count."""
    return group.percent is not None and group.count is None


def is_no_money(group: Group) -> bool:
    """Whether it is no sum of money."""
    return group.unit != "gbp"


def is_duration(group: Group) -> bool:
    """Whether it is a time in days."""
    return group.unit == "days"


def is_no_duration(group: Group) -> bool:
    """Whether it is no time in days."""
    return group.unit != "days"


@dataclass(frozen=True, slots=True)
class Veto:
    """A reason why a number is no figure: what stands around it.

    ``pattern`` is looked for in ``part``, for ``AFTER`` at its beginning; ``numbers`` says which
    numbers it can be a reason for.
    """

    name: str
    why: str
    part: Part
    pattern: Needled | re.Pattern[str]
    numbers: Callable[[Group], bool] = any_number

    def refuses(self, around: Around) -> bool:
        """Whether the number is no figure for this reason."""
        if not self.numbers(around.group):
            return False
        look = self.pattern.match if self.part is Part.AFTER else self.pattern.search
        return look(around.parts[self.part]) is not None


@dataclass(frozen=True, slots=True)
class JudgedVeto:
    """A reason that takes more than one pattern to find: ``judge`` asks the sentence itself."""

    name: str
    why: str
    judge: Callable[[Around], bool]
    numbers: Callable[[Group], bool] = any_number

    def refuses(self, around: Around) -> bool:
        """Whether the number is no figure for this reason."""
        return self.numbers(around.group) and self.judge(around)


@dataclass(frozen=True, slots=True)
class Within:
    """Judges whether a number is one of those that a pattern spans: "from 40 to 52 to 61"."""

    pattern: Needled

    def __call__(self, around: Around) -> bool:
        """Whether the number begins within a match."""
        found = self.pattern.finditer(around.sentence.text)
        return any(match.start() <= around.group.first < match.end() for match in found)
