"""Counts that a report comes back to: "of the sixty-two", "the 24 cases", "51 of the 87".

A writer who has said how many complaints came to a stage names them by their number afterwards. The
number then stands for everything that was said of it: the stage, the procedure, the service.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from extractor.reading.claims import Dimensions
from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.escalation import REACHED_FROM
from extractor.reading.narrative.stated import Sentence, Statement

_DEFINITE = re.compile(r"\b(?:the|these|those|our|its|all)\s+$", re.I)
_KEYS = ("procedure", "stage", "service_area", "subgroup", "contact")
_SMALL = 10
"""Counts below this come twice in every report; only the section's own are come back to."""


class Tally:
    """The counts that a report has stated so far, with what each is a count of."""

    def __init__(self) -> None:
        self._report: dict[Decimal, list[Dimensions]] = {}
        self._section: dict[Decimal, list[Dimensions]] = {}

    def begin_section(self) -> None:
        """Forget the small counts: "the two" of the next section are others."""
        self._section = {}

    def add(self, statements: Iterable[Statement], year: str) -> None:
        """Remember the counts of things received or dealt with in ``year``."""
        for statement in statements:
            for figure in statement.figures:
                value = figure.measures.get("count")
                told = figure.dimensions
                if told.event == "escalated":  # those that come back are where they went
                    told = replace(told, stage=REACHED_FROM.get(told.stage or "", told.stage))
                whole = figure.family == "stage_counts" or told.outcome == "total"
                if value is None or told.year != year or not whole:
                    continue
                for counts in (self._report, self._section):
                    counts.setdefault(value, []).append(told)

    def find(self, value: Decimal, service: str | None = None) -> dict[str, str | int]:
        """What all counts of ``value`` agree on; empty where none was stated. In a section on one
        ``service`` another service's count elsewhere is no count of it."""
        found = self._agreed(self._section if value < _SMALL else self._report, value)
        if service is None or found.get("service_area", service) == service:
            return found
        return self._agreed(self._section, value)

    @staticmethod
    def _agreed(counts: Mapping[Decimal, list[Dimensions]], value: Decimal) -> dict[str, str | int]:
        found: dict[str, str | int] = {}
        candidates = counts.get(value, [])
        for key in _KEYS:
            said = {getattr(told, key) for told in candidates}
            # a count said once with its stage and once without is the same count
            said = said - {None} if key in ("procedure", "stage") else said
            if len(said) == 1 and None not in said:
                found[key] = str(said.pop())
        return found

    def events(self, value: Decimal) -> set[str | None]:
        """What the section has said that so many were: received, completed, withdrawn."""
        return {told.event for told in self._section.get(value, [])}


def comes_back_to_another(sentence: Sentence, statement: Statement) -> bool:
    """Whether a number that the section has named comes back, and did not come in: "Seven were
    completed. The seven investigations covered 52 points"."""
    count, tally = statement.group.count, sentence.setting.tally
    if count is None or statement.role != "level" or tally is None:
        return False
    if not _DEFINITE.search(sentence.text[: count.start]):
        return False
    said = tally.events(count.value)
    return bool(said) and not said & {"received", None}


def referred_to(sentence: Sentence, group: Group) -> dict[str, str | int]:
    """What the number that ``group`` comes back to was a count of; empty where it is a new one."""
    amount = group.base if group.base is not None else group.count
    tally = sentence.setting.tally
    if amount is None or amount.sort != "number" or tally is None:
        return {}
    if not _DEFINITE.search(sentence.text[: amount.start]):
        return {}
    found = tally.find(amount.value, sentence.setting.heading.service_area)
    low = max((g.last for g in sentence.groups if g.last <= amount.start), default=0)
    named = any(
        h.sets.get("kind") == "service"
        and sentence.text[h.start].isupper()
        and low <= h.start
        and h.end <= amount.start
        for h in sentence.hits
    )
    # "Sensory Services, where all 12 were on time": not the twelve who went to the ombudsman
    return {} if named and "service_area" not in found else found


def antecedent_of_outcome(sentence: Sentence, statement: Statement) -> dict[str, str | int] | None:
    """What the sentence before in the paragraph counted, if so many can have been decided.

    After "Sixteen investigations were concluded at Stage 2" in the same paragraph, "Three
    complaints were upheld" is said of those sixteen.
    """
    if sentence.setting.paragraph_start:
        return None
    count = statement.group.count
    own = statement.subject.get("contact") or (statement.noun and statement.noun.contact)
    own = own if own == "issue" else "complaint"  # "64 elements. 23 elements were upheld"
    for told in reversed(sentence.setting.before):
        whole = told.group.count
        if told.role not in ("level", "base") or told.subject.get("contact", "complaint") not in (
            "complaint",
            own,
        ):
            continue
        if (
            told.group.count is None
            and told.predicate is not None
            and told.predicate.value == "resolved"
        ):
            continue  # "91% were resolved at Stage 1": the stage is where they ended
        if count is None or (whole is not None and whole.value >= count.value):
            return told.subject
    return None
