"""Numbers of some months only, of the country and of other councils."""

from __future__ import annotations

import re
from functools import lru_cache

from extractor.reading.councils import is_other_council
from extractor.reading.narrative.vetoes.around import Around, Part
from extractor.reading.narrative.wording import MODAL_REACH
from extractor.reading.needles import Needled
from extractor.reading.service_names import taken_up
from extractor.reading.years import MONTHS, years_of_dates

SENTENCES = 8
"""Sentences of which is kept where they speak of others: each is asked of once for each number."""

_OTHERS = Needled(
    r"\b(?:national(?:ly)?|nationwide|in England|across England|England's|"
    r"(?:all|across) (?:(?:local|English|other|the|similar) )*(?:authorities|councils)|"
    r"other (?:\w+ )?(?:local )?(?:authorities|councils|boroughs)|(?:similar|comparable|"
    r"neighbouring) (?:local )?(?:authorities|councils|boroughs|organi[sz]ations|bodies|"
    r"town halls)|statistical neighbours?|"
    r"(?:London|metropolitan|county|unitary|district|borough|shire)\s+(?:boroughs|average|"
    r"councils|authorities|counties|districts)|average\s+for(?!\s+(?:the\s+)?(?:stage|year|quarter|corporate|statutory|formal|both|our|this|20\d\d|"
    r"these|those|them|completed|(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\s+(?:was|were|is|stood|came|took|being))\b)|"
    r"across the country|across (?:(?:inner|outer|greater) )?London|"
    r"country[\s-]wide|region(?:al|ally|'s)|"
    r"(?:across|in|throughout) (?:the|our|this) (?:whole )?(?:sub-?)?(?:region|sector)|"
    r"(?:councils|authorities) (?:in|across|of) (?:the|our|this) (?:area|region|group|family)|"
    r"London average|England average|"
    r"average (?:of|for) (?:all|similar|other)|"
    r"(?:(?:than|against|with|to|above|below|on|of)\s+(?:an?|the)|^\W*an?)\s+(?:\w+\s+)?[\d.]+\s?(?:%|pc\b|per\s?cent)\s+average|"
    r"published reports|"
    r"(?:authorities|councils)\s+(?:like|similar\s+to|comparable\s+(?:to|with))\s+(?:ours|us|this|the\s+council))\b"
)
_PART_OF_YEAR = Needled(
    r"\b(?:first|second|latter|other|last)\s+half\b|\bso\s+far\s+this\s+(?:financial\s+)?year\b|"
    r"\byear\s+to\s+date\b|\bfirst\s+(?:two|three)\s+quarters\b|"
    r"\b(?:first|last|past|previous|final|remaining)\s+(?:two|three|four|five|six|seven|eight|nine|"
    r"ten|[2-9]|10)\s+months\b|"
    rf"(?:^|[,;]\s+(?:and\s+|while\s+|with\s+)?)\W*{MONTHS}(?:\s+20\d\d)?(?:\s+and\s+{MONTHS})?\s+(?:was|were|saw|had|brought|being|recorded)\b|"
    r"\b(?:busiest|quietest|peak|heaviest|lightest)\s+months?\b|"
    r"\bmonths?\s+(?:with|which|that)\s+(?:had\s+|saw\s+)?the\s+(?:most|fewest|highest|lowest)\b|"
    rf"\b(?:between|from)\s+{MONTHS}(?:\s+20\d\d)?\s+(?:and|to)\s+{MONTHS}\b|"
    rf"\b(?:received|made|decided|closed|raised|logged|registered)\b(?:\s+\w+){{0,4}}?\s+since\s+(?!april){MONTHS}\b|"
    rf"(?P<month>\b(?:in|during|for)\s+(?:the\s+month\s+of\s+)?{MONTHS}(?:\s+20\d\d)?\b)"
    r"(?!\s*(?:to|[-–/])\b)"
)
"""A stretch of the year that no quarter is: its numbers must not pass for the year's."""


_SO_FAR = Needled(
    r"\b(?:by|up\s+to|until|to)\s+the\s+end\s+of\s+(?:the\s+)?(?:(?:first|second|third)\s+quarter|"
    rf"quarter\s+(?:[1-3]|one|two|three)|q[1-3]\b|(?!march){MONTHS})"
)
"""The year up to some time in it: "by the end of Quarter 3"."""
_APRIL_TO_MARCH = re.compile(r"\bapril\b.*\bmarch\b", re.I)


def is_of_part(around: Around) -> bool:
    """Whether a number is of some months only: "in the first half", "so far this year", "in May".

    "Between July and September" is a quarter, "from April to March" the year.
    """
    sentence, group = around.sentence, around.group
    if _is_one_event(around):
        return False
    start, stop = group.clause
    first = min(g.clause[0] for g in sentence.groups)
    so_far = _SO_FAR.search(sentence.text, 0, stop)
    whole = group.is_base or group.base is not None  # "by the end of May, 49 of the 57 were closed"
    if so_far is not None and not whole and (so_far.start() >= start or so_far.end() <= first):
        return True
    # "rose in the second half: 17 in Q1, 15 in Q2, ..." goes on to all of the year
    whole_year = len({match.quarter for match in sentence.reading.quarters}) == _QUARTERS
    for low, high, is_month in _stretches(sentence.text):
        if high > stop or any(a < high and low < b for a, b in taken_up(sentence.reading)):
            continue
        if is_month and sentence.reading.years:
            continue  # "in May the Committee heard that there were 210 complaints in 2021/22"
        if low >= start or (high <= first and not whole_year):
            return True
    return False


_QUARTERS = 4
_FEW = 2
"""Panels and investigations of which a date is told and none is left out."""
_RARE = frozenset(("stage_2", "stage_3", "ombudsman"))


def _is_one_event(around: Around) -> bool:
    """Whether a month only dates what comes once or twice a year: "One Stage 3 panel was held in
    February 2023"."""
    group, sentence = around.group, around.sentence
    if group.count is None or not 0 < group.count.value <= _FEW or sentence.done:
        return False
    stages = {str(h.sets["stage"]) for h in sentence.hits if "stage" in h.sets}
    stages = stages or {str(sentence.setting.heading.stage)}
    if any(year != sentence.base_year() for year in years_of_dates(sentence.text)):
        return False
    return len(stages) == 1 and stages <= _RARE and group.first == sentence.groups[0].first


@lru_cache(SENTENCES)
def _stretches(text: str) -> tuple[tuple[int, int, bool], ...]:
    """Where a sentence names a stretch of the year, and whether that is a month."""
    return tuple(
        (match.start(), match.end(), bool(match["month"]))
        for match in _PART_OF_YEAR.finditer(text)
        if not _APRIL_TO_MARCH.search(match[0])
    )


@lru_cache(SENTENCES)
def _spans_of_others(text: str) -> tuple[tuple[int, int], ...]:
    """Where a sentence speaks of the country or of other councils."""
    return tuple(match.span() for match in _OTHERS.finditer(text))


_NATIONALLY = re.compile(
    r"\W*(?:(?:for|by|in)\s+(?:comparison|contrast),?\s+)?(?:nationally|nationwide|across\s+(?:England|the\s+country)|"
    r"in\s+England|(?:in|across|throughout)\s+(?:(?:inner|outer|greater)\s+)?(?-i:London(?!\s+[A-Z]))|elsewhere|(?:in\s+|at\s+)?(?:our\s+|the\s+)?(?:neighbouring|nearby|adjoining))\b",
    re.I,
)
_ABOUT_COUNCILS = re.compile(
    r"\b(?:complaints|cases)\s+(?:\w+\s+)?(?:about|against)\s+(?:all\s+|local\s+|English\s+|the\s+|other\s+)*"
    r"(?:councils|authorities)\b",
    re.I,
)
"""Complaints of which some only are about the report's own council."""
_REACH_OF_COUNCILS = 40
"""Characters after a number within which what it counts is said to be about councils."""
_NATIONAL_BEFORE = re.compile(
    r"\b(?:nationally|nationwide|across\s+the\s+country|in\s+England)\W*$", re.I
)
_THEIRS = re.compile(
    r"\W*(?:on\s+average,?\s+)?(?:they|their|these\s+(?:councils|authorities)|those\s+(?:councils|authorities))\b",
    re.I,
)
_THEIR_FIGURE = re.compile(
    r"\W*their\s+(?:own\s+)?(?:average|uphold|response|figures?|rates?|numbers?|totals?|performance)\b",
    re.I,
)
_OF_THEIRS = re.compile(
    r"\W*(?:(?:out\s+)?of|among(?:st)?|from)\s+(?:these|those|them|the\s+\d[\d,]*)\b", re.I
)
"""A sentence that divides what the one before counted: "Among the 4,003 investigated, ..."."""
_OMBUDSMANS_RATE = Needled(
    r"\b(?:(?P<theirs>their|its)|the\s+ombudsman(?:'s|’s))\s+(?:own\s+)?(?:average\s+|overall\s+)?(?:uphold|upheld)\s+rate\b"
)
_NAMED_OMBUDSMAN = re.compile(r"\bombudsm[ae]n\b|\bLG&?S?C?O\b", re.I)
_NATIONAL_HEADING = re.compile(
    r"\W*(?:\d[\d.]*\s*)?national(?:ly|\s+(?:picture|context|trends?|figures?|statistics|data|position|overview))?\W*",
    re.I,
)
"""Heads what is said of the country, but for what names the council."""
_THIS_COUNCIL = re.compile(
    r"\b(?:this|the|our)\s+(?:\w+\s+)?(?:council|authority|borough|county|city)\b|\bcouncil['’]s\b",
    re.I,
)
_OURS = re.compile(r"\bours\b|\b(?:compared\s+(?:with|to)|against)\s+our\b", re.I)
_THEIR_SENTENCE = re.compile(
    r"^\W*(?:(?:most|many|some|all|the|our|other|similar|comparable|neighbouring|nearby|local|statistical)\s+){1,3}"
    r"(?:(?:local|unitary|county|district|london|metropolitan)\s+)?(?:councils|authorities|boroughs|neighbours|counties|districts)\b",
    re.I,
)
"""A sentence about other councils, and how the next goes on about them: "Their average was 19"."""
_ALSO = re.compile(r"^[^.;]{0,90}?\balso\b", re.I)
"""A sentence that goes on with what the one before told of the country: "... also rose"."""
HERE = re.compile(
    r"\b(?:our(?!\s+(?:\w+\s+)?(?:group|family|neighbours?|region|peers)\b)|ours|here|locally|we|"
    r"(?<!with )(?<!like )us|(?:but|while|whilst|whereas)\s+"
    r"(?:\w+\s+){0,2}?(?:council|authority))\b",
    re.I,
)
"""What brings a sentence about others back to the report's own council."""
_BESIDE = re.compile(
    r"\b(?:than|above|below|over|under|compar\w+|against|in\s+line\s+with|close\s+to|similar\s+to|"
    r"same\s+as|match\w*|precisely|exactly|equal\s+to|exceed\w*|beat\w*|better\w*|short\s+of)\b",
    re.I,
)
"""Between our number and the others' that it is set beside."""


_SUBJECT = re.compile(
    r"(?:^\W*|;\s+|\band\s+|,\s+(?:while|whilst|but|with)\s+)"
    r"(?:[Ii]n\s+)?(?P<name>[A-Z][\w'’-]+(?:\s+(?:and|upon|on|of|&|[A-Z][\w'’-]+)){0,4}?)"
    r"(?:\s+(?:had|has|received|saw|recorded|with|at|on)\b|,\s+$)"
)
"""Who had the number: "X had 40 complaints and Y had 31", "In X, 141 ..."."""
_IN_PLACE = re.compile(
    r"\s+(?:complaints?\s+)?(?:in|for|at)\s+(?P<name>[A-Z][\w'’-]+(?:\s+(?:and|upon|on|of|&|[A-Z][\w'’-]+)){0,4}?)"
    r"(?=[,.;]|\s+(?:and|were|was|had)\b|$)"
)
"""The same behind the number: "76 in X and 36 in Y"."""


_A_COUNCIL = re.compile(
    r"(?:^\W*|;\s+|\b(?:and|while|whilst|but|with|by|whereas)\s+|\b[Oo]ur\s+(?:[a-z]+\s+)?neighbours?,?\s+)"
    r"(?P<place>[A-Z][a-z][\w'’-]*(?:\s+(?:and|upon|on|of|the|[A-Z][\w'’-]+)){0,4}?)"
    r"(?:\s+(?:County|City|Borough|District|Metropolitan|Unitary))*\s+(?:Council|Authority)\s+"
    r"(?:had|has|received|saw|recorded|reported|dealt|upheld)\b"
)
"""A council by its name, as the subject: "Barset District Council received 12"."""
_OF_ANY_COUNCIL = frozenset(
    ("the", "our", "this", "county", "city", "borough", "district", "metropolitan", "of", "and")
)


def _is_unlike(place: str, own: str | None) -> bool:
    """Whether a council's place is not that of the report's own."""
    if own is None:
        return False
    words = {word.casefold() for word in place.split()} - _OF_ANY_COUNCIL
    return words.isdisjoint({word.casefold() for word in own.split()}) and bool(words)


def _is_of_named_council(around: Around) -> bool:
    """Whether the number's subject is the place of another council."""
    sentence, group = around.sentence, around.group
    low = max((g.last for g in sentence.groups if g.last <= group.first), default=0)
    own = sentence.setting.context.council
    found = list(_SUBJECT.finditer(sentence.text, low, group.first))
    behind = _IN_PLACE.match(sentence.text, group.last)
    found += [behind] if behind is not None else []
    council = _A_COUNCIL.search(sentence.text, low, group.first)
    if council is not None and _is_unlike(council["place"], own):
        return True
    return any(is_other_council(m["name"], own) for m in found)


def _divides_theirs(around: Around) -> bool:
    """Whether the sentence goes on to divide what the one before counted of all councils."""
    before, text = around.sentence.setting.sentence_before, around.sentence.text
    if not _OF_THEIRS.match(text) or not _OTHERS.search(before):
        return False
    if any(s.figures for s in around.sentence.setting.before):
        return False  # "79% were upheld; the average of similar authorities is 72%"
    ours = HERE.search(before) or _THIS_COUNCIL.search(before) or _BESIDE.search(before)
    return ours is None and not HERE.search(text) and not _THIS_COUNCIL.search(text)


def _is_ombudsmans_rate(around: Around) -> bool:
    """Whether the number is how much an ombudsman upholds of whatever he looks into: "this means
    that their uphold rate has increased to 74%", after a sentence on the ombudsman alone."""
    sentence = around.sentence
    rate = _OMBUDSMANS_RATE.search(around.parts[Part.BEFORE])
    if rate is None:
        return False
    told = sentence.text[: rate.end()]
    if rate["theirs"] and not _NAMED_OMBUDSMAN.search(told):
        told = f"{sentence.setting.sentence_before} {told}"
        if not _NAMED_OMBUDSMAN.search(told):
            return False
    return not any(p.search(t) for p in (HERE, _THIS_COUNCIL) for t in (told, sentence.text))


_YEARS_OWN = re.compile(r"\s+(?:in|for)\s+(?:19|20)\d\d\s?[/-]\s?(?:\d\d)?\d\d\s*[;,]\s")
"""Behind a number that is told with its year and over: "(67% in 2021/22; national average 74%)"."""


def is_of_others(around: Around) -> bool:
    """Whether the number is the country's or other councils', not the report's.

    In "78% were upheld, a little over the average of similar councils (77%)" only the second number
    is theirs.
    """
    sentence, group, own = around.sentence, around.group, around.parts[Part.OWN]
    text, start = sentence.text, group.clause[0]
    national = _NATIONALLY.match(text)
    if national is not None and not HERE.search(text[national.end() : group.first]):
        return True
    if _is_of_named_council(around):
        return True
    counted = any(g.unit == "count" for g in sentence.groups)
    about = _ABOUT_COUNCILS.search(text, 0, group.first + _REACH_OF_COUNCILS)
    if (
        counted
        and about is not None
        and not HERE.search(text, about.end(), max(group.first, about.end()))
    ):
        return True
    if _NATIONAL_HEADING.fullmatch(sentence.setting.heading_text) and not (
        HERE.search(text) or _THIS_COUNCIL.search(text)
    ):
        return True
    if _THEIR_FIGURE.match(text) and _OTHERS.search(sentence.setting.sentence_before):
        return not HERE.search(text[: group.first])
    if _divides_theirs(around) or _is_ombudsmans_rate(around):
        return True
    theirs_before = _THEIR_SENTENCE.search(sentence.setting.sentence_before)
    if _THEIRS.match(text) and (theirs_before or _OURS.search(text)):
        return not HERE.search(text[: group.first])
    if _NATIONAL_BEFORE.search(sentence.setting.sentence_before) and _ALSO.search(text):
        return not HERE.search(text)
    earlier = [g.last for g in sentence.groups if g.last <= group.first]
    spans = _spans_of_others(text)
    if not spans:
        return False
    low = max(earlier, default=0)
    theirs = [end for _, end in spans if low < end <= group.first]
    if theirs and earlier and not HERE.search(text[theirs[-1] : group.first]):
        return True
    tail = [b for b, end in spans if group.last <= b and end <= group.clause[1]]
    beside = bool(tail) and _BESIDE.search(text[group.last : tail[0]]) is not None
    if beside or _YEARS_OWN.match(text, group.last):
        own = own[: max(group.first - start, 0)]
    ahead = start < MODAL_REACH and any(end <= start for _, end in spans)
    return ahead or _OTHERS.search(own) is not None
