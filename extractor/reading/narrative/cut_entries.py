"""Entries of lists whose lead says what complaints are cut by: "delay, with 31 complaints (19%)",
"98 parents", "2022/23: 167"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from extractor.reading.labels import read_label
from extractor.reading.narrative.entry_figures import (
    Entry,
    entry_figure,
    entry_subject,
    figures_of_entry,
)
from extractor.reading.narrative.list_axes import axis_of
from extractor.reading.narrative.row_labels import kind_of_label
from extractor.reading.narrative.stated import FigureStated, Setting

_NUMBER = r"(?P<n>\d{1,3}(?:,\d{3})+|\d+)"
_SHARE = r"(?:\s*[(\[]\s*(?P<p>\d+(?:\.\d+)?)\s?%[^()\[\]]{0,20}[)\]])?"
_WITH = re.compile(
    rf"(?P<label>[A-Za-z][^\d%£:()]{{1,60}}?),?\s+(?:with|accounting\s+for|making\s+up|at)\s+{_NUMBER}"
    rf"(?:\s+(?:complaints?|cases?))?{_SHARE}\s*[.;,]?"
)
"""A label and its number, with the words of a sentence between."""
_PEOPLE = re.compile(rf"{_NUMBER}\s+(?P<label>[a-z][^\d%£:().;,]{{2,40}}?){_SHARE}\s*[.;,]?")
"""How many of whom, below a lead that says from whom complaints came."""
_YEAR = re.compile(
    rf"(?:(?:In|For)\s+)?(?P<year>20\d\d\s?[/-]\s?\d\d(?:\d\d)?)\s*[:–—-]\s*{_NUMBER}(?:\s+complaints)?\s*[.;,]?"
)
"""A year and its number, below a lead that says what was counted."""
_CUTS = ("category", "complainant", "channel")
_SAYS_MORE = ("outcome", "status", "money", "average")


def read_cut_entry(text: str, setting: Setting) -> Entry | None:
    """The figures of such an entry; None where its list's lead does not say what is listed."""
    lead = setting.sentence_before.rstrip() if setting.bullet else ""
    if not lead.endswith((":", ":-")):
        return None
    stripped = text.strip()
    axis = axis_of(lead, "")
    if axis in _CUTS:
        match = _WITH.fullmatch(stripped)
        if match is None and axis == "complainant":
            match = _PEOPLE.fullmatch(stripped)
            match = match if match and kind_of_label(match["label"]) == "complainant" else None
        return _labelled(match, axis, text, lead, setting) if match is not None else None
    match = _YEAR.fullmatch(stripped)
    return _dated(match, text, lead, setting) if match is not None else None


def _labelled(
    match: re.Match[str], axis: str, text: str, lead: str, setting: Setting
) -> Entry | None:
    label = " ".join(match["label"].split())
    measures = {"count": Decimal(match["n"].replace(",", ""))}
    if match["p"]:
        measures["percent"] = Decimal(match["p"])
    subject = entry_subject(setting, lead)
    figures = figures_of_entry(label, read_label(label), axis, subject, measures)
    return _entry(figures, match, text) if figures else None


def _dated(match: re.Match[str], text: str, lead: str, setting: Setting) -> Entry | None:
    spoken, year = read_label(lead), read_label(match["year"]).year
    if year is None or spoken.value("contact") is None or spoken.timescales:
        return None
    if any(spoken.says(key) for key in _SAYS_MORE) or spoken.value("event") not in (
        None,
        "received",
    ):
        return None
    said = {**entry_subject(setting, lead), "year": year}
    measures = {"count": Decimal(match["n"].replace(",", ""))}
    return _entry(
        [entry_figure("stage_counts", said, {"event": "received"}, measures)], match, text
    )


def _entry(figures: Sequence[FigureStated], match: re.Match[str], text: str) -> Entry:
    offset = len(text) - len(text.lstrip())
    return Entry(tuple(figures), offset + match.start("n"), len(text.rstrip()))
