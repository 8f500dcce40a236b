"""A figure named by nothing but "the figure": "For corporate complaints the figure was 60%".

What was measured is what the sentence before measured, or the table above; this sentence says only
of which stage, procedure or year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.reading.labels import read_label
from extractor.reading.narrative.escalation import escalated_again
from extractor.reading.narrative.headed_counts import is_told_alone
from extractor.reading.narrative.nouns import Noun
from extractor.reading.narrative.signals import timescale_in
from extractor.reading.narrative.stated import Predicate, Sentence, Statement
from extractor.reading.narrative.wording import OF_TIME, PRIOR

_THE_FIGURE = re.compile(
    r"\bthe\s+(?:(?:corresponding|equivalent|comparable)\s+)?(?:figures?|proportions?|rates?|"
    r"percentages?|shares?)\s+(?:(?:at|for|under|in)\s[^.;:,\d]{0,40}?(?:\d\s|"
    r"(?:19|20)\d\d\s?[/–-]\s?\d{2,4}\s)?)?"
    r"(?:was|were|had\s+been|stood\s+at)\s+(?:only\s+|just\s+)?$",
    re.I,
)
_IT_IS = re.compile(
    r"\b(?:this|that|it|(?:the|this)\s+(?:figure|proportion|percentage|share|rate))\s+(?:then\s+|now\s+|even\s+)?"
    r"(?:goes|went|rises|rose|falls|fell|drops|dropped|climbs|climbed|is|was|becomes|became|stands|"
    r"stood|reaches|reached)\s+(?:up\s+|down\s+)?(?:to\s+|at\s+)?(?:only\s+|just\s+)?$",
    re.I,
)
"""Before a share that a pronoun stands for: "while at Stage 2 this goes up to 79%"."""
_IT_WAS = re.compile(
    r"\b(?:this|that|it)\s+(?:was|had\s+been|stood\s+at|(?:has\s+|had\s+)?(?:rose|risen|fell|fallen|increased|improved|dropped|"
    r"decreased|declined|climbed)\s+(?:\w+ly\s+)?to)\s+(?:only\s+|just\s+|around\s+|about\s+)?$",
    re.I,
)
_THAT_IS = re.compile(
    r"\W*(?:this|that)\s+(?:is|was|equates\s+to|equals|represents|represented|amounts\s+to)\s+"
    r"(?:only\s+|just\s+)?",
    re.I,
)
_NO_MORE = re.compile(r"\s*(?:[.,;]|$|(?:against|compared)\b)", re.I)
_THIS_SHARE = re.compile(
    r"\b(?:this|that)\s+(?:figure|proportion|percentage|share|rate)\s+(?:(?:has|had|then|also)\s+)*(?:rose|risen|fell|fallen|"
    r"increased|decreased|reduced|dropped|climbed|declined|improved|went\s+(?:up|down)|was|is|stood|stands)\s+(?:to|at)?\s*"
    r"(?:only\s+|just\s+)?$",
    re.I,
)
"""The share of the sentence before in another year: "In 2022/23 this percentage fell to 38%"."""
_IN_TURN = re.compile(
    r"\bthe\s+(?:corresponding\s+)?(?:split|division|breakdown)\s+(?:(?:for|in|during)\s[^.;:,]{0,30}?)?(?:was|had\s+been)\s+(?=\d[\d,]*%?\s+and\s+\d)|"
    r"\b(?P<shares>in\s+percentage\s+terms,?|as\s+percentages,?)\s+(?:this|that|these|they)\s+(?:is|are|was|were|represents?|equates?\s+to)\s+|"
    r"\bthere\s+(?:were|had\s+been)\s+(?=[\d,.% ]+\s+and\s+[\d,.%]+,?\s+respectively\b)|"
    r"^\W*(?:in|for|during)\s+(?:(?:19|20)\d\d\s?[/–-]\s?\d{2,4}|(?:the\s+)?(?:previous|last|prior)\s+(?:financial\s+)?year),?\s+"
    r"(?:there\s+(?:were|had\s+been)|we\s+(?:had|received))\s+(?=\d[\d,]*(?:,\s+\d[\d,]*){0,4}\s+and\s+(?:\d[\d,]*|none|no|one|two|three|four|five|six|seven|eight|nine)\W*$)|"
    r"\b(?:the|their|its|our|(?:the\s+)?(?:last|previous)\s+year['’]s)\s+(?:(?:corresponding|equivalent|comparable|respective|same)\s+)?(?:figures|numbers|totals|"
    r"results|levels|counts|proportions|percentages|shares|rates)\s+(?:(?:for|in|during)\s[^.;:,]{0,30}?)?"
    r"(?:were|had\s+been|stood\s+at)\s+|"
    r"^\W*(?:this|these|that)\s+(?:figures\s+)?compares?\s+(?:with|to)\s+(?=\d[\d,.]*%?(?:,\s+\d[\d,.]*%?){0,4},?\s+and\s+\d)|"
    r"\b(?:it|this|these|they)\s+(?:was|were|had\s+been)\s+(?=\d+(?:\.\d+)?%\s+and\s+\d+(?:\.\d+)?%)",
    re.I,
)
"""Before numbers that stand for those of the sentence before, in their order."""
_CARRIED = ("stage", "procedure", "service_area", "contact")


def is_figure_again(sentence: Sentence, statement: Statement) -> bool:
    """Whether "the figure was" opens a sentence's numbers, or a pronoun comes back to its share."""
    ahead = sentence.text[: statement.first]
    if statement.group.percent is None or statement.role not in ("level", "compared"):
        return False
    if sentence.done:
        return bool(_IT_IS.search(ahead) or _THE_FIGURE.search(ahead))
    return bool(
        _is_its_share(sentence, statement)
        or _THE_FIGURE.search(ahead)
        or _THIS_SHARE.search(ahead)
        or is_it_then(sentence, statement)
    )


def _is_its_share(sentence: Sentence, statement: Statement) -> bool:
    """Whether a share is that of the count before: "210 were in time. That is 70%"."""
    return bool(
        _THAT_IS.fullmatch(sentence.text[: statement.first])
        and _NO_MORE.match(sentence.text, statement.group.last)
    )


def is_it_then(sentence: Sentence, statement: Statement) -> bool:
    """Whether "it" stands for what the sentence before measured, in another year: "In 2021/22 it
    was 79%"."""
    ahead = sentence.text[: statement.first]
    it = _IT_WAS.search(ahead)
    if it is None or not sentence.setting.before:
        return False
    ends = [m.end for m in sentence.reading.years] + [m.end for m in sentence.reading.quarters]
    then = PRIOR.search(ahead) or OF_TIME.match(sentence.text, statement.last)
    return bool(then) or any(end <= it.start() for end in ends)


_RATE = re.compile(r"\brates?\b", re.I)


def take_measure(sentence: Sentence, statement: Statement) -> Statement | None:
    """Give the statement the predicate of the share before; the statement that lent it, if any."""
    before = [s for s in sentence.setting.before if s.figures]
    levels = [s for s in sentence.done or before if s.role == "level"]
    shares = [s for s in levels if s.group.percent is not None]
    if shares and _RATE.search(sentence.text[: statement.first]):
        levels = shares  # "134 went to Stage 2, a rate of 10%. The rate was 9% the year before"
    lender = levels[-1] if levels else None
    predicate = lender.predicate if lender is not None else sentence.setting.table_measure
    if predicate is None or (
        predicate.sort not in ("outcome", "status")
        and predicate.value not in ("escalated", "moved")
    ):
        return None
    shared = _is_its_share(sentence, statement)
    if lender is not None and lender.group.percent is None and not shared:
        return None
    own = timescale_in(sentence.reading, statement.group, statement.group.clause)
    statement.predicate = replace(predicate, timescale=own or predicate.timescale)
    if lender is not None:
        statement.predicate = escalated_again(statement.predicate, lender)
    if lender is not None:
        statement.noun = lender.noun
    return lender


_THE_NUMBER = re.compile(
    r"\b(?:the\s+(?:number|total|count)|it|this|that)\s+(?:(?:for|in)\s[^.;:,]{0,20}\s)?(?:having\s+been|being|was|were|"
    r"had\s+been|stood\s+at)\s+(?:only\s+|just\s+)?$",
    re.I,
)


def take_number(sentence: Sentence, statement: Statement) -> bool:
    """Read "the number having been 13 in 2021/22" as the first count again, of another year."""
    group = statement.group
    if group.unit != "count" or statement.noun is None or statement.noun.sort != "none":
        return False
    if group.base is not None:
        return False  # "the year before it was 27 out of 49": a share and no count
    if not _THE_NUMBER.search(sentence.text[: group.first]):
        return False
    low, high = group.clause[0] - 25, group.clause[1]
    years = [m.year for m in sentence.reading.years if low <= m.start < high]
    if not sentence.done and group is not sentence.groups[0]:
        return False  # the number of something that nothing here can name
    counts = _contacts_counted(sentence.done) or _contacts_counted(sentence.setting.before)
    if not counts or len(set(years)) != 1 or years[0] == counts[0].subject.get("year"):
        return False
    lender = counts[0]
    statement.subject = {**lender.subject, "year": years[0]}
    statement.origins = {**lender.origins, "year": "sentence"}
    statement.predicate, statement.noun = lender.predicate, lender.noun
    statement.role = "compared"
    return True


def take_event(sentence: Sentence, statement: Statement) -> bool:
    """Give "In 2021/22 there were 57" what the one count before was said to be, "42 complaints were
    withdrawn"; true where several were counted there and nothing says which of them is meant."""
    noun, own = statement.noun, statement.predicate
    if statement.unit != "count" or noun is None or noun.sort != "none" or sentence.done:
        return False
    if own is None or own.sort != "exists" or not is_told_alone(sentence, statement):
        return False
    if not (PRIOR.search(sentence.text) or sentence.reading.years):
        return False
    told = [s for s in sentence.setting.before if s.figures and s.unit == "count"]
    levels = [s for s in told if s.role == "level" and s.group.inner is None]
    came_in = any(f.dimensions.event == "received" for s in levels for f in s.figures)
    strong = [s for s in levels if s.predicate is not None and s.predicate.strength > 1]
    if came_in or not strong:
        return False
    if len(levels) > 1:
        return True
    statement.predicate = strong[0].predicate
    return False


def _contacts_counted(told: Sequence[Statement]) -> list[Statement]:
    counts = [s for s in told if s.unit == "count" and s.role == "level" and s.noun is not None]
    return [s for s in counts if s.noun is not None and s.noun.sort == "contact"]


def read_in_turn(sentence: Sentence) -> None:
    """ "In 2021/22 the figures were 39% and 71%": each measures what its like before measured.

    Where there are not as many before, nothing says what the numbers are of.
    """
    told = _IN_TURN.search(sentence.text)
    if told is None:
        return
    run = [s for s in sentence.done if s.first >= told.end() and s.group.inner is None]
    if len(run) < 2 or any(s.unit != run[0].unit for s in run):
        return
    if all(_is_named(sentence, s) for s in run):
        for statement in run:  # "the totals for 2011/12 were 601 complaints and 390 compliments"
            statement.predicate = statement.predicate or Predicate("exists", strength=1)
        return
    share = run[0].unit == "percent"
    before = [s for s in sentence.setting.before if s.figures and s.role == "level"]
    like = share and not told["shares"]
    lenders = [s for s in before if (s.group.percent if like else s.group.count) is not None]
    if len(lenders) == len(run) + 1 and _are_parts(lenders):
        lenders = lenders[
            1:
        ]  # "388: 236 about adults and 152 about children. ... were 218 and 161"
    fits = len(lenders) == len(run)
    spoken = read_label(sentence.text[: told.end()])
    own = {key: value for key in ("procedure", "stage") if (value := spoken.value(key)) is not None}
    for index, statement in enumerate(run):
        if not fits:
            statement.noun = Noun("foreign", statement.first, statement.first)
            continue
        lender = lenders[index]
        one_year = len(sentence.reading.years) <= 1
        told_year = (run[0] if one_year else statement).subject.get("year")
        year = told_year or lender.subject["year"]
        statement.subject = {**lender.subject, "year": year, **own}
        statement.predicate, statement.noun = lender.predicate, lender.noun
        statement.role = "compared" if year != lender.subject["year"] else "level"


def _is_named(sentence: Sentence, statement: Statement) -> bool:
    """Whether the sentence itself says what a number counts: complaints, compliments."""
    noun = statement.noun
    if noun is None or noun.sort != "contact":
        return False
    return not noun.text or sentence.text[noun.start : noun.end] == noun.text


def _are_parts(statements: Sequence[Statement]) -> bool:
    """Whether the numbers after the first add up to it."""
    counts = [s.group.count.value for s in statements if s.group.count is not None]
    return len(counts) == len(statements) > 2 and counts[0] == sum(counts[1:])


def take_subject(statement: Statement, lender: Statement) -> None:
    """What the statement is about, where it leaves that to the share before."""
    for key in _CARRIED:
        if key in lender.subject and key not in statement.subject:
            statement.subject[key] = lender.subject[key]
            statement.origins[key] = "sentence before"
