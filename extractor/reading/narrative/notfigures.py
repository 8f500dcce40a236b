"""Which numbers of a sentence may be figures: dates, references, limits, changes are none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from extractor.reading.labels import LabelReading
from extractor.reading.narrative.masks import masked, without_numbered
from extractor.reading.needles import Needled
from extractor.reading.quantities import Quantity, Unit, find_number_words, find_quantities

Sort = Literal["number", "nothing", "both", "times"]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of a sentence that may be a figure.

    ``sort`` is "nothing" for "none" and "no complaints" (the words stand at ``start``..``end``),
    "both" for "both", "times" for "twice" and "on three occasions", else "number". ``change`` marks
    a rise or fall ("12% fewer", "an increase of 40"), kept as a level may stand beside it.
    """

    start: int
    end: int
    value: Decimal
    unit: Unit | None
    qualifier: str | None = None
    bracketed: bool = False
    sort: Sort = "number"
    change: bool = False


_CHANGED = (
    r"(?:increas\w*|decreas\w*|reduc\w+|rise[ns]?|rising|rose|fall(?:en|s|ing)?|fell|drop\w*|"
    r"declin\w+|gr[eo]wn?|growth|"
    r"improv\w+|deteriorat\w+|upturn|downturn|up|down|change[ds]?|differences?|gap|variance|"
    r"swing|jump\w*|surg\w+|soar\w*|climb\w*|leap\w*|plummet\w*|shrank|shrunk|slump\w*|dipp?\w*)"
)
_CHANGE_AFTER = re.compile(
    r"^\s*(?:[\(\[]\s*[\d,.]+\s*%?\s*[\)\]]\s*)?(?:overall |further |significant |slight |small |"
    r"year[\s-]on[\s-]year )*"
    r"(?:percentage\s+points?\b|point\b|points\b(?!\s*:|\s+(?:of|raised|were|investigated|considered|examined|looked|which|that|across|between|within)\b)|(?:(?:complaints?|cases)\s+)?(?:increase|decrease|reduction|"
    r"rise|fall|drop|decline|improvement|growth|uplift|"
    r"more(?!\s+(?:(?:were|was)\s+(?:answered|closed|completed|resolved|sent|finished)\s+)?(?:within|in\s+(?:time|\d))\b)|fewer|less|higher|lower|up|down|greater|better|worse|change|deterioration|above|below|"
    r"jump)\b)",
    re.I,
)
_BY_TO = (re.compile(r"\bby\s+(?:only\s+|just\s+)?$", re.I), re.compile(r"\s*to\s+\d"))
"""Around a share that is a change though its verb was said before: "and by 18% to 130"."""
_BY = re.compile(
    rf"\b{_CHANGED}\b(?:\s+[a-z]+){{0,2}}?\s+by\s+(?:only\s+|just\s+|about\s+)?$", re.I
)
"""Before a number of days that is a difference: "improved by two days to nine"."""
_VERB_NEXT = re.compile(
    r"\b(?:increased|decreased|rose|risen|fell|fallen|dropped|declined|grew|grown|jumped|reduced|climbed)\s+"
    r"(?:(?:only|just|a\s+further|another|around|about|nearly|almost|over|approximately)\s+)?$",
    re.I,
)
"""Right before a share that is a change: "the share closed in time dropped 2.1% on last year"."""
_MORE_OF = re.compile(
    r"\b(?:increase|rise|improvement|reduction|decrease|fall|drop|deterioration|gain|cut|slippage)\s+of\s+"
    r"(?:only\s+|just\s+|about\s+|around\s+|nearly\s+|almost\s+|over\s+)?$",
    re.I,
)
"""The same after a noun: "30 days, an increase of four days"."""
_LONGER = re.compile(
    r"^\s*(?:longer|shorter|slower|quicker|faster|sooner|more|fewer|less|better|worse|up|down)\b"
    r"(?:\s+(?:than|on|from)\b|\s*[,.;)])",
    re.I,
)
"""After a number of days that is a difference: "three days longer than in 2021/22"."""
_CHANGE_BEFORE = re.compile(
    rf"\b{_CHANGED}\b(?:\s+(?!(?:to|from|total|totals|average|with|was|were|at|rate|figure|"
    rf"level)\b)[\w'&/-]+){{0,7}}?\s+(?:of|by)\s+"
    r"(?:only\s+|just\s+|around\s+|about\s+|approximately\s+|approx\.?\s+|some\s+|nearly\s+|"
    r"almost\s+|over\s+|more\s+than\s+|less\s+than\s+|fewer\s+than\s+|a\s+|c\.?\s*)*$"
    r"|(?<!made )(?<!make )(?<!makes )(?<!making )\b(?:up|down|higher|lower|more|fewer|less)\s+"
    r"(?:by\s+)?(?:only\s+|just\s+|(?<=by )(?:(?:more|less)\s+than|over|almost|nearly)\s+)?$"
    r"|[+\u2191\u2193\u2212]\s*$",
    re.I,
)
_NO = Needled(
    r"\bno\b\s*(?:\(\s*(?:zero|0|nil)\s*\)\s*)?(?=(?:\s*[\w'’&/\x00-]++(?:\s+[\w'’&/\x00-]++){0,4}?)?"
    r"\s+(?:complaints?|"
    r"compliments?|comments?|"
    r"enquir(?:y|ies)|representations?|requests?|compensation|payments?|remed(?:y|ies)|redress|"
    r"investigations?|"
    r"panels?|reviews?|hearings?|cases?|referrals?|escalations?|concerns)\b)|\bnone\b|\bnil\b|"
    r"\bnot any\b|"
    r"\bneither(?=(?:\s+of\s+(?:which|these|them|those))?\s+(?:was|were|being|had|has)\b|"
    r"\s+(?:of\s+(?:the|these|those|our)\s+(?:two\s+|2\s+)?)?(?:(?:\x00+|ombudsman|formal|other)\s+){0,2}"
    r"(?:complaints?|cases?|investigations?|reviews?|panels?|decisions?)\b)"
)
_NO_CASE = re.compile(
    r"\b(?:no)\s+(?:aspects?|elements?|parts?|points?|longer|further|specific|direct|significant|clear|evidence|one|need|doubt|"
    r"budget|surprise|right|legal|reason|change|finding|fault|fixed|maladministration|particular|"
    r"obvious|common|recurring|single|other|outstanding|case\s+(?:law|to\s+answer|for)|issue|implications)\b",
    re.I,
)
_NO_KIND = re.compile(
    r"\bno\b(?:\s+[\w'-]+){0,4}?\s+(?:types?|kinds?|patterns?|themes?|trends?|causes?|reasons?|"
    r"areas?|correlation|link|comparison)\b",
    re.I,
)
_NOBODY = Needled(
    r"\b(?:nobody|no[\s-]?one)(?=\s+(?:(?:has|had|then|else)\s+)*(?:asked|requested|took|taken|went|"
    r"gone|sought|escalated|appealed)\b)|\bnot\s+(?:one|a\s+single)\b"
)
_NOTHING_PAID = Needled(
    r"\bnothing(?=\s+(?:(?:was|has\s+been|had\s+been)\s+)?(?:paid|awarded|offered)\b)|"
    r"(?<=\band )nothing(?=\s+(?:at|under|in)\b)"
)
_PAYING = Needled(r"\b(?:paid|pay|payments?|compensation|redress|awarded)\b")
_NO_PAYMENT = Needled(
    r"\b(?:did|have|has|had|were|was)\s+(?:not|n't)\s+(?:\w+\s+){0,3}?(?:pay|paid|award\w*|"
    r"ma[dk]e|offer\w*)\s+(?:out\s+)?any\s+"
    r"(?:\w+\s+){0,2}?(?:compensation|payments?|redress|remed(?:y|ies))\b"
)
_BOTH = Needled(
    r"\bboth\b(?!\s+(?:procedures|processes|routes|stages|years|quarters|the|a|an|from|in\s+terms|by|to|at|for|positive|internal|with|"
    r"and)\b)(?!(?:\s+[\w'’]+){1,4}\s+and\b)"
)
_TIMES = Needled(
    r"\b(?:(?<!at\s)(?<!than\s)(once)(?=\s*(?:[.,;)]|$)|\s+(?:in|during|and)\b)|(twice)(?!\s+(?:as|the|that|those|this|last)\b)|on\s+(\w+)\s+occasions?)\b"
)
_FRACTION = Needled(
    r"(?=[efnost\d])(?:\bone\s+in\s+(?:every\s+)?(?:eleven|twelve|fifteen|\d{1,2})\b(?!\s*(?:%|-|\w+\s+days|days))|"
    r"(?<![£,.\d])\b(?:one|two|three|four|five|six|seven|eight|nine|\d{1,2})\s+in\s+(?:every\s+)?"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|twenty|every)\b|"
    # nobody speaks of "two out of six" for a share: that counts
    r"(?<![£,.\d])\b(?:one|two|three|four|five|nine|\d{1,2})\s+(?:in|out of)\s+(?:every\s+)?"
    r"(?:two|three|four|five|ten|10|(?<!out of )(?:six|seven|eight|nine))\b"
    r"(?!\s+(?:[a-z]+\s+){0,2}?(?:complaints|cases|stage|investigations|decisions|replies|responses)\b)(?!\s+\x00)|"
    r"\b(?:one|two|three|four|five)[\s-]+(?:third|quarter|fifth|tenth|half|sixth|eighth)s?\b)"
)


_ROUGHLY = Needled(
    r"\b(?P<part>one|two|three|four|nine)\s+(?:in|out\s+of)\s+(?:every\s+)?(?P<whole>three|four|five|ten)\s+"
    r"(?:[a-z]+\s+){0,3}?\(\s*(?P<share>\d+(?:\.\d+)?)\s?%\s*\)"
)
"""A share said roughly and then to the number: "Four out of five complaints (81%)"."""
_ROUND = 0.5
"""Percentage points by which a share in brackets may differ from the numbers that it rounds."""


def _is_share(match: re.Match[str]) -> bool:
    """Whether the share in brackets is that of the two numbers, which then are counts."""
    part, whole = (find_number_words(match[name])[0].value for name in ("part", "whole"))
    return abs(float(100 * part / whole) - float(match["share"])) <= _ROUND


def find_amounts(text: str, reading: LabelReading) -> list[Amount]:
    """The numbers of a sentence that may be figures, in order, changes marked.

    ``text`` is normalised, ``reading`` is what the label reader found in it. Left out are years,
    dates, limits in days, telephone and reference numbers, numbered things ("Section 26", "Stage
    2"), lengths of time, ages, list marks, and fractions in words.
    """
    rest = text
    for mention in reading.years:
        rest = masked(rest, mention.start, mention.end)
    for quarter in reading.quarters:
        rest = masked(rest, quarter.start, quarter.end)
    rest = without_numbered(rest)
    for scale in reading.timescales:
        moving = re.search(r"\bfrom\s+$", text[: scale.start], re.I) and _MEAN.search(text)
        if moving:
            continue  # "the average improved from 22 to 19 days" is no band
        averaged = _AVERAGE_BEFORE.search(text[: scale.start]) or _AVERAGE_AFTER.match(
            text, scale.end
        )
        if scale.status is not None or not averaged:
            rest = masked(rest, scale.start, scale.end)
    for match in _FRACTION.finditer(rest):
        rest = masked(rest, match.start(), match.end())
    for match in _ROUGHLY.finditer(rest):
        if not _is_share(match):
            rest = masked(rest, match.start(), match.end("whole"))
    found: list[Amount] = []
    for quantity in find_quantities(rest):
        found.append(_amount(text, quantity))
    for quantity in find_number_words(rest):
        if not any(a.start < quantity.end and quantity.start < a.end for a in found):
            found.append(_amount(text, quantity))
    for match in _NO.finditer(rest):
        if not _NO_CASE.match(rest[match.start() :]) and not _NO_KIND.match(rest[match.start() :]):
            found = [a for a in found if not (match.start() <= a.start < match.end())]
            aside = rest[: match.start()].endswith("(") and rest[match.end() :].startswith(")")
            found.append(Amount(*match.span(), Decimal(0), None, bracketed=aside, sort="nothing"))
    for match in _NOBODY.finditer(text):
        found = [a for a in found if not (match.start() <= a.start < match.end())]
        found.append(Amount(match.start(), match.end(), Decimal(0), None, sort="nothing"))
    if _PAYING.search(text):
        spans = [m.span() for m in _NOTHING_PAID.finditer(text)]
        found += [Amount(*span, Decimal(0), "gbp", sort="nothing") for span in spans]
    spans = [m.span() for m in _NO_PAYMENT.finditer(rest)]
    found += [Amount(*span, Decimal(0), None, sort="nothing") for span in spans]
    found += [Amount(*m.span(), Decimal(2), None, sort="both") for m in _BOTH.finditer(rest)]
    for match in _TIMES.finditer(rest):
        value = 1 if match[1] else 2 if match[2] else None
        if match[3]:
            words = find_number_words(match[3]) or find_quantities(match[3])
            value = int(words[0].value) if words else None
        if value is not None:
            found = [a for a in found if not (match.start() <= a.start < match.end())]
            found.append(Amount(match.start(), match.end(), Decimal(value), None, sort="times"))
    return sorted(
        (a for a in found if a.unit != "weeks" and not (a.unit == "days" and a.value == 0)),
        key=lambda a: a.start,
    )


_MEAN = Needled(r"\b(?:average\w*|mean|median)\b")
_AVERAGE_BEFORE = re.compile(
    r"\b(?:average|averaged|averaging|mean|median|down from|up from|compared (?:with|to)|from|to|"
    r"took|taken|answered in|and)\b[^.;]{0,80}$",
    re.I,
)
_AVERAGE_AFTER = re.compile(r"\s*(?:on|as\s+an|in)\s+(?:average|the\s+mean)\b", re.I)
"""After a number of days that is no limit: "22 working days on average"."""


_MADE_UP = re.compile(r"\bmade\s+up\s+of\s+$", re.I)
"""Before the parts of a whole; what is made up has not gone up."""
_SIMPLY_BY = re.compile(r"\bby\s+(?:only\s+|just\s+|about\s+|some\s+)?$", re.I)
_BY_MORE = re.compile(r"\bby\s+(?:more|less)\s+than\s+$", re.I)
_BY_SHARE = re.compile(
    rf"\b{_CHANGED}\b[^.;]*\bby\s+(?:only\s+|just\s+|about\s+|around\s+|some\s+|over\s+|almost\s+|nearly\s+)?$",
    re.I,
)
"""However much stands between: "a decrease of complaints received by Parks by 59%"."""
_CHANGE_ASIDE = re.compile(
    r"\b(?:increase|decrease|reduction|rise|fall|drop|decline|growth)\s*(?:\b(?:in|of)\s+(?:the\s+)?(?:[a-z'’-]+\s+){1,4})?\(\s*$",
    re.I,
)
"""Before a share in brackets that is a change's: "an increase (36%) in complaints"."""
_FALL_BY = re.compile(
    r"\b(?:increase|decrease|rise|fall|drop|decline),?\s+by\s+(?:\d+\s+(?:[a-z]+\s+)?(?:or\s+)?)?$",
    re.I,
)
"""Before a change set apart, and its share: "the sharpest fall, by 11 complaints or 23%"."""
_THEN_FROM = re.compile(r"\s*[,(]?\s*from\s+\d")
_CHANGED_SO = re.compile(
    r"\b(?:increased|decreased|rose|risen|fell|fallen|dropped|declined|grew|grown|jumped)\s+"
    r"(?:only\s+|just\s+|some\s+|about\s+|around\s+|almost\s+|nearly\s+|over\s+|a\s+further\s+|another\s+)?$",
    re.I,
)
"""Right before a share by which something changed, the "by" left out: "complaints rose 14%"."""


_POINTS = re.compile(r"\s*points\b", re.I)
_HELD = re.compile(
    r"(?:^|(?<!increase )(?<!decrease )(?<!rise )(?<!fall )(?<!drop )(?<!reduction )"
    r"(?<!improvement )\bof\s+|"
    r"\b(?:the|all|those|these|had|were|with|contain\w+|compris\w+|cover\w+|consider\w+|examin\w+|investigat\w+|includ\w+)\s+)"
    r"(?:a\s+total\s+of\s+|the\s+|all\s+)*$",
    re.I,
)
"""Before points of complaints, which are no percentage points."""


def _amount(text: str, quantity: Quantity) -> Amount:
    before, after = text[: quantity.start], text[quantity.end :]
    made_up = _MADE_UP.search(before)
    change = (
        quantity.unit in (None, "percent", "gbp")
        and made_up is None
        and bool(_CHANGE_AFTER.match(after) or _CHANGE_BEFORE.search(before))
    )
    if change and _POINTS.match(after) and _HELD.search(before):
        change = False  # "of 52 points, 20 were upheld"
    change = change or bool(_FALL_BY.search(before))
    change = change or (
        quantity.unit == "days"
        and bool(_LONGER.match(after) or _BY.search(before) or _MORE_OF.search(before))
    )
    if quantity.unit == "percent" and _SIMPLY_BY.search(before) and _THEN_FROM.match(after):
        change = True  # "Finance by 41%, from 129 to 182"
    if quantity.unit == "percent" and (
        _CHANGE_ASIDE.search(before)
        or _VERB_NEXT.search(before)
        or _CHANGED_SO.search(before)
        or (_BY_TO[0].search(before) and _BY_TO[1].match(after))
        or (_BY_SHARE.search(before) and not after.lstrip().startswith("of "))
    ):
        change = True
    # "179 more than": a change; "more than 179": a bound
    bound = re.search(r"\b(?:more|fewer|less)\s+(?:than\s+)?$", before, re.I)
    if quantity.qualifier is not None and bound and not _BY_MORE.search(before):
        change = bool(_CHANGE_AFTER.match(after))
    return Amount(
        quantity.start,
        quantity.end,
        quantity.value,
        quantity.unit,
        quantity.qualifier,
        quantity.bracketed,
        change=change,
    )
