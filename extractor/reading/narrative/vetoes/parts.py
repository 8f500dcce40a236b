"""Numbers of a part that no dimension names: some months, some services, some of the complaints."""

from __future__ import annotations

import re

from extractor.reading.narrative.vetoes.around import Around, Part
from extractor.reading.narrative.vetoes.kinds import (
    JudgedVeto,
    Veto,
    Within,
    is_bare_count,
    is_bare_share,
    is_count,
    is_no_money,
    is_none,
    is_one,
    is_share,
)
from extractor.reading.needles import Needled

_AT_LEAST_ONE = Needled(
    r"at\s+least\s+one\s+(?:element|part|aspect|point|issue|of)\b|one\s+or\s+more\b"
)


BOTH_NAMED = re.compile(
    r"both\s+(?:\w+\s+)?(?:stage\s+\w+|ombudsman|lgs?co)\s+(?:complaints|cases|panels|reviews|"
    r"investigations|decisions|hearings)\b",
    re.I,
)
"""Both of what nothing has counted before, where the words name them in full."""


def _is_both_of_nothing(around: Around) -> bool:
    sentence, group = around.sentence, around.group
    if group.count is None or group.count.sort != "both":
        return False
    said_before = bool(sentence.done or sentence.setting.before)
    return not said_before and not BOTH_NAMED.match(sentence.text, group.first)


_CAME_APART = Needled(
    r"\s*(?:of\s+(?:these|those|them|which)\s+)?(?:(?:[\w-]+\s+){0,2}?complaints?\s+)?(?:were|was|had\s+been)\s+(?:submitted|received|made|raised|lodged|brought)\s+"
    r"(?:with\s+(?:the\s+(?:help|support|assistance)\s+of\s+)?(?:an?|their|our|the)\s+(?:\w+\s+)?(?:advocates?|advocacy|support\s+worker|solicitor)|jointly|together|anonymously|repeatedly|following|after|before|outside\s+(?:of\s+)?(?:office|normal|working|school)\s+hours|"
    r"by\s+(?:the\s+same|one|both|several)|in\s+relation\s+to\s+(?:an?|one|the\s+same)|"
    r"during\s+the\s+(?:spring|summer|autumn|winter|holidays|pandemic|lockdown|school|first|second|last|early|late))\b"
)


def _came_apart(around: Around) -> bool:
    group = around.group
    if group.is_base:
        return False  # "17 of the 36 complaints were received after ...": the 17 were
    last = group.base.end if group.base is not None else group.last
    return _CAME_APART.match(around.sentence.text, last) is not None


_BY_DOING = Needled(
    r"\s*(?:people\s+|customers\s+|complainants\s+)?(?:telephoned|phoned|rang|wrote|sent|used|visited|called)\b"
    r"(?!\s+(?:late|out|within|on\s+time)\b)"
)


def _came_in_some_way(around: Around) -> bool:
    """Whether what follows the count, before its share, is how people complained."""
    return _BY_DOING.match(around.sentence.text, around.group.lead.end) is not None


_OF_THOSE_FIRST = Needled(r"^\W*of\s+(?:the|those|these)\s+(?P<which>[^.;,]{5,80}),\s")


def _is_of_those_timed(around: Around) -> bool:
    """Whether a sentence is about those only that it says first were in time, or late."""
    told = _OF_THOSE_FIRST.search(around.sentence.text)
    if told is None or around.group.first < told.end():
        return False
    low, high = told.span("which")
    if any(low <= g.first < high for g in around.sentence.groups):
        return False
    reading = around.sentence.reading
    late = any("status" in h.sets and low <= h.start < high for h in reading.hits)
    return late or any(t.status is not None and low <= t.start < high for t in reading.timescales)


_OTHERS = Needled(
    r"\s*(?:complaints?\s+)?(?:(?:about|for|in|from)\s+)?(?:others?|elsewhere)\s*(?:[.,;)]|$)"
)


_ROW_AHEAD = Needled(
    r"\d\s+(?:(?:were|was)\s+)?(?:about|for|against|concerning|in)\s+(?:the\s+)?[^.;:,()\d]{3,60},?\s+(?:and\s+)?$"
)
"""Before it the row: "14 about Adoption and"."""


def _is_of_other_services(around: Around) -> bool:
    text, group = around.sentence.text, around.group
    return bool(_OTHERS.match(text, group.last) and _ROW_AHEAD.search(around.parts[Part.BEFORE]))


PARTS: tuple[Veto | JudgedVeto, ...] = (
    Veto(
        "others alone",
        "An entry for what a list leaves out, which nothing names: Others = 3.",
        Part.BEFORE,
        Needled(r"^\W*(?:all\s+)?others?\s*[:=–—-]\s*$"),
        is_count,
    ),
    Veto(
        "others before",
        "The same with the number behind: Fostering had 10 and others nine.",
        Part.BEFORE,
        Needled(
            r"\d[\d,.%]*(?:\s*\([^()]*\))?(?:\s+complaints)?,?\s+and\s+(?:(?:all\s+)?others|the\s+(?:rest|remainder|others))\s+(?:had\s+|received\s+)?$"
        ),
        is_bare_count,
    ),
    JudgedVeto(
        "the other services",
        "Those of services that a row leaves out: 14 about Adoption and 11 others.",
        _is_of_other_services,
        is_count,
    ),
    JudgedVeto(
        "part of those in time",
        "Of some in time or late, whom no dimension names: of those late nine were upheld.",
        _is_of_those_timed,
    ),
    Veto(
        "came for a reason",
        "Those that came for one reason, and not all: 40 were submitted because of delays.",
        Part.AFTER,
        re.compile(
            r"\s*(?:complaints?\s+)?(?:were|was|being|had\s+been)\s+(?:submitted|received|made|raised|lodged|brought|levelled)\s+"
            r"(?:because|due\s+to|as\s+a\s+result|owing\s+to)\b",
            re.I,
        ),
        is_count,
    ),
    JudgedVeto(
        "came at some time",
        "Those that came in one way or at one time that no dimension names: 12 were made jointly.",
        _came_apart,
        is_count,
    ),
    Veto(
        "of so many people",
        "What some people made between them, as a story tells: one family made 9.",
        Part.BEFORE,
        Needled(
            r"\b(?:one|two|three|four|five|six|\d|an?|same)\s+(?:famil(?:y|ies)|persons?|people|complainants?|customers?|residents?|parents?|"
            r"mothers?|fathers?|individuals?|service\s+users?)\s+(?:(?:has|have|had|who|alone)\s+){0,2}"
            r"(?:made|submitted|raised|sent|lodged|brought)\s+(?:another\s+|a\s+further\s+|some\s+|over\s+)?$"
        ),
        is_count,
    ),
    Veto(
        "went no further",
        "Those that did not go on, who are counted nowhere: 92% did not go beyond Stage 1.",
        Part.AFTER,
        re.compile(
            r"(?:\s+(?:out\s+)?of\s+(?:the\s+|our\s+)?\d+)?[^.;,\d]{0,60}?\b(?:(?:did|do|does|were|was|had|have|has)\s+(?:not|never)|didn['’]t|never)\s+(?:(?:been|be|then|need\s+to)\s+)?"
            r"(?:escalat\w+|(?:go|went|gone|got|progress(?:ed)?|proceed(?:ed)?|moved?|taken)\s+(?:on\s+|any\s+)?"
            r"(?:to|beyond|past|further|into)\b)",
            re.I,
        ),
        lambda group: not (group.is_base or is_none(group)),
    ),
    Veto(
        "not answered",
        "Those to whom nobody replied, which no event names: nine were not responded to.",
        Part.AFTER,
        re.compile(
            r"\s*(?:complaints?\s+|cases\s+)?(?:(?:were|was)\s+not|(?:had|have)\s+not\s+been)\s+(?:responded\s+to|answered|replied\s+to|"
            r"dealt\s+with)\s*(?:[.,;]|$)",
            re.I,
        ),
        is_bare_count,
    ),
    Veto(
        "requests granted",
        "Requests that were granted, of whatever stage: 34 escalation requests, 28 were accepted.",
        Part.AFTER,
        re.compile(
            r"\s*(?:of\s+(?:these|them|which)\s+)?(?:were|was)\s+(?:then\s+)?(?:accepted|granted|agreed\s+to)\b(?!\s+(?:as|at|for|to|by|and(?!\s+(?:one|two|three|four|five|\d)))\b)",
            re.I,
        ),
        is_count,
    ),
    Veto(
        "sent elsewhere",
        "Those that were others' to answer: ten were referred to other organisations.",
        Part.AFTER,
        re.compile(
            r"\s*(?:(?:complaints?|contacts?|cases)\s+)?(?:were|was|had\s+been)\s+(?:\w+ly\s+)?(?:referred|redirected|passed|signposted|"
            r"forwarded|transferred|sent)\s+(?:on\s+)?to\s+(?:another|other|external|partner|outside|third[\s-]party|different)\b",
            re.I,
        ),
        is_count,
    ),
    Veto(
        "of such complaints",
        "Complaints of a kind named before: the number of such complaints fell from 121 to 84.",
        Part.BEFORE,
        Needled(r"\bnumbers?\s+of\s+such\s+(?:complaints|cases|contacts)\b[^.;]*$"),
        is_count,
    ),
    Veto(
        "both had",
        "What each of several had that are named before: conduct and delay both eliciting 12.",
        Part.BEFORE,
        Needled(
            r"\b(?:both|each)\s+(?:elicit(?:ed|ing)|receiving|generating|attracting|having|recording|drawing)\s+(?:only\s+|just\s+)?$"
        ),
        is_count,
    ),
    Veto(
        "in the past",
        "A level of some time before, and no year's: it had been slow in the past, at 32 days.",
        Part.BEFORE,
        Needled(
            r"\bin\s+(?:the|years)\s+past,?\s+(?:(?:at|with|was|were|about|around|when|some)\s+){0,3}$"
        ),
    ),
    Veto(
        "so many a month",
        "No figure of the year's: three complaints a week.",
        Part.CLAUSE,
        Needled(
            r"\b(?:each|every|per|a)\s+(?:day|week|month)\b|\b(?:monthly|weekly|daily)\s+average\b|"
            r"\baverag(?:e|ed|ing)\b[^.;]*\b(?:each|every|per|a)\s+quarter\b"
        ),
        is_count,
    ),
    Veto(
        "so many a year",
        "A mean of several years and no year's: an average of 480 complaints a year.",
        Part.CLAUSE,
        Needled(
            r"\baverag(?:e|ed|ing)\b[^.;]*\b(?:a|per|each|every)\s+year\b|\b(?:a|per|each|every)\s+year\s+on\s+average\b|"
            r"\b(?:annual|yearly)\s+average\b"
        ),
        is_count,
    ),
    Veto(
        "against an average",
        "A mean that a year's number is held against: 87 complaints against an average of 96.",
        Part.BEFORE,
        Needled(
            r"\b(?:against|than|below|above|compared\s+(?:to|with))\s+(?:an?|the|our|its)\s+(?:[\w-]+\s+){0,3}"
            r"average\s+of\s+$"
        ),
        is_count,
    ),
    JudgedVeto(
        "came in some way",
        "Those of one way to complain, said by what people did: 34 telephoned, 22 sent a letter.",
        _came_in_some_way,
        is_count,
    ),
    Veto(
        "since a year",
        "Those of all the years from one on: since 2019 we have received 412.",
        Part.BEFORE,
        Needled(
            r"(?:^\W*|[.;]\s+)since\s+(?:\w+\s+)?(?:19|20)\d\d(?![/\d–-])"
            r"(?:(?!\b(?:ris|ros|fall|fell|increas|decreas|drop|grow|grew|doubl|halv|reduc|declin|down|up|to|from)\w*)[^.;])*$"
        ),
        is_count,
    ),
    Veto(
        "of several years",
        "Those of several years together: over the past five years 1,204 have been received.",
        Part.BEFORE,
        Needled(
            r"\b(?:over|during|in|within)\s+the\s+(?:last|past|previous)\s+(?:two|three|four|five|six|ten|few|several|\d+)\s+years,?\s+"
            r"(?:(?:we|the\s+\w+)\s+(?:have\s+|has\s+|had\s+)?(?:received|dealt\s+with|handled|investigated)\s+|there\s+(?:have|had)\s+been\s+)?"
            r"(?:a\s+total\s+of\s+|only\s+|just\s+|some\s+|about\s+|over\s+)?$"
        ),
        is_count,
    ),
    Veto(
        "one each year",
        "A row of several years' numbers: in each of the last three years it was 512, 487 and 456.",
        Part.BEFORE,
        Needled(
            r"\b(?:each|every)\s+(?:one\s+)?of\s+the\s+(?:last|past|previous)\s+(?:two|three|four|five|\d)\s+(?:financial\s+)?"
            r"years\b[^.;,]*$|"
            r"\b(?:last|past|previous)\s+(?:two|three|four|five|\d)\s+(?:financial\s+)?years\s+(?:was|were|has\s+been|have\s+been)\s+$"
        ),
        is_count,
    ),
    Veto(
        "taken together",
        "Of several parts taken together: Parks and Housing, with a combined total of 70.",
        Part.BEFORE,
        Needled(r"\b(?:with|having|at)\s+a\s+(?:combined|joint|cumulative)\s+total\s+of\s+$"),
    ),
    Veto(
        "each of several",
        "The number of each of several, which is not of all: each team had two complaints.",
        Part.BEFORE_IN_CLAUSE,
        Needled(
            r"\b(?:each|every)\s+(?:of\s+(?:the|our|its|these|those)\s+)?(?:\w+\s+){0,2}?"
            r"(?:teams?|services?|areas?|directorates?|departments?|divisions?|units?|schools?|homes?|wards?|"
            r"officers?|managers?|complainants?|families|family|persons?)\s+(?:had|has|have|received|saw|got|"
            r"made|took|recorded|attracted|generated)\s+(?:[a-z]+\s+){0,2}$"
        ),
        is_count,
    ),
    Veto(
        "the rest of",
        "A number of what no dimension names: while the rest of Education held at 90%.",
        Part.BEFORE,
        Needled(r"\bthe\s+rest\s+of\s+(?:the\s+)?[A-Z][^.;:,\d]{2,50}$"),
    ),
    Veto(
        "all but",
        "Those of whom it was not said: all but three were answered on time.",
        Part.BEFORE,
        Needled(
            r"\b(?:all\s+but|except(?:\s+for)?|exception\s+of|apart\s+from|other\s+than|excluding|without|"
            r"not\s+counting|leaving\s+out)\s+(?:the\s+)?$|"
            r"\ball\s+but\s+(?:\d+|[a-z]+(?:-[a-z]+)?)\s+of\s+(?:the\s+|our\s+|these\s+|those\s+)*$"
        ),
    ),
    Veto(
        "together",
        "The share of several parts taken together, which is none of theirs.",
        Part.BEFORE_IN_CLAUSE,
        Needled(
            r"\bwhich\s+(?:together|combined|between\s+them)\b|\b(?:together|between\s+them)\s+(?:they\s+)?(?:ma[dk]e\s+up|"
            r"account\w*\s+for|represent\w*)\b"
        ),
        is_share,
    ),
    Veto(
        "jointly",
        "A part of the complaints that no dimension names: those answered with another body.",
        Part.CLAUSE,
        Needled(
            r"\bjoint\s+(?:\w+\s+){0,4}?(?:complaints|investigations|responses|replies|cases)\b|"
            r"\b(?:jointly|joint\w*)\s+(?:\w+\s+){0,2}?(?:with|by)\b"
        ),
        is_no_money,
    ),
    Veto(
        "late by so many",
        "A part of the late ones, by how much: nine of these by fewer than five days.",
        Part.AFTER,
        re.compile(
            r"\s+of\s+(?:which|these|those|them)\s+(?:were\s+(?:late\s+)?|missed\s+it\s+)?by\s+(?:only\s+|just\s+)?"
            r"(?:fewer|less|more|under|over|up\s+to|at\s+most|\d+|one|two|three|four|five|a)\b[^.;,]{0,25}\b(?:days?|weeks?|months?)\b",
            re.I,
        ),
    ),
    Veto(
        "best performer",
        "A share of what the sentence before measures: the best performance, Housing (94%).",
        Part.BEFORE,
        Needled(
            r"\b(?:services?|teams?|directorates?|departments?|areas?)\s+with\s+the\s+(?:best|worst|strongest|weakest|poorest|highest|lowest)\s+"
            r"(?:performance|performing|response\s+rates?|timeliness|compliance)\b"
        ),
        is_bare_share,
    ),
    Veto(
        "had a remedy",
        "A part of those upheld of which only the remedy is told: in two of which £250 was paid.",
        Part.AFTER,
        re.compile(
            r"\s+of\s+(?:which|these|those|them)\s+(?:an?\s+|the\s+)?(?:\w+\s+){0,3}?(?:payments?|apolog\w+|remed\w+|compensation|"
            r"redress|refunds?|reimbursements?|£)",
            re.I,
        ),
        is_bare_count,
    ),
    Veto(
        "any one",
        "Any complaint: one complaint can raise several points.",
        Part.AFTER,
        re.compile(
            r"\s*(?:\w+\s+){0,2}?(?:complaint|case|complainant|representation)\s+(?:can|may|might|could|will\s+often)\b",
            re.I,
        ),
        is_one,
    ),
    Veto(
        "begun before",
        "Work that had begun before, neither year's complaints: of which had been opened earlier.",
        Part.AFTER,
        re.compile(
            r"\s*of\s+(?:which|whom|these|them|those)\s+(?:had|have)\s+(?:been\s+)?(?:begun|started|open\w*|"
            r"carried|brought)\b",
            re.I,
        ),
    ),
    JudgedVeto(
        "at least one",
        "No number of anything: complaints in which at least one element was upheld.",
        Within(_AT_LEAST_ONE),
        is_count,
    ),
    Veto(
        "out of",
        "A whole in brackets, that the number before is set against: 6 (out of 693).",
        Part.BEFORE,
        Needled(r"[(\[]\s*out\s+of\s+(?:a\s+total\s+of\s+)?$"),
        is_count,
    ),
    JudgedVeto(
        "both of nothing",
        "Both of what nothing has counted before.",
        _is_both_of_nothing,
    ),
    Veto(
        "cases of points",
        "Cases that points of complaint were raised in: 34 complaint points in four cases.",
        Part.BEFORE,
        re.compile(
            r"\b(?:points|elements|issues|heads|aspects|allegations|findings)\s+(?:of\s+complaint\s+)?"
            r"(?:(?:raised|made|contained|considered)\s+)?(?:in|across|within)\s+"
            r"(?:(?:these|those|the|all|our)\s+)?$",
            re.I,
        ),
        is_count,
    ),
    Veto(
        "sum said before",
        "A sum that a total holds, said again: including that £750 we paid £2,340.",
        Part.BEFORE,
        Needled(r"\bincluding\s+(?:that|this)\s+(?:(?:sum|payment|amount)\s+of\s+)?$"),
    ),
)
