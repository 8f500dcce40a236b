"""The stretches of a sentence around one of its numbers, as vetoes ask them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from extractor.reading.narrative.clauses import Group, said_after
from extractor.reading.narrative.stated import Sentence
from extractor.reading.narrative.wording import MODAL_REACH
from extractor.reading.needles import Needled


class Part(Enum):
    """A stretch of the sentence around a number."""

    BEFORE = auto()
    """All that stands before the number."""
    BEFORE_UNLIMITED = auto()
    """The same with the limits that answers are measured by blanked out (``without_limits``)."""
    BEFORE_IN_CLAUSE = auto()
    """What stands before the number in its clause."""
    NEAR_BEFORE = auto()
    """What is said of this number before it: since the number or the semicolon before, 60
    characters at most, limits blanked out."""
    AFTER = auto()
    """All from the number on; what asks it begins right after the number."""
    AFTER_IN_CLAUSE = auto()
    """What stands after the number in its clause."""
    NEAR_AFTER = auto()
    """What is said of this number after it: 45 characters of its clause at most, and none from
    where another is set against it; limits blanked out."""
    CLAUSE = auto()
    """The number's clause."""
    OWN = auto()
    """The aside in brackets that the number stands in, or else its clause without asides."""


@dataclass(frozen=True, slots=True)
class Around:
    """A number of a sentence and the text of every part around it."""

    sentence: Sentence
    group: Group
    parts: dict[Part, str]


_REACH_AFTER = 45
"""Characters after a number within which a "must" or "target" is said of it."""
_AGAINST = re.compile(r"\b(?:against|compared\s+(?:with|to)|versus)\b", re.I)
"""What follows is another number's: "we achieved 88% against our target"."""
_NUMBERED_ASIDE = re.compile(r"\s\([^()]*\d[^()]*\)")
"""An aside with a number of its own, of which it speaks: "14 working days (target 10)"."""
_ASIDES = re.compile(r"\([^()]*\)")


def look_around(sentence: Sentence, group: Group) -> Around:
    """The parts of the sentence around a group of its numbers."""
    text, (start, stop) = sentence.text, group.clause
    first, last = group.first, group.last
    earlier = [g.last for g in sentence.groups if g.last <= first]
    low = max(text.rfind(";", 0, first), first - MODAL_REACH, 0, *earlier)
    if group.joined.lower().strip(" ,") not in ("and", "or", ""):
        low = max(low, start)  # "within the 10 day target, compared to 79%" is about no target
    unlimited = without_limits(sentence, group)
    near_after = _NUMBERED_ASIDE.sub(" ", unlimited[last : min(stop, last + _REACH_AFTER)])
    clause = text[start:stop]
    parts = {
        Part.BEFORE: text[:first],
        Part.BEFORE_UNLIMITED: unlimited[:first],
        Part.BEFORE_IN_CLAUSE: text[start:first],
        Part.NEAR_BEFORE: unlimited[low:first],
        Part.AFTER: said_after(text, group),
        Part.AFTER_IN_CLAUSE: said_after(text, group, stop),
        Part.NEAR_AFTER: _AGAINST.split(near_after)[0],
        Part.CLAUSE: clause,
        Part.OWN: text[slice(*group.inner)] if group.inner else _ASIDES.sub(" ", clause),
    }
    return Around(sentence, group, parts)


_PUTATIVE = Needled(
    r"\b(?:disappoint\w+|regret\w*|unfortunate|surpris\w+|sorry|sad)\b[^.;]*?\bthat\b[^.;,]*?\b(?P<should>should)"
    r"\s+have\b"
)
"""No duty: "it is disappointing that two complaints should have been upheld"."""
_LIMIT_BEFORE = re.compile(
    r"\b(?:target|limit|deadline|maximum|standard)s?\s+(?:time\s+)?(?:(?:for|at)\s+stage\s+\w+\s+)?(?:of|is|was)\s+(?:the\s+)?$",
    re.I,
)
_LIMIT_AFTER = re.compile(
    r"\s*(?:response\s+|reply\s+|service\s+)?(?:target|limit|deadline|maximum|standard)s?\b"
    r"(?!\s+(?:of|is|was|at)\b(?!\s+(?:not\s+)?(?:met|achieved|reached|hit|missed)\b))",
    re.I,
)
_COMPLIANCE = re.compile(
    r"\b(?:compliance\s+with|performance\s+against|adherence\s+to)\s+(?:(?:the|our|this|that|its)\s+)?(?:[\w-]+\s+){0,4}?"
    r"(?:targets?|standards?|timescales?|deadlines?)\b",
    re.I,
)
"""What a share is of: "compliance with the 10 day target was 81%"."""
_IS_TARGET = re.compile(r"\s*(?:(?:of|at|is|was|being|set|for|to|a|just|only)\s+)*$", re.I)
"""Between a target and the number that it is."""


def without_limits(sentence: Sentence, group: Group) -> str:
    """The sentence with the limits that answers are measured by, and no duty, blanked out.

    "Inside the target timescale", "our target of 15 working days" and "the 10 day target" say what
    a number measures; in "met its target of 90%" the number is the target itself.
    """
    text = sentence.text
    spans: list[tuple[int, int]] = []
    for hit in sentence.reading.hits:
        if hit.sets.get("status") not in ("within", "outside"):
            continue
        if hit.end > group.first or not _IS_TARGET.fullmatch(text[hit.end : group.first]):
            spans.append((hit.start, hit.end))
    for scale in sentence.reading.timescales:
        before = _LIMIT_BEFORE.search(text[: scale.start])
        after = _LIMIT_AFTER.match(text, scale.end)
        low, high = before.start() if before else scale.start, after.end() if after else scale.end
        spans.append((low, high))
    spans += [match.span() for match in _COMPLIANCE.finditer(text, 0, group.first)]
    putative = _PUTATIVE.search(text)
    if putative is not None:
        spans.append(putative.span("should"))
    for low, high in spans:
        text = text[:low] + " " * (high - low) + text[high:]
    return text
