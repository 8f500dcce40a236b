"""Which numbers of a sentence belong together: a count and its share, a sum and its cases."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.joining import NOUN_BETWEEN, Pair, joined
from extractor.reading.narrative.notfigures import Amount

_OUT_OF = re.compile(
    r"^\s*[)\]]?(?:\s+[\w'&-]+){0,4}?\s+(?:out\s+of|of)\s+(?:(?:the|a\s+total\s+of|those|these|"
    r"all|our|its|their|a|all\s+the)\s+)*(?:(?:[\w&-]+\s+){0,4}[\w&-]+'s?\s+)?$",
    re.I,
)
_OTHER_TIME = re.compile(r"\b(?:against|than|compared|versus|last|previous)\b", re.I)
"""Before a total of another time: "86 against last year's total of 103"."""
_OF_THAT_YEAR = re.compile(
    r"\s+of\s+(?:the\s+)?(?:last|previous)\s+year's\s+(?:total\s+of\s+)?", re.I
)
"""The whole is that year's, and so is the part: "six of last year's 41 complaints"."""
_SUM_OF_CASES = re.compile(
    r"\s+(?:of\s+(?:the|these|those)\s+)?(?:\w+\s+){0,2}?(?:cases?|payments?|complainants|families|people|customers|residents|remedies|awards)"
    r"\b[^.;£\d]{0,45}?\b(?:total(?:l?ing|l?ed)|amount(?:ing|ed)\s+to|coming\s+to|came\s+to|worth|costing|"
    r"at\s+a\s+(?:total\s+)?cost\s+of|with\s+a\s+(?:total\s+|combined\s+)?value\s+of|to\s+(?:the|a)\s+(?:total\s+)?value\s+of|to\s+a\s+total\s+of|"
    r"(?:received|paid)(?=\s+a\s+total\s+of))\s+(?:a\s+total\s+of\s+)?",
    re.I,
)
"""Between the cases that were paid for and the sum: "in 17 cases, totalling £4,925"."""
_SUM_APART = re.compile(
    r"\band\s+(?!(?:total|amount|coming|came|worth|cost))(?:\w+\s+){0,4}?(?:payments?|compensation|remed(?:y|ies)|redress|sums?|paid)\b",
    re.I,
)
"""Between cases and a sum that the sentence goes on to: "fault in four cases, and recommended
payments totalling £2,300" says of the four that there was fault."""
_COMPARED_NEXT = re.compile(
    r"(?:compared|in\s+comparison|against)\b[^.;()]{0,70}\(\s*\d[\d,]*\s*\)", re.I
)
"""After a level in brackets, the other year's: "rose by 9% (87) compared to 2019-20 (80)"."""
_TO_OTHER_END = re.compile(r"\s*(?:(?:down\s+|up\s+)?to\s|→)\s*£?[\d,.]+%?\s*[)\]]", re.I)
_CHANGE_NOUN = re.compile(
    r"(?:\w+\s+)?(?:increase|decrease|reduction|rise|fall|drop|decline|growth)\b", re.I
)


def group_amounts(text: str, amounts: Sequence[Amount]) -> list[Group]:
    """A sentence's amounts grouped; changes are dropped, a level in brackets after one kept."""
    groups: list[Group] = []
    rest = list(reversed(amounts))
    while rest:
        amount = rest.pop()
        if amount.change:
            held = _level_of_change(text, amount, rest)
            groups += [g for g in held if not _is_difference(g.lead, amounts)]
            continue
        paid = _paid_cases(text, amount, rest)
        if paid is not None:
            groups.append(paid)
            continue
        groups += _with_base(text, _with_rest(text, _as_group(amount), rest), rest)
    return groups


def _as_group(amount: Amount) -> Group:
    group = Group(amount.start, amount.end)
    if amount.unit == "gbp":
        return replace(group, money=amount)
    if amount.unit == "percent":
        return replace(group, percent=amount)
    if amount.unit == "days":
        return replace(group, days=amount)
    return replace(group, count=amount)


def _level_of_change(text: str, change: Amount, rest: list[Amount]) -> list[Group]:
    """The level that a bracket after a change holds: "a 41% (179) increase", if it holds one.

    "Rose by 20 (12%)" holds none. What stands in the bracket is taken from ``rest`` either way,
    unless both ends of the change do: "fell by 10% (116 to 104)".
    """
    if not rest or not Pair(_as_group(change), rest[-1], text).is_aside:
        return []
    if _TO_OTHER_END.match(text, rest[-1].end):
        return []
    held = rest.pop()
    after = text[held.end :].lstrip(" )]")
    is_level = _CHANGE_NOUN.match(after) or _COMPARED_NEXT.match(after)
    if change.unit != "percent" or held.unit is not None or not is_level:
        return []
    return [replace(_as_group(held), after_change=True)]


def _is_difference(amount: Amount, amounts: Sequence[Amount]) -> bool:
    """Whether a number is by how much two others of the sentence differ, and no level itself:
    "67 compliments, a 179% (43) rise on the 24 of 2017/18"."""
    levels = [
        a.value for a in amounts if a.unit is None and not a.change and a.start != amount.start
    ]
    return any(abs(one - other) == amount.value for one, other in pairwise(levels))


def _paid_cases(text: str, cases: Amount, rest: list[Amount]) -> Group | None:
    """Cases and the sum that was paid in them: "in 17 cases, totalling £4,925"."""
    if cases.unit is not None or cases.sort != "number" or not rest:
        return None
    money = rest[-1]
    if money.unit != "gbp" or money.change:
        return None
    between = text[cases.end : money.start]
    if not _SUM_OF_CASES.fullmatch(between) or _SUM_APART.search(between):
        return None
    return replace(_as_group(rest.pop()), first=cases.start, cases=cases)


def _with_rest(text: str, group: Group, rest: list[Amount]) -> Group:
    """A group with all that follows and belongs to it, which is taken from ``rest``."""
    while rest and not rest[-1].change:
        more = joined(Pair(group, rest[-1], text))
        if more is None:
            break
        group = more
        rest.pop()
    return group


def _with_base(text: str, group: Group, rest: list[Amount]) -> list[Group]:
    """A group, and the whole that it is a part of as another: "12 of the 16"."""
    if not rest or not (_is_part_of(text, group, rest[-1]) or _is_part_by_share(text, group, rest)):
        return [group]
    base = rest.pop()
    part = replace(group, base=base)
    if part.percent is None and rest and rest[-1].unit == "percent" and not rest[-1].change:
        aside = NOUN_BETWEEN.match(text[base.end : rest[-1].start])
        if aside is not None:
            part = replace(part, percent=rest.pop())  # "11 of the 14 investigations (79%)"
    return [part, replace(_as_group(base), is_base=True)]


_FROM = re.compile(
    r"\s+(?:[\w'-]+\s+){0,4}?from\s+(?:the\s+|a\s+total\s+of\s+|just\s+|only\s+)?", re.I
)
_AS_PRINTED = 1
"""Percentage points by which a printed share may differ from that of its count and whole."""


def _is_part_by_share(text: str, group: Group, rest: Sequence[Amount]) -> bool:
    """Whether the share in brackets behind a number shows that it is the whole of the count before:
    "19 upheld decisions from 23 investigations (83%)"."""
    if group.count is None or group.percent is not None or len(rest) < 2:
        return False
    whole, share = rest[-1], rest[-2]
    counts = group.count.sort == whole.sort == "number" and whole.unit is None
    if not counts or share.unit != "percent" or whole.change or share.change or not whole.value:
        return False
    if not _FROM.fullmatch(text[group.last : whole.start]):
        return False
    if not NOUN_BETWEEN.match(text[whole.end : share.start]):
        return False
    return abs(100 * group.count.value / whole.value - share.value) <= _AS_PRINTED


def _is_part_of(text: str, group: Group, whole: Amount) -> bool:
    """Whether a count or a share is said to be of the number that follows."""
    between = text[group.last : whole.start]
    if whole.unit is not None or whole.change or not _OUT_OF.match(between):
        return False
    if group.count is None:
        return group.percent is not None
    return (
        whole.sort == "number"
        and group.count.sort in ("number", "nothing")
        and whole.value >= group.count.value
        and (not _OTHER_TIME.search(between) or _OF_THAT_YEAR.fullmatch(between) is not None)
    )
