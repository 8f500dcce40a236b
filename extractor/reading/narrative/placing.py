"""Which words of a sentence are about which of its numbers: each number's clause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.reading.narrative.clauses import Group, aside_before_verb

_STRONG = re.compile(
    r"\s*;\s*|:\s+|\s+[–—]\s+|\s-\s|,\s+(?:and|but|with|while|whilst|whereas|although|though|"
    r"of which|of whom|compared|which|who|"
    r"so that|so|followed|then|because|as|down|up|resulting|meaning|representing|"
    r"(?=(?:finding|upholding|identifying)\b)|an? (?=\d|"
    r"improvement|deterioration|drop|reduction|decline|jump|increase|decrease|rise|fall|slight|significant|small)|"
    r"however|i\.?e|e\.?g|such as|that is|the majority|most|mainly|mostly|due|however|including|"
    r"in comparison|against|plus)\b|"
    r",?\s+(?:made\s+up\s+of|comprising|consisting\s+of|composed\s+of|broken\s+down\s+(?:into|as)|split\s+between)\s+(?=\d|[a-z]+\s+(?:complaints|about|at|for|under)\b)|,\s+(?=having\s+been\b)|"
    r",\s+(?=(?:(?:around|about|over|nearly|almost|just|more|than|under|only|a)\s+){0,3}"
    r"(?:half|thirds?|quarters?|most|many|some|several|few|majority)\s+of\s+(?:them|these|those|which|whom)\b)|"
    r"\s+(?:although|whereas|whilst|while|"
    r"because(?!\s+(?:they|it)\s+(?:were|was)\s+(?:premature|out(?:side|with)?\s+(?:of\s+)?(?:(?:the|its|his|her|their)\s+)?(?:jurisdiction|remit)))|"
    r"due to|but(?!\s+not)|compared (?:with|to)|"
    r"in comparison (?:with|to)|as against|"
    r"as opposed to|versus|of which|"
    r"however(?=,?\s+(?:this|it|that|these|they|there|we)\b)|followed (?:\w+\s+)?by|"
    r"of whom|along with|together with|"
    r"in addition to|as well as|so that|(?<!\bon\s)(?<!\bin\s)"
    r"which(?!\s+(?:in\s+total\s+)?(?:totall?ed|numbered|amounted)\b)|"
    r"down from|up from|against(?=\s+(?:the\s+|a\s+|"
    r"an\s+|only\s+)?(?:target|[\d£]))|when)\b",
    re.I,
)
_COMMENT = re.compile(
    r",\s+(?:(?:this|that|it|they|these|both)\s+(?:was|were|is|are|has|have|had|represent\w*|reflect\w*|show\w*|demonstrat\w*|mean[st]|"
    r"follow\w*|continu\w*|compar\w*)|(?:highlighting|reflecting|demonstrating|showing|suggesting|indicating|continuing|despite|"
    r"in\s+spite\s+of|thanks\s+to|owing\s+to))\b|"
    r"\s+and\s+(?=(?:found|upheld|dismissed|rejected)\s+(?:no\b|that\b|fault\b|maladministration\b|in\b))|"
    r",\s+(?:[\d,]+|[a-z]+)\s+(?:more|fewer|less)\s+than\s+(?=(?:we|were|was|came|had|those|the\s+number)\b)|"
    r",?\s+and,?\s+(?:for\s+|in\s+)context\b|\s+and\s+(?:about\s+|on\s+)?the\s+(?:high|low|large|small|growing)\s+(?:proportion|number|share|volume)\b|"
    r",?\s+and\s+(?:has|have|had)\s+(?:(?:been|also|now|since|again)\s+)*(?:increas\w+|decreas\w+|risen|fallen|grown|"
    r"improved|declined|reduced|steadily|consistently)\b",
    re.I,
)
"""Where a writer goes on to remark on a number: nothing after it says what the number counts."""
_WEAK = re.compile(
    r",\s+|\s+(?:and|or|with|than|plus|&)\s+|[)\]](?!\s+(?:and|or|with|plus)\s+(?!than\b))\s*", re.I
)
_NAME_AHEAD = re.compile(r"\b[A-Z][\w'&/-]*(?:\s+(?:teams?|services?|process))?\s*$")
"""A capitalised name before "with": "Housing Services with 14% (27)"."""
_NEAR = 4
"""Words between a joining "and" and the next number within which the "and" begins its clause."""


def _brackets(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    if "(" not in text and "[" not in text:
        return found
    stack: list[int] = []
    for position, letter in enumerate(text):
        if letter in "([":
            stack.append(position)
        elif letter in ")]" and stack:
            start = stack.pop()
            if not stack:
                found.append((start, position + 1))
    return found


def _between(text: str, start: int, stop: int, groups: Sequence[Group]) -> str:
    """A stretch of the text without its numbers: "(2 in 2021/22)" keeps all of its year."""
    kept = list(text[start:stop])
    for group in groups:
        low, high = max(group.first, start) - start, min(group.last, stop) - start
        kept[low:high] = " " * (high - low)
    return "".join(kept)


def place_clauses(text: str, groups: Sequence[Group]) -> list[Group]:
    """Each group with its clause: what stands between the joints nearest to it on either side."""
    brackets = _brackets(text)
    placed: list[Group] = []
    for group in groups:
        hold = next(((s, e) for s, e in brackets if s < group.first and group.last <= e), None)
        if hold is not None:
            held = [g for g in groups if hold[0] < g.first < hold[1]]
            inside = _between(text, hold[0] + 1, hold[1] - 1, held)
            several = len(held) > 1
            if (
                re.search(
                    r"[A-Za-z0-9]{3,}|\b\d\d[/-]\d\d\b",
                    re.sub(r"\b(?:cases?|complaints?|only)\b", "", inside),
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
    placed = [replace(g, clause=out[g.first][0], joined=_link(text, *out[g.first])) for g in placed]
    for index, one in enumerate(placed):
        at, end = index + 1, one.last
        if at < len(placed) and placed[at].is_base and one.base is not None:
            if placed[at].inner != one.inner:
                continue
            placed[index] = one = replace(one, clause=(one.clause[0], placed[at].clause[1]))
            at, end = at + 1, placed[at].last
        if at == len(placed) or placed[at].is_base:
            continue
        other = placed[at]
        if is_from_to(text, one, other, end):
            low = placed[index - 1].last if index else 0
            hard = list(_HARD.finditer(text, low, one.first))
            whole = (hard[-1].end() if hard else low, other.clause[1])
            # "from 22 to 19 working days", "from 22 working days to 19"
            if _both_shares(one, other):
                pass  # "from 49% to 38% (30)"
            elif one.unit == "count" != other.unit:
                one = _in_unit(one, other)
            elif other.unit == "count" != one.unit:
                other = _in_unit(other, one)
            if one.percent is None and _is_size(text, other):
                other = replace(other, percent=None)
            placed[index] = replace(one, clause=whole, from_to="from")
            placed[at] = replace(other, clause=whole, joined=one.joined, from_to="to")
    return placed


def _link(text: str, clause: tuple[int, int], joined: str) -> str:
    """What joins a clause to the one before; "and" where only a bracket closes before it."""
    closed = joined in (")", "]") and text.startswith("and ", clause[0])
    return "and" if closed or joined == "&" else joined


_LABELLED_END = re.compile(r"\s*[)\]]\s*(?:,|;|and\b)", re.I)
"""The end of a labelled number in a row of such: "delay (12), charges (9) and staff (4)"."""
_FROM = re.compile(
    r"\bfrom\s+(?:(?:the\s+)?(?:last|previous|prior)\s+year['’]s\s+|the\s+|a\s+|only\s+|just\s+|around\s+|about\s+)*$",
    re.I,
)
_TO = re.compile(
    r"^[^.;,()\d]{0,60}?(?:q(?:uarter)?\s*[1-4]\b[^.;,()\d]{0,20})?(?:(?:\d\d)?\d\d[/-]\d{1,4}\s+)?\bto\s+(?:the\s+|a\s+|only\s+|just\s+|around\s+|"
    r"about\s+|a total of\s+)*$",
    re.I,
)


_CLOSED = re.compile(r"^\s*[)\]]")
_HARD = re.compile(r"[;:]\s|,\s(?:and|but|with|however|while|whilst|whereas|although)\b", re.I)


_OF_ALL = re.compile(r"\s*[)\]]?\s*of\b", re.I)


def _is_size(text: str, end: Group) -> bool:
    """Whether the share in brackets behind the end of a change is its size: "to 340 (6%)"."""
    count, percent = end.count, end.percent
    if count is None or percent is None or percent.start < count.end:
        return False
    held = text[count.end : percent.start].strip() == "("
    return held and _OF_ALL.match(text, percent.end) is None


def _in_unit(one: Group, other: Group) -> Group:
    """``one``, a bare number, as a number in the other's unit."""
    if other.days is not None:
        return replace(one, count=None, days=one.count)
    if other.percent is not None:
        return replace(one, count=None, percent=one.count)
    return replace(one, count=None, money=one.count)


_CHANGING = re.compile(
    r"\b(?:rose|risen|fell|fallen|grew|grown|increas\w+|decreas\w+|reduc\w+|drop\w*|went|gone|declin\w+|improv\w+|"
    r"chang\w+|doubl\w+|halv\w+|up|down|rise|fall|growth|more|fewer|less)\b",
    re.I,
)
"""Before the ends of a change in brackets, no score: "outnumbered in Parks (88 to 14)"."""


_TURNS = re.compile(
    r"\b(?:while|whilst|whereas|but|although)\b|"
    r"\band\s+(?:[\w'’-]+\s+){1,6}?(?:rose|fell|grew|increased|decreased|dropped|declined|went)\s+(?:up\s+|down\s+)?to\b",
    re.I,
)
"""Between two numbers of which the second is another subject's: "fell to 66 from 72 while
compliments rose to 87"."""


def is_from_to(text: str, one: Group, other: Group, end: int) -> bool:
    """Whether two groups are the ends of a change: "fell from 42% to 18%", "fell (116 to 40)",
    "fell from 42% (8 of 19) to 18%". The first one's whole ends at ``end``, or itself."""
    between = text[end : other.first]
    if "(" in text[one.first : end]:
        between = _CLOSED.sub("", between)
    return (
        (
            one.unit == other.unit
            or _both_shares(one, other)
            or (one.unit == "count" and not _DASH.search(between))
            or (other.unit == "count" and one.days is not None)
        )
        and bool(_FROM.search(text[: one.first]))
        and bool(_TO.match(between))
        and not _TURNS.search(text, end, other.first)
    ) or (
        one.unit == other.unit
        and _CHANGING.search(text[: one.first]) is not None
        and text[one.last : other.first].strip() in ("to", "down to", "up to", "→")
        and _are_alone_in_bracket(text, one, other)
    )


def _both_shares(one: Group, other: Group) -> bool:
    return one.percent is not None and other.percent is not None


def _are_alone_in_bracket(text: str, one: Group, other: Group) -> bool:
    opened = text[: one.first].rstrip().endswith("(")
    return opened and text[other.last :].lstrip().startswith(")")


_ITS_NOUN = re.compile(r"\s+(?:\w+\s+){0,2}?(?:complaints?|cases|responses|replies)", re.I)
"""Between a number and "which" without a comma, which says of which it is: "34 complaints which
were not closed in time"."""


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
        if joint is None and index == 1 and _WHOLE_AHEAD.match(text[: groups[0].first]):
            subject = _SUBJECT.search(between)
            joint = (subject.start(), subject.start()) if subject is not None else None
        if joint is None and NEXT_LABEL.match(text, group.last):
            label = LABEL_HERE.search(between)
            joint = (label.end(), label.end()) if label is not None else None
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
                and not (
                    m[0].strip().lower() == "which"
                    and group.percent is None
                    and not group.is_base
                    and (
                        _ITS_NOUN.fullmatch(text, group.last, m.start()) or m.start() == group.last
                    )
                )
            ),
            None,
        )
        if strong is not None:
            stop = strong.start()
        comment = _COMMENT.search(text, group.last, stop)
        if comment is not None:
            stop = comment.start()
        close = _LABELLED_END.match(text, group.last)
        if group.lead.bracketed and group.percent is None and close is not None:
            stop = min(stop, close.start() + 1)
        out[group.first] = ((starts[index][1], max(stop, group.last)), starts[index][2])


_SMALL_NAME = re.compile(r",\s+(?:the\s+)?[a-z][\w'’-]*(?:\s+[a-z][\w'’-]*)?$")
_SMALL_UNIT = re.compile(r"(?:[a-z][\w'’-]*\s+){1,3}?(?:services?|teams?|care|support)\b")


def _inside_name(between: str, joint: tuple[int, int]) -> bool:
    """Whether an "and" joins two parts of a name ("Children in Care and Care Leavers")."""
    if between[joint[0] : joint[1]].strip() not in ("and", "&"):
        return False
    if _SMALL_NAME.search(between[: joint[0]]) and _SMALL_UNIT.match(between[joint[1] :]):
        return True  # "22, physical and sensory impairment services to 19"
    return bool(re.search(r"[A-Z][\w'&/-]*$", between[: joint[0]])) and bool(
        re.match(r"[A-Z]", between[joint[1] :])
    )


_HALVES = (
    (
        re.compile(r"\b(?:upheld|justified|substantiated|well[- ]founded)$", re.I),
        re.compile(r"(?:partly|partially|part)\b", re.I),
    ),
    (re.compile(r"\bno$", re.I), re.compile(r"insufficient\b", re.I)),
)
"""What stands before and behind an "or" inside an outcome."""


def _inside_outcome(between: str, joint: tuple[int, int]) -> bool:
    """Whether an "or" joins two parts of what was decided: "upheld or partly upheld 44%", "no or
    insufficient evidence 4"."""
    return between[joint[0] : joint[1]].strip().lower() == "or" and any(
        before.search(between[: joint[0]]) and behind.match(between[joint[1] :])
        for before, behind in _HALVES
    )


_WHOLE_AHEAD = re.compile(
    r"^\W*(?:out\s+of|of|from)\s+(?:(?:the|these|those|all|a\s+total\s+of)\s+)*$", re.I
)
_SUBJECT = re.compile(
    r"\b(?:(?:the|our)\s+[\w&]+|it|we|they|LGS?C?O)\s+(?:(?:had|has|have|then)\s+)?(?:[a-z]+ed|upheld|found|took|made)\b"
)
"""Who did it, where no comma parts them from the whole: "Of 12 cases the Ombudsman upheld 7"."""
_NAMED_LABEL = re.compile(
    r"(?:^|[:;,(]\s*|\band\s+)(?:at\s+|in\s+)?(?:stages?\s+\w+|q(?:uarter)?\s*[1-4]|statutory|corporate)"
    r"\s*:\s+$",
    re.I,
)
"""A label before a colon: "(Stage 1: 84%; Stage 2: 67%)", "Q1: 71%, Q2: 75%"."""
_DASH = re.compile(r"\s+(?:[–—]|-)\s+")
_LABEL = re.compile(r"(?:^|[:;,]\s|\band\s)\s*(?:[\w'&]+\s?){1,5}$")
"""Before the dash that sets a number beside its label: "Stage 1 – 78%, Stage 2 – 64%"."""
LABEL_HERE = re.compile(
    r"\b(?:by|for|about|against|in|from|to|with|were|was|on)\s+(?:the\s+)?(?=[A-Z][^()]*\(\s*$)"
)
NEXT_LABEL = re.compile(r"\s*\)(?:,?\s+and|,)\s+(?:the\s+)?[A-Z][^()]*\(\s*\d")
"""The first of several labelled numbers: "by Adult Social Care (240), Waste (190) and ..."."""
_VERB_WITH = re.compile(
    r"\b(?:dealt|deal|dealing|complied|complying|agreed|agreeing|met|happy|unhappy|satisfied|dissatisfied|consistent)\s*$",
    re.I,
)
"""Before a "with" that goes with its verb and joins no clauses: "dealt with at Stage 1"."""
_ADVERBIAL = re.compile(r"\s*(?:at|in|for|under|during|by)\s+[\w/' -]{2,30}", re.I)
_APPOSED = re.compile(r"\s*at\s+(?:only\s+|just\s+|some\s+|about\s+)?", re.I)
"""Between a comma and a share set beside its subject: "the share upheld, at 78%, was high"."""


_SHARE_OF = re.compile(
    r"\W*the\s+(?:figure|proportion|share|percentage|rate)\s+(?:(?:for|of)\s+)?[^.;:,()\d]{3,60},\s*$",
    re.I,
)
"""The same without "at": "the figure for upheld or partly upheld, 58%, has not moved"."""


def _joint(between: str, first: bool) -> tuple[int, int] | None:
    strong = [
        (m.start(), m.end())
        for m in _STRONG.finditer(between)
        if not (
            (_DASH.fullmatch(m[0]) or _NAMED_LABEL.search(between[: m.end()]))
            and _LABEL.search(between[: m.start()])
            and not between[m.end() :].strip()
        )
    ]
    weak = [(m.start(), m.end()) for m in _WEAK.finditer(between)]
    aside = aside_before_verb(between)
    if aside is not None:
        weak = [w for w in weak if not aside[0] <= w[0] < aside[1]]
        strong = [s for s in strong if not aside[0] <= s[0] < aside[1]]
    weak = [
        w
        for w in weak
        if not (between[w[0]] in ")]" and between[: w[0]].strip())
        and not _inside_name(between, w)
        and not _inside_outcome(between, w)
        and not ("with" in between[w[0] : w[1]].lower() and _VERB_WITH.search(between[: w[0]]))
        and ("with" not in between[w[0] : w[1]].lower() or not _NAME_AHEAD.search(between[: w[0]]))
    ]
    if first:
        commas = [
            w
            for w in weak
            if between[w[0]] == ","
            and not _APPOSED.fullmatch(between[w[1] :])
            and not (w[1] == len(between) and _SHARE_OF.match(between))
        ]
        joints = sorted([*strong, *commas])
        return joints[-1] if joints else None
    if len(weak) > 1 and not between[weak[-1][1] :].strip():
        held = between[weak[-2][1] : weak[-1][0]]
        if between[weak[-1][0]] == "," and _ADVERBIAL.fullmatch(held):
            weak = weak[:-1]  # "... and at Stage 2, 37": the comma ends what belongs to the 37
    if weak and len(between[weak[-1][1] :].split()) <= _NEAR:
        last = max([weak[-1], *strong])
        # ", and" and ", with" are one joint
        return next((s for s in strong if s[0] <= last[0] < s[1]), last)
    if strong:
        return strong[-1]
    return weak[-1] if weak else None


def start_of_change(sentence_groups: Sequence[Group], group: Group) -> int:
    """Where the words before a number end; those of a change's end lie before its start."""
    if group.from_to != "to":
        return group.first
    ahead = [g.first for g in sentence_groups if g.from_to == "from" and g.last <= group.first]
    return ahead[-1] if ahead else group.first
