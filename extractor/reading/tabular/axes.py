"""What the labels along one side of a table are: vocabulary, or names of things.

An axis of vocabulary ("Upheld", "Stage 2", "2020/21") gives dimensions. An axis of names (teams,
reasons, kinds of complainant) gives a service area or a breakdown's label; which of them is said by
the axis's own header, the caption, the heading, or at last by the names themselves.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from extractor.reading.labels import (
    LabelReading,
    normalise,
    read_label,
    remembered,
    whole_words,
)
from extractor.reading.needles import Needled
from extractor.reading.tabular.costs import is_cost_of_work

VOCABULARY_SHARE = 0.6
"""A label is vocabulary when at least this share of its letters is understood. Below, a label such
as "Duplicate complaint" is a name that happens to hold a known word."""

STRONG_SHARE = 0.3
"""The same for labels that name a stage, an outcome or a timescale: hardly any name does."""

KIND_SHARE = 0.4
"""Names show their kind when at least this share of them holds an example of it."""

NOTHING_KNOWN: Mapping[str, str] = MappingProxyType({})

STEM = 4
"""Letters by which two words are told to be one: "grade", "grading"."""

_BY = re.compile(r"\b(?:by|per)\s+(?P<what>.+)$", re.I)
_NO_CUTS = frozenset(
    ("mont", "week", "quar", "year", "date", "peri", "auth", "coun", "boro", "case", "refe", "time")
)
"""Stems of what a caption may set complaints out by that names no part of a year's complaints."""

_STRONG = ("stage", "outcome", "status")
_SMALL = re.compile(
    r"\b(?:of|the|to|at|in|for|by|and|or|a|an|with|which|per|from|on|number|total|no|n|"
    r"actuals?|outturn|fy)\b",
    re.I,
)
_WHOLE_YEAR = Needled(
    r"\b(?:1(?:st)?\s+)?april\s*(?:to|[-\u2010-\u2015])\s*(?:31(?:st)?\s+)?march\b"
)
"""A year named by its days alone, over columns of years: the name of nothing."""
_TITLES = re.compile(
    r"(?:outcomes?|results?|findings?|status|position|performance|responses?|response times?|"
    r"replies|timescales?|time taken|speed|volumes?|activity|actuals?|achieved|outturn|"
    r"complainants?|decisions?|responded(?: to)?|answered(?: in)?|closed(?: in)?|"
    r"compensation(?: paid| payments?| awarded)?|payments?(?: made)?|amounts?(?: paid)?|"
    r"investigations?|figures?|restated|revised|comparatives?)",
    re.I,
)
"""What a spanner titles the columns below it with; a name of nothing."""


_AGES = re.compile(r"[<>≤≥]?\s*\d{1,2}(?:\s*(?:[-–—]|to)\s*\d{1,2}|\s*\+)?", re.I)
"""An age, or a range of them, that is the name of those so old: "0-4", "15+"."""
_CASES = re.compile(r"(?:requests?|reviews?|cases?|investigations?|matters|referrals?)", re.I)
"""What came in or was closed, where complaints go by another name: "Reviews completed"."""

_UNIT = re.compile(r"\s*\([^()]*\)\s*$")
"""What a title says in brackets of the figures below it: "Response time (working days)"."""

_CODE = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]*", re.I)
"""What numbers the rows: "3", "3.", "a)", "(iv)"."""

_MEASURE_CODE = re.compile(r"[A-Z]{1,5}[ -]?\d{1,4}[a-z]?")
_CODE_HEAD = re.compile(
    r"\s*(?:(?:k?pi|measure|indicator)\s*)?(?:ref(?:erence)?|codes?|k?pi|no)?\.?\s*(?:no\.?)?\s*",
    re.I,
)
"""What numbers measures, below a header that says so: "CH02" below "Ref"."""

_PROCEDURES = re.compile(r"\s*(?:complaints?\s+)?(?:procedure|process)s?\b", re.I)
"""A header under which "Children's statutory" is a procedure, whatever stands beside it."""


@dataclass(frozen=True, slots=True)
class Axis:
    """``names`` says that the labels name things; ``kind`` what sort of things, None if unknown."""

    names: bool
    kind: str | None = None


def understood(reading: LabelReading) -> float:
    """The share of a label's letters that the vocabulary understands, small words left out."""
    # a label is asked for on each side and level that it may be of, nearly always as it was read
    if reading is read_label(reading.text):
        return _understood_in(reading.text)
    return _share_understood(reading)


@remembered
def _understood_in(text: str) -> float:
    return _share_understood(read_label(text))


def _share_understood(reading: LabelReading) -> float:
    plain = normalise(reading.text)
    marked = list(plain)
    spans = [
        (h.start, h.end)
        for h in reading.hits
        if not set(h.sets) <= {"axis", "kind", "hint", "money", "case"}
    ]
    spans += [(m.start, m.end) for m in reading.years]
    spans += [(m.start, m.end) for m in reading.quarters]
    spans += [(m.start, m.end) for m in reading.timescales]
    spans += [m.span() for m in _WHOLE_YEAR.finditer(plain)]
    for start, end in spans:
        marked[start:end] = "\0" * (end - start)
    covered = "".join(c for c, m in zip(plain, marked, strict=True) if m == "\0")
    left = _SMALL.sub(" ", "".join(m for m in marked if m != "\0"))
    letters_left = sum(c.isalpha() for c in left)
    letters = letters_left + sum(c.isalnum() or c in "%#£" for c in covered)
    return 1.0 if letters == 0 else 1 - letters_left / letters


def is_vocabulary(reading: LabelReading) -> bool:
    """Whether a label is made of known words, so that it says dimensions and names nothing."""
    share = understood(reading)
    if share >= VOCABULARY_SHARE:
        return True
    if reading.says("event") and _CASES.fullmatch(reading.rest.strip()):
        return True
    strong = any(reading.says(key) for key in _STRONG) or bool(reading.timescales)
    # "Corporate complaints about Children's Services"
    strong = strong or (reading.says("procedure") and reading.says("contact"))
    return strong and share >= STRONG_SHARE


def is_name(reading: LabelReading) -> bool:
    """Whether a label names something: it is no vocabulary, no total and no change or target."""
    if is_total(reading) or reading.says("skip"):
        return False
    return not is_vocabulary(reading) and bool(reading.rest or reading.hits)


_SAYS_NOTHING = frozenset({"axis", "kind", "hint", "case"})
"""What a word may tell of the labels around it without being a dimension of its own."""


def tells(reading: LabelReading) -> bool:
    """Whether a label says anything of its figures: a dimension, a measure, a service."""
    said = any(not set(hit.sets) <= _SAYS_NOTHING for hit in reading.hits)
    said = said or "service" in reading.values("kind")
    return said or bool(reading.years or reading.quarters or reading.timescales)


def is_title(text: str) -> bool:
    """Whether a label only titles figures ("Response time (days)"), and names nothing."""
    bare = _UNIT.sub("", text).strip()
    return any(_TITLES.fullmatch(" ".join(_SMALL.sub(" ", t).split())) for t in (text, bare))


def is_total(reading: LabelReading) -> bool:
    """Whether a label titles a total row or column."""
    return reading.says("total")


def axis_of(
    labels: Sequence[str],
    header: str,
    hints: Iterable[str] = (),
    known: Mapping[str, str] = NOTHING_KNOWN,
    but: str | None = None,
) -> Axis:
    """What the labels of one side are.

    ``header`` is the side's own header, ``hints`` are texts farther away that may say what it
    lists, nearest first; ``known`` the kinds of names that other tables of the report list under a
    header that says so, by ``name_key``; ``but`` is what the other side lists, of which the hints
    speak then. Total rows have no vote. A side whose own header says what
    it lists ("Reason for rejection") is one of names as soon as any label is unknown.
    """
    printed = [label.strip() for label in labels if label.strip()]
    if (
        header.strip()
        and _CODE_HEAD.fullmatch(header)
        and all(map(_MEASURE_CODE.fullmatch, printed))
    ):
        return Axis(names=False)
    readings = [read_label(label) for label in printed]
    voters = [
        r
        for r in readings
        if not is_total(r) and not r.says("skip") and not _CODE.fullmatch(r.text.strip())
    ]
    voters = [r for r in voters if not is_cost_of_work(r.text)] or voters
    if not voters:
        return Axis(names=False)
    by_procedure = bool(_PROCEDURES.match(header))
    unknown = sum(
        not is_vocabulary(r)
        and not _TITLES.fullmatch(" ".join(_SMALL.sub(" ", r.rest).split()))
        and not _TITLES.fullmatch(_UNIT.sub("", r.text).strip())
        and not (by_procedure and r.says("procedure"))
        for r in voters
    )
    shown = _kind_of(voters, known)
    own = _hint_for(header, shown, None)
    if own == "other":
        unknown = max(unknown, sum(bool(_AGES.fullmatch(r.text.strip())) for r in voters))
    if own == "category" and 2 * sum(r.says("stage") for r in voters) > len(voters):
        own = None  # "Complaint type" above "Statutory Stage 1": what is at a stage is no reason
    if (own == "category" or by_procedure or parts_by_procedure(voters)) and _are_parts(voters):
        return Axis(names=False)  # "Complaint type" above "Corporate" and "Adult social care"
    if unknown * 2 >= len(voters) or (own is not None and unknown):
        hints = tuple(hints)
        # "All teams" below names says what they are names of
        summed = [r.text for r in readings if is_total(r)]
        told = next(
            (kind for text in (*hints, *summed) if (kind := _hint_for(text, shown, but))), None
        )
        if own == "category" and told == "rejection_reason":
            own = told  # "Reason" under a caption of complaints not accepted
        if own == "complainant" and shown in ("other", "channel"):
            own = shown  # what complainants are like, or how they wrote: "Source of complaint"
        if (own or told) == "category" and shown == "service" and _of_ombudsman((header, *hints)):
            own = shown
        if told == "complainant" and shown in ("other", "channel"):
            told = shown  # "Complaints made by young people" above "Female" and "Aged 12 to 15"
        return Axis(names=True, kind=own or told or shown or _cut_by(header, hints))
    return Axis(names=False)


def _are_parts(readings: Sequence[LabelReading]) -> bool:
    """Whether the labels part complaints by procedure, social care's each by its service."""
    procedures = sum(r.says("procedure") for r in readings)
    services = sum(not r.says("procedure") and "service" in r.values("kind") for r in readings)
    return bool(procedures and services) and procedures + services == len(readings)


_SOCIAL_CARE = re.compile(
    r"\bsocial (?:care|services|work)\b|\b[AC]SC\b|"
    r"^(?:(?:adults?|children)['’]?s?['’]?(?: (?:services|complaints))*)$",
    re.I,
)


def parts_by_procedure(readings: Sequence[LabelReading]) -> bool:
    """Whether labels set the corporate complaints beside those about social care alone, which are
    on the procedures that the law lays down: "Corporate", "Adult social care". Beside other
    services "Corporate" is a directorate."""
    told = [r for r in readings if not is_total(r) and not r.says("skip")]
    corporate = [r for r in told if r.values("procedure") == ["corporate"] and is_vocabulary(r)]
    others = [r for r in told if r not in corporate]
    return bool(corporate and others) and all(_SOCIAL_CARE.search(r.text) for r in others)


def axis_hint(text: str) -> str | None:
    """What a header or caption says that unknown labels are: "Reason for rejection", "by team".

    Reasons for rejection outrank mere reasons; a service named beside another axis ("Service users
    by channel") yields to it.
    """
    return next(iter(_hints(text)), None)


def _hints(text: str) -> list[str]:
    """Every sort of thing that a header or caption says its table lists, the surest first."""
    found = read_label(text).values("axis")
    kinds = ("rejection_reason", "channel", "complainant", "other", "category", "service")
    return [kind for kind in kinds if kind in found]


def _hint_for(text: str, shown: str | None, but: str | None) -> str | None:
    """What a text says that one side lists: of several things ("Reasons by directorate") the one
    that the names themselves show, and never what the other side lists (``but``)."""
    kinds = [kind for kind in _hints(text) if kind != but]
    if len(kinds) > 1 and shown in kinds:
        return shown
    return next(iter(kinds), None)


def _of_ombudsman(texts: Iterable[str]) -> bool:
    """Whether a header or caption speaks of the Ombudsman: his categories are services."""
    return any("ombudsman" in read_label(text).values("stage") for text in texts)


def _cut_by(header: str, hints: Sequence[str]) -> str | None:
    """That a side's header is what a caption says complaints are set out by, whatever that is:
    "Risk grade" below "Complaints by risk grading". Parts of the year and other councils are no
    such thing."""
    head = _stems(header)
    for text in hints:
        cut = _BY.search(normalise(text))
        counted = cut is not None and read_label(text[: cut.start()]).says("contact")
        if cut is not None and counted and head and head <= _stems(cut["what"]):
            return None if head & _NO_CUTS else "other"
    return None


def _stems(text: str) -> frozenset[str]:
    """The words of a text, each by its beginning: "grade" and "grading" are one."""
    words = re.findall(r"[a-z]+", normalise(text).lower())
    return frozenset(word[:STEM] for word in words if not _SMALL.fullmatch(word))


def name_key(name: str) -> str:
    """What two printings of one name share."""
    return re.sub(r"[\W_]+", " ", clean_label(name).casefold().replace("&", " and ")).strip()


def _kind_of(readings: Sequence[LabelReading], known: Mapping[str, str]) -> str | None:
    votes: Counter[str] = Counter()
    for reading in readings:
        kind = known.get(name_key(reading.text))
        if kind is not None:
            votes[kind] += 1
            continue
        votes.update(reading.values("kind"))
    if votes and set(votes) == {"service"}:
        # beside services "Adult" is one; beside parents and advocates it is who complained
        votes["service"] += sum(bool(_CARE.fullmatch(r.text.strip())) for r in readings)
    if not votes:
        return None
    kind, count = votes.most_common(1)[0]
    return kind if count >= KIND_SHARE * len(readings) else None


_CARE = re.compile(r"adult|child", re.I)
"""The two social services, as a stub of narrow tables prints them."""

PART_OF = re.compile(r"^\s*[-–—•]?\s*of which\b[\s:–—-]*", re.I)
"""What stands before the parts of a number above: "of which Housing", "– of which: upheld"."""
_EXAMPLES = re.compile(r"\s*\((?:e\.?\s?g|for example|such as)\b[^)]*\)?", re.I | re.S)
_ASIDE = re.compile(r"(?<=\S)\s+(?:please note|note:|n\.?b\.?[: ]).*", re.I | re.S)
_MARKS = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹⁰⁽⁾*†‡]+|\s*\((?:\d{1,3}|[a-e])\)\s*$")
"""Footnote marks, and the number of cases that a stub prints behind a name: "Adoption (31)"."""


@remembered
def _on_one_line(text: str) -> str:
    return whole_words(text).replace("\n", " ") if "\n" in text else text


def clean_label(text: str) -> str:
    """A label as printed on one line, without examples in brackets, footnote marks and the "of
    which" before a part."""
    text = PART_OF.sub("", _ASIDE.sub("", _EXAMPLES.sub("", _on_one_line(text))))
    text = _MARKS.sub("", text)
    text = re.sub(r"(?<=\w)- (?=\w)", "-", text)
    return re.sub(r"\s+", " ", text).strip(" :;,-–")
