"""Why a number of which something is said is none of complaints at a stage."""

from __future__ import annotations

import re
from collections.abc import Callable

from extractor.reading.labels import read_label
from extractor.reading.narrative.stage_count import Count
from extractor.reading.narrative.verdict_outcomes import is_carried_in
from extractor.reading.narrative.vetoes.parts import BOTH_NAMED
from extractor.reading.narrative.wholes import FINDINGS

_OF_PEOPLE = re.compile(
    r"\b(?:ethnic\w*|ethnicity|gender|religi\w+|sexual\s+orientation|nationality|first\s+language|"
    r"age\s+(?:groups?|bands?|ranges?)|disabilit(?:y|ies)\s+(?:was|were)|protected\s+characteristics?)\b",
    re.I,
)
"""What a sentence tells of the people who complain, whose numbers count no complaints by stage."""
_THE_REST = re.compile(r"\b(?:remaining|rest|other)\s+$")
"""Before a number of the rest, which is none of all: "the remaining 14 complaints were about"."""


def _of_people(count: Count) -> bool:
    return count.is_weak and _OF_PEOPLE.search(count.sentence.text) is not None


def _carried_in(count: Count) -> bool:
    return is_carried_in(count.sentence, count.statement)


def _is_both(count: Count) -> bool:
    """Whether "both" says a number again, instead of counting what was not counted before."""
    group = count.statement.group
    if group.count is None or group.count.sort != "both" or not count.is_weak:
        return False
    named = BOTH_NAMED.match(count.sentence.text, group.first)
    return not named or count.sentence.done[0] is not count.statement


def _is_the_rest(count: Count) -> bool:
    statement = count.statement
    if _THE_REST.search(count.sentence.text[: statement.group.first]) is None:
        return False
    told = {"service_area", "subgroup", "quarter"} & statement.subject.keys()
    named = told or {"stage", "procedure"} & {
        k for k, v in statement.origins.items() if v == "sentence"
    }
    return count.is_unsaid or (
        count.is_weak and not named and count.predicate.value in ("", "received")
    )


_SETTLED_IN = re.compile(
    r"\b(?:settlements?|payments?|remed(?:y|ies)|redress|compensation|apolog(?:y|ies))\s+(?:were|was|had\s+been)\s+"
    r"(?:made|paid|agreed|awarded|offered|given|issued)\s+in\s+(?:only\s+|just\s+)?$",
    re.I,
)
_FOUND_THAT = re.compile(
    r"[^.;\d]{0,60}\b(?:found|noted|said|felt|considered|concluded|accepted|agreed|ruled|satisfied)\s+that\b",
    re.I,
)


def _are_told_of(count: Count) -> bool:
    """Whether cases are counted in which something was done or found, and not those that came:
    "settlements were made in five cases", "in two cases the Ombudsman noted that"."""
    if count.noun.sort != "case" or not count.is_weak:
        return False
    text = count.sentence.text
    made = _SETTLED_IN.search(text, 0, count.statement.first) is not None
    return made or _FOUND_THAT.match(text, count.noun.end) is not None


_PANELS = re.compile(r"\bpanels?\b", re.I)


def _are_panels(count: Count) -> bool:
    """Whether panels are counted of which no stage is known: they are none of all complaints."""
    unsaid = "stage" not in count.statement.subject
    return unsaid and count.noun.sort == "case" and _PANELS.search(count.noun.text) is not None


_OTHERS = re.compile(r"\s*other\b(?!\s+stage\b)", re.I)


def _are_others(count: Count) -> bool:
    """Whether a number is of "other complaints" than those that the sentence has counted before."""
    if not count.is_weak or not _OTHERS.match(count.noun.text):
        return False
    known = ("service_area", "subgroup", "stage")
    said = [
        s
        for s in count.sentence.done
        if s is not count.statement and s.first < count.statement.first
    ]
    return bool(said) and not any(key in count.statement.subject for key in known)


def _are_findings(count: Count) -> bool:
    return count.noun.sort == "case" and FINDINGS.search(count.noun.text) is not None


_COMPLAINTS = frozenset({"complaint", "issue", "all", "representation", "concern"})


def _are_under_other_contacts(count: Count) -> bool:
    """Whether the heading is of other contacts only, more than one kind of them, and nothing says
    which of them a number counts: below "Compliments and enquiries" it is none of complaints."""
    if "contact" in count.statement.subject or count.noun.sort == "contact":
        return False
    headed = set(read_label(count.sentence.setting.heading_text).values("contact"))
    return len(headed) > 1 and not headed & _COMPLAINTS


NO_COUNTS: tuple[Callable[[Count], bool], ...] = (
    _of_people,
    _carried_in,
    _is_both,
    _is_the_rest,
    _are_others,
    _are_findings,
    _are_told_of,
    _are_panels,
    _are_under_other_contacts,
)
"""Why a number is none of complaints at a stage."""
