"""What part a number plays in its sentence: a level, a whole, or one set beside another."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from extractor.reading.narrative.clauses import Group, said_after
from extractor.reading.narrative.other_first import is_after_other_year
from extractor.reading.narrative.own_year import year_of_bracket
from extractor.reading.narrative.role_asides import is_other_years
from extractor.reading.narrative.stated import Sentence, Statement
from extractor.reading.narrative.wording import (
    COMPARES,
    LEVEL_OF,
    OF_TIME,
    PRIOR,
    WHEN,
    time_words,
)
from extractor.reading.needles import Needled

_BASE_LEAD = Needled(
    r"(?:^\W*(?:out\s+)?|,\s+out\s+)of\s+(?:a\s+total\s+of\s+)?$|(?:^|[.;:]\s*|,\s)\W*(?:and\s+|but\s+)?(?:out\s+)?of\s+(?:the|those|these|all|our|"
    r"a total of)(?:\s+\w+){0,1}\s*$|\bfrom\s+the\s*$|^\W*from\s+(?:(?:these|those|all)\s+)?$|"
    r"\b(?:half|thirds?|quarters?|fifths?|majority|most|many|some|few|each|rest|remainder)\s+of\s+(?:the|"
    r"these|all|our)\s*$"
)
_THE_SAME = re.compile(
    r"\b(?:(?:last|previous|prior|preceding)\s+year|year\s+before(?:\s+that)?)\b,?\s*"
    r"(?:(?:it|this|that|the\s+(?:proportion|figure|percentage|rate|share|number|total))\s+"
    r"(?:was|were|had\s+been|stood\s+at)\s+|was\s+|had\s+been\s+)?$|"
    r"(?:\bthe\s+(?:corresponding|equivalent|comparable|comparative)|^\W*the)\s+(?:figure|number|total)\s+(?:for|in)\s+(?:the\s+)?"
    r"(?:\d{4}[/-]\d\d(?:\d\d)?|(?:last|previous|prior|preceding)\s+year)\s+(?:was|had\s+been|stood\s+at)\s+$|"
    r"\b(?:last|previous|prior|preceding)\s+year['’]s\s+(?:figure|total|tally|number|count|rate|result|performance|level|percentage|proportion|average|score|volume)\s+"
    r"(?:was|had\s+been|stood\s+at|of)\s+(?:only\s+|just\s+)?$|"
    r"\b(?:from|on|against|than|to|with|below|above|under|over|beneath|exceed\w*|beat\w*|match\w*)\s+(?:the\s+)?"
    r"(?:last|previous|prior|preceding)\s+year['’]s\s+$",
    re.I,
)
"""Before the number of an earlier year: "the year before it was", "the year before that"."""
_THAN_THEN = re.compile(
    r"\b(?:better|worse|quicker|faster|slower|longer|shorter|more|fewer|less|higher|lower|up|down)\s+(?:than|on)\s+(?:in\s+)?"
    r"(?:the\s+year\s+(?:before|earlier)|(?:the\s+)?(?:last|previous|prior|preceding)\s+year)\s*\(\s*(?:which\s+was\s+|at\s+)?$",
    re.I,
)
"""Before a bracket with that year's number: "two days quicker than the year before (21)"."""
_THAN = re.compile(
    r"\b(?:more|fewer|less|higher|lower|better|worse|quicker|slower)\s+than\b[^.;:]*:\s*$", re.I
)
"""A comparison that is over before the number: "one fewer than last year: two upheld"."""
_COUNTED = re.compile(
    r"\s+(?:(?!in\b|for\b|of\b)[\w'’-]+\s+){0,3}?(?:complaints|cases|compliments|enquiries|working\s+days|days)\b",
    re.I,
)
"""Between a level and its time, what it counts: "double the 91 SEND complaints of 2023/24"."""
_CHANGED_FROM = re.compile(
    r"\b(?:up|down|rise|rose|risen|increase[ds]?|fall|fell|fallen|drop(?:ped)?|decrease[ds]?|reduction|reduced)\b"
    r"[^.;:]{0,30}?\bfrom\s+the\s+$",
    re.I,
)
"""Before what a change sets out from, and no whole: "up 17% from the 931 of the previous year"."""
_DONE_THEN = re.compile(
    r"\s+(?:(?:complaints|cases)\s+)?(?:(?:which|that)\s+(?:were|was)\s+)?(?:[a-z]+ed|made)\s+(?:in\s+)?(?:the\s+)?"
    r"(?:last|previous|prior|preceding)\s+(?:financial\s+)?year\b",
    re.I,
)
"""The same with what was done: "double the six which were investigated the previous year"."""
_OVER = re.compile(
    r"\b(?:more|fewer|less|higher|lower)\s+than\s+(?:in\s+)?(?:the\s+(?:previous|prior|preceding)\s+year|last\s+year|"
    r"(?:the\s+)?year\s+before|(?:19|20)\d\d[/-]\d\d(?:\d\d)?),\s+(?:and\s+)?$",
    re.I,
)
"""A comparison that a comma ends: "96 complaints, fewer than last year, and seven reviews"."""
_OUT_OF_THE = re.compile(
    r"(?:^|[,;]\s+)(?:and\s+)?(?:that\s+)?(?:out\s+of|of|from)\s+(?:the|these|those)\s+$", re.I
)
_ENDS_WHOLE = re.compile(
    r"(?:\s+(?:complaints|cases))?(?:\s+(?:received|concluded|closed|completed|investigated|made|"
    r"upheld)\b)?(?:\s+at\s+stage\s+\w+)?(?:,|\s+(?=(?!that|which|who)[\w-]+\s+(?:were|was|had)\b))",
    re.I,
)
"""Between "out of the 185" and what became of some of them."""
WERE_NOT = re.compile(r"\s+(?:which|that|who)\s+(?:were|was)\s+not\b", re.I)
"""After a number of the same year: "nine were upheld against 12 which were not"."""
COMPARATOR_WHEN = re.compile(
    r"\b(?:since|than|from|on|unlike|to|with)\s+(?:in\s+)?(?:the\s+same\s+period\s+(?:in\s+|of\s+)?)?"
    r"(?:(?:the\s+)?(?:last|previous|prior|preceding)\s+(?:financial\s+)?year|"
    r"(?:19|20)?\d\d\s?[/-]\s?\d{2,4}),?\s+(?:when|where|which)\b",
    re.I,
)
"""A year set beside this one, though no number of this one was read: "fell by 18% since last year,
when there were 422"."""
_VERB_NEXT = re.compile(
    r"\s*[)\]]?\s*(?:was|were|had|have|has|resulted|went|related|are|is|came|concerned|progressed|"
    r"escalated|got|met|took|missed|led|needed|remain\w*)\b",
    re.I,
)
_TO_IT = re.compile(
    r"\b(?:rose|risen|rise|rises|rising|fell|fallen|fall|falls|falling|drop|came|went|up|down|increas\w+|decreas\w+|drop\w+|gr[eo]w\w*|reduc\w+|doubl\w+)"
    r"\b[^.;:]{0,30}?\bto\s+(?:only\s+|just\s+)?$",
    re.I,
)
_FROM_IT = re.compile(
    r"\)?\s+(?:(?:complaints|cases|days|working\s+days)\s+)?(?:(?:in|for|during)\s+\S*\d\S*\s+|this\s+year\s+)?from\s+"
    r"(?:the\s+|a\s+|just\s+|only\s+)?",
    re.I,
)
_ROSE_TO = re.compile(
    r"\b(?:rose|risen|rising|fell|fallen|falling|dropped|increas\w+|decreas\w+|grew|grown|went\s+(?:up|down)|improv\w+|declin\w+|reduc\w+|up|down)\s+"
    r"(?:[\w-]+\s+){0,3}?to\s+[^.;:()]{1,30}\((?:(?:up|down|increased|decreased)\s+)?from\s+(?:only\s+|just\s+|a\s+total\s+of\s+)?$",
    re.I,
)
"""Before the number that a change set out from, in brackets: "risen to 203 (from 187)"."""
_SINCE = re.compile(r"\b(?:since|from|than|as|with|to|on|in)\b[^.;]{0,30}\(\s*$", re.I)
_SAME_MONTHS = re.compile(
    r"\s+(?:[\w-]+\s+){0,3}?(?:in|during|over|for)\s+the\s+(?:same|corresponding|equivalent|comparison|comparative)\s+(?:period|quarter|months|time)\b",
    re.I,
)
"""Behind the second of two compared numbers: "and 32 comments in the same period"."""
_ITS_YEAR = re.compile(r"\s+(?:in|for|during)\s+(?=(?:19|20)?\d\d)")
_BEFORE_YEAR = re.compile(r"\s*(?:in\s+|for\s+)?")
_MOVED_FROM = re.compile(
    r",?\s*(?:up|down|rising|falling|an?\s+(?:rise|fall|increase|drop|improvement|decrease))\s+(?:on|from)\b",
    re.I,
)
"""After this year's number, before another's: "(19%, up from 15% in 2021/22)"."""
_SET_BESIDE = re.compile(r"\b(?:comparison|compared|opposed|against)\b", re.I)
_BOUND = re.compile(r"\b(?:more|less|fewer|greater)\s+than\s+$", re.I)
"""Before a bound, which compares nothing: "more than 90"."""
_YEAR_NEXT = re.compile(
    r"\s*(?:complaints?\s+|cases?\s+)?(?:in\s+|for\s+|during\s+)?(?:the\s+)?(?:last|"
    r"previous|prior|preceding)?\s*year(?:\s+(?:before|earlier))?\b",
    re.I,
)
_PRIOR_REACH = 40
"""Characters after a number in which "last year" is its own."""
_THIS_COMPARES = re.compile(r"\W*(?:this|that|which|these figures)\s+compare", re.I)
_WORD = re.compile(r"[A-Za-z]{3}")


def role_of(sentence: Sentence, index: int, group: Group) -> str:
    """What the number is: "level", "base" ("of the 198"), "compared" (another year), "beside" (the
    same of an unnamed year, in brackets) or "from" (a change's start)."""
    place = _Place(sentence, index, group)
    return next((role for role, holds in _ROLES if holds(place)), "level")


@dataclass(frozen=True)
class _Place:
    """A number in its sentence, whose ``index``-th it is."""

    sentence: Sentence
    index: int
    group: Group

    @property
    def ahead(self) -> str:
        """The sentence before the number."""
        return self.sentence.text[: self.group.first]

    @property
    def after(self) -> str:
        """The sentence after the number."""
        return said_after(self.sentence.text, self.group)

    @property
    def left(self) -> str:
        """What stands between the number before, or the bracket, and this one."""
        low = self.sentence.groups[self.index - 1].last if self.index else 0
        inner = self.group.inner
        return self.sentence.text[max(low, inner[0]) if inner else low : self.group.first]

    @property
    def last(self) -> Statement | None:
        """The statement made before."""
        return self.sentence.done[-1] if self.sentence.done else None

    @property
    def is_over(self) -> bool:
        """Whether a comparison has ended before the number."""
        return _OVER.search(self.left) is not None


def _is_base(place: _Place) -> bool:
    return place.group.is_base


def _is_beside(place: _Place) -> bool:
    return is_other_years(place.sentence, place.index, place.group)


def _opens_as_whole(place: _Place) -> bool:
    """ "Of the 198 complaints, ..."."""
    group = place.group
    return bool(
        place.index == 0
        and group.count is not None
        and (group.percent is None or group.percent.start > group.count.start)
        and _BASE_LEAD.search(place.ahead)
        and not _VERB_NEXT.match(place.after)
        and not _CHANGED_FROM.search(place.ahead)
    )


def _is_out_of(place: _Place) -> bool:
    """ "29 were received, and out of the 29, 11 were upheld"."""
    return bool(
        place.index
        and place.group.count is not None
        and _OUT_OF_THE.search(place.ahead)
        and _ENDS_WHOLE.match(place.sentence.text, place.group.last)
    )


def _is_of_year_named(place: _Place) -> bool:
    """Whether a share in brackets is another year's: "43%, hardly changed since 2016-17 (44%)"."""
    last, group = place.last, place.group
    if last is None or group.unit != "percent" or not group.lead.bracketed:
        return False
    if last.role != "level" or last.unit != "percent":
        return False
    year = year_of_bracket(place.sentence, group)
    between = place.sentence.text[last.last : group.first]
    return year is not None and year != last.subject.get("year") and bool(_SINCE.search(between))


def _is_start(place: _Place) -> bool:
    return place.group.from_to == "from"


def _is_end(place: _Place) -> bool:
    return place.group.from_to is not None


def _is_timed_aside(place: _Place) -> bool:
    """Whether a bracket after a number names a time: "(58% in 2021/22)"."""
    inner = place.group.inner
    if inner is None or not place.sentence.done:
        return False
    inside = place.sentence.text[inner[0] : inner[1]]
    return bool(time_words(inside, inner[0], place.sentence.reading))


def _is_other_times_aside(place: _Place) -> bool:
    """Whether that time is another one, and not this number's with another beside it."""
    sentence, group = place.sentence, place.group
    if group.inner is None or not _is_timed_aside(place):
        return False
    if place.index and sentence.groups[place.index - 1].inner == group.inner:
        return True
    inside = sentence.text[group.inner[0] : group.inner[1]]
    rest = sentence.text[group.first : group.inner[1]]
    if not COMPARES.search(rest) and _begins_with_year(sentence, group.inner):
        return True
    behind = sentence.text[group.last : group.inner[1]]
    return not _SET_BESIDE.search(inside) and not _MOVED_FROM.match(behind)


def _begins_with_year(sentence: Sentence, aside: tuple[int, int]) -> bool:
    """Whether an aside begins with a year, "(2021/22: 58%)", and not with a figure."""
    return any(
        aside[0] <= m.start < aside[1]
        and _BEFORE_YEAR.fullmatch(sentence.text, aside[0], m.start) is not None
        for m in sentence.reading.years
    )


def _is_the_same(place: _Place) -> bool:
    """ "The year before it was 12"."""
    said_before = place.sentence.done or place.sentence.setting.before
    if is_after_other_year(place.sentence, place.group):
        return False  # "in contrast to the 41 of last year, 29 were upheld"
    return bool(said_before and _THE_SAME.search(place.left) and not place.is_over)


def _is_not_compared(place: _Place) -> bool:
    """A level of the same year, though a comparison stands before it."""
    return bool(_THAN.search(place.left) or WERE_NOT.match(place.after))


def _is_from_in_brackets(place: _Place) -> bool:
    """ "Compliments had risen to 203 (from 187)"."""
    inside = place.group.inner is not None and bool(place.sentence.done)
    return inside and _ROSE_TO.search(place.ahead) is not None


def _is_compared(place: _Place) -> bool:
    left = place.left
    if not COMPARES.search(left) or place.is_over:
        return False
    return place.group.lead.qualifier is None or not _BOUND.search(left)


def _is_than_then(place: _Place) -> bool:
    """ "Two days quicker than the year before (21)"."""
    same = place.sentence.done and place.sentence.done[-1].unit in (place.group.unit, "days")
    return bool(same and _THAN_THEN.search(place.ahead))


def _is_when(place: _Place) -> bool:
    """ "Since 2019/20, when there were 422"."""
    left = place.left
    return bool(WHEN.search(left) and (place.sentence.done or COMPARATOR_WHEN.search(left)))


def _is_level_of(place: _Place) -> bool:
    """ "Double the 91 SEND complaints of 2023/24"."""
    text, last = place.sentence.text, place.group.last
    if not LEVEL_OF.search(place.left):
        return False
    counted = _COUNTED.match(text, last)
    after = OF_TIME.match(text, counted.end() if counted else last)
    return after is not None or _DONE_THEN.match(text, last) is not None


def _is_of_year_next(place: _Place) -> bool:
    """ "..., 12 the previous year"."""
    return bool(
        place.sentence.done
        and _YEAR_NEXT.match(place.after)
        and PRIOR.search(place.after[:_PRIOR_REACH])
    )


def _goes_back_from(place: _Place) -> bool:
    """Whether a number is what a change set out from, said last: "came down to 39 from 67"."""
    sentence, group = place.sentence, place.group
    if not place.index:
        return False
    before = sentence.groups[place.index - 1]
    if before.from_to is not None or group.from_to is not None:
        return False
    between = sentence.text[before.last : group.first]
    return bool(
        _FROM_IT.fullmatch(between)
        and _TO_IT.search(sentence.text[: before.first])
        and sentence.done
    )


_ROW_OF_THEN = re.compile(
    r"(?:(?:,\s+(?:and\s+)?|\s+and\s+)(?:\d[\d.]*%?|[a-z]+(?:-[a-z]+)?)){1,5}"
    r"(?:,?\s+respectively\b|\s+(?:last\s+year|(?:in|for|during)\s+(?:(?:19|20)\d\d\b|the\s+(?:previous|prior)\s+year)))",
    re.I,
)
"""Behind a number of another year, others of it: "against 19, 30 and 21 respectively"."""


def _goes_on_comparing(place: _Place) -> bool:
    """Whether a number with a year of its own follows a compared one: "with 66 in 2020/21 and 71
    in 2019/20"."""
    sentence, group, last = place.sentence, place.group, place.last
    if last is None or last.role != "compared":
        return False
    if _ROW_OF_THEN.match(sentence.text, last.last) and group.unit == last.unit:
        return True
    if group.joined.lower().strip(" ,") != "and":
        return False
    if group.unit == last.unit and _SAME_MONTHS.match(sentence.text, group.last):
        return True
    if group.unit != last.unit or not _ITS_YEAR.match(sentence.text, group.last):
        return False
    return not sentence.text[group.clause[0] : group.first].strip()


def _this_compares(place: _Place) -> bool:
    """ "This compares with 12 in 2020/21"."""
    return place.index == 0 and _THIS_COMPARES.match(place.sentence.text) is not None


def _is_in_aside_compared(place: _Place) -> bool:
    """Whether a number goes on in the bracket of one that was compared."""
    last, inner = place.last, place.group.inner
    if last is None or last.role != "compared" or inner is None or inner != last.group.inner:
        return False
    return not _WORD.search(place.left.replace("and", ""))


_ROLES: tuple[tuple[str, Callable[[_Place], bool]], ...] = (
    ("base", _is_base),
    ("beside", _is_beside),
    ("base", _opens_as_whole),
    ("base", _is_out_of),
    ("compared", _is_of_year_named),
    ("compared", _is_than_then),
    ("from", _is_start),
    ("level", _is_end),
    ("compared", _is_other_times_aside),
    ("level", _is_timed_aside),
    ("compared", _is_the_same),
    ("level", _is_not_compared),
    ("compared", _is_from_in_brackets),
    ("compared", _is_compared),
    ("compared", _is_when),
    ("compared", _is_level_of),
    ("compared", _is_of_year_next),
    ("compared", _goes_back_from),
    ("compared", _goes_on_comparing),
    ("compared", _this_compares),
    ("compared", _is_in_aside_compared),
)
"""The part that a number plays, by the first test that holds; a level where none does."""
