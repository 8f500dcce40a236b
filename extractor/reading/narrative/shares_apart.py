"""Shares in brackets that close what is said of a count: "22 complaints were answered late (19%)".

Such a share is the count's, and says no more of it. The sentence is read without it, as it would be
if it were not printed, and the share is put to the count's figures afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractor.reading.narrative.clauses import Group
from extractor.reading.narrative.notfigures import Amount
from extractor.reading.narrative.shares_in_words import Woven
from extractor.reading.narrative.stated import FigureStated, Statement

_BRACKET = re.compile(r"\s*[(\[]\s*(?:\d+(?:\.\d+)?|\.\d+)\s?%\s*[)\]]")
"""A bracket that holds a share and nothing else."""
_WORD = re.compile(r"[A-Za-z][\w'’-]*")
_WENT_ON = re.compile(
    r"\b(?:went|go(?:ne|ing)?|progress\w*|escalat\w*|proceed\w*|moved|reached|referred|rising|rose|fell|up|down)\b|^\s+to\b",
    re.I,
)
"""What went on is counted at the next stage, its share is of the stage before; a change has one."""
_THEN_WENT_ON = re.compile(
    r"\s+(?:(?:were|was|had|then|later|subsequently)\s+){0,2}(?:went|gone|progress\w*|escalat\w*|proceed\w*|moved|reached|taken|"
    r"referred)\b",
    re.I,
)
"""The same behind the bracket: "11 statutory complaints (10%) progressed to Stage 2"."""
LEAST_APART = 2
"""Words between a count and its share; fewer are its noun: "14 new complaints (13%)"."""


@dataclass(frozen=True, slots=True)
class SharesApart:
    """A sentence without the shares that close its clauses, and the share of each count: ``shares``
    goes by where the count begins in the sentence as printed."""

    woven: Woven
    shares: dict[int, Amount]


def without_shares_apart(sentence: str, groups: Sequence[Group]) -> SharesApart | None:
    """The sentence without shares that stand apart from their counts; None where none does."""
    shares: dict[int, Amount] = {}
    pieces: list[tuple[int, int]] = []
    at = 0
    for index, group in enumerate(groups):
        part = group
        bracket = _bracket_of(sentence, group)
        if bracket is None and index >= LEAST_APART:
            part = groups[index - LEAST_APART]
            bracket = _commas_of(sentence, part, groups[index - 1], group)
        if bracket is None or part.count is None or group.percent is None or bracket[0] < at:
            continue
        if _is_set_beside(groups[index + 1 :]):
            continue
        shares[part.count.start] = group.percent
        pieces.append((at, bracket[0]))
        at = bracket[1]
    if not shares:
        return None
    pieces = [piece for piece in (*pieces, (at, len(sentence))) if piece[0] < piece[1]]
    return SharesApart(
        Woven("".join(sentence[slice(*p)] for p in pieces), tuple(pieces)),
        shares,
    )


def _bracket_of(sentence: str, group: Group) -> tuple[int, int] | None:
    """Where the bracket with a count's share stands, if more than its noun stands between."""
    count, share = group.count, group.percent
    if count is None or share is None or share.start < count.end or group.base is not None:
        return None
    start = max(sentence.rfind("(", 0, share.start), sentence.rfind("[", 0, share.start))
    bracket = _BRACKET.match(sentence, start) if start >= count.end else None
    if bracket is None or _WENT_ON.search(sentence[count.end : start]):
        return None
    if _THEN_WENT_ON.match(sentence, bracket.end()):
        return None
    if len(_WORD.findall(sentence, count.end, start)) < LEAST_APART:
        return None
    return len(sentence[:start].rstrip()), bracket.end()


def _is_set_beside(following: Sequence[Group]) -> bool:
    """Whether a share alone follows, which is set beside the count's share: "Nine of these (68%)
    were in time, up from 59%"."""
    return bool(following) and following[0].percent is not None and following[0].count is None


ROUNDING = 1
"""Percentage points by which a share may differ from that of its count, however it is rounded."""
_OR = re.compile(
    r"(?P<noun>(?:\s+[A-Za-z][\w'’-]*|\s+[12]){0,5}?),\s+(?:or\s+|that\s+is,?\s+|i\.?e\.?,?\s+)?"
)
_VERB = re.compile(r"\b(?:were|was|are|is|had|have|has|been|which|that|and)\b", re.I)
_COMMA = re.compile(r"\s*,\s+")


def _commas_of(sentence: str, part: Group, whole: Group, share: Group) -> tuple[int, int] | None:
    """Where the share of a part stands between commas behind its whole: "41 of the 133 complaints,
    or 31%, were upheld"."""
    count, percent = part.count, share.percent
    of_it = whole.is_base and part.base is not None and part.base.start == whole.first
    if count is None or percent is None or share.count is not None or not of_it:
        return None
    between = _OR.fullmatch(sentence, whole.last, share.first)
    behind = _COMMA.match(sentence, share.last)
    if between is None or behind is None or _VERB.search(between["noun"]) or part.base is None:
        return None
    base = part.base.value
    if part.percent is not None or base <= 0:
        return None
    if abs(100 * count.value / base - percent.value) > ROUNDING:
        return None
    return between.end("noun"), behind.end() - 1


def put_back(apart: SharesApart, statements: Sequence[Statement]) -> None:
    """Give the statements of a sentence read without its shares their shares, and the places of
    their numbers in the sentence as printed."""
    for statement in statements:
        count = statement.group.count
        statement.first, statement.last = apart.woven.place(statement.first, statement.last)
        if count is None:
            continue
        share = apart.shares.get(apart.woven.place(count.start, count.start + 1)[0])
        if share is not None:
            statement.figures = [_with_share(figure, share) for figure in statement.figures]
            statement.last = max(statement.last, share.end)  # its source shows both numbers


def _with_share(figure: FigureStated, share: Amount) -> FigureStated:
    if "count" not in figure.measures or "percent" in figure.measures:
        return figure
    qualifiers = figure.qualifiers
    if share.qualifier:
        qualifiers = {**qualifiers, "percent": share.qualifier}
    measures = {**figure.measures, "percent": share.value}
    return replace(figure, measures=measures, qualifiers=qualifiers)
