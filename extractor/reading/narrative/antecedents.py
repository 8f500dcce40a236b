"""The number that another year's is set beside: "compared with 40 in 2021/22"."""

from __future__ import annotations

import re

from extractor.reading.narrative.carried import divided_whole
from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.payments import THE_TOTAL
from extractor.reading.narrative.stated import Sentence, Statement
from extractor.reading.narrative.wording import COMPARES


def kin(one: str | int, other: str) -> bool:
    """Whether two contacts may be one: "enquiries" repeats "MP enquiries"."""
    return one == other or {one, other} == {"enquiry", "member_enquiry"}


def _is_kin_of(statement: Statement, contact: str) -> bool:
    """Whether a contact may be what a statement counts; the ombudsman's enquiries are complaints:
    "he received 51 complaints and enquiries, compared to 64 complaints and enquiries"."""
    own = statement.subject.get("contact", "complaint")
    his = statement.subject.get("stage") == "ombudsman" and own == "complaint"
    return kin(own, contact) or (his and contact in ("all", "enquiry"))


def _same_unit(one: Statement, other: Statement) -> bool:
    """A share may be set beside the share in "33 complaints (9.7%)"."""
    return one.unit == other.unit or (other.unit == "percent" and one.group.percent is not None)


def find_antecedent(sentence: Sentence, statement: Statement) -> Statement | None:
    """The statement that a compared number is set beside."""
    inner = statement.group.inner
    beside = [s for s in sentence.done if inner is not None and s.group.inner == inner]
    if beside and beside[-1].role == "level" and _same_unit(beside[-1], statement):
        return beside[-1]  # "the largest rise in Parks (110 against 100)"
    pool = [s for s in sentence.done if s.role != "base" or len(sentence.done) == 1]
    earlier = () if _follows_unread(sentence, statement) else sentence.setting.before
    for candidates in (pool, list(earlier)):
        same = [s for s in candidates if _same_unit(s, statement) and s.may_be_compared()]
        levels = [s for s in same if s.role in ("level", "base")]
        if (
            levels
            and statement.unit == "gbp"
            and THE_TOTAL.search(sentence.text[: statement.first])
        ):
            return levels[0]  # "£900, £400 of it ...; the previous year's figure was £850"
        if levels and candidates is not pool and _TOTAL_THEN.match(sentence.text):
            return _whole_of(levels)
        if levels and _THIS_COMPARES.match(sentence.text) and candidates is not pool:
            counted = _whole_counted(levels, statement)
            return counted or _whole_by_size(levels, statement) or _whole_of(levels)
        if levels:
            noun = statement.noun
            if noun is not None and noun.contact is not None:
                fit = [s for s in levels if _is_kin_of(s, noun.contact)]
                named = [s for s in fit if s.noun is not None and s.noun.sort == "contact"]
                if candidates is not pool and len(fit) > 1:
                    # "In comparison, 2023/24 saw 372 complaints": all, of whatever stage
                    named = [s for s in fit if "stage" not in s.subject] or named
                if fit and _CAME_IN.match(sentence.text, noun.end):
                    came = [s for s in fit if s.predicate is None or s.predicate.strength < 2]
                    return (came or named or fit)[-1]
                return (named or fit)[-1] if fit else None
            between = sentence.text[levels[-1].last : statement.first]
            if candidates is pool and _BY_CHANGE.search(between):
                return _whole_of(levels)  # "124: 75 and 49, a rise on last year (86)"
            if candidates is pool:
                return levels[-1]
            whole = _whole_by_size(levels, statement)
            if whole is not None:
                return whole
            ahead = _of_outcome_ahead(sentence, statement, levels)
            return ahead and divided_whole(earlier, ahead, sentence.text)
    return None


def _of_outcome_ahead(
    sentence: Sentence, statement: Statement, levels: list[Statement]
) -> Statement | None:
    """The last of those before, or of those decided as the sentence says ahead of the number:
    "Fewer were upheld than last year, when the figure was 37"."""
    ahead = [h for h in sentence.hits if "outcome" in h.sets and h.end <= statement.first]
    if not ahead or sentence.done:
        return levels[-1]
    said = str(ahead[-1].sets["outcome"])
    alike = [s for s in levels if s.predicate is not None and s.predicate.value == said]
    return alike[-1] if alike else None


_OR = re.compile(
    r"\s*,?\s*(?:or|that\s+is|i\.?e\.?)\s*(?:only\s+|just\s+|about\s+|around\s+)?", re.I
)


def share_of_compared(sentence: Sentence, group: Group) -> Statement | None:
    """The compared number that a share says again: "the year before it was 27 of 49, or 55%"."""
    if group.percent is None or group.unit != "percent":
        return None
    ahead = [s for s in sentence.done if s.first < group.first]
    if not ahead or not _OR.fullmatch(sentence.text, ahead[-1].last, group.first):
        return None
    own = [s for s in ahead if s.role != "base"]
    return own[-1] if own and own[-1].role == "compared" else None


def _follows_unread(sentence: Sentence, statement: Statement) -> bool:
    """Whether the count that it is set beside stands in the sentence and is none of complaints:
    "The panel met 17 times, compared to 14 in 2020/21"."""
    ahead = [g for g in sentence.groups if g.last <= statement.first]
    if statement.unit != "count" or not ahead or ahead[-1].unit != "count":
        return False
    return not sentence.done and COMPARES.search(sentence.text[: statement.first]) is not None


_CAME_IN = re.compile(
    r"\s+(?:(?:were|was|had\s+been)\s+)?(?:received|logged|recorded|registered|made)\b", re.I
)
"""Behind a compared number and its noun: it is set beside what came in, not what was decided."""
_BY_CHANGE = re.compile(
    r",\s+(?:an?\s+)?(?:[\d.]+\s?%\s+)?(?:increase|decrease|rise|fall|reduction|drop|up|down)\b",
    re.I,
)
"""Between the parts of a whole and another year's whole."""
_TOTAL_THEN = re.compile(
    r"\W*(?:the\s+|our\s+)?(?:previous|last|prior|preceding)\s+year['’]s\s+(?:overall\s+)?total\b",
    re.I,
)
"""What begins so comes back to the whole that the sentence before divides."""
_THIS_COMPARES = re.compile(r"\W*(?:this|that|which)\s+(?:figure\s+|total\s+)?compare", re.I)


def _whole_counted(levels: list[Statement], statement: Statement) -> Statement | None:
    """What "this" is where the other year's number has its noun: the first of the same that has one
    too: "ten complaints, two of them upheld. This compares to seven complaints"."""
    if statement.noun is None or statement.noun.sort != "contact" or statement.unit != "count":
        return None
    return next(
        (
            s
            for s in levels
            if s.noun is not None
            and s.noun.sort == "contact"
            and s.noun.contact == statement.noun.contact
        ),
        None,
    )


_ALIKE_IN_SIZE = 2
_MANY_TIMES = 3
"""How many times as large one number is as another where both may be one thing's of two years, and
where they can hardly be."""


def _whole_by_size(levels: list[Statement], statement: Statement) -> Statement | None:
    """What "this" is after a whole and a much smaller part: the whole, where only that is of the
    other year's size: "87 came in, eight of them about Parks. This compares with 94"."""
    value = statement.group.count.value if statement.group.count is not None else None
    values = [s.group.count.value for s in levels if s.group.count is not None]
    if not value or len(values) < len(levels) or len(values) < 2 or not all(values):
        return None
    whole, last = values[0], values[-1]
    like_whole = whole <= _ALIKE_IN_SIZE * value and value <= _ALIKE_IN_SIZE * whole
    return levels[0] if like_whole and value >= _MANY_TIMES * last else None


def _whole_of(levels: list[Statement]) -> Statement:
    """What "this" is after a whole and its parts: the whole; else the number named last."""
    values = [s.group.count.value for s in levels if s.group.count is not None]
    is_whole = len(values) == len(levels) > 2 and values[0] == sum(values[1:])
    return levels[0] if is_whole else levels[-1]
