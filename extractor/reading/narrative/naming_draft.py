"""A number while the names beside it are read: what they make of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.names import SEVERAL, Named, in_subject
from extractor.reading.narrative.nouns import Noun
from extractor.reading.narrative.stated import Predicate, Sentence, Statement

_WHY_REFUSED = re.compile(
    r"\breasons?\s+(?:given\s+)?(?:for|why)\s+(?:\w+\s+){0,3}?(?:reject|refus|declin|not\s+(?:accept|investigat|being\s+accept))",
    re.I,
)
"""What a sentence on why complaints were not accepted says."""

_MANAGED = re.compile(r"\bmanaged\s+(?:only\s+|just\s+)?$", re.I)
"""Before a share of what was done in time, and none of what came in."""


_IN_YEAR = re.compile(
    r"^(?:in|during|for)\s+(?:(?:19|20)\d\d\s?[/-]\s?(?:\d\d)?\d\d|last\s+year|this\s+year),?\s+",
    re.I,
)
"""What a sentence begins with before the label: "In 2018/19 young people made seven"."""


@dataclass(slots=True)
class Naming:
    """A number whose service, part or theme is looked for.

    ``subject`` is what it is about, which names are added to; ``of_subject`` the name that is the
    grammatical subject, ``named`` the name that was chosen.
    """

    sentence: Sentence
    statement: Statement
    subject: dict[str, str | int]
    of_subject: Named | None = None
    named: Named | None = None

    @property
    def group(self) -> Group:
        """The number."""
        return self.statement.group

    @property
    def ahead(self) -> str:
        """What stands in the clause before the number."""
        return self.sentence.text[self.group.clause[0] : self.group.first]

    @property
    def is_unsaid(self) -> bool:
        """Whether the words say no thing that is counted: "nine were about Fostering"."""
        return self.statement.noun is not None and self.statement.noun.sort == "none"

    @property
    def is_weak(self) -> bool:
        """Whether nothing is said of the number that a name could not overrule."""
        return self.statement.predicate is None or self.statement.predicate.strength <= 1

    def set_service(self, named: Named) -> bool:
        """Make it a number of a service, unless the report is that service's alone."""
        if in_subject(named.text, self.sentence.setting.context):
            return False
        self.subject["service_area"] = named.text
        return True

    def make_entry(self, cut: str, label: str) -> None:
        """Make it an entry of a breakdown by ``cut``; "more than one service" names none."""
        if SEVERAL.match(label):
            self.make_foreign()
            return
        label = _IN_YEAR.sub("", label)
        refused = self.sentence.setting.heading.event in ("rejected", "not_progressed")
        refused = refused or _WHY_REFUSED.search(self.sentence.text) is not None
        if cut == "category" and refused:
            cut = "rejection_reason"  # below "Complaints not accepted"
        self.statement.predicate = Predicate("breakdown", cut, label=label)

    def make_existing(self) -> None:
        """Where nothing is said of what is counted, it is that it was there."""
        if self.statement.predicate is None:
            self.statement.predicate = Predicate("exists", strength=1)

    def make_foreign(self, position: int | None = None) -> None:
        """Make it a number of something that nothing here can name."""
        at = self.group.first if position is None else position
        self.statement.noun = Noun("foreign", at, at)

    def take_in(self, lent: Predicate | None = None) -> None:
        """A bare number that a service "had" or "received" is one of complaints.

        ``lent`` is what a share before was a share of: "answered 94% in time. Highways managed
        55%."
        """
        statement = self.statement
        noun, predicate = statement.noun, statement.predicate
        if noun is None or noun.sort == "foreign":
            return
        bare = predicate is None or predicate.sort == "exists"
        ahead = self.sentence.text[: self.group.first]
        if bare and lent is None and self.group.unit == "percent" and _MANAGED.search(ahead):
            statement.predicate = None
            self.make_foreign()  # "Parks managed only 42%" of what nothing here has read
            return
        if bare and lent is not None and statement.unit == "percent":
            statement.predicate = lent
            return
        if predicate is not None and predicate.strength > 1:
            return
        self.make_existing()
        if noun.sort == "none":
            statement.noun = Noun("case", statement.last, statement.last)
