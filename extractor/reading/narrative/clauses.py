"""Which numbers of a sentence belong together, and which words are about them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractor.reading.narrative.notfigures import Amount

_BETWEEN_NOUN = re.compile(r"^[^.,;:()\[\]]{0,70}[(\[]\s*$")
_OPEN = re.compile(r"^\s*[(\[]\s*$")
_CLOSE = re.compile(r"^[^,;:()]{0,30}?[)\]]")
_OUT_OF = re.compile(
    r"^\s*[)\]]?(?:\s+[\w'&-]+){0,4}?\s+(?:out\s+of|of)\s+(?:(?:the|a\s+total\s+of|those|these|"
    r"all|our|a|all\s+the)\s+)*(?:\w+'s?\s+)?$",
    re.I,
)
_CASES_BETWEEN = re.compile(
    r"^\s*(?:\([^)]*\)\s*)?(?:,\s+)?(?:of\s+(?:it|this|that|which)\s+)?(?:was\s+|were\s+|had\s+been\s+|has\s+been\s+)?(?:paid\s+|awarded\s+|"
    r"made\s+|offered\s+|agreed\s+)?(?:out\s+|locally\s+)?(?:(?:in|as)\s+(?:\w+\s+){0,2}?(?:total|"
    r"compensation|remed(?:y|ies)|redress|payments?|settlements?)\s+)?(?:(?:in|during)\s+\d{4}\s?[/-]\s?\d{2,4},?\s+)?"
    r"(?:(?:in|for|across|to|over|relating to|from)\s+(?:respect\s+of\s+|relation\s+to\s+|"
    r"a\s+total\s+of\s+)?)(?:just\s+|only\s+)?$",
    re.I,
)
_CASES_APART = re.compile(r"^[^.;()£\d]{0,80},\s+in\s+(?:just\s+|only\s+)?$", re.I)
"""What was paid for stands between: "£900 in remedies for late assessments, in two cases"."""
_CASES_ALONE = re.compile(r"^\s*(?:[).;]|$)")
"""After a number that follows a sum: "(2020/21: £900 in two)"."""
_CASES_ASIDE = re.compile(r"^[^.;()£]{0,60}\(\s*(?:(?:in|for|to|across|over)\s+)?$", re.I)
"""Between a sum and its cases in brackets: "£75 at Stage 1 (one case)"."""
_CASES_AFTER = re.compile(
    r"^\s*(?:(?:stage\s+\w+|corporate|statutory|different|individual|separate|upheld|such|ombudsman|complaint)\s+)?"
    r"(?:cases?|complaints?|payments?|complainants?|families|people|individuals|customers?|"
    r"households|awards?|instances?|occasions?)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
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
                    and _CHANGE_NOUN.match(after)
                ):
                    groups.append(replace(_as_group(following), after_change=True))
                continue
            index += 1
            continue
        group = _as_group(amount)
        index += 1
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
        if close or held or alone or (named and _CASES_AFTER.match(text[end:])):
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
        and _WHICH_IS.fullmatch(between)
        and _OF_ALL.match(text[end:])
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
_OF_ALL = re.compile(
    r"\s+of\s+(?:all\s+|the\s+|our\s+)*(?:total|complaints|cases|overall\s+total|number\s+of\s+complaints)\b",
    re.I,
)
"""After a count, the share that it is of all: "574, which is 89% of all the complaints"."""
_COUNT_BESIDE = re.compile(r"^\s*(?:[,;/]|[–—-]|\bor\b)\s*$", re.I)
_STRONG = re.compile(
    r"\s*;\s*|:\s+|\s+[–—]\s+|\s-\s|,\s+(?:and|but|with|while|whilst|whereas|although|though|"
    r"of which|of whom|compared|which|who|"
    r"so that|so|followed|then|because|as|down|up|resulting|meaning|representing|"
    r"(?=(?:finding|upholding|identifying)\b)|an? (?=\d|"
    r"improvement|deterioration|drop|reduction|decline|jump|increase|decrease|rise|fall|slight|significant|small)|"
    r"however|i\.?e|e\.?g|such as|that is|the majority|most|mainly|mostly|due|however|including|"
    r"in comparison|against|plus)\b|"
    r"\s+(?:although|whereas|whilst|while|because|due to|but(?!\s+not)|compared (?:with|to)|"
    r"in comparison (?:with|to)|as against|"
    r"as opposed to|versus|of which|followed (?:\w+\s+)?by|of whom|along with|together with|"
    r"in addition to|as well as|so that|which|down from|up from|against(?=\s+(?:the\s+|a\s+|"
    r"an\s+|only\s+)?(?:target|[\d£]))|when)\b",
    re.I,
)
_WEAK = re.compile(r",\s+|\s+(?:and|or|with|than|plus)\s+|[)\]]\s*", re.I)
_VERB_NEXT = re.compile(r"(?:has|have|had|was|were|is|are)\b", re.I)
_NAME_AHEAD = re.compile(r"\b[A-Z][\w'&/-]*(?:\s+(?:teams?|services?|process))?\s*$")
"""A capitalised name before "with": "Housing Services with 14% (27)"."""
_NEAR = 4
"""Words between a joining "and" and the next number within which the "and" begins its clause."""


def _brackets(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    stack: list[int] = []
    for position, letter in enumerate(text):
        if letter in "([":
            stack.append(position)
        elif letter in ")]" and stack:
            start = stack.pop()
            if not stack:
                found.append((start, position + 1))
    return found


def place_clauses(text: str, groups: Sequence[Group]) -> list[Group]:
    """Each group with its clause: what stands between the joints nearest to it on either side."""
    brackets = _brackets(text)
    placed: list[Group] = []
    for group in groups:
        hold = next(((s, e) for s, e in brackets if s < group.first and group.last <= e), None)
        if hold is not None:
            inside = text[hold[0] + 1 : hold[1] - 1]
            for other in groups:
                if hold[0] < other.first < hold[1]:
                    inside = inside.replace(text[other.first : other.last], " ")
            several = sum(hold[0] < other.first < hold[1] for other in groups) > 1
            if (
                re.search(
                    r"[A-Za-z0-9]{3,}", re.sub(r"\b(?:cases?|complaints?|only)\b", "", inside)
                )
                or several
            ):
                group = replace(group, inner=(hold[0] + 1, hold[1] - 1))
        placed.append(group)
    bare = list(text)
    for start, end in brackets:
        held = [g for g in placed if start < g.first < end]
        if all(g.inner is not None for g in held):
            bare[start + 1 : end - 1] = "\x01" * (end - start - 2)
    out: dict[int, tuple[tuple[int, int], str]] = {}
    outer = [g for g in placed if g.inner is None]
    _cut("".join(bare), outer, 0, len(text), out)
    for span in {g.inner for g in placed if g.inner is not None}:
        _cut(text, [g for g in placed if g.inner == span], span[0], span[1], out)
    placed = [replace(g, clause=out[g.first][0], joined=out[g.first][1]) for g in placed]
    for index, (one, other) in enumerate(pairwise(placed)):
        if other.is_base and one.base is not None and one.inner == other.inner:
            placed[index] = one = replace(one, clause=(one.clause[0], other.clause[1]))
        if is_from_to(text, one, other):
            low = placed[index - 1].last if index else 0
            hard = list(_HARD.finditer(text, low, one.first))
            whole = (hard[-1].end() if hard else low, other.clause[1])
            # "from 22 to 19 working days", "from 22 working days to 19"
            if one.unit == "count" != other.unit:
                one = _in_unit(one, other)
            elif other.unit == "count" != one.unit:
                other = _in_unit(other, one)
            placed[index] = replace(one, clause=whole, from_to="from")
            placed[index + 1] = replace(other, clause=whole, joined=one.joined, from_to="to")
    return placed


_LABELLED_END = re.compile(r"\s*[)\]]\s*(?:,|;|and\b)", re.I)
"""The end of a labelled number in a row of such: "delay (12), charges (9) and staff (4)"."""
_FROM = re.compile(r"\bfrom\s+(?:the\s+|a\s+|only\s+|just\s+|around\s+|about\s+)*$", re.I)
_TO = re.compile(
    r"^[^.;,()\d]{0,60}?(?:q(?:uarter)?\s*[1-4]\b[^.;,()\d]{0,20})?(?:(?:\d\d)?\d\d[/-]\d{2,4}\s+)?\bto\s+(?:the\s+|a\s+|only\s+|just\s+|around\s+|"
    r"about\s+|a total of\s+)*$",
    re.I,
)


_HARD = re.compile(r"[;:]\s|,\s(?:and|but|with|however|while|whilst|whereas|although)\b", re.I)


def _in_unit(one: Group, other: Group) -> Group:
    """``one``, a bare number, as a number in the other's unit."""
    if other.days is not None:
        return replace(one, count=None, days=one.count)
    if other.percent is not None:
        return replace(one, count=None, percent=one.count)
    return replace(one, count=None, money=one.count)


def is_from_to(text: str, one: Group, other: Group) -> bool:
    """Whether two groups are the ends of a change: "fell from 42% to 18%"."""
    return (
        (
            one.unit == other.unit
            or one.unit == "count"
            or (other.unit == "count" and one.days is not None)
        )
        and bool(_FROM.search(text[: one.first]))
        and bool(_TO.match(text[one.last : other.first]))
    )


def _cut(
    text: str,
    groups: Sequence[Group],
    start: int,
    end: int,
    out: dict[int, tuple[tuple[int, int], str]],
) -> None:
    if not groups:
        return
    starts: list[tuple[int, int, str]] = []
    for index, group in enumerate(groups):
        low = groups[index - 1].last if index else start
        between = text[low : group.first]
        joint = _joint(between, first=index == 0)
        if joint is None:
            at = low if index == 0 else group.first
            starts.append((at, at, ""))
        else:
            starts.append((low + joint[0], low + joint[1], between[joint[0] : joint[1]].strip()))
    for index, group in enumerate(groups):
        stop = starts[index + 1][0] if index + 1 < len(groups) else end
        strong = next(
            (
                m
                for m in _STRONG.finditer(text, group.last, stop)
                # "93% of which were": the number belongs to what follows
                if not (
                    m[0].strip().lower() in ("of which", "of whom") and m.start() <= group.last + 1
                )
            ),
            None,
        )
        if strong is not None:
            stop = strong.start()
        close = _LABELLED_END.match(text, group.last)
        if group.lead.bracketed and group.percent is None and close is not None:
            stop = min(stop, close.start() + 1)
        out[group.first] = ((starts[index][1], max(stop, group.last)), starts[index][2])


def _inside_name(between: str, joint: tuple[int, int]) -> bool:
    """Whether an "and" joins two parts of a name ("Children in Care and Care Leavers")."""
    return (
        between[joint[0] : joint[1]].strip() in ("and", "&")
        and bool(re.search(r"[A-Z][\w'&/-]*$", between[: joint[0]]))
        and bool(re.match(r"[A-Z]", between[joint[1] :]))
    )


_DASH = re.compile(r"\s+(?:[–—]|-)\s+")
_LABEL = re.compile(r"(?:^|[:;,]\s|\band\s)\s*(?:[\w'&]+\s?){1,5}$")
"""Before the dash that sets a number beside its label: "Stage 1 – 78%, Stage 2 – 64%"."""
_ADVERBIAL = re.compile(r"\s*(?:at|in|for|under|during|by)\s+[\w/' -]{2,30}", re.I)
_APPOSED = re.compile(r"\s*at\s+(?:only\s+|just\s+|some\s+|about\s+)?", re.I)
"""Between a comma and a share set beside its subject: "the share upheld, at 78%, was high"."""


def _joint(between: str, first: bool) -> tuple[int, int] | None:
    strong = [
        (m.start(), m.end())
        for m in _STRONG.finditer(between)
        if not (
            _DASH.fullmatch(m[0])
            and _LABEL.search(between[: m.start()])
            and not between[m.end() :].strip()
        )
    ]
    weak = [(m.start(), m.end()) for m in _WEAK.finditer(between)]
    weak = [
        w
        for w in weak
        if not (between[w[0]] in ")]" and between[: w[0]].strip())
        and not _inside_name(between, w)
        and ("with" not in between[w[0] : w[1]].lower() or not _NAME_AHEAD.search(between[: w[0]]))
    ]
    if first:
        commas = [
            w
            for w in weak
            if between[w[0]] == ","
            and not _VERB_NEXT.match(between[w[1] :])
            and not _APPOSED.fullmatch(between[w[1] :])
        ]
        joints = sorted([*strong, *commas])
        return joints[-1] if joints else None
    if len(weak) > 1 and not between[weak[-1][1] :].strip():
        aside = between[weak[-2][1] : weak[-1][0]]
        if between[weak[-1][0]] == "," and _ADVERBIAL.fullmatch(aside):
            weak = weak[:-1]  # "... and at Stage 2, 37": the comma ends what belongs to the 37
    if weak and len(between[weak[-1][1] :].split()) <= _NEAR:
        last = max([weak[-1], *strong])
        # ", and" and ", with" are one joint
        return next((s for s in strong if s[0] <= last[0] < s[1]), last)
    if strong:
        return strong[-1]
    return weak[-1] if weak else None
