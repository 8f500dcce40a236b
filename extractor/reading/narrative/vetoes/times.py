"""Numbers of a stretch of time that no year and quarter of a figure is."""

from __future__ import annotations

import re

from extractor.reading.narrative.quarters import is_clause_of_year, own_stretch
from extractor.reading.narrative.vetoes.around import Around, Part
from extractor.reading.narrative.vetoes.kinds import (
    JudgedVeto,
    Veto,
    is_count,
    is_no_duration,
    is_no_money,
)
from extractor.reading.narrative.vetoes.scopes import is_of_part
from extractor.reading.needles import Needled

_A_QUARTER = Needled(
    r"\b(?:(?:in|during|over|for|within)\s+(?:the|this)|this)\s+quarter\b(?!\s*\d)"
)


def _is_of_unknown_quarter(around: Around) -> bool:
    sentence, (start, stop) = around.sentence, around.group.clause
    told = _A_QUARTER.search(sentence.text, start, stop)
    if told is None:
        # "In the quarter 112 were received, and nine went on": ahead of all of them
        told = _A_QUARTER.search(sentence.text, 0, sentence.groups[0].first)
    if told is None or is_clause_of_year(sentence, *own_stretch(sentence, around.group)):
        return False
    return not any(m.start < told.end() and told.start() < m.end for m in sentence.reading.quarters)


_AFTER_THE_YEAR = Needled(
    r"^\W*(?:since|after|following)\s+(?:the\s+)?(?:(?:financial\s+|reporting\s+)?year[\s-]+end|"
    r"end\s+of\s+(?:the\s+)?(?:\w+\s+)?(?:year|period))\b"
)


def _is_after_the_year(around: Around) -> bool:
    return _AFTER_THE_YEAR.search(around.sentence.text) is not None


_OF_EVERY = Needled(r"\b(?:of|in|from)\s+every\s+(?:\d|ten\b|hundred\b|five\b)")


def _is_of_every(around: Around) -> bool:
    return _OF_EVERY.search(around.sentence.text, 0, around.group.last) is not None


TIMES: tuple[Veto | JudgedVeto, ...] = (
    JudgedVeto(
        "after the year",
        "Those of a later time: since the year end two have been upheld.",
        _is_after_the_year,
    ),
    JudgedVeto(
        "of every ten",
        "A rate in words: of every 10 complaints three are upheld.",
        _is_of_every,
        is_count,
    ),
    JudgedVeto(
        "a quarter that is not said",
        "Those of a quarter that nothing names: 40 were received in the quarter.",
        _is_of_unknown_quarter,
    ),
    JudgedVeto(
        "part of the year",
        "A stretch of the year that no quarter is: 40 complaints in the first half.",
        is_of_part,
    ),
    Veto(
        "late by days",
        "Of those that were late, how many by so much: 15 of them by five days or fewer.",
        Part.AFTER,
        re.compile(
            r"\s*(?:of\s+(?:them|these|those|which)\s+)?by\s+(?:only\s+|just\s+|(?:no\s+)?(?:less|more)\s+than\s+|up\s+to\s+)?"
            r"(?:an?|\d+|[a-z]+)\s+(?:(?:working|calendar)\s+)?days?\b",
            re.I,
        ),
        is_count,
    ),
    Veto(
        "reached by a day",
        "How far a number had come at some day: by 20 days the number had risen to 112.",
        Part.BEFORE_IN_CLAUSE,
        Needled(
            r"\bby\s+(?:\d+|ten|twenty)\s+(?:working\s+)?days,?\s+(?:the|this|that|it)\s[^.;]*\b(?:risen|grown|increased|rose)\b[^.;]*$"
        ),
        is_no_money,
    ),
    Veto(
        "average delay",
        "By how much answers were late, and not how long they took: an average delay of 8 days.",
        Part.BEFORE,
        Needled(
            r"\b(?:average|mean|median)\s+(?:(?:length|extent|amount)\s+of\s+)?(?:the\s+|any\s+)?(?:delay|overrun)s?\b[^.;,\d]{0,60}$|"
            r"\b(?:delay|overrun)s?\s+(?:(?:was|were)\s+(?:on\s+average|an\s+average\s+of)|averag(?:ed|ing))\s+$"
        ),
    ),
    Veto(
        "the last of several years",
        "A number of one of several years, and nothing says which: 70 and 65 in the two before.",
        Part.AFTER,
        re.compile(
            r"\s+(?:respectively\s+)?(?:in|for|during)\s+the\s+(?:(?:two|three|four|five)\s+(?:previous|preceding|prior|earlier)|"
            r"(?:previous|preceding|prior)\s+(?:two|three|four|five))\s+years\b",
            re.I,
        ),
        is_no_money,
    ),
    Veto(
        "over years",
        "Counted over several years, and no year's: 40 complaints over three years.",
        Part.AFTER_IN_CLAUSE,
        Needled(
            r"\b(?:(?:over|in|during|across|for)\s+(?:(?:each\s+of\s+)?the\s+(?:last|past|previous)|"
            r"a\s+period\s+of)|over)\s+(?:two|three|four|five|six|ten|few|\d+)\s+years\b|"
            r"^(?:(?!most|highest|lowest|fewest|first|best|worst|busiest)[^,;])*\b(?:in|during|within)\s+(?:two|three|four|five)\s+years\b"
        ),
        is_no_duration,
    ),
    Veto(
        "of several earlier years",
        "One each for earlier years: more than in the previous two years, which were 35% and 33%.",
        Part.BEFORE,
        Needled(
            r"\b(?:last|past|previous|preceding)\s+(?:two|three|four|five|few|\d)\s+years,?\s+(?:which|when|where)\b[^.;]*$"
        ),
    ),
    Veto(
        "in some quarter",
        "Those of a quarter that no number names: 13 came in the last quarter.",
        Part.CLAUSE,
        Needled(
            r"\b(?:in|during|over|within)\s+the\s+(?:last|busiest|quietest|following)\s+quarter\b(?!\s+of\b)"
        ),
        is_count,
    ),
    Veto(
        "most in a quarter",
        "Those of a quarter named without the word: the busiest was the third.",
        Part.BEFORE,
        Needled(
            r"\b(?:busiest|quietest|worst|best|highest|lowest)\s+(?:quarter\s+)?(?:was|is)\s+(?:the\s+)?"
            r"(?:first|second|third|fourth|last|final)\b(?!\s+quarter)[^.;]*$"
        ),
        is_count,
    ),
    Veto(
        "average of quarters",
        "A mean of the quarters' means: the average quarterly response time was 31 days.",
        Part.BEFORE,
        Needled(r"\b(?:average\s+quarterly|quarterly\s+average)\b[^.;]*$"),
    ),
)
