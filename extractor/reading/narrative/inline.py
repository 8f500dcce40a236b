"""Lists written into a sentence: "Complaints by team: Fostering 2, Adoption 9 and Transport 14".

Its lead, before the colon, says what is listed; each entry is a label and its number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extractor.reading.claims import Dimensions, Family
from extractor.reading.labels import LabelReading, read_label
from extractor.reading.narrative.entry_figures import Entry, entry_subject, figures_of_entry
from extractor.reading.narrative.list_axes import axis_of
from extractor.reading.narrative.row_labels import SENTENCE_VERB, begins_sentence
from extractor.reading.narrative.stated import FigureStated, Setting
from extractor.reading.years import year_before

FEWEST = 3
"""Entries that make a list; "Stage 1: 20, Stage 2: 3" may be a sentence of its own kind."""

_NUMBER = r"\d{1,3}(?:,\d{3})+|\d+"
_TIME = r"(?:19|20)\d\d\s?[/–-]\s?\d\d(?:\d\d)?|(?:last|(?:the\s+)?previous)\s+year"
"""The other year whose number a bracket holds: "Adoption 4 (2021/22: 6)"."""
_LEAD = re.compile(r"^\W*(?P<lead>[A-Z][^:;.]{6,140}?)\s*:\s+(?=[A-Za-z])")
_ITEM = re.compile(
    r"(?P<label>(?:Q|Quarter\s)[1-4]|[A-Z][^;:\d(]*?|[a-z][^;:,\d(]*?)"
    r"\s*(?:[:=–—-]\s*|\s|[(\[]\s*|,\s+(?=[\d,]+(?:\s+\([\d.]+%\))?\s*(?:;|\.?\s*$)))"
    rf"(?P<count>{_NUMBER})(?:\s*[)\]])?(?:\s+(?:complaints?|cases?)\b)?"
    r"(?:\s*[(\[]\s*(?P<share>\d+(?:\.\d+)?)\s?%\s*[)\]])?"
    rf"(?:\s*[(\[]\s*(?:(?:(?P<then>{_TIME}):?|(?P<change>up|down)\s+from)\s+)?(?P<beside>{_NUMBER})(?:,?\s+(?:in\s+)?(?P<time>{_TIME}))?\s*[)\]])?"
)
_LEGEND = re.compile(
    rf"\s*(?P<label>[A-Z][^\d(%£]*?)\s+(?:(?P<count>{_NUMBER})\s*[(\[]\s*(?P<share>\d+(?:\.\d+)?)\s?%\s*[)\]]"
    r"|(?P<alone>\d+(?:\.\d+)?)\s?%)"
)
"""One line of a chart's legend: "Email 74 (43%)", "Email 43%"."""
_RUN = re.compile(
    r"\s*(?:and\s+)?(?P<label>[A-Za-z][A-Za-z'’/& -]*?)\s*(?:[:=–—-]\s*)?"
    rf"(?:(?P<alone>\d+(?:\.\d+)?)\s?%|(?P<count>{_NUMBER})(?![\d.%]))"
    r"(?:\s*[(\[]\s*(?P<share>\d+(?:\.\d+)?)\s?%\s*[)\]])?\s*[,;]?"
)
"""One label and its count of a run of them."""
_JOINT = re.compile(r"\s*(?:[,;]\s*(?:and\s+)?|\s+and\s+)")
_END = re.compile(r"\s*\.?\s*$")


def read_inline_list(sentence: str, setting: Setting) -> list[Entry]:
    """The entries of a sentence that is a list, with their places in it; none for other sentences.

    Every word after the colon must belong to an entry, and the lead, or the section's heading, must
    say what kind of thing the labels are.
    """
    row = _service_row(sentence, setting)
    if row:
        return row
    head = _LEAD.match(sentence)
    asked = _ASKED.search(setting.sentence_before) if head is None else None
    if head is None and (asked is None or setting.paragraph_start):
        return []
    lead = head["lead"] if head is not None else setting.sentence_before
    at = head.end() if head is not None else 0
    axis = axis_of(lead, setting.heading_text)
    shares = _items(sentence, at, _SHARE_ITEM)
    if len(shares) >= FEWEST:
        return _measured_shares(shares, axis, lead, setting)
    items = _items(sentence, at)
    if axis is None and len(items) >= FEWEST:
        axis = _axis_of_labels(items)
    if items and all(_QUARTER.match(item["label"]) for item in items):
        axis = "other"
    year = _year_beside(items, lead, setting)
    fewest = FEWEST if year is None else FEWEST_COMPARED
    if len(items) < fewest or axis is None or not _is_of_complaints(lead, setting):
        return []
    subject = entry_subject(setting, lead)
    entries = []
    for item in items:
        label = " ".join(item["label"].split())
        measures = {"count": Decimal(item["count"].replace(",", ""))}
        if item["share"]:
            measures["percent"] = Decimal(item["share"])
        figures = figures_of_entry(label, read_label(label), axis, subject, measures)
        figures = _with_outcome(figures, read_label(lead))
        if not figures:
            return []
        if item["beside"] and year is not None:
            then = {"count": Decimal(item["beside"].replace(",", ""))}
            figures += figures_of_entry(
                label, read_label(label), axis, {**subject, "year": year}, then
            )
        entries.append(Entry(tuple(figures), item.start("count"), item.end()))
    return entries


def _with_outcome(figures: list[FigureStated], lead: LabelReading) -> list[FigureStated]:
    """The figures with the outcome that the lead says of all: "Upheld complaints: Parks 9"; none
    where it says that they were in time, or went on, which no entry tells."""
    outcome = lead.value("outcome")
    if outcome is None:
        gone = lead.value("event") in ("escalated", "rejected")
        return [] if gone or lead.says("status") else figures
    told = []
    for figure in figures:
        family: Family = "breakdowns" if figure.family == "breakdowns" else "outcomes"
        said = replace(figure.dimensions, outcome=outcome)
        said = said if family == "breakdowns" else replace(said, event=None)
        told.append(replace(figure, family=family, dimensions=said))
    return told


_ENTRY_COLON = re.compile(r"[A-Z][^;:,\d(]{2,50}:\s*\d")


def _service_row(sentence: str, setting: Setting) -> list[Entry]:
    """The entries of a row of services without a lead, each with its colon: "Parks: 612 complaints
    (51%), Housing: 340 (28%), Libraries: 85 (7%)"."""
    if _ENTRY_COLON.match(sentence) is None:
        return []
    items = _items(sentence, 0)
    colons = all(":" in sentence[item.end("label") : item.start("count")] for item in items)
    if len(items) < FEWEST or not colons or _axis_of_labels(items) != "service":
        return []
    contacts = read_label(sentence).values("contact")
    return _entries(items, "service", setting) if contacts == ["complaint"] else []


FEWEST_COMPARED = 2
"""Entries that make a list where a bracket behind each holds another year's number."""


def _year_beside(items: Sequence[re.Match[str]], lead: str, setting: Setting) -> str | None:
    """The one year whose numbers stand in brackets behind those of a list, where that is said."""
    told = {item["then"] or item["time"] for item in items if item["then"] or item["time"]}
    if not told and any(item["change"] for item in items):
        return year_before(str(entry_subject(setting, lead)["year"]))
    if not told or len({" ".join(time.split()) for time in told}) > 1:
        return setting.bracket_year
    (time,) = {" ".join(time.split()) for time in told}
    named = read_label(time).year
    if named is not None:
        return named
    own = entry_subject(setting, lead)["year"]
    return year_before(str(own))


_QUARTER = re.compile(r"Q(?:uarter\s)?[1-4]$")
"""The label of what came in within a quarter: "Q1 31, Q2 27, Q3 40"."""
_ASKED = re.compile(r"^\W*(?:who|how|what|why|which)\b[^?]*\?\s*$", re.I)
"""A question before a row of labels: "Who complained? Mothers 58, fathers 37 and others 5"."""
_SHARE_ITEM = re.compile(
    r"(?P<label>[A-Z][^;:\d(]*?|[a-z][^;:,\d(]*?)\s*(?:[:=–—-]\s*|\s|[(\[]\s*)"
    r"(?P<share>\d+(?:\.\d+)?)\s?(?:%|per\s?cent)(?:\s*[)\]])?"
)
_IN_TIME = re.compile(
    r"\b(?:performance|timeliness|response\s+(?:times|rates?)|(?:on|in)\s+time|within)\b", re.I
)


def _measured_shares(
    items: Sequence[re.Match[str]], axis: str | None, lead: str, setting: Setting
) -> list[Entry]:
    """The entries of a list of services' shares upheld or in time: "on time: Parks 88%, ...".

    Only where the lead says what is measured and that the labels, or most of them, are services.
    """
    spoken = read_label(lead)
    labels = [" ".join(item["label"].split()) for item in items]
    known = sum("service" in read_label(label).values("kind") for label in labels)
    if axis != "service" and 2 * known <= len(labels):
        return []
    outcome = spoken.value("outcome")
    timed = bool(spoken.timescales or _IN_TIME.search(lead) or spoken.says("status"))
    if (outcome is None) == (not timed) or any(read_label(label).says("stage") for label in labels):
        return []
    said = entry_subject(setting, lead)
    said.pop("event", None)
    said.setdefault("contact", "complaint")
    entries = []
    for item, label in zip(items, labels, strict=True):
        told: dict[str, str | int | None] = {**said, "service_area": label}
        if outcome is not None:
            family: Family = "outcomes"
            told["outcome"] = outcome
        else:
            family = "timeliness"
            days = spoken.timescales[0].days if len(spoken.timescales) == 1 else None
            told |= {"status": spoken.value("status") or "within", "timescale_days": days}
        measures = {"percent": Decimal(item["share"])}
        figure = FigureStated(family, Dimensions(**told), measures)  # type: ignore[arg-type]
        entries.append(Entry((figure,), item.start("share"), item.end()))
    return entries


def read_legend(text: str, setting: Setting) -> list[Entry]:
    """The entries of a chart's legend whose lines run together: "Email 74 (43%) Phone 49 (28%)".

    The heading above the chart must say what the labels are; none for other paragraphs.
    """
    items: list[re.Match[str]] = []
    at, end = 0, len(text.rstrip())
    while at < end:
        item = _LEGEND.match(text, at)
        if item is None:
            return []  # most paragraphs: sought all through them, it took as long as their labels
        items.append(item)
        at = item.end()
    if len(items) < 2:
        return []
    return _entries(items, axis_of(setting.sentence_before, setting.heading_text), setting)


def _entries(items: Sequence[re.Match[str]], axis: str | None, setting: Setting) -> list[Entry]:
    entries = []
    for item in items:
        label = " ".join(item["label"].split())
        share = item["share"] or item.groupdict().get("alone")
        measures = {"percent": Decimal(share)} if share else {}
        if item["count"]:
            measures["count"] = Decimal(item["count"].replace(",", ""))
        subject = entry_subject(setting, "")
        figures = figures_of_entry(label, read_label(label), axis, subject, measures)
        if figures:
            entries.append(Entry(tuple(figures), item.end("label") + 1, item.end()))
    return entries


def read_run(text: str, setting: Setting) -> list[Entry]:
    """The entries of labels and counts that run on without a verb: "Upheld 13 Not upheld 15
    Withdrawn 3", "Letter 39, card 21, telephone 14."

    Every label is an outcome, or of the kind that the heading says; none for other paragraphs.
    """
    items: list[re.Match[str]] = []
    at, end = 0, len(text.rstrip(" .\n"))
    while at < end:
        item = _RUN.match(text, at, end)
        if item is None or begins_sentence(item["label"]):
            return []
        items.append(item)
        at = item.end()
    labels = [read_label(" ".join(item["label"].split())) for item in items]
    if len(items) < 2 or len({label.text for label in labels}) < len(labels):
        return []
    if all(label.value("outcome") and not label.rest for label in labels):
        return _entries(items, None, setting)
    if len(items) < FEWEST:
        return []
    axis = axis_of(setting.sentence_before, setting.heading_text)
    if axis is None and setting.heading.contact is not None:
        axis = _axis_of_labels(items)  # "Fostering 30, Adoption 20, Duty 14", below "Compliments"
    alike = sum(axis in label.values("kind") for label in labels)
    return _entries(items, axis, setting) if 2 * alike > len(labels) else []


_BREAKDOWN = re.compile(
    r"\b(?:break(?:s|ing)?\s*down|broken\s+down|complain\w*|numbers\s+were|split|spread|told\s+us|as\s+follows)\b",
    re.I,
)
"""What a lead says of the complaints that the report is on without naming them."""


def _is_of_complaints(lead: str, setting: Setting) -> bool:
    """Whether a list counts complaints or what else comes in: the lead or the heading names it."""
    spoken = read_label(lead)
    told = spoken.says("contact") or spoken.says("stage") or _BREAKDOWN.search(lead) is not None
    return told or setting.heading.contact is not None


_LABEL_AXES = ("service", "complainant", "channel")


def _axis_of_labels(items: Sequence[re.Match[str]]) -> str | None:
    """What most labels are known to be, where none is known to be anything else, and none says
    something: "complaints about care fell by"."""
    if any(SENTENCE_VERB.search(item["label"]) for item in items):
        return None
    kinds = [read_label(" ".join(item["label"].split())).values("kind") for item in items]
    for axis in _LABEL_AXES:
        known = sum(axis in kind for kind in kinds)
        if 2 * known >= len(items) and all(axis in kind or not kind for kind in kinds):
            return axis
    return None


def _items(sentence: str, at: int, pattern: re.Pattern[str] = _ITEM) -> list[re.Match[str]]:
    """The entries from ``at`` on; none where anything is left over."""
    items: list[re.Match[str]] = []
    while True:
        item = pattern.match(sentence, at)
        if item is None:
            return []
        items.append(item)
        if _END.match(sentence, item.end()):
            return items
        joint = _JOINT.match(sentence, item.end())
        if joint is None:
            return []
        at = joint.end()
