"""Differences in words: what is expected, where it is printed, what was read in its place and from
which labels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from extractor.checking.wording import in_words
from extractor.comparing.documents import Compared
from extractor.comparing.expected import Json, first_reading, listed
from extractor.comparing.matching import Difference
from extractor.comparing.points import REPORT, VALUE, Point
from extractor.reading.claims import Dimensions
from extractor.reading.origins import UNSAID
from schemas.figures import FAMILIES

SIGNS = {"missing": "-", "wrong": "~", "misplaced": "~", "unexpected": "+"}

_NAMES = {field.name for field in fields(Dimensions)}


def headline(difference: Difference) -> str:
    """One line: "wrong: upheld, Stage 1, complaints, 2020/21: count 3, read as 4"."""
    point = difference.point
    said = f"{difference.kind}: {what(point)}: {_value(point)}"
    if difference.got is None or difference.want is None:
        return said
    if VALUE in difference.aspects:
        return f"{said}, read as {_value(difference.got, named=False)}"
    if not difference.aspects:
        return f"{said}, read from another page"
    told = [_changed(name, difference) for name in difference.aspects]
    return f"{said}, read with {', '.join(told)}"


def what(point: Point) -> str:
    """The datapoint's family and dimensions in words."""
    if point.family not in FAMILIES:
        return point.family if point.family == REPORT else "discrepancy"
    plain = first_reading(point.figure)
    said = {name: plain[name] for name in _NAMES & plain.keys() if plain[name] is not None}
    return f"{point.family}: {in_words(Dimensions(**said))}"


def details(difference: Difference, compared: Compared) -> Iterator[str]:
    """Where it is printed, what was read there instead, and which labels that was read from."""
    want, got = difference.want, difference.got
    if want is not None and want.family in FAMILIES:
        yield from _places("printed", want.figure)
        if got is None:
            yield from _left(want, compared)
    elif want is not None and "message" in want.figure:
        yield _line(want.figure["message"])
    if got is not None and got.family in FAMILIES:
        yield from _places("read", got.figure)
        names = [name for name in difference.aspects if name != VALUE] or None
        yield from _labels(got.figure, names)
    elif got is not None and want is None and "message" in got.figure:
        yield _line(got.figure["message"])


def pages(point: Point) -> str:
    """ "page 3", "pages 2, 4", or nothing."""
    numbers = sorted(point.pages)
    if not numbers:
        return ""
    return f"page{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}"


def _places(done: str, figure: Json) -> Iterator[str]:
    """Each place once: the cells of a table may say the same."""
    places = [(s["page"], s["kind"], _line(s["text"])) for s in figure["sources"]]
    for page, kind, text in dict.fromkeys(places):
        yield f"{done} on page {page} ({kind}): {text}"


def _value(point: Point, named: bool = True) -> str:
    value = point.readings[VALUE][0]
    said = f"{value[1]}{value[0]:f}" if point.family in FAMILIES else str(value)
    return f"{point.measure} {said}" if named else said


def _changed(name: str, difference: Difference) -> str:
    assert difference.want and difference.got
    right = " or ".join(_said(one) for one in listed(difference.want.figure.get(name)))
    return f"{name} {_said(difference.got.figure[name])} instead of {right}"


def _said(value: Any) -> str:
    return "none" if value is None else str(value)


def _left(want: Point, compared: Compared) -> Iterator[str]:
    """Why the number was left out, where the reading knows it."""
    texts = {(s["page"], _line(s["text"])) for s in want.figure["sources"]}
    reasons = {
        f"left unread [{_line(cell['stub'])} | {_line(cell['boxhead'])}]: {cell['why']}"
        for cell in (compared.read or {}).get("unread", [])
        if (cell["page"], _line(cell["text"])) in texts
    }
    if len(reasons) == 1:  # of several cells with this text nobody knows which it is
        yield from reasons


def _labels(figure: Json, names: list[str] | None) -> Iterator[str]:
    """The label that each dimension was read from: of those named, or of all that are said."""
    for origin in figure["origins"]:
        name = origin["dimension"]
        if origin["place"] == UNSAID if names is None else name not in names:
            continue
        where = f", page {origin['page']}" if origin["page"] else ""
        text = f": {_line(origin['text'])}" if origin["text"] else ""
        yield f"{name} {_said(figure[name])} from {origin['place']}{where}{text}"


def _line(text: str) -> str:
    return " ".join(text.split())
