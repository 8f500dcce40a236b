"""A number of things that came in or went through a stage, before it is a figure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.reading.narrative.nouns import Noun
from extractor.reading.narrative.stated import Measured, Predicate, Sentence, Statement

_OF_ALL = re.compile(
    r"^\W*of\s+(?:all|the|these|those|our|all\s+the|the\s+total|the\s+overall)\s+complaints(?:\s+(?:received|made|logged|recorded))?,?\s+$",
    re.I,
)
"""Before a number that is a part of what the sentence begins with: "Of all complaints, 87 were"."""


@dataclass(frozen=True)
class Count:
    """A number of things that came in or went through a stage, and what is said of them."""

    sentence: Sentence
    statement: Statement
    predicate: Predicate
    measured: Measured
    noun: Noun

    @property
    def clause(self) -> str:
        """The number's clause."""
        return self.sentence.text[slice(*self.statement.group.clause)]

    @property
    def of_ombudsman(self) -> bool:
        """Whether the ombudsman deals with what is counted."""
        return self.statement.subject.get("stage") == "ombudsman"

    @property
    def is_unsaid(self) -> bool:
        """Whether no noun says what is counted, and no verb what became of it."""
        return self.noun.sort == "none" and self.is_weak

    @property
    def is_weak(self) -> bool:
        """Whether nothing outright is said of the number: "received", "there were"."""
        return self.predicate.strength < 2

    @property
    def is_headed(self) -> bool:
        """Whether the headings say what is counted, or at which stage."""
        heading = self.sentence.setting.heading
        if heading.event is not None and self.predicate.sort != "exists":
            return False  # "we received nine" below "Complaints rejected"
        return any((heading.contact, heading.stage, heading.event))

    @property
    def is_services_share(self) -> bool:
        """Whether it is a service's part of all."""
        if "service_area" not in self.statement.subject:
            return False
        ahead = self.sentence.text[: self.statement.first]
        return "percent" in self.measured.values or _OF_ALL.match(ahead) is not None

    @property
    def is_nothing(self) -> bool:
        """Whether it says that there was none."""
        count = self.statement.group.count
        return count is not None and count.sort == "nothing"
