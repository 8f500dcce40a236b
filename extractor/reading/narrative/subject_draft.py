"""A number's subject while it is being made: of each dimension the first that is taken stays."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from extractor.reading.narrative.nouns import Noun
from extractor.reading.narrative.own_words import own_dimensions
from extractor.reading.narrative.stated import Sentence, Setting, Statement
from extractor.reading.narrative.subject_checks import is_aside, of_other_procedure

OF_A_PROCEDURE = frozenset((None, "complaint", "issue", "concern", "representation"))
"""What comes in under a complaints procedure; compliments and enquiries come under none."""


@dataclass(slots=True)
class Draft:
    """What is known so far of what a number is about, and what the sources of it are.

    ``values`` are the dimensions with ``origins``, the place that each was read in, and ``lent``
    those that another number of the sentence lends it; ``own`` is what the number's clause says;
    ``levels`` are the statements before it in the sentence, ``previous`` the one that it may take
    over from. ``part`` says that it is a part of ``previous`` ("of which"), ``apart`` that it is
    under another procedure, ``bare`` that it has no noun of its own.
    """

    sentence: Sentence
    index: int
    statement: Statement
    own: dict[str, str | int]
    levels: list[Statement]
    previous: Statement | None
    part: bool
    apart: bool
    bare: bool
    values: dict[str, str | int] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)
    lent: set[str] = field(default_factory=set)

    @property
    def setting(self) -> Setting:
        """What the sentence stands in."""
        return self.sentence.setting

    @property
    def noun(self) -> Noun | None:
        """What the number counts, by its words."""
        return self.statement.noun

    @property
    def is_money(self) -> bool:
        """Whether it is a sum."""
        return self.statement.unit == "gbp"

    @property
    def is_timed(self) -> bool:
        """Whether it says how long answers took."""
        predicate = self.statement.predicate
        return predicate is not None and predicate.sort in ("status", "average")

    @property
    def contact(self) -> str:
        """The kind of contact that it counts; complaints where none is said."""
        return str(self.values.get("contact", "complaint"))

    def take(self, said: Mapping[str, str | int], origin: str, keys: Iterable[str]) -> None:
        """Take those of the ``keys`` that are said there and not known yet."""
        for key in keys:
            if key in said and key not in self.values:
                self.put(key, said[key], origin)

    def take_over(self, other: Statement, keys: Iterable[str]) -> None:
        """Take those of the ``keys`` that another number has and that are not known yet, each with
        the place that it was read in there."""
        for key in keys:
            if key in other.subject and key not in self.values:
                self.put(key, other.subject[key], other.origins.get(key, "sentence"))
                self.lent.add(key)

    def put(self, key: str, value: str | int, origin: str) -> None:
        """Set a dimension, known or not."""
        self.values[key], self.origins[key] = value, origin


def begin_draft(sentence: Sentence, index: int, statement: Statement) -> Draft:
    """A draft without any dimension."""
    own = own_dimensions(sentence, statement)
    levels = [s for s in sentence.done if s.role != "compared"] or sentence.done
    outer = [s for s in sentence.done if s.group.inner is None and not is_aside(s)]
    part = bool(outer) and "of which" in statement.group.joined.lower()
    previous = levels[-1] if levels else None
    if part:
        previous = outer[-1]
    return Draft(
        sentence,
        index,
        statement,
        own,
        levels,
        previous,
        part,
        apart=previous is not None and of_other_procedure(sentence, statement, own, previous),
        bare=statement.noun is None or statement.noun.sort in ("none", "foreign"),
    )
