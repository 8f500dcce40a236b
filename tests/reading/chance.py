"""Chance that falls the same on every machine: what a seed draws, it draws again."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """Drawing from a seed.

    Rests on ``Random.random`` alone, whose numbers Python promises to keep. A library that looks
    for examples by what the code says draws others whenever the code changes: then no run of the
    tests is like the one before.
    """

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def number(self, least: int, most: int) -> int:
        """A whole number from ``least`` to ``most``, both included."""
        return least + int(self._random.random() * (most - least + 1))

    def once_in(self, times: int) -> bool:
        """True once in so many times."""
        return self.number(1, times) == 1

    def of(self, options: Sequence[T]) -> T:
        """One of the options."""
        return options[self.number(0, len(options) - 1)]

    def shuffled(self, items: Sequence[T]) -> list[T]:
        """The items in any order."""
        left = list(items)
        return [left.pop(self.number(0, len(left) - 1)) for _ in items]

    def some(self, options: Sequence[T], least: int, most: int) -> list[T]:
        """From ``least`` to ``most`` different options, in any order."""
        return self.shuffled(options)[: self.number(least, min(most, len(options)))]
