"""Key facts in one line: "Web form 71 · Email 58 · Phone 27", "Stage 1: £100 (4 cases) | ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extractor.reading.claims import Dimensions
from extractor.reading.labels import read_label
from extractor.reading.narrative.entries import read_entry
from extractor.reading.narrative.entry_figures import Entry
from extractor.reading.narrative.stated import FigureStated, Setting
from extractor.reading.quantities import MOST_DIGITS

_SEPARATOR = re.compile(r"\s+[·•|]\s+|\s*[·•]\s*(?=[A-Z])")
_MARKS = frozenset("·•|")
_FACT = re.compile(
    r"^(?P<label>[A-Za-z](?:[^\d£%]|(?<=[Ss]tage )\d)*?)\s*[:–-]?\s+"
    r"(?:£(?P<gbp>\d[\d,]*(?:\.\d\d)?)|(?P<n>\d[\d,]*)(?P<share>\s?%)?)"
    r"(?:\s*\(\s*(?P<cases>\d+)\s+(?:cases?|payments?|complaints?)\s*\))?\.?$"
)
_FEWEST = 2
"""Facts in a line; one separator may stand in any sentence."""


def read_key_facts(text: str, setting: Setting) -> list[Entry]:
    """The entries of a line of facts; empty where the line is none or no part of it is a fact."""
    if _MARKS.isdisjoint(text):
        return []
    pieces = [p for p in _SEPARATOR.split(text.strip()) if p.strip()]
    if len(pieces) < _FEWEST:
        return []
    matches = [_FACT.match(piece.strip()) for piece in pieces]
    if any(match is None for match in matches):
        return []
    axis = _axis([match["label"] for match in matches if match is not None])
    found: list[Entry] = []
    position = 0
    for match, piece in zip(matches, pieces, strict=True):
        assert match is not None
        position = text.find(piece, position)
        entry = _entry(match, setting, axis)
        if entry is not None:
            found.append(replace(entry, first=position, last=position + len(piece)))
        position += len(piece)
    return found


def _axis(labels: Sequence[str]) -> str | None:
    """What all the labels that the vocabulary knows are; None where they differ or are too few."""
    kinds = [
        {str(h.sets["kind"]) for h in read_label(label).hits if "kind" in h.sets}
        for label in labels
    ]
    known = [next(iter(k)) for k in kinds if len(k) == 1]
    if len(set(known)) == 1 and 2 * len(known) > len(labels) and known[0] in _KINDS:
        return known[0]
    return None


_KINDS = ("category", "complainant", "channel")


def _entry(match: re.Match[str], setting: Setting, axis: str | None) -> Entry | None:
    label = match["label"].strip(" :–-")
    if match["gbp"]:
        return _payment(label, match, setting)
    entry = read_entry(f"{label}: {match['n']}", setting, axis)
    if entry is None or not match["share"]:
        return entry
    share = {"percent": Decimal(match["n"])}
    return replace(entry, figures=tuple(replace(f, measures=share) for f in entry.figures))


_OF_MONEY = re.compile(r"(?:\W|\b(?:total|overall|amount|sum|paid|made|of|in|all)\b)*", re.I)


def _more_than_money(label: str) -> bool:
    """Whether a label says what was paid for, so only of a part: "Delay", not "Redress paid"."""
    left = list(label)
    for hit in read_label(label).hits:
        if "money" in hit.sets:
            left[hit.start : hit.end] = " " * (hit.end - hit.start)
    return _OF_MONEY.fullmatch("".join(left)) is None


def _payment(label: str, match: re.Match[str], setting: Setting) -> Entry | None:
    """The sum paid at the stage that the label names; None for money of another kind."""
    reading = read_label(label)
    told = read_label(setting.heading_text)
    stage = reading.value("stage")
    if (
        len(match["gbp"]) > MOST_DIGITS
        or not (reading.says("money") or told.says("money"))
        or (stage is None and _more_than_money(label))
    ):
        return None
    measures = {"amount_gbp": Decimal(match["gbp"].replace(",", "")).quantize(Decimal("0.01"))}
    if match["cases"]:
        measures["cases"] = Decimal(match["cases"])
    head = setting.heading
    dimensions = Dimensions(
        year=head.year or setting.context.year,
        procedure=reading.value("procedure") or head.procedure,
        stage=stage or head.stage,
        service_area=head.service_area,
        scope="total",
    )
    return Entry((FigureStated("compensation", dimensions, measures),), 0, 0)
