"""Several years' numbers told in a row: "Complaints so far: 31 in 2020/21, 36 in 2021/22".

What leads up to them says what is counted, and may say nothing else: with a word that is not
understood the numbers may be of a part.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractor.reading.claims import Dimensions
from extractor.reading.labels import LabelReading, read_label
from extractor.reading.narrative.entry_figures import Entry, entry_subject
from extractor.reading.narrative.row_labels import kind_of_label
from extractor.reading.narrative.stated import FigureStated, Setting
from extractor.reading.needles import words_in
from extractor.reading.years import YearMention, year_before

FEWEST = 2
"""Years that make a row, where each has its number."""

_COUNT = re.compile(
    r"(?<![\d,.£/–-])(?:\d{1,3}(?:,\d{3})+|\d+)(?![\d%/–-]|[.,]\d|\s?%|\s*per\s?cent)"
)
_STAGE = re.compile(r"\bstage\s+\d\b", re.I)
_OWN_YEAR = re.compile(
    r"\b(?:this|(?:the\s+)?(?:current|reporting))\s+(?:financial\s+|reporting\s+)?year\b"
    r"|\bthe\s+year\s+(?:of\s+this\s+report|under\s+review)\b",
    re.I,
)
_YEAR_BEFORE = re.compile(
    r"\b(?:last\s+year(?!\s*(?:but|['’]))|the\s+(?:previous|prior)\s+year|the\s+year\s+before(?!\s+(?:last|that)))\b",
    re.I,
)
_NOUN = r"(?:(?:complaints?|cases?|compliments?|representations?|enquiries|comments?)\s*)?"
_MADE = r"(?:(?:were\s+)?(?:received|recorded|made|logged|registered)\s*)?"
_COUNT_TO_YEAR = re.compile(
    rf"\s*{_NOUN}{_MADE}(?:\(\s*)?(?:(?:in|for|during)\s+)?(?:the\s+)?(?:(?:financial\s+)?year\s+)?",
    re.I,
)
_YEAR_TO_COUNT = re.compile(
    r"\s*[)\]]?\s*(?:[:=–—-]|\(|,?\s*(?:there\s+were|it\s+was|we\s+(?:had|received|recorded)|with|at))?\s*",
    re.I,
)
_JOINT = re.compile(
    rf"\s*{_NOUN}{_MADE}[)\]]?\s*[,;]?\s*(?:(?:and|then|and\s+then)\s+)?"
    r"(?:(?:up|down|rising|falling|dropping|increasing|decreasing)?\s*to\s+)?(?:(?:in|for|during)\s+)?(?:the\s+)?",
    re.I,
)
_END = re.compile(rf"\s*{_NOUN}{_MADE}[)\]]?\s*\.?\s*$", re.I)
_LEADS = re.compile(r"(?:[:–—]|\s-|\b(?:were|was|are|as\s+follows))\s*(?:(?:in|for)\s+)?$", re.I)
"""What stands right before the first of them."""
_PLAIN = frozenset(
    words_in(
        """number numbers volume volumes total totals overall figure figures level levels
        trend trends count the a of in on by for from to and at is are was were be been
        being has have had as follows over past last previous recent two three four five
        six each every year years annual annually yearly risen rising rose rise gone went fallen
        falling fell fall dropped increased increasing increase decreased decreasing
        decrease reduced grown growing steady steadily stable static similar broadly
        remained remain consistent consistently this these that those all our we shown
        below set out compare compared comparison with since during across slightly
        gradually again now picture history here down up council made registered
        recorded logged financial reporting period row successive consecutive running
        time shows show showing little changed change"""
    )
)
"""Words that leave what is counted as it is."""
_OTHER_COUNT = re.compile(r"\d|£|%|\bper\b|\baverage|\bmean\b|\bmedian\b|\bdays?\b|\bcost", re.I)
"""What a lead must not have: the numbers after it would measure something else."""


@dataclass(frozen=True, slots=True)
class _Token:
    """A number or a year, and where it stands in the sentence."""

    start: int
    end: int
    year: str | None = None
    count: Decimal | None = None


def read_yearly(sentence: str, times: LabelReading, setting: Setting) -> list[Entry]:
    """The numbers of several years that a sentence tells one after the other; none for others."""
    tokens = _tokens(sentence, times.years, str(setting.context.year))
    if len(tokens) < 2 * FEWEST:
        return []
    head = sentence[: tokens[0].start]
    pairs = _pairs(sentence, tokens)
    if len({year.year for year, _ in pairs}) < max(len(pairs), FEWEST) or not _LEADS.search(head):
        return []
    said = _said(sentence, head, tokens, setting)
    if said is None:
        return []
    return [
        Entry((_figure({**said, "year": str(year.year)}, count),), count.start, count.end)
        for year, count in pairs
    ]


def _tokens(sentence: str, years: Sequence[YearMention], own: str) -> list[_Token]:
    """The years and numbers of a sentence in order, "this year" and "last year" among them."""
    found = [_Token(m.start, m.end, year=m.year) for m in years]
    for pattern, year in ((_OWN_YEAR, own), (_YEAR_BEFORE, year_before(own))):
        found += [_Token(*m.span(), year=year) for m in pattern.finditer(sentence)]
    stages = [_Token(*m.span()) for m in _STAGE.finditer(sentence)]
    for match in _COUNT.finditer(sentence):
        if not any(t.start < match.end() and match.start() < t.end for t in (*found, *stages)):
            found.append(_Token(*match.span(), count=Decimal(match[0].replace(",", ""))))
    return sorted(found, key=lambda t: t.start)


def _pairs(sentence: str, tokens: Sequence[_Token]) -> list[tuple[_Token, _Token]]:
    """Each year with its number; none where anything else stands between or after them."""
    pairs: list[tuple[_Token, _Token]] = []
    count_first = tokens[0].count is not None
    between = _COUNT_TO_YEAR if count_first else _YEAR_TO_COUNT
    for at in range(0, len(tokens), 2):
        one = tokens[at : at + 2]
        if (
            len(one) < 2
            or (one[0].count is None) == count_first
            or (one[0].count is None) == (one[1].count is None)
        ):
            return []
        if not between.fullmatch(sentence, one[0].end, one[1].start):
            return []
        after = tokens[at + 2].start if at + 2 < len(tokens) else len(sentence)
        joint = _JOINT if at + 2 < len(tokens) else _END
        if not joint.fullmatch(sentence, one[1].end, after):
            return []
        pairs.append((one[1], one[0]) if count_first else (one[0], one[1]))
    return pairs


def _said(
    sentence: str, head: str, tokens: Sequence[_Token], setting: Setting
) -> dict[str, str | int] | None:
    """What all the numbers count; None where more is said than is understood, or too little."""
    spoken = read_label(head)
    if _OTHER_COUNT.search(_STAGE.sub(" ", head)) or spoken.says("status") or spoken.timescales:
        return None
    theme = _THEME.match(head)
    if theme is not None and kind_of_label(theme["what"]) == "category":
        rest = words_in(head[theme.end() :])
    else:
        theme, rest = None, words_in(_STAGE.sub(" ", spoken.rest))
    if not _PLAIN.issuperset(rest):
        return None
    if spoken.value("event") not in (None, "received") or len(spoken.values("stage")) > 1:
        return None
    behind = read_label(sentence[tokens[0].end : tokens[1].start])
    contact = spoken.value("contact") or behind.value("contact")
    if contact is None:
        return None
    said = entry_subject(setting, head)
    for name in ("stage", "procedure", "outcome"):
        value = spoken.value(name)
        if value is not None:
            said[name] = value
    said["contact"] = contact
    if theme is not None:
        said |= {"dimension": "category", "label": theme["what"]}
    return said


_THEME = re.compile(
    r"\W*complaints\s+(?:about|regarding|concerning|relating\s+to)\s+(?P<what>(?-i:[a-z])[^.;:,()\d]{2,40}?)"
    r"(?=\s*:|\s+(?:have|had|has|rose|fell|went|were|over|by)\b)",
    re.I,
)
"""How a row of years begins that is one theme's: "Complaints about delay have gone up: 41 ..."."""


def _figure(said: dict[str, str | int], count: _Token) -> FigureStated:
    assert count.count is not None
    if "label" in said:
        return FigureStated("breakdowns", Dimensions(**said), {"count": count.count})  # type: ignore[arg-type]
    decided = "outcome" in said
    told = said if decided else {**said, "event": "received"}
    return FigureStated(
        "outcomes" if decided else "stage_counts",
        Dimensions(**told),  # type: ignore[arg-type]
        {"count": count.count},
    )
