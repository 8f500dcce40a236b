"""Rates, ratios, averages and scores, and how much more there was: numbers that count nothing."""

from __future__ import annotations

import re

from extractor.reading.narrative.vetoes.around import Part
from extractor.reading.narrative.vetoes.kinds import (
    JudgedVeto,
    Veto,
    Within,
    is_bare_count,
    is_bare_share,
    is_count,
    is_duration,
    is_no_money,
    is_share,
)
from extractor.reading.needles import Needled

_SOME = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|sixteen|eighteen|twenty|"
    r"hundred|\d{1,3}(?![\d,/–-]|\.\d))(?!\s*(?:%|per\s?cent|(?:working\s+)?days|weeks|months|years))"
)
_SO_MANY_IN = Needled(
    r"(?<!\bthe )(?<!\bour )(?<!\bits )\b"
    r"(?:(?:one\s+(?:in|out\s+of)\s+(?:two|three|four|five|ten)|two\s+(?:in|out\s+of)\s+(?:three|five)|"
    r"three\s+(?:in|out\s+of)\s+(?:four|five|ten)|four\s+(?:in|out\s+of)\s+five|seven\s+(?:in|out\s+of)\s+ten|"
    r"nine\s+(?:in|out\s+of)\s+ten)\s+(?:[a-z]+\s+){0,2}?(?:complaints|complainants|cases|responses)\b"
    r"(?!\s*\()|"
    rf"(?:one|1)\s+(?:(?:complaint|complainant|case|response|reply|family|child|person)\s+)?in\s+(?:every\s+)?{_SOME}\b|"
    r"(?:two|three|four|five|six|seven|eight|nine|[2-9])\s+in\s+(?:every\s+)?(?:ten|10)\b(?!\s*(?:%|(?:working\s+)?days)))"
)
"""A share in small numbers, which may be the rounded share of many."""


_STEPS = Needled(
    r"\bfrom\s+[\d.,]*\d(?:\s?%)?\s+to\s+[\d.,]*\d(?:\s?%)?,?\s+(?:and\s+(?:then\s+|now\s+)?|then\s+)?to\s+[\d.,]*\d"
)


RATES: tuple[Veto | JudgedVeto, ...] = (
    JudgedVeto(
        "one of several steps",
        "Levels of years that are not told apart: it rose from 40 to 52 to 61.",
        Within(_STEPS),
    ),
    JudgedVeto(
        "so many in ten",
        "A share in words, of which nothing says that so many were counted: nine out of ten.",
        Within(_SO_MANY_IN),
        is_bare_count,
    ),
    Veto(
        "rather than so many",
        "What it was not, or should have been: 16 days rather than 12.",
        Part.BEFORE,
        Needled(r"\b(?:rather\s+than|instead\s+of)\s+(?:the\s+)?(?:only\s+|just\s+)?$"),
    ),
    Veto(
        "so much longer",
        "By how much an average changed, and not what it was: an average of 3 days longer.",
        Part.AFTER,
        Needled(
            r"\s+(?:(?:working|calendar)\s+)?(?:days?\s+)?(?:longer|shorter|quicker|slower|faster|sooner|earlier|later|more|less|fewer)\s+"
            r"(?:(?:to\s+\w+|on\s+average|this\s+year|in\s+\S*\d)\s+)*than\b"
        ),
        is_duration,
    ),
    Veto(
        "the other average",
        "The median beside the mean, which is the average: the mean was 16 days, the median 12.",
        Part.BEFORE,
        Needled(r"\b(?:mean|average)\b[^.;]*\d[^.;]*\bmedian\s+(?:\w+\s+){0,2}?$"),
    ),
    Veto(
        "a share without its sign",
        "A share whose sign is left out: the percentage in time has risen from 61 to 73.",
        Part.BEFORE,
        Needled(
            r"\b(?:percentage|proportion|share)\b(?!\s+(?:decrease|increase|change|points?|reduction|rise|fall)\b)(?![^.;]*(?:%|\bnumber\b))[^.;,\d]*(?:\b\d+\s+(?:working\s+)?days[^.;,\d]*)?"
            r"\b(?:from|was|were|is|to|at)\s+(?:only\s+|just\s+)?(?:\d+\s+to\s+)?$"
        ),
        is_bare_count,
    ),
    Veto(
        "may yet be in time",
        "Those that are still open and not yet late: three complaints are still within timescale.",
        Part.AFTER,
        re.compile(
            r"\s*(?:complaints?\s+|cases?\s+)?(?:are|remain|is)\s+(?:(?:still|open|and|currently)\s+)+(?:with)?in\b",
            re.I,
        ),
        is_count,
    ),
    Veto(
        "another rate",
        "A share of other things than complaints: a vacancy rate of 18%.",
        Part.BEFORE,
        Needled(
            r"\b(?:(?:dis)?satisfaction|vacancy|turnover|sickness|occupancy|collection|recycling|response\s+to\s+survey)"
            r"\s+(?:rate|level|score)s?\b[^.;,%]{0,30}$"
        ),
        is_share,
    ),
    Veto(
        "what people felt",
        "What people think: customers felt that 40% of replies were late.",
        Part.BEFORE,
        Needled(
            r"\b(?:customers?|residents?|complainants?|people|respondents?|users?|tenants?)\s+(?:\w+\s+){0,2}?"
            r"(?:felt|thought|believed|considered|perceived)\s+(?:that\s+)?[^.;,]*$"
        ),
        is_share,
    ),
    Veto(
        "payments numbered",
        "Payments, and no complaints: number of payments: 31.",
        Part.BEFORE,
        Needled(r"\b(?:payments?|remedies|settlements|apologies)\s*:\s*$"),
        is_bare_count,
    ),
    Veto(
        "labelled a rate",
        "Averages and rates that a label calls so, and no counts: Average days: Stage 1 – 9.",
        Part.BEFORE,
        Needled(
            r"^\W*[^:.;\d]{0,60}\b(?:averages?|mean|median|percentages?|proportions?|rates?|costs?)\b[^:.;]{0,40}:\s[^.]*$"
        ),
        is_bare_count,
    ),
    Veto(
        "a score",
        "Points and no complaints: the promoter score rose from 18 to 21.",
        Part.BEFORE,
        Needled(r"\b(?:scores?|index|ratings?)\b[^.;,()%]{0,45}$"),
        is_count,
    ),
    Veto(
        "rate per head",
        "A rate, that counts nothing: 1.2 complaints per 10,000 residents.",
        Part.AFTER,
        re.compile(
            r"\s*(?:[\w-]+\s+){0,3}?(?:for\s+every\b|per\s+(?:\d|one|thousand|hundred|ten|head|household|home|"
            r"property|resident))",
            re.I,
        ),
    ),
    Veto(
        "share that complained",
        "How many of all contacts led to a complaint: of which only 1% resulted in a complaint.",
        Part.AFTER,
        re.compile(
            r"\s*(?:of\s+(?:these|them|those|which)\s+)?(?:(?:has|have|had)\s+)?(?:result\w*\s+in|led\s+to|ended\s+in|prompted|"
            r"generated)\s+an?\s+(?:formal\s+)?complaint\b",
            re.I,
        ),
        is_share,
    ),
    Veto(
        "longest of all",
        "The time that one of them took, beside their average: the quickest 58.",
        Part.BEFORE,
        Needled(
            r"\bthe\s+(?:quickest|fastest|slowest|longest|shortest)(?:\s+of\s+(?:these|them|all))?"
            r"(?:\s+(?:case|one|reply|response|investigation|complaint))?"
            r"(?:\s+(?:took|taking|was|being|at|only|just))*\s*$"
        ),
        is_no_money,
    ),
    Veto(
        "late by",
        "By how much what was late was so: where we were late it was by nine days on average.",
        Part.BEFORE,
        Needled(
            r"\b(?:late|overdue|over|overran|exceeded|missed)\b[^.;:\d]{0,40}\bby\s+(?:an?\s+average\s+of\s+|about\s+|only\s+|just\s+)*$"
        ),
        is_duration,
    ),
    Veto(
        "a ratio",
        "How many times as many: compliments outnumbered complaints by 7 to 1.",
        Part.BEFORE,
        Needled(
            r"\boutnumber\w*\b[^.;]*\bby\s+(?:about\s+|nearly\s+|over\s+)?(?:[\d.]+\s+to\s+)?$"
        ),
    ),
    Veto(
        "another's share",
        "What a participle says of somebody who is not the council: Parks responding to 87%.",
        Part.BEFORE,
        Needled(
            r"\b(?!(?:council|authority|us|in|for|by|of|when|on|while|and|to)\b)[\w'’]+\s+(?:responding|replying|answering)\s+(?:to\s+)?"
            r"(?:only\s+|just\s+)?$"
        ),
        is_share,
    ),
    Veto(
        "for each of the others",
        "How many there were to each of another kind: for every complaint three compliments.",
        Part.BEFORE,
        Needled(
            r"\b(?:for|to)\s+(?:every|each)\s+(?:[a-z]+\s+|\d+\s+)?(?:complaints?|compliments?|contacts?|enquir(?:y|ies))\b[^.;]*$"
        ),
        is_count,
    ),
    Veto(
        "share of a service's",
        "What a part named before is of a service's complaints: 67% of those received by Housing.",
        Part.AFTER,
        re.compile(
            r"\s*of\s+(?:those|(?:all\s+)?(?:the\s+)?complaints)\s+(?:received|made|recorded|handled)\s+(?:by|in|for|about)\s+"
            r"(?:the\s+)?(?-i:[A-Z])[\w'’&/-]*(?:\s+(?:(?:and|of|for|&)\s+)?(?-i:[A-Z])[\w'’&/-]*){0,4}(?:\s+(?:services?|team))?\s*(?:[.;]|$)",
            re.I,
        ),
        is_bare_share,
    ),
    Veto(
        "two sides of a ratio",
        "How many of one kind there are to another: the ratio of praise to complaints, 1 to 4.",
        Part.BEFORE,
        Needled(r"\bratio\s+of\b[^.;]*$"),
        is_count,
    ),
    Veto(
        "so many in addition",
        "By how much a number grew: twelve additional complaints compared to last year.",
        Part.AFTER,
        re.compile(
            r"\s*(?:additional|extra)\s+[^.;,\d]{3,70}?\b(?:compared\s+(?:to|with)|than|on)\s+(?:in\s+)?(?:the\s+)?"
            r"(?:last|previous|prior|preceding|(?:19|20)\d\d)",
            re.I,
        ),
        is_count,
    ),
    Veto(
        "so many out of a few",
        "A share in words, that counts nothing: three out of four complaints were about waste.",
        Part.CLAUSE,
        Needled(
            r"\b(?:one|two|three|four|nine)\s+(?:in|out\s+of)\s+(?:every\s+)?(?:two|three|four|five|ten)\s+(?:of\s+(?:the|all|our)\s+)?(?:complaints|complainants|cases)"
            r"\s+(?:were|was|are|is)\s+about\b"
        ),
        is_count,
    ),
)
