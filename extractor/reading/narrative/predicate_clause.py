"""The clause of a number, as what is said of the things counted is looked for in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from extractor.reading.labels import Hit
from extractor.reading.narrative.clauses import Group, said_after
from extractor.reading.narrative.nouns import Noun
from extractor.reading.narrative.signals import nearest, timescale_in
from extractor.reading.narrative.stated import Predicate, Sentence
from extractor.reading.timescales import Timescale

_THEN_WERE = re.compile(r"\s+(?:were|was|had\s+been|have\s+been)\s+(?:\w+ly\s+)?", re.I)
_WENT_FURTHER = re.compile(
    r"\s+and\s+(?:(?:were|was|had|then|subsequently|so)\s+)*"
    r"(?:progress|escalat|went|gone|moved|proceed|taken|advanc)",
    re.I,
)
_AFTER_FIRST = 25
"""Characters that a word before a number counts as further away: what is said of it follows it."""
_NOWHERE = 10**6
"""Characters: how far away a word is that the clause has not."""


@dataclass(frozen=True)
class Clause:
    """A number with the stretch of the sentence that is about it, and the thing it counts."""

    sentence: Sentence
    group: Group
    noun: Noun

    @cached_property
    def words(self) -> str:
        """All that stands in the clause."""
        return self.sentence.text[slice(*self.group.clause)]

    @cached_property
    def ahead(self) -> str:
        """What stands in the clause before the number."""
        return self.sentence.text[self.group.clause[0] : self.group.first]

    @cached_property
    def tail(self) -> str:
        """What stands in the clause after the number."""
        return said_after(self.sentence.text, self.group, self.group.clause[1])

    @cached_property
    def rest(self) -> str:
        """The whole sentence after the number."""
        return said_after(self.sentence.text, self.group)

    @cached_property
    def behind(self) -> str:
        """The whole sentence after the first of the group's numbers, its share too."""
        return self.sentence.text[self.group.lead.end :]

    @cached_property
    def label(self) -> str:
        """What the sentence is but for a colon and its first number: "Fewer went on: 15"."""
        bare = self.group.joined == ":" and not self.ahead.strip() and not self.sentence.done
        return self.lead_up if bare else ""

    @cached_property
    def lead_up(self) -> str:
        """The whole sentence before the number."""
        return self.sentence.text[: self.group.first]

    @property
    def last(self) -> Predicate | None:
        """What was said of the number before."""
        return self.sentence.done[-1].predicate if self.sentence.done else None

    @cached_property
    def scale(self) -> Timescale | None:
        """The limit in days that the clause names."""
        return timescale_in(self.sentence.reading, self.group, self.group.clause)

    @cached_property
    def outcome(self) -> Hit | None:
        """The nearest words that say an outcome, or what then became of cases so described."""
        nearest_hit = self._nearest("outcome")
        return None if nearest_hit is None else self._then_decided(nearest_hit)

    def _then_decided(self, outcome: Hit) -> Hit | None:
        """What became of cases of which the first word only says how they stood: "all cases under
        investigation were upheld", "68 were unresolved and progressed to Stage 2" (no outcome)."""
        text = self.sentence.text
        if outcome.sets["outcome"] == "ongoing":
            return next(
                (
                    h
                    for h in self.sentence.hits
                    if "outcome" in h.sets
                    and outcome.end < h.start < self.group.clause[1]
                    and _THEN_WERE.fullmatch(text, outcome.end, h.start)
                ),
                outcome,
            )
        unsettled = outcome.sets["outcome"] == "no_finding"
        return None if unsettled and _WENT_FURTHER.match(text, outcome.end) else outcome

    @cached_property
    def status(self) -> Hit | None:
        """The nearest words that say whether something was in time."""
        return self._nearest("status")

    @cached_property
    def event(self) -> Hit | None:
        """The nearest words that say what was gone through."""
        return self._nearest("event")

    def _nearest(self, key: str) -> Hit | None:
        return nearest(self.sentence.outside(self.group), key, self.group, self.group.clause)

    def gap(self, hit: Hit | None) -> int:
        """How far, in characters, ``hit`` is from the number."""
        if hit is None:
            return _NOWHERE
        if hit.start >= self.group.first:
            return hit.start - self.group.last
        return self.group.first - hit.end + _AFTER_FIRST
