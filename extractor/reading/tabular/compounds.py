"""Labels that say two things at once, a name and a stage, an outcome or a year: "Adults – Stage 1",
"Adults 2016/17"."""

from __future__ import annotations

import re
from collections.abc import Mapping

from extractor.reading.labels import LabelReading, normalise, read_label, remembered
from extractor.reading.service_names import content_words, taken_up
from extractor.reading.tabular.axes import is_name, is_total, is_vocabulary, understood
from extractor.reading.tabular.nearness import Label, only_measure, only_share

LEAST = 2
"""Fewest labels of one side that must say two things before any is parted: one may be a name."""

_JOINT = re.compile(r"\s+[-–—]\s+|\s*[–—:|]\s*|,\s+")
_LINES = re.compile(r"\s*\n\s*")
"""A line's end joins two labels where nothing else does, and not all of it is known words: else it
only wraps a label ("Local Government and Social/Care Ombudsman")."""
_BRACKET = re.compile(r"(?P<before>[^()]*\w['’]?)\s*\((?P<inside>[^()]+(?:\([^()]*\))?)\)\s*")
"""A name with what it says in brackets, which may hold brackets: "(Stage 1 (20 days))"."""
_STAGED = re.compile(
    r"(?P<before>.*\w['’]?)\s+(?P<inside>stage\s+(?:\d|one|two|three))\s*", re.I | re.S
)
_MEASURED = re.compile(
    r"(?P<before>.*\w['’]?)\s+\(?(?P<inside>%|no\.?|nos\.?|number|percent|percentage)\)?\s*",
    re.I | re.S,
)
"""A name with what its column measures: "Adults No." beside "Adults %"."""
_ON_PROCEDURE = re.compile(
    r"(?P<before>(?:adults?|children)['’]?s?['’]?)\s+(?P<inside>statutory|corporate)(?:\s+complaints)?",
    re.I,
)
"""A social service with the procedure of its complaints: "Adult statutory"."""
_MEASURES = re.compile(r"%|no\.?|nos\.?|number|percent|percentage", re.I)
_INITIALS = re.compile(r"[A-Z][A-Z&]{1,6}")
"""What a service is called by; "HAS" is no small word then."""
_KINDS_OF_STAGE = re.compile(r"(?:in)?formal|final|initial|new", re.I)
"""Words beside a stage that say what it is like and name nothing: "Formal Stage 2"."""
_SHARE_OF_COMPLAINTS = re.compile(
    r"\s*(?:%|(?:percentage|proportion|share)\s)\s*of\s+(?:the\s+|all\s+)?(?:complaints|cases)\s*",
    re.I,
)
_MARKS_BEHIND = re.compile(r"(?:[\s*†‡¹²³⁴⁵⁶⁷⁸⁹⁰⁽⁾]|\((?:\d|[a-e])\))+$")
"""The marks of notes behind a label, which are no part of it: "Adults (Stage 1)*"."""
_SOCIAL_CARE = re.compile(r"\s*social (?:care|services)(?:\s+complaints)?\s*", re.I)
_BESIDE_NAMES = ("change", "target", "others")
"""What stands in a list of names though it is none: "Target (Upheld)"."""
_TELLING = ("stage", "outcome", "status", "procedure")


def parted(paths: Mapping[int, tuple[Label, ...]]) -> dict[int, tuple[Label, ...]]:
    """The label paths with an innermost level of such labels made two: names, then what they say;
    and an outer one of names and procedures ("Children's statutory" beside "Stage 1").

    Writers who have one stub column put a team and a stage into it ("Fostering – Stage 1",
    "Fostering (Stage 2)"). At least half of the labels must do so: a name may hold a known word.
    """
    outer = {key: path[:1] for key, path in paths.items() if len(path) == 2}
    pairs = [_pair(path[0].text) for path in outer.values()]
    if all(pair is None or read_label(pair[1]).says("procedure") for pair in pairs):
        made = _parted(outer)
        paths = {key: (*made.get(key, path[:1]), *path[1:]) for key, path in paths.items()}
    return _parted(paths)


def _parted(paths: Mapping[int, tuple[Label, ...]]) -> dict[int, tuple[Label, ...]]:
    innermost = {key: path[-1] for key, path in paths.items() if path}
    pairs = {key: _pair(label.text) for key, label in innermost.items()}
    readings = [label.reading for label in innermost.values() if not is_total(label.reading)]
    # "Total 2016/17" behind quarters is a total, whatever stands before it
    found = [pair for pair in pairs.values() if pair is not None and not _is_dated_total(pair)]
    if len(set(found)) < LEAST or 2 * len(found) < len(readings):
        return dict(paths)
    result = {}
    for key, path in paths.items():
        pair = pairs.get(key)
        if pair is not None:
            made = tuple(Label(path[-1].origin, read_label(text), text=text) for text in pair)
            result[key] = (*path[:-1], *made)
        elif path and is_vocabulary(path[-1].reading) and not is_total(path[-1].reading):
            blank = Label(path[-1].origin, LabelReading(""))
            result[key] = (*path[:-1], blank, path[-1])
        else:
            result[key] = path
    return result


def told_apart(paths: Mapping[int, tuple[Label, ...]]) -> dict[int, tuple[Label, ...]]:
    """The label paths with "Social care" as its procedure where a level parts complaints into
    those and the corporate ones, and lists no other service beside them."""
    result = dict(paths)
    for depth in range(max((len(path) for path in paths.values()), default=0)):
        level = {key: path[depth] for key, path in paths.items() if len(path) > depth}
        apart = {key for key, label in level.items() if _SOCIAL_CARE.fullmatch(label.text)}
        others = [label.reading for key, label in level.items() if key not in apart]
        others = [r for r in others if r.text.strip() and not is_total(r) and not r.says("measure")]
        if not apart or not others or any(r.values("procedure") != ["corporate"] for r in others):
            continue
        for key in apart:
            own = Label(level[key].origin, read_label("statutory"), text=level[key].text)
            result[key] = (*result[key][:depth], own, *result[key][depth + 1 :])
    return result


def shares_of_rows_above(
    paths: Mapping[int, tuple[Label, ...]], groups: Mapping[int, tuple[str, ...]]
) -> dict[int, int]:
    """The row that each row of shares belongs to: "%" alone below "Upheld" is its share.

    ``groups`` are the heads above each row: no share belongs to a row below another one. Rows of
    numbers and of shares beside one name ("Upheld | No.", "Upheld | %") say so themselves.
    """
    above: dict[int, int] = {}
    last: int | None = None
    for row, path in paths.items():
        below = paths[last][-1].reading if last is not None else None
        repeats = path and below is not None and _is_share_of(path[-1].reading, below)
        if not path or not (repeats or is_share(path[-1].reading)):
            last = row if path and not _only_counts(path[-1].reading) else None
        elif last is not None and groups.get(row) == groups.get(last):
            outer = [
                [normalise(label.text).split() for label in paths[key][:-1]] for key in (row, last)
            ]
            if outer[0] == outer[1]:
                above[row] = last
    return above


def _is_share_of(reading: LabelReading, above: LabelReading) -> bool:
    """Whether a label says the share of what the one above says of a stage, in the same words but
    for the stage: "% responded to in time" below "Stage 1 responded to in time"."""
    told = [[one.values(key) for key in ("outcome", "status", "event")] for one in (reading, above)]
    stages = above.says("stage") and not reading.says("stage")
    share = reading.value("measure") == "percent" and above.value("measure") != "percent"
    same = told[0] == told[1] and any(told[0]) and reading.timescales == above.timescales
    return share and stages and same and not reading.years


def is_share(reading: LabelReading) -> bool:
    """Whether a label says that it is a share, be it of complaints, and nothing in particular."""
    return only_share(reading) or bool(_SHARE_OF_COMPLAINTS.fullmatch(normalise(reading.text)))


def _only_counts(reading: LabelReading) -> bool:
    return only_measure(reading) and reading.says("measure")


@remembered
def _pair(text: str) -> tuple[str, str] | None:
    """Name and vocabulary of a label that holds both, in this order; None of any other."""
    text = _MARKS_BEHIND.sub("", text.strip())
    joints = list(_JOINT.finditer(text)) or _joining_lines(text)
    # "Adults: Stage 2 – Investigation" is joined by the first of two, or by the last
    ends = (*joints[:1], *joints[-1:])
    cuts = [[text[: found.start()], text[found.end() :]] for found in ends]
    bracket, staged = _BRACKET.fullmatch(text), _STAGED.fullmatch(text)
    if bracket is not None:
        cuts.insert(0, [bracket["before"], bracket["inside"]])
    if staged is not None:
        cuts.append([staged["before"], staged["inside"]])
    measured = _MEASURED.fullmatch(text)
    if measured is not None:
        cuts.append([measured["before"], measured["inside"]])
    on_procedure = _ON_PROCEDURE.fullmatch(text)
    if on_procedure is not None:
        cuts.append([on_procedure["before"], on_procedure["inside"]])
    cuts += _cut_from_year(text)
    pairs = [
        (name.strip(), said.strip())
        for pieces in cuts
        if all(piece.strip() and piece.count("(") == piece.count(")") for piece in pieces)
        for name, said in (pieces, pieces[::-1])
        if _is_name(name) and _tells(said)
    ]
    whole = read_label(text)
    if understood(whole) == 1 and not is_total(whole) and not whole.says("skip"):
        # known words throughout, "Stage 2 – Investigation, number", name nothing by themselves
        pairs = [pair for pair in pairs if read_label(pair[0]).says("kind")]
    # of "Adults – Ombudsman (LGSCO)", the cut that leaves a name without the known word
    pairs.sort(key=lambda pair: read_label(pair[0]).says("stage"))
    if not pairs:
        return None
    name, said = pairs[0]
    inner = _pair(name)  # "Statutory – children, stage 1" says something on both sides of the name
    return (inner[0], f"{inner[1]} {said}") if inner is not None else (name, said)


def _cut_from_year(text: str) -> list[list[str]]:
    """A label cut from the one year that it begins or ends with: "Adults 2016/17"."""
    years = read_label(text).years
    if len(years) != 1:
        return []
    start, end = years[0].start, years[0].end
    if start == 0:
        return [[text[:end], text[end:]]]
    return [[text[:start], text[start:]]] if end == len(text) else []


def _is_dated_total(pair: tuple[str, str]) -> bool:
    name, said = map(read_label, pair)
    return is_total(name) and bool(said.years)


def _joining_lines(text: str) -> list[re.Match[str]]:
    """The ends of lines that may join two labels: none within a known phrase, nor beside a word
    that names no one thing ("Corporate/Services")."""
    reading = read_label(text)
    if not reading.rest:
        return []
    known = [*taken_up(reading), *((hit.start, hit.end) for hit in reading.hits)]
    return [
        found
        for found in _LINES.finditer(text)
        if not any(start < found.start() < end for start, end in known)
        and content_words(text[: found.start()])
        and content_words(text[found.end() :])
    ]


def _is_name(text: str) -> bool:
    reading = read_label(text)
    if _INITIALS.fullmatch(text) and not reading.hits:
        return True
    if _KINDS_OF_STAGE.fullmatch(reading.rest):
        return False
    return is_total(reading) or reading.value("skip") in _BESIDE_NAMES or is_name(reading)


def _tells(text: str) -> bool:
    reading = read_label(text)
    told = any(reading.says(key) for key in _TELLING) or bool(_MEASURES.fullmatch(text))
    return is_vocabulary(reading) and (told or bool(reading.years) or is_total(reading))
