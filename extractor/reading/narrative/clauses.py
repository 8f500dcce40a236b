"""Which numbers of a sentence belong together: a count and its share, a sum and its cases."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.reading.narrative.notfigures import Amount
from extractor.records import record

_BETWEEN_NOUN = re.compile(r"^[^.,;:()\[\]]{0,70}[(\[]\s*$")
_OPEN = re.compile(r"^\s*[(\[]\s*$")
_CLOSE = re.compile(r"^[^,;:()]{0,30}?[)\]]")
_OUT_OF = re.compile(
    r"^\s*[)\]]?(?:\s+[\w'&-]+){0,4}?\s+(?:out\s+of|of)\s+(?:(?:the|a\s+total\s+of|those|these|"
    r"all|our|a|all\s+the)\s+)*(?:\w+'s?\s+)?$",
    re.I,
)
_OTHER_TIME = re.compile(r"\b(?:against|than|compared|versus|last|previous)\b", re.I)
"""Before a total of another time: "86 against last year's total of 103"."""
_CASES_BETWEEN = re.compile(
    r"^\s*(?:\([^)]*\)\s*)?(?:,\s+)?(?:in\s+(?:compensation|redress|remedies)\s+)?(?:of\s+(?:it|this|that|which)\s+)?(?:was\s+|were\s+|had\s+been\s+|has\s+been\s+)?(?:paid\s+|awarded\s+|"
    r"made\s+|offered\s+|agreed\s+)?(?:out\s+|locally\s+)?(?:(?:in|as)\s+(?:\w+\s+){0,2}?(?:total|"
    r"compensation|remed(?:y|ies)|redress|payments?|gestures?|settlements?)\s+)?(?:(?:in|during)\s+\d{4}\s?[/-]\s?\d{2,4},?\s+)?"
    r"(?:(?:in|for|across|to|over|relating to|from)\s+(?:respect\s+of\s+|relation\s+to\s+|"
    r"a\s+total\s+of\s+)?)(?:the\s+|these\s+|those\s+)?(?:just\s+|only\s+)?$",
    re.I,
)
_CASES_APART = re.compile(r"^[^.;()£\d]{0,80},\s+in\s+(?:just\s+|only\s+)?$", re.I)
"""What was paid for stands between: "£900 in remedies for late assessments, in two cases"."""
_CASES_REASON = re.compile(
    r"^\s+(?:to|for|in)\s[^.;,()£\d]{3,60}\s+in\s+(?:just\s+|only\s+)?$", re.I
)
_OF_THEM = re.compile(r"^\s+of\s+(?:the|these|those|its|our)\b", re.I)
"""What it was for between, and some of the cases after: "£900 to remedy injustice in two of the
five"."""
_CASES_ALONE = re.compile(r"^\s*(?:[).;]|$)")
"""After a number that follows a sum: "(2020/21: £900 in two)"."""
_CASES_ASIDE = re.compile(r"^[^.;()£]{0,60}\(\s*(?:(?:in|for|to|across|over)\s+)?$", re.I)
"""Between a sum and its cases in brackets: "£75 at Stage 1 (one case)"."""
_CASES_AFTER = re.compile(
    r"^\s*(?:of\s+(?:the|these|those|our)\s+)?(?:(?:stage\s+\w+|corporate|statutory|different|individual|separate|upheld|such|ombudsman|complaint)\s+)?"
    r"(?:cases?|complaints?|payments?|complainants?|families|people|individuals|customers?|"
    r"households|tenants|residents|parents|carers|awards?|instances?|occasions?|settlements?|remedies)\b|"
    r"^\s+(?:in\s+)?(?:the\s+year\s+before|(?:the\s+)?(?:last|previous)\s+year)\b",
    re.I,
)


_SUM_OF_CASES = re.compile(
    r"\s+(?:of\s+(?:the|these|those)\s+)?(?:\w+\s+){0,2}?(?:cases?|payments?|complainants|families|people|customers|residents|remedies|awards)"
    r"\b[^.;£\d]{0,45}?\b(?:total(?:l?ing|l?ed)|amount(?:ing|ed)\s+to|coming\s+to|came\s+to|worth|costing|"
    r"at\s+a\s+(?:total\s+)?cost\s+of)\s+(?:a\s+total\s+of\s+)?",
    re.I,
)
"""Between the cases that were paid for and the sum: "in 17 cases, totalling £4,925"."""


@record()
class Group:
    """Numbers that measure one thing: "23% (12)", "12 of the 16", "£650 for one case".

    ``first``..``last`` is where they stand; ``clause`` is the stretch of the sentence that is about
    them. ``base`` is the "16" of "12 of the 16", which is also a group of its own; ``beside`` the
    "198" of "214 (198)". ``inner`` says
    that the group stands in an aside in brackets ("(58% in 2021/22)"). ``joined`` is the words
    between the group before and this one's clause. ``from_to`` is "from" or "to" for the ends of a
    change.
    """

    first: int
    last: int
    count: Amount | None = None
    percent: Amount | None = None
    money: Amount | None = None
    days: Amount | None = None
    cases: Amount | None = None
    base: Amount | None = None
    beside: Amount | None = None
    is_base: bool = False
    after_change: bool = False
    inner: tuple[int, int] | None = None
    clause: tuple[int, int] = (0, 0)
    joined: str = ""
    from_to: str | None = None

    @property
    def lead(self) -> Amount:
        """The number that says most: the count, else the share, money, days."""
        found = self.count or self.percent or self.money or self.days
        assert found is not None
        return found

    @property
    def unit(self) -> str:
        """What the group measures: "count", "percent", "gbp" or "days"."""
        if self.money:
            return "gbp"
        if self.days:
            return "days"
        return "count" if self.count else "percent"


def _as_group(amount: Amount) -> Group:
    group = Group(amount.start, amount.end)
    if amount.unit == "gbp":
        return replace(group, money=amount)
    if amount.unit == "percent":
        return replace(group, percent=amount)
    if amount.unit == "days":
        return replace(group, days=amount)
    return replace(group, count=amount)


def group_amounts(text: str, amounts: Sequence[Amount]) -> list[Group]:
    """A sentence's amounts grouped; changes are dropped, a level in brackets after one kept."""
    groups: list[Group] = []
    index = 0
    while index < len(amounts):
        amount = amounts[index]
        following = amounts[index + 1] if index + 1 < len(amounts) else None
        between = text[amount.end : following.start] if following else ""
        bracketed = following is not None and bool(_CLOSE.match(text[following.end :]))
        if amount.change:
            # "a 41% (179) increase": the bracket holds the level; "rose by 20 (12%)" holds none
            if following and _OPEN.match(between) and bracketed:
                index += 2
                after = text[following.end :].lstrip(" )]")
                if (
                    amount.unit == "percent"
                    and following.unit is None
                    and (_CHANGE_NOUN.match(after) or _COMPARED_NEXT.match(after))
                ):
                    groups.append(replace(_as_group(following), after_change=True))
                continue
            index += 1
            continue
        group = _as_group(amount)
        index += 1
        if (
            following is not None
            and amount.unit is None
            and amount.sort == "number"
            and following.unit == "gbp"
            and not following.change
            and _SUM_OF_CASES.fullmatch(between)
        ):
            money = _as_group(following)
            groups.append(replace(money, first=amount.start, cases=amount))
            index += 1
            continue
        while following is not None and not following.change:
            joined = _join(group, following, between, bracketed, text)
            if joined is None:
                break
            group = joined
            index += 1
            last = following
            following = amounts[index] if index < len(amounts) else None
            between = text[last.end : following.start] if following else ""
            bracketed = following is not None and bool(_CLOSE.match(text[following.end :]))
        groups.append(group)
        if (
            following is not None
            and group.count is not None
            and following.unit is None
            and following.sort == "number"
            and not following.change
            and group.count.sort in ("number", "nothing")
            and following.value >= group.count.value
            and _OUT_OF.match(between)
            and not _OTHER_TIME.search(between)
        ) or (
            following is not None
            and group.percent is not None
            and group.count is None
            and following.unit is None
            and not following.change
            and _OUT_OF.match(between)
        ):
            groups[-1] = replace(group, base=following)
            groups.append(replace(_as_group(following), is_base=True))
            index += 1
        if index < len(amounts) and groups[-1].is_base and groups[-2].percent is None:
            share = amounts[index]
            aside = _BETWEEN_NOUN.match(text[amounts[index - 1].end : share.start])
            if share.unit == "percent" and not share.change and aside:
                # "11 of the 14 investigations (79%)"
                groups[-2] = replace(groups[-2], percent=share)
                index += 1
    return groups


_COMPARED_NEXT = re.compile(
    r"(?:compared|in\s+comparison|against)\b[^.;()]{0,70}\(\s*\d[\d,]*\s*\)", re.I
)
"""After a level in brackets, the other year's: "rose by 9% (87) compared to 2019-20 (80)"."""
_CHANGE_NOUN = re.compile(
    r"(?:\w+\s+)?(?:increase|decrease|reduction|rise|fall|drop|decline|growth)\b", re.I
)


def _join(
    group: Group, following: Amount, between: str, bracketed: bool, text: str
) -> Group | None:
    close = _OPEN.match(between) and bracketed
    aside = bracketed and _BETWEEN_NOUN.match(between)
    alone = close and re.match(r"\s*[)\]]", text[following.end :])
    end = following.end
    if group.money is not None and group.cases is None and following.unit is None:
        held = bracketed and _CASES_ASIDE.match(between) and _CASES_AFTER.match(text[end:])
        alone = between.strip() == "in" and _CASES_ALONE.match(text[end:])
        named = _CASES_BETWEEN.match(between) or _CASES_APART.match(between)
        of_them = _CASES_REASON.match(between) and _OF_THEM.match(text[end:])
        if close or held or alone or of_them or (named and _CASES_AFTER.match(text[end:])):
            return replace(group, cases=following, last=end)
        return None
    if (
        group.percent
        and not group.count
        and following.unit is None
        and following.sort == "number"
        and aside
    ):
        return replace(group, count=following, last=end)
    if (
        group.percent
        and not group.count
        and following.unit is None
        and following.sort == "number"
        and text[: group.first].rstrip().endswith(("(", "["))
        and bracketed
        and _COUNT_BESIDE.match(between)
    ):
        # "(36%, 27)", "(36%; 27 complaints)"
        count = replace(following, bracketed=True)
        return replace(group, count=count, last=end)
    if (
        group.count
        and group.count.sort == "number"
        and not group.percent
        and following.unit == "percent"
        and aside
    ):
        return replace(group, percent=following, last=end)
    if (
        group.count
        and group.count.sort == "number"
        and text[: group.first].rstrip().endswith(("(", "["))
        and not group.percent
        and following.unit == "percent"
        and bracketed
        and _SHARE_BESIDE.match(between)
    ):
        # "(44, 21%)", "(104, or 49%)"
        count = replace(group.count, bracketed=True)
        return replace(group, count=count, percent=following, last=end)
    if (
        group.count
        and group.count.sort == "number"
        and not group.percent
        and following.unit == "percent"
        and _is_its_share(between, text[end:])
    ):
        return replace(group, percent=following, last=end)
    if group.count and following.unit is None and close and following.value == group.count.value:
        return replace(group, last=end)  # "two (2)"
    if (
        group.count
        and group.count.sort == following.sort == "number"
        and following.unit is None
        and alone
        and group.beside is None
    ):
        return replace(group, beside=following, last=end)
    if (
        group.percent
        and not group.count
        and following.unit == "percent"
        and alone
        and group.beside is None
    ):
        return replace(group, beside=following, last=end)
    return None


_SHARE_BESIDE = re.compile(
    r"^\s*(?:complaints?|cases?)?\s*(?:[,;/]|[–—-]|\bor\b)\s*(?:or\s+|that\s+is\s+|i\.?e\.?\s+)?$",
    re.I,
)
_WHICH_IS = re.compile(
    r",?\s+(?:(?:which|this)\s+(?:is|was|equates\s+to|represents|represented)|representing|equating\s+to|"
    r"equivalent\s+to|or)\s+(?:about\s+|around\s+|some\s+|just\s+)?",
    re.I,
)
_OR_SHARE = re.compile(
    r"\s+(?:[\w-]+\s+){0,3}?(?:complaints?|cases|responses|replies|enquiries),\s+or\s+"
    r"(?:about\s+|around\s+|some\s+|just\s+(?:over\s+|under\s+)?)?",
    re.I,
)
"""Between a count and its share set apart: "28 complaints, or 5.5%, were escalated"."""
_SHARE_APART = re.compile(
    r"(?=[^,]*\b(?:complaints?|cases|replies|responses|compliments|enquiries|upheld|closed|received|"
    r"withdrawn|escalated|answered|late)\b)[^.,;:()£%\d]{3,60}(?:stage\s+\d|(?:19|20)\d\d[/-]\d\d(?:\d\d)?)?,\s+(?:(?:(?:which|this)\s+(?:is|was|"
    r"represents|represented|equates\s+to)|representing|equating\s+to|making\s+up|or)\s+)?"
    r"(?:about\s+|around\s+|some\s+|just\s+(?:over\s+|under\s+)?)?",
    re.I,
)
"""Between a count and its share, what is said of it: "33 were upheld, 12% of all those closed"."""
_OF_ALL = re.compile(
    r"\s+of\s+(?:all\s+|the\s+|our\s+|its\s+)*(?:total|complaints|cases|overall\s+total|"
    r"number\s+of\s+complaints|(?<=all )those\s+(?:closed|received|decided|concluded)|"
    r"(?<=all the )feedback|"
    r"(?:stage\s+\w+|corporate|statutory)\s+complaints)\b",
    re.I,
)
"""After a count, the share that it is of all: "574, which is 89% of all the complaints"."""
_COUNT_BESIDE = re.compile(r"^\s*(?:[,;/]|[–—-]|\bor\b)\s*$", re.I)


def _is_its_share(between: str, after: str) -> bool:
    """Whether a share is of the count before it, by what stands between the two and after both:
    "30 complaints, which is 12% of all", "28 complaints, or 5.5%, were escalated"."""
    if _OR_SHARE.fullmatch(between) and after.lstrip().startswith(","):
        return True
    apart = _WHICH_IS.fullmatch(between) or _SHARE_APART.fullmatch(between)
    return apart is not None and _OF_ALL.match(after) is not None
