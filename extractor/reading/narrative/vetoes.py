"""Numbers that are no figures for what is said around them: law, targets, others, single cases."""

from __future__ import annotations

import re

from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.stated import Sentence
from extractor.reading.narrative.wording import MODAL_REACH

_MODAL = re.compile(
    r"\b(?:must|should(?! be noted)|shall|will|expect(?:s|ed)?\s+to|requir\w+\s+to|aim(?:s|ed|"
    r"ing)?\s+(?:to|for|is)|"
    r"intend\w*|plan(?:s|ned|ning)?\s+to|target\w*|limit\s+of|deadline|allow(?:s|ed)?|entitled|"
    r"up to a maximum|goal|ambition|"
    r"hop(?:e|es|ing)\s+to|forecast\w*|predict\w*|benchmark\w*|threshold|if\s+the|"
    r"in order to)\b(?!\s+(?:in part|response))",
    re.I,
)
_PART_OF = re.compile(
    r"\b(?:panel|group|team|maximum|minimum|period|set|range|consist\w*|compris\w*|"
    r"made up)\s+of\s+(?:up\s+to\s+)?$",
    re.I,
)
_MODAL_AFTER = re.compile(
    r"\b(?:must|should|shall|will|expected\s+to|required\s+to|allowed|at (?:the )?(?:most|"
    r"maximum)|is the target|target)\b",
    re.I,
)
_OTHERS = re.compile(
    r"\b(?:national(?:ly)?|nationwide|in England|across England|England's|"
    r"all (?:local )?(?:authorities|councils)|"
    r"other (?:local )?(?:authorities|councils|boroughs)|(?:similar|comparable|"
    r"neighbouring) (?:local )?(?:authorities|councils|boroughs)|statistical neighbours?|"
    r"across the country|country[\s-]wide|region(?:al|ally)|London average|England average|"
    r"average (?:of|for) (?:all|similar|other)|"
    r"published reports)\b",
    re.I,
)


def is_vetoed(sentence: Sentence, group: Group) -> bool:
    """Whether the group's numbers are no figures of this report."""
    start, stop = group.clause
    clause = sentence.text[start:stop]
    low = max(sentence.text.rfind(";", 0, group.first), group.first - MODAL_REACH, 0)
    earlier = [g.last for g in sentence.groups if g.last <= group.first]
    low = max(low, *earlier) if earlier else low
    if group.joined.lower().strip(" ,") not in ("and", "or", ""):
        low = max(low, start)  # "within the 10 day target, compared to 79%" is about no target
    # "against a limit of 20 days, 74% ...": the limit was of the days
    limits = [t.end for t in sentence.reading.timescales if low < t.end <= group.first]
    ahead = sentence.text[max([low, *limits]) : group.first]
    behind = sentence.text[group.last : min(stop, group.last + 45)]
    if _OTHERS.search(clause) or (_OTHERS.search(sentence.text[:start]) and start < MODAL_REACH):
        return True
    if _MODAL.search(ahead) or _MODAL_AFTER.search(behind):
        return True
    if _PART_OF.search(ahead):
        return True
    if sentence.story and group.unit != "gbp":
        return True
    both = group.count is not None and group.count.sort == "both"
    return both and not said_before(sentence) and not BOTH_NAMED.match(sentence.text, group.first)


BOTH_NAMED = re.compile(
    r"both\s+(?:\w+\s+)?(?:stage\s+\w+|ombudsman|lgs?co)\s+(?:complaints|cases|panels|reviews|"
    r"investigations|decisions|hearings)\b",
    re.I,
)
"""Both of what nothing has counted before, where the words name them in full."""


def said_before(sentence: Sentence) -> bool:
    """Whether anything was counted before, that "both" can point to."""
    return bool(sentence.done or sentence.setting.before)
