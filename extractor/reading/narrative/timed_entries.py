"""Entries that are a time with its number, in a list of how long answers took: "Within 10 days:
240", "Over 20 days: 31"."""

from __future__ import annotations

import re
from decimal import Decimal

from extractor.reading.claims import Dimensions
from extractor.reading.labels import read_label
from extractor.reading.narrative.entry_figures import entry_subject
from extractor.reading.narrative.stated import FigureStated, Setting

_ABOUT_ANSWERS = re.compile(
    r"\brespon(?:se|d)\w*|\banswer\w*|\brepl(?:y|ies|ied)\b|\btimescales?\b|\btimeliness\b|\btimes?\s+taken\b|"
    r"\bhow\s+(?:long|quickly|fast)\b|\b(?:closed|resolved|completed)\b",
    re.I,
)
_OF_OTHER_THINGS = re.compile(r"\backnowledg\w*|\bappeals?\b|\brequests?\b|\bcalls?\b", re.I)
"""What else takes so many days, in words beside those on answers."""


_TIMED = re.compile(
    r"(?P<label>[A-Za-z0-9][\w +-]{3,40}?\bdays)\s*:\s+"
    r"(?:(?P<n>\d{1,3}(?:,\d{3})+|\d+)(?:\s+(?:complaints|cases))?"
    r"(?:\s*\(\s*(?P<p>\d+(?:\.\d+)?)\s?%\s*\))?|(?P<share>\d+(?:\.\d+)?)\s?%)\s*[.;,]?"
)


def read_timed_entry(text: str, setting: Setting) -> FigureStated | None:
    """The answers that took the time an entry's label says; None where the list, by its lead-in and
    heading, is not on answers."""
    match = _TIMED.fullmatch(text.strip())
    lead = setting.sentence_before if setting.bullet else ""
    around = f"{lead} {setting.heading_text}"
    if match is None or setting.lead_refused or not _ABOUT_ANSWERS.search(around):
        return None
    reading = read_label(match["label"])
    if len(reading.timescales) != 1 or reading.rest.strip(" .:-–") or reading.hits:
        return None
    scale = reading.timescales[0]
    if scale.status not in ("within", "outside") or _OF_OTHER_THINGS.search(around):
        return None
    said = {"contact": "complaint", **entry_subject(setting, lead)}
    said.pop("event", None)
    measures = {"count": Decimal(match["n"].replace(",", ""))} if match["n"] else {}
    share = match["p"] or match["share"]
    if share:
        measures["percent"] = Decimal(share)
    dimensions = Dimensions(
        **said,  # type: ignore[arg-type]
        status=str(scale.status),
        timescale_days=scale.days,
        from_days=scale.from_days,
    )
    return FigureStated("timeliness", dimensions, measures)
