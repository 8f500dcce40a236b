"""Numbers of what was done about complaints, of samples of them and of earlier reports."""

from __future__ import annotations

import re
from itertools import pairwise

from extractor.reading.narrative.vetoes.around import Around, Part
from extractor.reading.narrative.vetoes.kinds import (
    JudgedVeto,
    Veto,
    is_bare_count,
    is_count,
    is_duration,
    is_no_money,
    is_none,
)
from extractor.reading.needles import Needled

_DEEDS = (
    r"(?:recommendations?|actions?|improvements?|remedies|apologies|training\s+sessions?|"
    r"workshops?|visits?|action\s+plans?)"
)
_DEEDS_AHEAD = re.compile(
    rf"\b{_DEEDS}\b[^.;:]{{0,60}}(?:,|;|\band\b|\bwhich\b)[^.;:]{{0,20}}$", re.I
)
_DEEDS_COUNTED = re.compile(
    rf"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|various|number\s+of)\s+(?:[\w-]+\s+){{0,2}}?{_DEEDS}\b",
    re.I,
)
_THEN_DONE = re.compile(
    r"\s*(?:of\s+(?:these|them|those|which)\s+)?(?:(?:have|has|had)\s+(?:now\s+|already\s+|all\s+)?been|were|was|are|remain\w*)\s+(?:\w+ly\s+|now\s+|still\s+)?"
    r"(?:complet\w+|implement\w+|carried\s+out|closed|outstanding|ongoing|in\s+progress|overdue|done|delivered|actioned|open|"
    r"(?=[.,;]|$))",
    re.I,
)
_FIRST_SAID = re.compile(
    r"\W*(?:(?:of|all)\s+(?:of\s+)?(?:these|those|them|which),?\s+)?(?:all\s+)?", re.I
)


_DEEDS_OPEN = re.compile(
    rf"\W*(?:in\s+(?:all|total),?\s+)?(?:\d+|[a-z]+(?:-[a-z]+)?)\s+(?:[\w-]+\s+){{0,2}}?{_DEEDS}\s+(?:were|was|have|had)\b",
    re.I,
)
_ABOUT = re.compile(r"\s+(?:were|was)\s+(?:about|for|on|in|to)\b|\s+(?:related|concerned)\b", re.I)
_COMPLAINTS = re.compile(r"\b(?:complaints?|compliments?|cases|enquiries)\b", re.I)


def _goes_on_with_deeds(around: Around) -> bool:
    """Whether a sentence divides the deeds that the one before counted: "31 improvements were
    recorded. Seventeen were about training"."""
    sentence = around.sentence
    first = sentence.groups[0]
    opens = _FIRST_SAID.fullmatch(sentence.text, 0, first.first) is not None
    if not opens or not _ABOUT.match(sentence.text, first.last):
        return False
    if _COMPLAINTS.search(sentence.text):
        return False
    return _DEEDS_OPEN.match(sentence.setting.sentence_before) is not None


def _are_deeds_done(around: Around) -> bool:
    """Whether a number alone goes on with deeds that were counted before it."""
    text, group = around.sentence.text, around.group
    if _goes_on_with_deeds(around):
        return True
    if not _THEN_DONE.match(text, group.last):
        return False
    if _DEEDS_AHEAD.search(text, 0, group.first):
        return not re.search(r"\bcomplaints?\b[^,;]*$", text[: group.first])
    before = around.sentence.setting.sentence_before
    opens = _FIRST_SAID.fullmatch(text, 0, group.first) is not None
    return opens and _DEEDS_COUNTED.search(before) is not None


_IN = re.compile(r",\s+(?:(?:and|but|though)\s+)?in\s+(?:only\s+|just\s+)?$", re.I)
_IN_PASSING = re.compile(
    r"\s+(?:of\s+(?:these|them|those)\s+)?(?:cases?|instances?)\s+(?:by|because|with|at\s+the\s+request|as|through|after|"
    r"following|owing|due)\b",
    re.I,
)


_REFUSED = re.compile(
    r"\b(?:not\s+(?:accepted|progressed|eligible)|rejected|declined|refused|ineligible)\b", re.I
)


def _is_in_passing(around: Around) -> bool:
    """Whether a clause without a verb tells how some of those before it came to it."""
    before = around.parts[Part.BEFORE]
    if not _IN.search(before) or _REFUSED.search(before):
        return False  # "27 were not accepted, in 16 cases because ...": those are the reasons
    return _IN_PASSING.match(around.sentence.text, around.group.last) is not None


_OR = re.compile(r",?\s+or\s+(?:(?:were|was|had\s+been)\s+)?", re.I)
_APART = frozenset(
    ("closed", "premature", "withdrawn", "out_of_remit", "not_upheld", "no_finding", "resolved")
)


_TWO = Needled(
    r"\b(?:upheld|unsubstantiated)\s+or\s+(?:were\s+)?(?:withdrawn|rejected|inconclusive|discontinued|closed)\b|"
    r"\bwithdrawn\s+or\s+(?:were\s+|was\s+)?(?:it\s+was\s+not|no\s+(?:finding|decision)|fell|fall|out(?:side|with)?|resolved|settled|referred|found|closed|redirected|dealt\s+with|"
    r"passed|inconclusive|otherwise)\b|\b(?:closed|resolved|settled)\s+or\s+(?:were\s+)?withdrawn\b"
)


def _is_one_or_other(around: Around) -> bool:
    """Whether a number is of two outcomes together that nothing sums up."""
    if _TWO.search(around.parts[Part.CLAUSE]):
        return True
    sentence, group = around.sentence, around.group
    said = [
        h
        for h in sentence.hits
        if h.sets.get("outcome") in _APART and group.last <= h.start < group.clause[1]
    ]
    return any(
        one.sets["outcome"] != other.sets["outcome"]
        and _OR.fullmatch(sentence.text, one.end, other.start) is not None
        for one, other in pairwise(said[:2])
    )


_BETWEEN_THEM = re.compile(
    r"\s*(?:complaints?|compliments?|cases)?\s*between\s+(?:them|the\s+(?:two|three|four))\b", re.I
)
_AND_NAME = re.compile(
    r"(?:,|\band)\s+(?:the\s+)?[A-Z][^.;,]*(?<!teams )(?<!services )"
    r"(?:had|received|made|saw|got|shared)\s+"
    r"(?:a\s+total\s+of\s+|only\s+|just\s+)?$"
)


def _is_shared(around: Around) -> bool:
    """Whether several that are named had a number between them, which is none's own."""
    if not _BETWEEN_THEM.match(around.sentence.text, around.group.last):
        return False
    return _AND_NAME.search(around.parts[Part.BEFORE]) is not None


_WHOLE_COUNCIL = Needled(
    r"\b(?:council|authority|organisation|borough|county|city)\s+as\s+a\s+whole\b|\bcouncil['’]s\s+overall\b|\b(?:council|authority|organisation)[\s-]wide\b|"
    r"\b(?:across|by|to|of|for|about|in|throughout)\s+the\s+(?:whole|entire)\s+(?:of\s+the\s+)?(?:council|authority|organisation)\b|"
    r"^\W*the\s+(?:whole|entire)\s+(?:council|authority|organisation)\b|\bcorporately\b|"
    r"\bacross\s+all\s+(?:directorates|departments)\b|\b(?:across|for|by|about)\s+all\s+(?:of\s+)?(?:(?:the\s+)?council['’]?s?\s+|our\s+|its\s+)(?:services|departments|directorates)\b"
)
_SOCIAL_CARE = re.compile(
    r"\b(?:social\s+(?:care|services|work)|children|adults?|families)\b", re.I
)


def _is_of_whole_council(around: Around) -> bool:
    """Whether a number is of all services of the council, in a report on its social care."""
    title, told = around.sentence.setting.context.title or "", around.parts[Part.CLAUSE]
    if not _SOCIAL_CARE.search(title) or _SOCIAL_CARE.search(told):
        return False
    ahead = _WHOLE_COUNCIL.search(around.sentence.text, 0, around.group.first)
    return ahead is not None or _WHOLE_COUNCIL.search(told) is not None


ELSEWHERE: tuple[Veto | JudgedVeto, ...] = (
    JudgedVeto(
        "deeds done",
        "Deeds and no complaints: ten recommendations were made and nine have been completed.",
        _are_deeds_done,
        is_count,
    ),
    JudgedVeto(
        "of the whole council",
        "All services' numbers in a report on social care: the council as a whole received 1,204.",
        _is_of_whole_council,
    ),
    Veto(
        "of another view",
        "Decisions made before that were made otherwise: changed two from not upheld to upheld.",
        Part.AFTER,
        re.compile(
            r"\s+(?:(?:of\s+(?:them|these|those|the)|complaints|points|findings|decisions|outcomes|were|was|being)\s+){0,3}?"
            r"(?:changed\s+|amended\s+|altered\s+|moved\s+|revised\s+)?from\s+(?:not\s+|partially\s+|partly\s+)?(?:upheld|no\s+finding)\s+to\b",
            re.I,
        ),
    ),
    Veto(
        "nothing beyond",
        "The most that any had, which is no none: four services, none of which received over six.",
        Part.AFTER,
        re.compile(
            r"[^.;,\d]{0,40}\b(?:received|had|got|attracted|saw|accounted\s+for|generated)\s+(?:more|over|fewer|less)\b",
            re.I,
        ),
        is_none,
    ),
    JudgedVeto(
        "said in passing of",
        "Some of those before, told in passing: four were withdrawn, in two cases by mistake.",
        _is_in_passing,
        is_bare_count,
    ),
    Veto(
        "recorded in",
        "Of how many something is known: the age was recorded in 80 cases.",
        Part.BEFORE,
        Needled(
            r"\b(?:ages?|gender|ethnicity|ethnic\s+origin|disabilit\w+|religion|orientation|dates?|address(?:es)?|data|details?|information|"
            r"relationship)\b[^.;:\d]{0,60}\b(?:was|were|is|are|had\s+been)\s+(?:not\s+|un|only\s+)?(?:recorded|known|stated|given|available|provided|"
            r"disclosed|held|noted|completed|supplied)\s+(?:in|for|by|on)\s+(?:(?:only|just|all|about|the)\s+)*$"
        ),
        is_no_money,
    ),
    Veto(
        "people said in",
        "What somebody said in some of them, about anything: in five cases people felt unheard.",
        Part.AFTER,
        re.compile(
            r"\s+(?:complaints|cases|instances)\s*,?\s+(?:the\s+)?(?:people|families|parents|complainants?|residents|customers|carers|relatives|"
            r"service\s+users|they|someone)\s+(?:said|told|felt|thought|reported|described|complained|wrote|believed)\b",
            re.I,
        ),
        is_count,
    ),
    Veto(
        "fault that did harm",
        "Those of the faults found before that did harm, or did none: three caused injustice.",
        Part.AFTER,
        re.compile(
            r"\s+(?:of\s+(?:them|these|those|which)\s+)?(?:had\s+|also\s+)*(?:caused?|causing|led\s+to|resulted\s+in|involved)\s+"
            r"(?:\w+\s+){0,2}?(?:injustice|harm)\b|"
            r"\s+(?:(?:cases?|complaints?|decisions?)\s*,?\s+)?there\s+(?:was|had\s+been)\s+no\s+(?:\w+\s+)?(?:injustice|harm)\b",
            re.I,
        ),
        is_count,
    ),
    JudgedVeto(
        "one or the other",
        "Those of two outcomes together, which none names: 120 were not upheld or withdrawn.",
        _is_one_or_other,
        is_no_money,
    ),
    JudgedVeto(
        "between them",
        "What several had between them: Youth Justice, Leaving Care and Fostering had 10.",
        _is_shared,
        is_count,
    ),
    Veto(
        "average of the late",
        "An average of some only: 15 took longer; the average for these was 34 days.",
        Part.BEFORE,
        Needled(
            r"\bthe\s+(?:remaining|other)\s+(?:\d+|[a-z]+)\s+(?:\w+\s+)?(?:took|averaged|had)\b[^.;,]*$|"
            r"[;,:]\s+(?:and\s+)?the\s+(?:average|mean|median)\s+(?:time\s+)?(?:for|of)\s+(?:these|those|them|the\s+(?:others|rest|remainder))\b[^.;]*$"
        ),
        is_duration,
    ),
    Veto(
        "had done before",
        "People by what they had done, after a count of them: five had left care.",
        Part.AFTER,
        re.compile(
            r"\s+(?:had|have)\s+(?:recently\s+|since\s+|just\s+)?(?:left|moved|returned|lived|died|reached)\b",
            re.I,
        ),
        is_bare_count,
    ),
    Veto(
        "so old",
        "Complaints that are open by how old they are: five were over 20 working days old.",
        Part.AFTER,
        re.compile(
            r"[^.;,]{0,30}\b(?:\d+|[a-z]+)\s+(?:working\s+|calendar\s+)?days\s+old\b",
            re.I,
        ),
        is_no_money,
    ),
    Veto(
        "in months",
        "Limits in months, which are no limit in days: nine were answered in three months.",
        Part.AFTER,
        re.compile(
            r"\s+(?:(?:were|was)\s+(?:\w+\s+)?)?(?:in|within|after|under|over)\s+(?:(?:the|more\s+than|less\s+than|up\s+to)\s+)?"
            r"(?:\d+|one|two|three|four|five|six)\s+(?:months?|weeks?)(?!\s+(?:to|of|old)\b)\b",
            re.I,
        ),
        is_bare_count,
    ),
    Veto(
        "beyond months",
        "Those behind a limit in months: nine in three months and three took more than that.",
        Part.BEFORE,
        Needled(
            r"\b(?:in|within)\s+(?:\d+|two|three|four|five|six)\s+(?:months|weeks)\s*,?\s+(?:and|but)\s+(?:the\s+(?:other|remaining)\s+)?$"
        ),
        is_bare_count,
    ),
    Veto(
        "so the rate",
        "A rate of what the sentence counts otherwise: 8,000 people, so the rate is 1.3%.",
        Part.BEFORE,
        Needled(
            r"\bso\s+(?:that\s+)?(?:the|a|our|this|its)\s+(?:complaints?\s+)?rate\s+(?:is|was|of)\s+(?:only\s+|just\s+|about\s+)?$"
        ),
    ),
    Veto(
        "about a refusal",
        "What complaints were about, and not what became of them: 27 about a service being cut.",
        Part.AFTER_IN_CLAUSE,
        Needled(
            r"^\s*(?:complaints?\s+)?(?:(?:were|was)\s+)?(?:about|concern\w*|related\s+to)\s+[^.;]{3,60}?\b(?:being|having\s+been)\s+"
            r"(?:withdrawn|refused|rejected|declined|closed|suspended)\b"
        ),
        is_count,
    ),
    Veto(
        "of a sample",
        "Some that were looked at again: a review of 40 complaints found that 25% were late.",
        Part.BEFORE,
        Needled(
            r"^\W*(?:an?|our|one)\s+(?:\w+\s+)?(?:review|audit|dip[\s-]sampl\w+|sample|check|examination)\s+of\s+"
            r"(?:a\s+sample\s+of\s+)?(?!(?:the|all|these|our)\b)[^.;]*$"
        ),
        is_no_money,
    ),
    Veto(
        "an earlier report",
        "What an earlier report had, of a time that nothing here says: in the previous report, 60.",
        Part.BEFORE,
        Needled(r"^\W*in\s+(?:the|our|my)\s+(?:last|previous|prior)\s+(?:\w+\s+)?report\b[^.;]*$"),
        is_no_money,
    ),
    Veto(
        "of doing",
        "Things done, with their number in brackets: all recommendations made to us (23).",
        Part.BEFORE,
        Needled(
            r"^\W*(?:(?:all|each|every|most|some|the|of|our|its|these|those)\s+)*(?:recommendations?|actions?|agreed\s+actions|"
            r"lessons|improvements?|remedies|apologies|interviews|meetings|visits|training\s+sessions)\b"
            r"[^.;:,()\d]{0,60}\(\s*$"
        ),
        is_count,
    ),
)
