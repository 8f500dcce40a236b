"""Whether a number belongs to those before it: a count and its share, a sum and its cases."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.notfigures import Amount

NOUN_BETWEEN = re.compile(r"^[^.,;:()\[\]]{0,90}[(\[]\s*$")
"""Between a number and the one in brackets behind its noun: "11 investigations (79%)"."""
OPENS = re.compile(r"^\s*[(\[]\s*$")
_CLOSE = re.compile(r"^(?:\s+(?:out\s+)?of\s+(?:the\s+|all\s+)*\w+)?[^,;:()]{0,30}?[)\]]")
"""A bracket closes soon, or behind a whole that its number is of: "12 out of 16 new cases)"."""
_CASES_BETWEEN = re.compile(
    r"^\s*(?:\([^)]*\)\s*)?(?:,\s+)?(?:in\s+(?:total|all)\s+(?=was|were))?(?:in\s+(?:compensation|redress|remedies)\s+)?(?:of\s+(?:it|this|that|which)\s+)?(?:was\s+|were\s+|had\s+been\s+|has\s+been\s+)?(?:also\s+)?(?:paid\s+|awarded\s+|"
    r"made\s+|offered\s+|agreed\s+|recommended\s+|ordered\s+|approved\s+|given\s+)?(?:at\s+stage\s+\w+\s+)?"
    r"(?:by\s+(?:the\s+)?(?:[a-z]+\s+){0,5}?(?:council|ombudsman|lgs?c?o|authority)\s+)?(?:out\s+|locally\s+)?(?:(?:in|as)\s+(?:\w+\s+){0,2}?(?:total|"
    r"compensation|remed(?:y|ies)|redress|payments?|gestures?|settlements?)\s+)?(?:(?:in|during)\s+\d{4}\s?[/-]\s?\d{2,4},?\s+)?"
    r"(?:(?:in\s+response\s+to|following|as\s+a\s+result\s+of|(?:in\s+(?:the\s+course\s+of\s+)?|when\s+|on\s+)(?:resolving|settling|closing)|"
    r"in|for|across|to|over|relating to|from)\s+"
    r"(?:respect\s+of\s+|relation\s+to\s+|"
    r"a\s+total\s+of\s+)?)(?:the\s+|these\s+|those\s+)?(?:just\s+|only\s+)?$",
    re.I,
)
_CASES_APART = re.compile(r"^[^.;()£\d]{0,80},\s+in\s+(?:just\s+|only\s+)?$", re.I)
"""What was paid for stands between: "£900 in remedies for late assessments, in two cases"."""
_CASES_OFFERED = re.compile(
    r"^\s+(?:which|that)\s+(?:(?:the|our)\s+\w+|we|it)\s+(?:had\s+)?(?:paid|offered|agreed)\s+"
    r"(?:(?:itself|ourselves|locally)\s+)?in\s+(?:just\s+|only\s+)?$",
    re.I,
)
"""Who paid stands between: "£900 which the department offered itself in two cases"."""
_CASES_REASON = re.compile(
    r"^\s+(?:to|for|in)\s[^.;,()£\d]{3,60}\s+in\s+(?:(?:just|only|all|the|these|those)\s+)*$", re.I
)
_OF_THEM = re.compile(r"^\s+of\s+(?:the|these|those|its|our)\b", re.I)
"""What it was for between, and some of the cases after: "£900 to remedy injustice in two of the
five"."""
_CASES_ALONE = re.compile(r"^\s*(?:[).;]|$)")
"""After a number that follows a sum: "(2020/21: £900 in two)"."""
_CASES_ASIDE = re.compile(r"^[^.;()£]{0,60}\(\s*(?:(?:in|for|to|across|over)\s+)?$", re.I)
"""Between a sum and its cases in brackets: "£75 at Stage 1 (one case)"."""
_CASES_AFTER = re.compile(
    r"^\s*(?:of\s+(?:the|these|those|our)\s+(?:\d+\s+)?)?(?:(?:stage\s+\w+|corporate|statutory|different|individual|separate|upheld|such|ombudsman|complaint)\s+)?"
    r"(?:cases?|complaints?|payments?|complainants?|families|people|individuals|customers?|"
    r"households|tenants|residents|parents|carers|awards?|instances?|occasions?|settlements?|remedies)\b|"
    r"^\s+(?:in\s+)?(?:the\s+year\s+before|(?:the\s+)?(?:last|previous)\s+year)\b",
    re.I,
)
_TO = re.compile(r"\bto\s+(?:only\s+|just\s+)?$", re.I)
_PERSON = re.compile(
    r"\s+(?:complainant|family|person|customer|resident|tenant|household|parent|carer|young\s+person|individual)\b",
    re.I,
)
"""Around "one" after a sum: whom it went to."""
_SHARE_BESIDE = re.compile(
    r"^\s*(?:complaints?|cases?)?\s*(?:[,;/]|[–—-]|\bor\b)\s*(?:or\s+|that\s+is\s+|i\.?e\.?\s+)?$",
    re.I,
)
_WHICH_IS = re.compile(
    r",?\s+(?:(?:which|this)\s+(?:is|was|equate[sd]\s+to|represents|represented)|representing|equating\s+to|"
    r"equivalent\s+to|or)\s+(?:about\s+|around\s+|some\s+|just\s+)?",
    re.I,
)
_OR_SHARE = re.compile(
    r"(?:\s+(?:[\w-]+\s+){0,3}?(?:complaints?|cases|responses|replies|enquiries|compliments|reviews|investigations|them|these|those))?,\s+or\s+"
    r"(?:about\s+|around\s+|some\s+|just\s+(?:over\s+|under\s+)?)?",
    re.I,
)
"""Between a count and its share set apart: "28 complaints, or 5.5%, were", "37, or 6%, were"."""
_IN_ALL_OR = re.compile(
    r"\s+(?:in\s+(?:all|total)|altogether),?\s+or\s+(?:about\s+|around\s+|some\s+)?", re.I
)
"""The same of a sum: "so 69 in all or 74%"."""
_OPENS_OR = re.compile(r"^[^.,;:()\[\]]{0,70}\(\s*(?:or|i\.?e\.?)\s+$", re.I)
"""The same in a bracket: "37 (or 5.6%)"."""
_OR_ALONE = re.compile(r"\s+or\s+", re.I)
_IS_SAID = re.compile(
    r"\s+(?:were|was|had|have|related|relate|concerned|concern|went|came|took|met|received)\b", re.I
)
"""Around a share that no comma sets apart: "37 or 5.6% were upheld"."""
_SHARE_APART = re.compile(
    r"(?=[^,]*\b(?:complaints?|cases|replies|responses|compliments|enquiries|upheld|closed|received|"
    r"withdrawn|escalated|answered|late)\b)[^.,;:()£%\d]{3,60}(?:stage\s+\d|(?:19|20)\d\d[/-]\d\d(?:\d\d)?)?,\s+(?:(?:(?:which|this)\s+(?:is|was|"
    r"represents|represented|equate[sd]\s+to)|representing|equating\s+to|making\s+up|or)\s+)?"
    r"(?:about\s+|around\s+|some\s+|just\s+(?:over\s+|under\s+)?)?",
    re.I,
)
"""Between a count and its share, what is said of it: "33 were upheld, 12% of all those closed"."""
_OF_ALL = re.compile(
    r"\s+of\s+(?:all\s+|the\s+|our\s+|its\s+)*(?:total|complaints|cases|overall\s+total|"
    r"number\s+of\s+complaints|those\s+(?:closed|received|decided|concluded)(?!\s+by\b)|"
    r"(?<=all the )feedback|"
    r"(?:stage\s+\w+|corporate|statutory)\s+complaints)\b",
    re.I,
)
"""After a count, the share that it is of all: "574, which is 89% of all the complaints"."""
_COMMA = re.compile(r"\s*,(?=\s)")
"""The second of the commas that set a share apart as brackets do: "37, or 6%, were upheld"."""
_DASHED = re.compile(
    r"(?:\s+(?:[\w-]+\s+){0,3}?(?:complaints?|cases|responses|replies|enquiries|compliments))?"
    r"\s+[–—-]\s+(?:or\s+|some\s+|about\s+|around\s+)?",
    re.I,
)
_DASH_CLOSES = re.compile(r"\s+[–—-](?=\s)")
"""The dashes that set a share apart as brackets do: "Of the 58, 19 - 33 per cent - were upheld"."""
_COUNT_BESIDE = re.compile(r"^\s*(?:[,;/]|[–—-]|\bor\b)\s*$", re.I)
_OR_PART = re.compile(r"\s*[)\]],?\s+or\s+[^.,;:()\d]{3,40}[(\[]\s*\d")
"""The bracket of another part."""
_CLOSED = re.compile(r"\s*[)\]]")


@dataclass(frozen=True)
class Pair:
    """Numbers that belong together, and the one that follows them in ``text``."""

    group: Group
    following: Amount
    text: str

    @property
    def between(self) -> str:
        """What stands between the two."""
        return self.text[self.group.last : self.following.start]

    @property
    def after(self) -> str:
        """What stands after both."""
        return self.text[self.following.end :]

    @property
    def is_bracketed(self) -> bool:
        """Whether a bracket closes soon after both."""
        return _CLOSE.match(self.after) is not None

    @property
    def is_aside(self) -> bool:
        """Whether the number that follows stands in a bracket of its own."""
        return OPENS.match(self.between) is not None and self.is_bracketed

    @property
    def is_alone(self) -> bool:
        """Whether it is all that stands in its bracket."""
        return self.is_aside and _CLOSED.match(self.after) is not None

    @property
    def is_behind_noun(self) -> bool:
        """Whether it stands in a bracket behind the noun of those before: "23% of cases (12)"."""
        return self.is_bracketed and NOUN_BETWEEN.match(self.between) is not None

    @property
    def is_first_of_parts(self) -> bool:
        """Whether what stands in the bracket is a part of a share that two outcomes make up: "64%
        were upheld (287) or partly upheld (149)"."""
        return _OR_PART.match(self.after) is not None

    @property
    def is_in_bracket(self) -> bool:
        """Whether both stand in one bracket: "(44, 21%)"."""
        opened = self.text[: self.group.first].rstrip().endswith(("(", "["))
        return opened and self.is_bracketed

    @property
    def counts(self) -> bool:
        """Whether those before are a count in figures or words, without a share."""
        count = self.group.count
        return count is not None and count.sort == "number" and self.group.percent is None

    @property
    def shares(self) -> bool:
        """Whether those before are a share without a count."""
        return self.group.percent is not None and self.group.count is None


def joined(pair: Pair) -> Group | None:
    """Those before and the number that follows as one, where it belongs to them."""
    if pair.group.money is not None and pair.group.cases is None and pair.following.unit is None:
        return _with_cases(pair)
    return next((group for join in _JOINS if (group := join(pair)) is not None), None)


def _with_cases(pair: Pair) -> Group | None:
    """A sum and the cases that it was paid in: "£650 for one case"."""
    between, after = pair.between, pair.after
    counted = _CASES_AFTER.match(after) and (
        (pair.is_bracketed and _CASES_ASIDE.match(between))
        or _CASES_BETWEEN.match(between)
        or _CASES_APART.match(between)
        or _CASES_OFFERED.match(between)
    )
    if pair.following.value == 1 and _TO.search(between) and _PERSON.match(after):
        return None  # one payment, which is no number of cases
    alone = between.strip() == "in" and _CASES_ALONE.match(after)
    for_reason = _CASES_REASON.match(between)
    of_them = for_reason and (_OF_THEM.match(after) or _CASES_AFTER.match(after))
    if not (pair.is_aside or counted or alone or of_them):
        return None
    return replace(pair.group, cases=pair.following, last=pair.following.end)


def _with_count(pair: Pair) -> Group | None:
    """A share and its count: "23% (12)", "(36%, 27)", "(36%; 27 complaints)"."""
    count = pair.following
    if not pair.shares or count.unit is not None or count.sort != "number":
        return None
    if pair.is_behind_noun:
        if pair.is_first_of_parts:
            return None
        return replace(pair.group, count=count, last=count.end)
    if pair.is_in_bracket and _COUNT_BESIDE.match(pair.between):
        return replace(pair.group, count=replace(count, bracketed=True), last=count.end)
    return None


def _with_share(pair: Pair) -> Group | None:
    """A count and its share: "12 (23%)", "(44, 21%)", "12, which is 23% of all"."""
    group, share = pair.group, pair.following
    if group.count is None or not pair.counts or share.unit != "percent":
        return None
    if pair.is_behind_noun or (pair.is_bracketed and _OPENS_OR.match(pair.between)):
        return replace(group, percent=share, last=share.end)
    if pair.is_in_bracket and _SHARE_BESIDE.match(pair.between):
        count = replace(group.count, bracketed=True)
        return replace(group, count=count, percent=share, last=share.end)
    if _IN_ALL_OR.fullmatch(pair.between):
        return replace(group, percent=share, last=share.end)
    closing = _COMMA.match(pair.after) if _OR_SHARE.fullmatch(pair.between) else None
    if closing is not None:
        return replace(group, percent=share, last=share.end + closing.end())
    if _is_its_share(pair.between, pair.after):
        return replace(group, percent=share, last=share.end)
    closing = _DASH_CLOSES.match(pair.after) if _DASHED.fullmatch(pair.between) else None
    if closing is not None:
        return replace(group, percent=share, last=share.end + closing.end())
    return None


def _said_twice(pair: Pair) -> Group | None:
    """ "Two (2)"."""
    count, again = pair.group.count, pair.following
    same = count is not None and again.unit is None and again.value == count.value
    return replace(pair.group, last=again.end) if same and pair.is_aside else None


def _with_same_beside(pair: Pair) -> Group | None:
    """The same of another year alone in brackets: "214 (198)", "61% (58%)"."""
    group, other = pair.group, pair.following
    if group.beside is not None or not pair.is_alone:
        return None
    counts = group.count is not None and group.count.sort == other.sort == "number"
    if group.count is not None and counts and other.unit is None and _rounds(group.count, other):
        return replace(group, count=replace(other, bracketed=group.count.bracketed), last=other.end)
    if (counts and other.unit is None) or (pair.shares and other.unit == "percent"):
        return replace(group, beside=other, last=other.end)
    return None


_ROUNDED_BY = Decimal("0.05")
"""By how much of it a number said roughly may differ from the same to the last one."""


def _rounds(rough: Amount, exact: Amount) -> bool:
    """Whether a number in brackets is what the one before only said roughly: "just under 300
    (296)"."""
    apart = abs(rough.value - exact.value)
    return rough.qualifier is not None and 0 < apart <= _ROUNDED_BY * rough.value


_JOINS: tuple[Callable[[Pair], Group | None], ...] = (
    _with_count,
    _with_share,
    _said_twice,
    _with_same_beside,
)
"""How a number may go with those before it."""


def _is_its_share(between: str, after: str) -> bool:
    """Whether a share is of the count before it, by what stands between the two and after both:
    "30 complaints, which is 12% of all", "37 or 5.6% were upheld"."""
    if _OR_ALONE.fullmatch(between) and _IS_SAID.match(after):
        return True
    apart = _WHICH_IS.fullmatch(between) or _SHARE_APART.fullmatch(between)
    return apart is not None and _OF_ALL.match(after) is not None
