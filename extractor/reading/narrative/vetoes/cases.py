"""Numbers of a single case that is told of, and of what was done about it."""

from __future__ import annotations

import re

from extractor.reading.narrative.vetoes.around import Around, Part
from extractor.reading.narrative.vetoes.kinds import JudgedVeto, Veto, is_count, is_no_money, is_one
from extractor.reading.needles import Needled

_TOOK = re.compile(
    r"\b(?:took|longer\s+than|taking|waited)\s+(?:over\s+|only\s+|just\s+|up\s+to\s+)?$", re.I
)
_TAKEN_ON = re.compile(r"\s+(?:of\s+(?:them|these|those)|complaints|cases)\b")


def _is_how_long_it_took(around: Around) -> bool:
    if not _TOOK.search(around.parts[Part.NEAR_BEFORE]):
        return False
    return not _TAKEN_ON.match(around.parts[Part.NEAR_AFTER])  # "the panel took 12 of them"


_EARLIER = (
    r"(?:original|initial|earlier|previous|first|council['’]s|authority['’]s|service['’]s|our|stage\s+(?:1|2|one|two))\s+"
    r"(?:stage\s+\w+\s+)?(?:decisions?|responses?|findings?|outcomes?|conclusions?|adjudications?)"
)
_EARLIER_AT = (
    r"(?:decisions?|responses?|repl(?:y|ies)|findings?|outcomes?|conclusions?)\s+(?:(?:that|which)\s+(?:was|were|had\s+been)\s+)?"
    r"(?:(?:given|made|reached|sent|issued)\s+)?(?:at|from)\s+(?:the\s+first\s+stage|stage\s+(?:1|2|one|two))|"
    r"(?:findings?|conclusions?)\s+(?:that\s+were\s+)?(?:made|reached)(?=\s*[.,;])"
)
_DECISION_UPHELD = Needled(
    rf"\b{_EARLIER}\s+(?:(?:was|were|being|had\s+been)\s+)?(?:\w+\s+)?(?:upheld|confirmed|supported|overturned)\b|"
    rf"\b(?:uph(?:eld|olds?|olding)|confirm\w*|support\w*|overturn\w*)\s+(?:the\s+)?(?:{_EARLIER}|{_EARLIER_AT})\b"
)
"""An earlier decision that was upheld, which means that the complaint was not."""


def _is_of_decision(around: Around) -> bool:
    told = _DECISION_UPHELD.search(around.sentence.text)
    if told is None or around.group.is_base:
        return False
    start, stop = around.group.clause
    between = around.sentence.text[stop : told.start()].strip().lower()
    return start <= told.start() < stop or between in ("both", "all", "each")


def _is_in_a_story(around: Around) -> bool:
    return around.sentence.story


_IN = re.compile(r"\bin\s+(?:(?:only|just|all)\s+)?$", re.I)
_DECIDED_SO = re.compile(
    r"\s+of\s+(?:the|these|those)\s+(?:\w+\s+)?(?:upheld|not[\s-]upheld|decided|investigated|partly\s+upheld)\s+"
    r"(?:cases|complaints|decisions|investigations)\s*(?:\([^()]*\)\s*)?,?\s+"
    r"(?:the|we|an?|it|no|our|services?|officers?|staff|they|there)\b",
    re.I,
)


_UPHELD_ONES = (
    r"(?:upheld\s+(?:complaints|cases|decisions)|(?:complaints|cases)\s+(?:(?:that|which)\s+(?:were|we|it)\s+)?"
    r"(?:upheld|substantiated|justified)(?:\s+[a-z]+){0,5}?)"
)


def _is_some_decided_so(around: Around) -> bool:
    """Whether what was so in some of those upheld is told behind them."""
    text, group = around.sentence.text, around.group
    if group.is_base or group.base is not None:
        return False
    whole = _DECIDED_SO.match(text, group.count.end if group.count is not None else group.last)
    return whole is not None and _IN.search(around.parts[Part.BEFORE]) is not None


CASES: tuple[Veto | JudgedVeto, ...] = (
    Veto(
        "helped to complain",
        "Those whom somebody helped: an advocate supported six of the seven who complained.",
        Part.BEFORE,
        Needled(
            r"(?<!was )(?<!were )(?<!been )\b(?:supported|helped|assisted|"
            r"accompanied|worked\s+with)\s+"
            r"(?:[\w-]+\s+of\s+(?:the\s+|these\s+|those\s+)?)?$"
        ),
        is_count,
    ),
    Veto(
        "complied with",
        "Remedies that were carried out: the Ombudsman was satisfied in all 11 cases.",
        Part.BEFORE,
        Needled(
            r"\b(?:satisfied|compliance|complied|carried\s+out|implemented)\b[^.;\d]*\bin\s+(?:all\s+(?:of\s+)?)?(?:the\s+)?$"
        ),
        is_count,
    ),
    Veto(
        "under another law",
        "Complaints that no complaints procedure is for: none was made under the Equality Act.",
        Part.AFTER,
        re.compile(
            r"\s*complaints?\s+(?:(?:was|were)\s+)?(?:made|received|brought)\s+under\s+the\s+"
            r"(?:equality|data\s+protection|freedom\s+of\s+information|human\s+rights|localism|modern\s+slavery)\b",
            re.I,
        ),
        is_count,
    ),
    Veto(
        "upheld and learned from",
        "Some of those upheld, of which something came: nine of the upheld led to changes.",
        Part.AFTER,
        re.compile(
            rf"\s+of\s+(?:the|these|those)\s+(?:[\w-]+\s+){{0,4}}?{_UPHELD_ONES}\s+(?:have\s+|had\s+)?"
            r"(?:led\s+to|resulted\s+in|gave\s+rise\s+to|prompted|brought\s+about|were\s+followed\s+by|required)\b",
            re.I,
        ),
        is_count,
    ),
    Veto(
        "had a plan",
        "Those of which something came, said of what was upheld: 29 had an action plan.",
        Part.AFTER,
        re.compile(
            r"\s+(?:of\s+(?:these|them|those)\s+)?(?:had|have|has)\s+(?:an?\s+)?(?:agreed\s+)?(?:action|learning|improvement)\s+"
            r"(?:plan|point|action)s?\b",
            re.I,
        ),
        is_count,
    ),
    Veto(
        "closed ones reviewed",
        "Complaints looked at again when they were over: we reviewed 25 closed complaints.",
        Part.CLAUSE,
        Needled(
            r"\b(?:reviewed|audited|sampled|examined)\s+(?:a\s+(?:random\s+)?sample\s+of\s+)?\S+\s+(?:closed|completed|finished)\s+"
            r"(?:complaints|cases)\b"
        ),
        is_count,
    ),
    Veto(
        "whole of those learned from",
        "Those of which some led to something, said again: 9 of the 12 upheld led to changes.",
        Part.AFTER,
        re.compile(
            rf"\s+(?:(?:fully|partly|partially)\s+)?{_UPHELD_ONES}\s+(?:have\s+|had\s+)?"
            r"(?:led\s+to|resulted\s+in|gave\s+rise\s+to|prompted|brought\s+about|were\s+followed\s+by|required)\b",
            re.I,
        ),
        lambda group: group.is_base,
    ),
    Veto(
        "taken further",
        "People who went on, of complaints not said to be theirs alone: three families took their "
        "complaint beyond Stage 1.",
        Part.AFTER,
        re.compile(
            r"\s+(?:families|complainants?|people|customers|residents|parents|service\s+users|persons?)\s+(?:\w+\s+)?(?:took|pursued|taken)\s+"
            r"(?:their|the|a)\s+complaints?\s+(?:any\s+)?(?:beyond|past|further\s+than)\b",
            re.I,
        ),
        is_count,
    ),
    JudgedVeto(
        "in some of those decided so",
        "Those of an outcome in which something was so: in 3 of the upheld cases we had paid.",
        _is_some_decided_so,
    ),
    Veto(
        "one that lasted",
        "How long one case took: no limit is so uneven a number of days (limits end in 0 or 5).",
        Part.AFTER,
        re.compile(
            r"\s*(?:(?:complaint|case|investigation|reply)\s+)?(?:was\s+)?(?:completed|concluded|finished|answered|"
            r"closed|(?:(?:partly|partially|not)\s+)?upheld)\s+(?:in|after)\s+\d*[1-46-9]\s+(?:working\s+)?days\b",
            re.I,
        ),
        is_one,
    ),
    Veto(
        "one and the other",
        "How long each of several took: one in 62 days and the other in 110.",
        Part.AFTER,
        re.compile(
            r"\s*(?:(?:complaint|case|investigation|reply|review|panel)\s+)?(?:was\s+)?(?:\w+ed\s+|held\s+)?in\s+(?:just\s+|only\s+)?"
            r"(?:\d+\s+(?:working\s+|calendar\s+)?(?:days\s*)?(?:,|and|but)\s+(?:and\s+)?(?:(?:the|a)\s+)?(?:others?|second|another|one)\b|"
            r"\d*[1-46-9](?:\s+(?:working\s+|calendar\s+)?days)?(?=\s*[.,;)]|\s+and\b|$))",
            re.I,
        ),
        is_one,
    ),
    JudgedVeto(
        "decision upheld",
        "How often an earlier decision was upheld, and no complaint: upheld the Stage 1 decision.",
        _is_of_decision,
        is_no_money,
    ),
    Veto(
        "a single case",
        "One case told of for how long it took: one complaint took 80 days; more than 20 is late.",
        Part.AFTER,
        re.compile(
            r"\s*(?:\w+\s+){0,2}(?:case|complaint|investigation|reply)\b[^.;]*\b(?:took|lasted|waited)\b"
            r"(?!\s+(?:over|(?:more|longer)\s+than)\s+(?:the\s+)?(?:10|20|25|65|ten|twenty|twenty-five|sixty-five)\s+"
            r"(?:working\s+)?days)",
            re.I,
        ),
        is_one,
    ),
    JudgedVeto(
        "how long it took",
        "A bare number of days in a single case: the reply took 63.",
        _is_how_long_it_took,
        lambda group: group.count is not None,
    ),
    Veto(
        "one told of",
        "One complaint that is told of: why it had taken so long to answer one complaint.",
        Part.CLAUSE,
        Needled(
            r"\b(?:to\s+(?:answer|resolve|close|deal\s+with|respond\s+to|investigate)|asked\s+about|details\s+of|"
            r"example\s+of)\s+one\b"
        ),
        is_one,
    ),
    Veto(
        "days for one",
        "One complaint that is told of for how long it took: 73 days to answer one complaint.",
        Part.BEFORE,
        Needled(
            r"\bdays\s+to\s+(?:answer|resolve|close|deal\s+with|respond\s+to|investigate|complete)\s+$"
        ),
        is_one,
    ),
    Veto(
        "made of points",
        "One complaint that is told of for what it held: one complaint contained six points.",
        Part.AFTER,
        re.compile(
            r"\s*(?:[a-z]+\s+){0,2}?(?:complaints?|cases?)\s+(?:had|contained|consisted\s+of|comprised|included|covered|raised|involved|"
            r"was\s+made\s+up\s+of)\s+(?:\d+|[a-z]+)\s+(?:[a-z]+\s+){0,2}?(?:points|elements|aspects|issues|heads|parts|strands|allegations)\b",
            re.I,
        ),
        is_one,
    ),
    Veto(
        "those made of points",
        "Complaints told of for what they held: the five contained 34 separate points.",
        Part.AFTER,
        re.compile(
            r"\s*(?:between\s+them\s+)?(?:contained|consisted\s+of|comprised|covered|raised|had)\s+(?:(?:a\s+total\s+of|between\s+them)\s+)?"
            r"\d+\s+(?:[a-z]+\s+){0,2}?(?:points|elements|aspects|issues|heads|strands|allegations)\b",
            re.I,
        ),
        is_count,
    ),
    Veto(
        "took as long",
        "Those told of for the time that they took: two complaints about visits took 44 days.",
        Part.AFTER,
        re.compile(
            r"\s*(?:[a-z]+\s+){0,2}?(?:complaints?|cases?|investigations?)\s+(?:which|that|where|with|from|about)\s[^.;:\d]{3,80}?\s"
            r"took\s+(?:only\s+|over\s+|nearly\s+)?\d",
            re.I,
        ),
        is_count,
    ),
    Veto(
        "found otherwise on",
        "On how many points a panel found otherwise: it changed the finding on two.",
        Part.BEFORE,
        Needled(
            r"\b(?:chang|alter|revers|overturn|amend|revis|vari)\w*\s+(?:the\s+|its\s+|our\s+)?(?:\w+\s+){0,2}?"
            r"(?:findings?|decisions?|conclusions?|outcomes?)\s+(?:on|about|of|in|for)\s+(?:only\s+|just\s+)?$"
        ),
        is_count,
    ),
    Veto(
        "asked about",
        "What somebody asked about, and nobody states: members asked how the £100 came about.",
        Part.BEFORE,
        Needled(
            r"\b(?:asked|queried|questioned|wondered|enquired|sought\s+clarification)\s+(?:\w+\s+){0,3}?"
            r"(?:how|whether|if|what)\b[^.;]*$"
        ),
    ),
    Veto(
        "of a sum",
        "Payments, each of a sum: two payments were made, one of £250 and one of £100.",
        Part.AFTER,
        re.compile(r"\s*of\s+£\d"),
        is_count,
    ),
    Veto(
        "decided before",
        "Points decided otherwise by another stage: one that had not been upheld at Stage 2.",
        Part.AFTER,
        re.compile(
            r"\s*(?:(?:further|other|more)\s+)?(?:(?:complaints?|points?|findings?|elements?|issues?)\s+)?(?:that|which)\s+(?:had|were|was)\s+"
            r"(?:(?:been|not|partly|partially|fully)\s+){0,3}(?:upheld|dismissed|rejected)\s+(?:at|by|in)\s",
            re.I,
        ),
        is_count,
    ),
    Veto(
        "de-escalated",
        "Those that were settled before they were complaints: 23 were de-escalated.",
        Part.AFTER_IN_CLAUSE,
        Needled(r"\bde-?escalated\b"),
        is_count,
    ),
    Veto(
        "enquired into",
        "Those of the cases received that were looked at: it received 11 and made enquiries on 7.",
        Part.BEFORE,
        re.compile(
            r"\d[^.;:]{0,40}\band\s+made\s+(?:\w+\s+)?enquir(?:y|ies)\s+(?:on|in|into|about)\s+(?:only\s+|just\s+)?$",
            re.I,
        ),
        is_count,
    ),
    Veto(
        "paid in one",
        "The case that a sum was paid in: £250 in one and £400 in the other.",
        Part.BEFORE,
        re.compile(
            r"£[\d,.]+\s+(?:(?:was|were|had\s+been)\s+)?(?:(?:paid|awarded|recommended|offered|agreed)\s+)?"
            r"(?:(?:of|in)\s+(?:[a-z]+\s+){1,3})?(?:in|to|for)\s+(?:each\s+of\s+)?(?:the\s+)?(?:other\s+)?$"
        ),
        is_count,
    ),
    Veto(
        "at one of these",
        "One panel or review that is told of: at one of these two further points were upheld.",
        Part.BEFORE,
        re.compile(
            r"^(?!\W*in\s+(?:\d+|two|three|four|five|six|seven|eight|nine|ten)\b)"
            r"(?:.*[.;,]\s)?\W*(?:at|in|during)\s+$",
            re.I,
        ),
        lambda group: is_one(group) and group.base is None,
    ),
    Veto(
        "of which some were paid",
        "Of how many cases some were paid for: £1,700 to remedy injustice in two of the six.",
        Part.BEFORE,
        re.compile(
            r"£[\d,.]+[^.;£]{0,70}\bin\s+(?:\d+|[a-z]+)\s+of\s+(?:the|these|those|its|our)\s+$"
        ),
        is_count,
    ),
    Veto(
        "what work cost",
        "The work that a sum paid for: investigators cost £28,750 for nine investigations.",
        Part.BEFORE,
        Needled(r"\bcost(?:s|ing)?\b[^.;]{0,40}£[\d,.]+\s+(?:for|across|over|in)\s+(?:the\s+)?$"),
        is_count,
    ),
    Veto(
        "sum for one",
        "The one that a sum was for: £1,500 of which arose from a single case.",
        Part.BEFORE,
        Needled(
            r"£[\d,.]+\)?\s+(?:of\s+(?:which|it|this)\s+)?[^.;,\d£]{0,30}\b(?:to|from|for|on|of)\s+(?:just\s+|only\s+)?$"
        ),
        is_one,
    ),
    Veto(
        "what was done for some",
        "For how many something was done: for two a remedy had been offered already.",
        Part.AFTER,
        re.compile(
            r"\s*(?:(?:cases?|complaints?|complainants?|of\s+(?:these|them|those))\s*)?,?\s*(?:an?|the)\s+(?:[\w-]+\s+){0,2}?"
            r"(?:remedy|payment|apology|meeting)\s+(?:had|has)\b",
            re.I,
        ),
        is_count,
    ),
    Veto(
        "based on",
        "The cases that a rate rests on: an uphold rate of 100%, based on a single case.",
        Part.BEFORE,
        Needled(r"\b(?:based\s+on|on\s+the\s+basis\s+of)\s+(?:just\s+|only\s+|a\s+|an\s+)*$"),
    ),
    JudgedVeto(
        "a story",
        "The sentence tells of one person's case.",
        _is_in_a_story,
        is_no_money,
    ),
)
