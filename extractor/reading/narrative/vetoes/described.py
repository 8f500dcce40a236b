"""Numbers of how a procedure is made up, and of what it did with findings, offers and old cases."""

from __future__ import annotations

import re

from extractor.reading.narrative.vetoes.around import Around, Part
from extractor.reading.narrative.vetoes.kinds import (
    JudgedVeto,
    Veto,
    is_count,
    is_no_money,
    is_none,
    is_one,
)
from extractor.reading.needles import Needled

MOST_STAGES = 5
"""Stages that a procedure may have: more are counted things."""

_HAS = re.compile(
    r"\b(?:procedures?|policy|policies|process(?:es)?|complaints|regulations|schemes?|systems?|"
    r"the\s+(?:latter|former|first|second|other))\s+(?:[\w'-]+\s+){0,2}?(?:has|have)\s+"
    r"(?:only\s+|just\s+)?$|"
    r"\b(?:procedures?|policy|process|regulations|scheme)\b[^.;]*\b(?:in|under)\s+which\s+there\s+"
    r"(?:are|is)\s+(?:only\s+|just\s+)?$",
    re.I,
)
_NO_NOUN = re.compile(r"\s*(?:(?:stages?|steps?|levels?|tiers?)\b|only\b|[,.:;(]|$)", re.I)


def _is_number_of_stages(around: Around) -> bool:
    count = around.group.count
    if count is None or count.value > MOST_STAGES:
        return False
    before, after = around.parts[Part.BEFORE], around.parts[Part.AFTER]
    return bool(_HAS.search(before) and _NO_NOUN.match(after))


_OFFERED = re.compile(r"\boffered\b[^.]*[;,]\s*(?:(?:and|but|of\s+(?:whom|these|them))\s+)?$", re.I)
_TOOK_IT = re.compile(r"\s*(?:accepted|declined|refused|agreed|did|took\s+(?:it|this|up))\b", re.I)


_WORRIES = re.compile(
    r"\b(?:has|have|had|having|raised?|express(?:ed|es)?|identif(?:ied|ies)|found|noted|saw|sees)\s+$",
    re.I,
)
_ABOUT_WHAT = re.compile(
    r"\s*(?:[a-z]+\s+)?(?:concerns?|issues?)\s+(?:about|with|over|regarding|as\s+to|in\s+(?:relation|respect)\s+(?:to|of)|"
    r"that)\b",
    re.I,
)


def _is_no_worry(around: Around) -> bool:
    before, after = around.parts[Part.BEFORE], around.parts[Part.AFTER]
    return bool(_ABOUT_WHAT.match(after) and _WORRIES.search(before))


_ROW = 3
"""So many numbers side by side, or two shares, no writer sets in a sentence."""


def _in_a_row(around: Around) -> bool:
    """Whether a number is one of several with no more than white between them."""
    groups, text = around.sentence.groups, around.sentence.text
    at = groups.index(around.group)
    first = last = at
    while first and text[groups[first - 1].last : groups[first].first].isspace():
        first -= 1
    while last + 1 < len(groups) and text[groups[last].last : groups[last + 1].first].isspace():
        last += 1
    run = groups[first : last + 1]
    return len(run) >= _ROW or (len(run) > 1 and all(group.unit == "percent" for group in run))


_PAIR = re.compile(
    r"(?<![\w.,£/-])\d[\d,]*(?<!,)\s+\d[\d,]*(?:\s?%)?(?![\w.,/-])(?!\s+of\s+(?:which|whom)\b)"
)
_OF_WHOLE = re.compile(r"\b(?:of|out\s+of)\s+(?:(?:the|these|those|all|our)\s+)*$", re.I)
_SAYS = re.compile(
    r"\b(?:was|were|is|are|be|been|had|has|have|received|made|rose|fell|saw)\b", re.I
)
"""Verbs of a sentence; rows of a table that is printed without its lines have none."""


def _is_of_broken_table(around: Around) -> bool:
    """Whether two numbers stand side by side somewhere in print without a verb: rows of a table."""
    text = around.sentence.text
    if _SAYS.search(text):
        return False
    starts = {group.first for group in around.sentence.groups}
    return any(
        pair.start() in starts and not _OF_WHOLE.search(text[: pair.start()])
        for pair in _PAIR.finditer(text)
    )


def _took_an_offer(around: Around) -> bool:
    return bool(
        _TOOK_IT.match(around.parts[Part.AFTER]) and _OFFERED.search(around.parts[Part.BEFORE])
    )


_HELPED = re.compile(
    r"\b(?:supported|helped|assisted|represented|advised|worked\s+with)\s+(?:\w+\s+){0,2}?\d[\d,]*\s+"
    r"(?:[a-z]+\s+){0,2}?(?:children|people|adults|parents|families|clients)\b[^.;:]{0,40},\s+"
    r"(?P<whom>of\s+whom\s+)?(?:only\s+|just\s+)?$",
    re.I,
)
_OF_WHOM = re.compile(r"\s*of\s+whom\b", re.I)


def _is_of_the_helped(around: Around) -> bool:
    match = _HELPED.search(around.parts[Part.BEFORE])
    if match is None:
        return False
    return bool(match["whom"] or _OF_WHOM.match(around.parts[Part.AFTER]))


DESCRIBED: tuple[Veto | JudgedVeto, ...] = (
    JudgedVeto(
        "stages it has",
        "How many stages a procedure has, the word left out: the corporate policy has two.",
        _is_number_of_stages,
        is_count,
    ),
    Veto(
        "procedures there are",
        "How many procedures there are, and no complaints: there were three complaints procedures.",
        Part.AFTER,
        re.compile(
            r"\s*(?:\w+\s+)?complaints?\s+(?:procedures|processes|policies|systems|routes|teams|officers|managers)\b",
            re.I,
        ),
        is_count,
    ),
    Veto(
        "changed since by",
        "By how much something changed since another year: it increased from last year by 32.",
        Part.BEFORE,
        Needled(
            r"\b(?:increased|decreased|rose|risen|fell|fallen|dropped|declined|grew|grown|reduced)\s+"
            r"(?:from|on|over|compared\s+(?:with|to))\s+(?:the\s+)?(?:(?:previous|last|prior)\s+year|20\d\d[/-]\d+)"
            r"\s+by\s+(?:only\s+|just\s+)?$"
        ),
        is_count,
    ),
    Veto(
        "other limit",
        "The second of two limits, the unit left out: Stage 1 (10 working days, or 20).",
        Part.BEFORE,
        Needled(r"\bdays?,?\s+or\s+(?:up\s+to\s+|exceptionally\s+|at\s+most\s+)?$"),
        is_count,
    ),
    Veto(
        "quickest and slowest",
        "How long the quickest and the slowest took, which is no average.",
        Part.BEFORE,
        Needled(
            r"\b(?:quickest|slowest|fastest|longest|shortest)\s+(?:(?:at|being|was|were|took|taking|"
            r"of|investigation|reply|response|case|one|complaint)\s+){0,3}$"
        ),
        is_no_money,
    ),
    Veto(
        "took up to",
        "Answers that took up to some time: no limit of the sentence is theirs.",
        Part.AFTER,
        re.compile(
            r"[\s)\]]*(?:[a-z]+\s+){0,1}?took\s+up\s+to\s+\d+"
            r"(?!\d|\s+(?:working\s+|calendar\s+)?days)",
            re.I,
        ),
    ),
    Veto(
        "standard kept to",
        "What a time is measured by, the unit left out: 13 days against the standard of 10.",
        Part.BEFORE,
        Needled(
            r"\bagainst\s+(?:the|our|its|a)\s+(?:[a-z]+\s+){0,2}?(?:standard|limit|deadline|"
            r"maximum|timescale|norm)\s+of\s+$"
        ),
    ),
    Veto(
        "fault there was none of",
        "Cases without what others had: in seven there was fault, in four there was none.",
        Part.AFTER,
        re.compile(r"\s*(?:of\s+(?:them|these)\s+)?there\s+was\s+none\b", re.I),
        is_count,
    ),
    Veto(
        "none of what others had",
        "The word itself: in four there was none.",
        Part.BEFORE,
        Needled(r"\b(?:in|for)\s+(?:[\w-]+\s+){1,4}?there\s+was\s+$"),
        is_none,
    ),
    Veto(
        "where there was one",
        "The thing just named: the outcome, where one has been reached.",
        Part.BEFORE,
        Needled(r"\b(?:where|if|unless|until|once)\s+$"),
        is_one,
    ),
    Veto(
        "reasons for delay",
        "Why answers were late, not what complaints were about: reasons for delay: illness (5).",
        Part.BEFORE,
        Needled(
            r"\breasons?\s+(?:(?:given|recorded)\s+)?(?:for|why|behind)\s+(?:(?:the|these|those|such|this|our|any)\s+)?(?:delay(?:s|ed)?|"
            r"overruns?|(?:late|delayed|overdue|slow)\s+\w+|\w+\s+(?:\w+\s+)?(?:delayed|late|overdue|out\s+of\s+time|outside))\b(?:(?!\.\s)[^;])*$"
        ),
    ),
    Veto(
        "one took",
        "How long one of several took: two met the limit, one took 71.",
        Part.AFTER,
        re.compile(r"\s*took\s+(?:over\s+|nearly\s+|almost\s+)?\d", re.I),
        is_one,
    ),
    Veto(
        "some that took",
        "Those of a kind that took so long, not all: two complaints by carers took a year.",
        Part.AFTER,
        re.compile(
            r"\s*(?:complaints?|cases?)\s+(?:made\s+)?(?:by|from|about)\s+[^.;]{1,80}?\s"
            r"(?:took|lasted|waited)\s+(?:over|more\s+than|longer\s+than|up\s+to|nearly|almost|\d)",
            re.I,
        ),
        is_count,
    ),
    Veto(
        "who upheld",
        "Who decided, and not what became of complaints: the seven panels upheld 14 points.",
        Part.AFTER,
        re.compile(
            r"\s+(?:stage\s+\w+\s+)?(?:review\s+)?(?:panels?|investigators|adjudicators|ombudsmen)\s+"
            r"(?:(?:fully|partly|partially)\s+)?(?:upheld|found|dismissed|agreed)\b",
            re.I,
        ),
        is_count,
    ),
    Veto(
        "brought over",
        "Cases of the year before that were still open: six of them had been carried over.",
        Part.AFTER,
        re.compile(
            r"\s*(?:of\s+(?:the|these|those)\s+(?:\d+\s+)?)?(?:(?!\band\b)[^.;:,\d]){0,60}?"
            r"\b(?:had\s+been\s+(?:carried|brought|rolled)\s+(?:over|forward)\b|"
            r"(?:carried|brought|rolled)\s+(?:over|forward)\s+from\b)",
            re.I,
        ),
        is_count,
    ),
    Veto(
        "finding changed",
        "Findings that a later stage changed: three findings from not upheld to upheld.",
        Part.AFTER,
        re.compile(
            r"\s*(?:of\s+(?:the|its|these)\s+)?(?:[\w-]+\s+){0,2}?(?:findings|decisions|outcomes|"
            r"points|finding|decision|outcome)\s+(?:(?:was|were|had\s+been)\s+)?"
            r"(?:changed\s+|amended\s+|altered\s+|revised\s+|moved\s+)?from\s+(?:being\s+)?"
            r"(?:(?:not|partially|partly|part|fully)\s+)?(?:upheld|justified|substantiated|no\s+finding|inconclusive)\b",
            re.I,
        ),
        is_count,
    ),
    JudgedVeto(
        "no worry",
        "What somebody did not worry about: the Ombudsman had no concerns about our replies.",
        _is_no_worry,
        is_none,
    ),
    JudgedVeto(
        "row of cells",
        "Numbers side by side with nothing between them: a row of some table, printed without it.",
        _in_a_row,
    ),
    JudgedVeto(
        "row of a broken table",
        "Rows of a table of words, printed without it: contact 9 1 upheld, 8 not upheld.",
        _is_of_broken_table,
    ),
    JudgedVeto(
        "took up an offer",
        "People who took what they were offered: an advocate was offered; nine accepted.",
        _took_an_offer,
        is_count,
    ),
    JudgedVeto(
        "those whom somebody helped",
        "People who complained of those that advocates helped: 34 were supported, ten of whom did.",
        _is_of_the_helped,
        is_count,
    ),
)
