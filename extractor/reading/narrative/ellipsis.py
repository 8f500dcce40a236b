"""What a sentence half says and the words before complete: "in 20", "in the second", "the 25 days".

Writers name a unit once: "18 went out in 10 working days and 27 in 20", "nine in the first quarter,
thirteen in the second". The second limit and the second quarter are as good as said.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractor.reading.labels import LabelReading, read_label
from extractor.reading.narrative.quarters import half_said, quarters_in_turn
from extractor.reading.narrative.wording import PRIOR
from extractor.reading.needles import Needled
from extractor.reading.quantities import find_number_words
from extractor.reading.timescales import Timescale
from extractor.reading.years import year_before

_DETERMINED = r"(?:(?:the|our|its|their|this|that|those|a|an)\s+(?:(?!\d)[\w'-]+\s+){0,4}?)"
_INSIDE = re.compile(
    rf"\b(?:inside|within|met|meet|meets|meeting|kept\s+(?:to|within)|keeping\s+(?:to|within)|"
    rf"achieved|complied\s+with|in)\s+{_DETERMINED}(?:of\s+)?$|\binside\s+$",
    re.I,
)
_BEYOND = re.compile(
    rf"\b(?:beyond|outside|exceed\w*|missed|breached|longer\s+than|over|past|later\s+than|after|"
    rf"overran|overrun)\s+{_DETERMINED}(?:of\s+)?$",
    re.I,
)
_BARE_LIMIT = re.compile(
    r"\b(?P<how>within|inside|in|over|beyond|outside|after|longer\s+than|(?:took|in|after)\s+more\s+than|(?:in|after)\s+over)\s+(?:up\s+to\s+)?"
    r"(?P<n>\d{1,3}|[a-z]+(?:-[a-z]+)?)(?=\s*(?:[,.;:()]|$|\s(?:and|but|while|whilst|with)\b))",
    re.I,
)
_BEYOND_WORDS = ("over", "beyond", "outside", "after", "longer", "took", "in more", "in over")


def complete(
    text: str, reading: LabelReading, before: str, quarter: int | None = None
) -> LabelReading:
    """``reading`` with the limits and quarters that the words before them complete.

    ``text`` is the sentence read, ``before`` the reading's sentence before, as printed: a bare "in
    65" is a limit only where one of them names a limit in days. ``quarter`` is the one that the
    report or the section is about (``quarters``).
    """
    scales = [
        _with_status(text, _without_aside(text, scale))
        for scale in reading.timescales
        if not _is_average(text, scale)
    ]
    scales = [_as_before(text, scale, scales) for scale in scales]
    in_days = "days" in before.lower()
    if scales or (in_days and _IN_DAYS.search(before)):
        scales += _bare_limits(text, reading, scales)
    if reading.timescales or in_days:
        scales += _named_limits(text, scales)
    return replace(
        reading,
        timescales=tuple(sorted(scales, key=lambda t: t.start)),
        quarters=tuple(
            sorted(
                [
                    *reading.quarters,
                    *half_said(text, reading, quarter),
                    *quarters_in_turn(text, before),
                ],
                key=lambda m: m.start,
            )
        ),
    )


_IN_DAYS = re.compile(
    r"\b(?:\d+|five|ten|fifteen|twenty|thirty|twenty[\s-]five|sixty[\s-]five)\s+(?:working\s+)?days\b",
    re.I,
)
_ASIDE = re.compile(r"\s*\([^()]*\d[^()]*\)$")
_AVERAGE_OF = re.compile(r"\b(?:average|mean|median)\s+(?:of\s+)?$", re.I)
"""No limit follows: "longer than the average of 26 working days"."""
_MEAN_BEFORE = re.compile(r"\b(?:average|mean|median)\b[^.;:%\d]*(?:\d\s)?[^.;:%\d]*$", re.I)


_A_LIMIT = re.compile(r"\s*(?:limit|target|standard|deadline|maximum|timescale)\b", re.I)
_THE = re.compile(
    r"(?:[)\]\d]|\b(?:none|one|two|three|four|five|six|seven|eight|nine|ten))\s*(?:met\s+)?(?:the|our|its)\s+$",
    re.I,
)


def _as_before(text: str, scale: Timescale, scales: list[Timescale]) -> Timescale:
    """A limit whose verb was said with the one before: "met the 20 day limit and 72 the 10 day"."""
    told = [s.status for s in scales if s.start < scale.start and s.status is not None]
    bare = scale.status is None and told and _A_LIMIT.match(text, scale.end)
    if not bare or not _THE.search(text[: scale.start]):
        return scale
    return replace(scale, status=told[-1])


_MEAN = re.compile(r"\b(?:average|mean|median)\b", re.I)
_ON_AVERAGE = re.compile(r"\s*(?:on|as\s+an)\s+average\b", re.I)
_THAN_THE = re.compile(
    r"\b(?:longer|shorter|quicker|slower|faster|better|worse|higher|lower)\s+than\s+(?:the|our|last\s+year's)\s+"
    r"[\w.]+\s+(?:working\s+)?days$",
    re.I,
)
"""Between an average and another year's, no limit: "27 days, longer than the 23 of 2019-20"."""


def _without_aside(text: str, scale: Timescale) -> Timescale:
    """The limit without an aside that holds other figures: "20 working days (2021-22: 76%)"."""
    aside = _ASIDE.search(text, scale.start, scale.end)
    return scale if aside is None else replace(scale, end=aside.start())


_SPREAD = re.compile(
    r"\b(?:took|taken|taking|lasted|lasting|rang\w+|var\w+)\s+(?:anything\s+)?(?:from\s+|between\s+)?$",
    re.I,
)
"""Before the shortest and longest times taken: "took between 41 and 96 working days"."""
_STEP = 5
"""Working days of which limits are multiples."""
_LONGEST_LIMIT = 65
"""Working days: the longest limit of any procedure; what took longer just did."""
_AVERAGE_WAS = re.compile(
    r"\b(?:average|mean|median)\b(?:\s+(?:response\s+)?(?:time|reply))?\s+(?:was|is|being|stood\s+at)\s+(?:only\s+|just\s+)?$",
    re.I,
)
"""Before days that are no limit: "within the timescale, and the average was 21 days"."""


def _is_average(text: str, scale: Timescale) -> bool:
    """Whether "in 14 working days" is a time taken: "The average complaint was answered in ..."."""
    words = text[scale.start : scale.end].lower()
    if _MEAN.search(text[: scale.start]) and _THAN_THE.search(text[: scale.end]):
        return True
    spread = scale.from_days is not None and scale.days is not None
    uneven = spread and (scale.days % _STEP or scale.days > _LONGEST_LIMIT)
    if uneven and _SPREAD.search(text[: scale.start]):
        return True
    if scale.status is None and _AVERAGE_WAS.search(text[: scale.start]):
        return True
    return (
        scale.status == "within"
        and scale.from_days is None
        and words.startswith("in ")
        and bool(
            _MEAN_BEFORE.search(text[max(0, scale.start - 80) : scale.start])
            or _ON_AVERAGE.match(text, scale.end)
        )
    )


def _with_status(text: str, scale: Timescale) -> Timescale:
    """ "met our standard of 10 working days" is within, "missed the 25 day limit" outside it."""
    if scale.status is not None:
        return scale
    ahead = text[max(0, scale.start - 60) : scale.start]
    if _AVERAGE_OF.search(ahead):
        return scale
    for pattern, status in ((_INSIDE, "within"), (_BEYOND, "outside")):
        if pattern.search(ahead):
            return replace(scale, status=status)
    return scale


_NAMED_LIMIT = re.compile(
    r"\b(?P<how>met|meeting|achieved|within|inside|missed|missing|exceeded|outside)\s+(?:the|its|our|this)\s+"
    r"(?:[a-z]+\s+){0,2}?(?:deadline|limit|standard|maximum|timescale)\s+of\s+(?P<n>\d{1,3})"
    r"(?=\s*(?:[,.;:)]|$|\s(?:and|but|while|whilst|with)\b))",
    re.I,
)
"""A limit by its name and number: "two met the deadline of 65"."""


def _named_limits(text: str, named: list[Timescale]) -> list[Timescale]:
    return [
        Timescale(
            match.start(),
            match.end(),
            int(match["n"]),
            None,
            "outside" if match["how"].lower() in _MISSED else "within",
        )
        for match in _NAMED_LIMIT.finditer(text)
        if not any(t.start < match.end() and match.start() < t.end for t in named)
    ]


_MISSED = frozenset(("missed", "missing", "exceeded", "outside"))


_BARE_RANGE = re.compile(
    r"\b(?:(?:in\s+)?between\s+(\d{1,3})\s+and|in\s+(\d{1,3})\s+to)\s+(\d{1,3})"
    r"(?=\s*(?:[,.;)(]|$|(?:and|but|while|whilst|with)\b))",
    re.I,
)
"""A band of time whose unit the sentence has said before: "33 in between 11 and 20"."""


def _bare_ranges(
    text: str, reading: LabelReading, named: list[Timescale], first: int
) -> list[Timescale]:
    found: list[Timescale] = []
    for match in _BARE_RANGE.finditer(text, first):
        low, high = int(match[1] or match[2]), int(match[3])
        taken = [(t.start, t.end) for t in named] + [(m.start, m.end) for m in reading.years]
        if low < high and not any(s < match.end() and match.start() < e for s, e in taken):
            found.append(Timescale(match.start(), match.end(), high, low, "within"))
    return found


def _bare_limits(text: str, reading: LabelReading, named: list[Timescale]) -> list[Timescale]:
    first = min((t.start for t in named), default=0)
    found = _bare_ranges(text, reading, named, first)
    named = [*named, *found]
    for match in _BARE_LIMIT.finditer(text, first):
        if any(t.start < match.end() and match.start() < t.end for t in named):
            continue
        if any(m.start < match.end() and match.start() < m.end for m in reading.years):
            continue
        days = _days(match["n"])
        if days is None:
            continue
        if match["how"].lower() == "in" and _MEAN.search(text, 0, match.start()):
            continue  # "in 12 days on average and Stage 2 complaints in 29"
        how = " ".join(match["how"].lower().split())
        status = "outside" if how.startswith(_BEYOND_WORDS) else "within"
        found.append(Timescale(match.start(), match.end(), days, None, status))
    return found


_BRACKETS = Needled(
    r"\b(?:in|within)\s+(?:brackets|parenthes[ei]s)\b|\bbracketed\s+(?:figures?|numbers?)\b"
)


def year_of_brackets(text: str, current: str) -> str | None:
    """The year whose numbers the paragraph says it prints in brackets; None where it says none."""
    told = _BRACKETS.search(text)
    if told is None:
        return None
    start = max(text.rfind(".", 0, told.start()), 0)
    stop = text.find(".", told.end())
    sentence = text[start : stop if stop != -1 else len(text)]
    years = {m.year for m in read_label(sentence).years} - {current}
    if len(years) == 1:
        return years.pop()
    return year_before(current) if not years and PRIOR.search(sentence) else None


def _days(word: str) -> int | None:
    if word.isdigit():
        return int(word)
    numbers = find_number_words(word)
    return int(numbers[0].value) if numbers and numbers[0].end == len(word) else None
