"""The year that a number's own words name, or the words that lead up to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.other_first import is_after_other_year
from extractor.reading.narrative.stated import Sentence, Statement
from extractor.reading.narrative.wording import (
    COMPARATOR,
    COMPARES,
    LEVEL_OF,
    MODAL_REACH,
    PRIOR,
    WHEN,
)
from extractor.reading.years import year_before

_THIS = re.compile(
    r"\b(?:this|current|reporting)\s+(?:financial\s+|reporting\s+)?year\b|\bin[\s-]year\b", re.I
)


_LAST_YEAR_FIRST = re.compile(
    r"\W*(?:in|during|over|for)\s+the\s+(?:previous|prior|preceding)\s+(?:financial\s+|reporting\s+)?year\b(?!['’])|\W*last\s+year\b(?!['’])|"
    r"\W*(?:in\s+)?the\s+year\s+before,?\s+(?=there\b|we\b|the\b|it\b)|"
    r"\W*the\s+(?:previous|prior|preceding)\s+(?:financial\s+|reporting\s+)?year,\s",
    re.I,
)
"""What begins so tells of that year, however it ends: "... better than in the previous year"."""


PARTS = re.compile(r"[;:]\s|,\s+(?:and|but|while|whilst|whereas|although)\b", re.I)
"""Where another part of the sentence begins, whose years are its own."""
_REACH = 60
"""Characters before a year in which "than in" says that it is compared with."""
_PRIOR_REACH = 40
"""The same before "last year", whose words are fewer."""
_BEFORE = 10
"""Characters that a year before a number counts as further away than one after it."""
_THE = re.compile(r"\bthe\s+$")
_IN_THE = re.compile(
    r"(?:\b(?:in|during|complaints|compliments|cases|enquiries|contacts|"
    r"(?:figures?|numbers?|totals?|rates?|shares?|percentages?|proportions?|averages?)\s+(?:for|of))|^\W*)\s*the\s+$",
    re.I,
)
"""Before "previous year": the time of something, and no thing that the year has."""
_AT_END = re.compile(r"\s*(?:[.,;:)]|$)")
_FROM_WHOM = re.compile(
    r"(?<!\bthan )\b(?:from|by|about|for|against)\s+(?:\w+\s+){0,3}?"
    r"(?!(?:versus|towards|less|across|plus|minus)\b)[a-z]{3,}s\s+the\s+$"
)
"""The same at a clause's end: "six complaints from parents the previous year"."""
_CLOSES = re.compile(r"\s*[)\]]")
_SAME = re.compile(r"\bsame\b[^.;,()]{0,40}$", re.I)
"""Before a year whose number is this year's too: "the same as was seen in 2019/20 (8)"."""
_OPENS = re.compile(r"\s*[(\[]\s*")


def year_of_bracket(sentence: Sentence, group: Group) -> str | None:
    """The year that a number in brackets stands right behind: "2021/22 (127), 2020/21 (178)"."""
    if not group.lead.bracketed or not _CLOSES.match(sentence.text, group.last):
        return None
    return next(
        (
            m.year
            for m in sentence.reading.years
            if m.end <= group.first
            and _OPENS.fullmatch(sentence.text, m.end, group.first)
            and not _SAME.search(sentence.text[: m.start])
        ),
        None,
    )


_ITS_FIGURE = re.compile(
    r"['’]?s?\s+(?:figure|total|number|level|result|rate|score)s?\s+(?:of|was|were|is|stood\s+at)\s+"
    r"(?:only\s+|just\s+)?",
    re.I,
)
"""Between a year and the number that it labels: "the 2021/22 figure of 860"."""


_FIGURE_IN = re.compile(r"\b(?:figure|total|number|level|rate)\s+(?:in|for|of)\s+$", re.I)
_WHICH_STANDS = re.compile(r",\s+which\s+(?:stands|stood|was|is)\s+(?:at\s+)?", re.I)
"""The same behind: "a fall from the figure in 2020/21, which stood at 47"."""


_COLON = re.compile(r"\s*[:=]\s*")
"""Between a year and its number in a row of years: "(2020/21: 131, 2021/22: 120)"."""


def year_of_figure(sentence: Sentence, group: Group) -> str | None:
    """The year whose figure a number is said to be: "comparing the 2021/22 figure of 860"."""
    for mention in sentence.reading.years:
        between = (mention.end, group.first)
        if _COLON.fullmatch(sentence.text, *between):
            return mention.year
        if mention.end < group.first and _ITS_FIGURE.fullmatch(sentence.text, *between):
            return mention.year
        told = _FIGURE_IN.search(sentence.text, 0, mention.start)
        if told is not None and _WHICH_STANDS.fullmatch(sentence.text, *between):
            return mention.year
    return None


_HAVING_BEEN = re.compile(r"\bhaving\s+(?:been|stood)\b", re.I)
"""Before the level of another time: "rose to 1,102, having been 640 in 2018-19"."""
_WHEN = re.compile(
    r",?\s+\(?when\s+(?:(?:it|this)\s+(?:was|stood\s+at)\s+|there\s+(?:were|had\s+been)\s+|(?:(?:the|our)\s+\w+|we|it|they)\s+(?:had\s+)?"
    r"(?:dealt\s+with|received|recorded|registered|logged|handled|had|saw|took)\s+)?(?:only\s+|just\s+)?$",
    re.I,
)


_CAME_FROM = re.compile(r"\bfrom\s+(?:(?:the|a|just|only|around|about)\s+)*$", re.I)
"""Before the level that a change came from: "rose to 81% from 66% in 2021/22"."""


def _year_of_when(sentence: Sentence, group: Group) -> str | None:
    """The year of which a clause with "when" tells: "better than 2021/22, when 76% were"."""
    return next(
        (
            m.year
            for m in sentence.reading.years
            if m.end <= group.first and _WHEN.fullmatch(sentence.text, m.end, group.first)
        ),
        None,
    )


def set_own_year(
    sentence: Sentence, index: int, statement: Statement, subject: dict[str, str | int]
) -> None:
    """The year that the clause, or the sentence before it, says."""
    if "year" in subject:
        return
    own = _Own(sentence, index, statement.group)
    year = next((year for says in _SAYS if (year := says(own)) is not None), None)
    if year is not None:
        subject["year"] = year


_CHANGED_OVER = re.compile(
    r"\b(?:increas\w+|decreas\w+|reduc\w+|improv\w+|drop\w*|declin\w+|rose|risen|rise|rising|fell|fallen|fall|"
    r"falling|grew|grown|up|down)\s+over\s+(?:the\s+(?:same|corresponding|equivalent)\s+(?:period|quarter|months|time)"
    r"\s+(?:(?:in|of)\s+)?(?:the\s+)?|the\s+(?=previous|preceding|prior))$",
    re.I,
)
"""Before the time that a change is counted from: "had risen over the same period last year"."""


@dataclass(frozen=True)
class _Own:
    """The ``index``-th number of a sentence, whose own words stand in ``start``..``stop``."""

    sentence: Sentence
    index: int
    group: Group

    @property
    def text(self) -> str:
        """The sentence."""
        return self.sentence.text

    @cached_property
    def words(self) -> tuple[int, int]:
        """Where the words stand that may tell the number's year."""
        return _own_words(self.sentence, self.index, self.group)

    @property
    def start(self) -> int:
        """Where its words begin."""
        return self.words[0]

    @property
    def stop(self) -> int:
        """Where its words end."""
        return self.words[1]

    def is_of_another(self, position: int, reach: int) -> bool:
        """Whether what stands at ``position`` is an aside's, or a year compared with."""
        return self.sentence.in_aside(self.group, position) or bool(
            COMPARATOR.search(self.text[max(0, position - reach) : position])
            or _CHANGED_OVER.search(self.text[max(0, position - 2 * reach) : position])
        )


def _own_words(sentence: Sentence, index: int, group: Group) -> tuple[int, int]:
    """Each end of a change has its own side of it; where the end has no time of its own, what leads
    up to the change tells it."""
    start, stop = group.clause
    if group.from_to is None:
        return start, stop
    if group.from_to == "from":
        return group.first, sentence.groups[index + 1].first
    start = group.first
    if (
        any(start <= m.start and m.end <= stop for m in sentence.reading.years)
        or PRIOR.search(sentence.text, start, stop)
        or _THIS.search(sentence.text, start, stop)
    ):
        return start, stop
    start, stop = max(group.clause[0] - MODAL_REACH, 0), sentence.groups[index - 1].first
    parts = [m.end() for m in PARTS.finditer(sentence.text, start, stop)]
    return (parts[-1] if parts else start), stop


def _of_bracket_or_when(own: _Own) -> str | None:
    """The year that the number is printed beside."""
    sentence, group = own.sentence, own.group
    return (
        year_of_bracket(sentence, group)
        or year_of_figure(sentence, group)
        or _year_of_when(sentence, group)
    )


_SINCE = re.compile(r"\bsince\s[^.;,\d]{0,70}\bin\s+$", re.I)
"""Before the year in which something began: "the most since it began to count them in 2010/11"."""
_GONE_INTO = re.compile(
    r"\b(?:(?:carried|rolled|taken|held|brought|running|continu\w+|went|moved)\s+)?(?:forward|over|on|carried|running|continu\w+)\s+"
    r"(?:in)?to\s+(?:the\s+)?(?:year\s+)?$",
    re.I,
)
"""Before the year that what is still open goes on in: it is this year's number."""


_CARRIED_FROM = re.compile(
    r"\b(?:carried|brought|rolled|held)\s+(?:over|forward)\s+from\s+(?:the\s+)?$", re.I
)
"""Before the year that something open has come from, which is no year of what it stands beside."""
_IN_THE_YEAR = re.compile(r"\b(?:in|during|over)\s+(?:the|this)\s+year\b(?!\s+before)", re.I)


def _nearest_named(own: _Own) -> str | None:
    """The year nearest to the number in its own words; one after it is nearer than one before."""
    group = own.group
    mentions = [
        m
        for m in own.sentence.reading.years
        if own.start <= m.start
        and m.end <= own.stop
        and not own.is_of_another(m.start, _REACH)
        and not _GONE_INTO.search(own.text[: m.start])
        and not _CARRIED_FROM.search(own.text[: m.start])
        and not _SINCE.search(own.text[own.group.last : m.start])
    ]
    if not mentions:
        return None
    nearest = min(
        mentions,
        key=lambda m: (
            m.start - group.last if m.start >= group.first else group.first - m.end + _BEFORE
        ),
    )
    return nearest.year


def _goes_on(own: _Own) -> str | None:
    """The year of a level before: "on 2015-16, when 61% were in time and the average was 23"."""
    last = own.sentence.done[-1] if own.sentence.done else None
    if last is None or last.role != "compared" or own.group.inner is not None:
        return None
    if own.group.joined.lower().strip(" ,") != "and" or not WHEN.search(own.text[: last.first]):
        return None
    return str(last.subject["year"])


def _of_front(own: _Own) -> str | None:
    """Last year, where the sentence begins with it and neither names nor comes back to another."""
    front = _LAST_YEAR_FIRST.match(own.text)
    if front is None or own.sentence.reading.years or _THIS.search(own.text, front.end()):
        return None
    return year_before(own.sentence.base_year())


def _of_prior(own: _Own) -> str | None:
    """Last year, where the number's own words name it: "59 were well-founded (66 last year)"."""
    prior = PRIOR.search(own.text, own.start, own.stop)
    if prior is None or own.is_of_another(prior.start(), _PRIOR_REACH):
        return None
    base = own.sentence.base_year()
    if _LAST.match(own.text, prior.start()):
        if _OVER_THE.search(own.text[: prior.start()]) and not _THIS.search(own.text):
            return base  # the twelve months that end with the report
        if _is_set_beside(own, year_before(base)):
            return base  # "last year saw 32, compared to 57 in 2020/21", said in 2021/22's report
    ahead = own.text[: prior.start()]
    at_end = _FROM_WHOM.search(ahead) and _AT_END.match(own.text, prior.end())
    if _THE.search(ahead) and not _IN_THE.search(ahead) and not at_end:
        return None
    return year_before(own.sentence.base_year())


_LAST = re.compile(r"last\s+(?:financial\s+|reporting\s+)?year\b(?!['’])", re.I)
_OVER_THE = re.compile(r"\b(?:in|over|during|within|throughout)\s+the\s+$", re.I)


def _is_set_beside(own: _Own, year: str) -> bool:
    """Whether a later number, of ``year`` by its words or in a bracket, is set beside this one."""
    return any(
        m.year == year
        and (
            (g.last <= m.start and COMPARES.search(own.text[: g.first]))
            or (g.inner is not None and g.inner[0] <= m.start and m.end <= g.first)
        )
        for g in own.sentence.groups
        if g.first >= own.group.last
        for m in own.sentence.reading.years
    )


def _of_this(own: _Own) -> str | None:
    """The report's year, where the number's own words name it."""
    this = _THIS.search(own.text, own.start, own.stop)
    return own.sentence.base_year() if this is not None else None


def _named_ahead(own: _Own) -> str | None:
    """The last year named before the number in its part of the sentence, if none is compared."""
    if is_after_other_year(own.sentence, own.group):
        return None
    part = own.text.rfind(";", 0, own.start)
    ahead = [
        m
        for m in own.sentence.reading.years
        if part < m.start and m.end <= own.start and not own.is_of_another(m.start, _REACH)
    ]
    if not ahead or any(s.role == "compared" for s in own.sentence.done):
        return None
    return ahead[-1].year


_OF_WHICH = re.compile(r"\s*(?:\([^)]*\)\s*)?of\s+(?:which|whom|these|them)\b", re.I)


def _named_behind(own: _Own) -> str | None:
    """The year that the next number of a row names for the first too: "12 and 14 in 2020/21"."""
    sentence, index = own.sentence, own.index
    if index + 1 >= len(sentence.groups) or sentence.done:
        return None
    following = sentence.groups[index + 1]
    if following.count is not None and following.count.sort == "both":
        return None
    joined = following.joined.lower().strip(" ,")
    if joined not in ("and", "", "or", "plus") or following.inner is not None:
        return None
    if _OF_WHICH.match(own.text, following.last):
        return None  # "five were closed, one of which had been made in 2021/22"
    between = own.text[own.group.last : following.first]
    turns = (COMPARES, LEVEL_OF, _HAVING_BEEN, _WHEN, _CAME_FROM)
    if any(turn.search(between) for turn in turns) or _IN_THE_YEAR.search(between):
        return None  # "72%, an improvement on 66% in 2021/22"
    later = [
        m
        for m in sentence.reading.years
        if following.last <= m.start <= following.clause[1]
        and not own.is_of_another(m.start, _REACH)
        and not _GONE_INTO.search(own.text[: m.start])
        and not _CARRIED_FROM.search(own.text[: m.start])
    ]
    return later[0].year if later else None


_SAYS: tuple[Callable[[_Own], str | None], ...] = (
    _of_bracket_or_when,
    _nearest_named,
    _goes_on,
    _of_front,
    _of_prior,
    _of_this,
    _named_ahead,
    _named_behind,
)
"""What may tell a number's year, the surest first."""
