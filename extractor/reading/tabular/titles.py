"""What stands above a table and holds for all of it: titles, caption, introduction, headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.layout.blocks import Table
from extractor.reading.context import (
    ReportContext,
    heading_dimensions,
    is_subject,
    one_stage,
    says_stage,
)
from extractor.reading.labels import LabelReading, normalise, read_label
from extractor.reading.sentences import sentences_of
from extractor.reading.service_names import content_words, service_named
from extractor.reading.tabular.families import Surroundings
from extractor.reading.tabular.functions import Section
from extractor.reading.tabular.header_labels import label_of
from extractor.reading.tabular.nearness import DECISIONS, Label, only, status_of
from extractor.reading.tabular.sides import Side

_SAME_PEOPLE = frozenset({"young", "family", "familie"})
"""Words of a service's full name that its short one leaves out."""

TITLE_WORDS = 8
"""A line above a table with at most this many words and no full stop titles it."""

LONG_TITLE_WORDS = 18
"""The same of a line that names what is counted and has no verb."""

_COUNTED = re.compile(
    r"\b(?:complaints?|compliments?|representations?|enquiries|complainants?|responses?)\b", re.I
)
_SAYS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|can|may|must|should|shows?|gives?|sets? out|we|they|"
    r"it|there|this|these|that|which|who|below|above|following)\b",
    re.I,
)
"""Verbs, and what stands beside verbs: a line with one of them says something."""

_TABLE_NUMBER = re.compile(r"^\s*(?:table|figure|fig|chart|graph)\.?\s*\d+\w?\s*[-–—:.]?\s*", re.I)
_INTRODUCES = re.compile(
    r"\b(?:tables?|figures?|charts?|graphs?|following|as follows|set out|shown|shows)\b|"
    r"\bbelow\s*(?:[.:]|$)|\b(?:given|listed|analy[sz]ed|summari[sz]ed|broken down)\s+below\b",
    re.I,
)
"""Not what is below a target or an average."""

_ISSUES_RAISED = re.compile(
    r"\b(?:raised|contained|involved|made up of|consisted of)\s+(?:a\s+total\s+of\s+)?[\w,]+\s+"
    r"(?:(?:separate|different|individual|distinct)\s+)?(?:issues|elements|points)\b",
    re.I,
)
"""What a sentence says of the issues that the table below it sets out."""

_OF_ALL = re.compile(
    r"\b(?:complaints?|compliments?|enquiries|representations?|contacts?|concerns?|ombudsman|lgs?c?o)\b",
    re.I,
)
"""What a sentence may say that a table counts, whatever the one before was on."""

_ISSUE_HEAD = re.compile(r"\s*(?:nature\s+of\s+|type\s+of\s+)?issues?\s*", re.I)
_RAISED = re.compile(r"\b(?:raised|recorded|identified)\b", re.I)
_TOLD_FOR_CAPTION = ("status", "contact", "hint", "money", "measure")
_DASH = re.compile(r"\s+[-–—]\s+|(?<=\w)\s*[–—]\s+|:\s+")


def caption_of(table: Table) -> str:
    """The table's caption; where it has none, a line of a few words that stands above it. A number
    alone ("Table 5") is no caption."""
    if _is_captioned(table):
        return table.caption or ""
    before = (table.before or "").strip()
    if before.endswith((".", ";", ",")):
        return ""
    words = len(before.split())
    return before if words <= TITLE_WORDS or _is_long_title(before, words) else ""


def _is_long_title(before: str, words: int) -> bool:
    """Whether a line of more words titles a table: it names what is counted, and says nothing of it
    ("Statutory Stage 1 complaints received by district and quarter, 2012/13")."""
    return (
        words <= LONG_TITLE_WORDS
        and before[:1].isupper()
        and _COUNTED.search(before) is not None
        and not _SAYS.search(before)
        and not _states_number(before)
    )


def _states_number(text: str) -> bool:
    """Whether a number is left beside the years, stages, quarters and limits of a text."""
    reading = read_label(text)
    plain = list(normalise(text))
    spans = [(m.start, m.end) for m in reading.years]
    spans += [(m.start, m.end) for m in reading.quarters]
    spans += [(m.start, m.end) for m in reading.timescales]
    spans += [(m.start, m.end) for m in reading.hits]
    for start, end in spans:
        plain[start:end] = " " * (end - start)
    return any(c.isdigit() for c in plain)


def _is_captioned(table: Table) -> bool:
    return bool(table.caption and _TABLE_NUMBER.sub("", f"{table.caption} ").strip())


def surroundings(
    table: Table, section: Section, sides: tuple[Side, Side], caption: str, context: ReportContext
) -> Surroundings:
    """Everything that holds for the whole section; ``sides`` are boxhead and stub."""
    labels = [Label("stub head", read_label(section.head))] if section.head else []
    labels += [
        label_of("title", text, section, caption, context.year) for text in reversed(section.titles)
    ]
    if caption:
        labels.append(Label("caption", read_label(caption)))
    readings = [reading for side in sides for reading in side.readings()]
    labels += _introduction(table, readings) or _headed(table)
    heading = heading_dimensions(table.heading, context)
    service, origin = heading.service_area, "heading"
    for text in (*reversed(section.titles), caption):
        named = _titled_service(text)
        if named is not None and not is_subject(named, context):
            if service is None or not _is_short_for(named, service):
                service, origin = named, "caption"
            break
    told = [label.reading for label in labels]
    timely = status_of(labels)
    if timely is None and any(reading.says("hint") for reading in told):
        timely = "hint"
    return Surroundings(
        labels=tuple(labels),
        heading=heading,
        headings=tuple(Label("heading", read_label(h)) for h in reversed(table.heading)),
        service=service,
        service_origin=origin,
        decisions=any(DECISIONS & set(reading.values("outcome")) for reading in readings),
        statuses=any(status_of([Label("", reading)]) is not None for reading in readings),
        timely=timely,
        outcomes=frozenset(o for reading in readings for o in reading.values("outcome")),
        money=any(reading.says("money") for reading in told),
        turnover=_is_turnover(readings),
        issues=_counts_issues(sides)
        or _titled_issues(caption, readings)
        or _issues_listed(table, section, sides),
    )


def _is_turnover(readings: Sequence[LabelReading]) -> bool:
    """Whether labels set what was registered against what was resolved: "Registered | Resolved"."""
    events = {value for reading in readings for value in reading.values("event")}
    outcomes = {value for reading in readings for value in reading.values("outcome")}
    return "received" in events and outcomes == {"resolved"}


def _counts_issues(sides: tuple[Side, Side]) -> bool:
    """A column or a total row of "issues raised" says that issues are counted."""
    across, down = sides
    texts = [
        *across.texts.values(),
        *(text for row, text in down.texts.items() if down.is_total(row)),
    ]
    return any("issue" in read_label(text).values("contact") for text in texts)


def _issues_listed(table: Table, section: Section, sides: tuple[Side, Side]) -> bool:
    """Whether a stub of issues stands beside how often each was raised, and no header says
    complaints: "Issue | Number raised", below "They raised 402 issues, analysed below"."""
    across, _ = sides
    if any("complaint" in reading.values("contact") for reading in across.readings()):
        return False
    before = sentences_of(table.before or "")
    introduced = any(_ISSUES_RAISED.search(said) and _INTRODUCES.search(said) for said in before)
    listed = _ISSUE_HEAD.fullmatch(normalise(section.head))
    return introduced or (listed is not None and any(map(_RAISED.search, across.texts.values())))


_ISSUES = re.compile(
    r"\s*(?:the\s+)?(?:(?:number|nature|outcomes?|decisions?|findings?|analysis|breakdown)\s+(?:of|on|for)\s+)?"
    r"(?:the\s+)?(?:individual\s+|separate\s+)?"
    r"(?:issues\s+(?:raised|recorded|received|identified)\b|"
    r"(?:elements|points|heads)\s+of\s+(?:the\s+)?complaints?\b|complaint\s+(?:elements|points)\b)",
    re.I,
)


def _titled_issues(caption: str, readings: Sequence[LabelReading]) -> bool:
    """Whether a caption begins with the issues that a table counts, and no label says complaints:
    "Table 2: Issues raised in Stage 1 complaints"."""
    titled = _ISSUES.match(_TABLE_NUMBER.sub("", normalise(caption)))
    return titled is not None and not any("complaint" in r.values("contact") for r in readings)


def _introduction(table: Table, readings: Sequence[LabelReading]) -> list[Label]:
    """The sentence above that introduces the table.

    Its stage and procedure hold; of a table without a caption also what it counts and the limit in
    days ("The table shows the percentage answered within 10 working days"). Its years do not:
    "decisions of the Ombudsman in the last three years" compares years. ``readings`` are the
    table's own labels.
    """
    sentences = sentences_of(table.before or "")
    told = [
        sentence
        for sentence in sentences
        if _INTRODUCES.search(sentence) or (sentence is sentences[-1] and sentence.endswith(":"))
    ]
    if not told:
        return []
    label = Label("introduction", read_label(told[-1]))
    # "Stage 1 outcomes are given below. Last year's totals are shown in brackets."
    further = [only(Label("introduction", read_label(t)), "stage") for t in reversed(told[:-1])]
    further += _spoken_of(sentences, told, readings)
    kept = only(label, "stage", "procedure", *(() if _is_captioned(table) else _TOLD_FOR_CAPTION))
    if _is_captioned(table):
        return [kept, *further]
    timescales = label.reading.timescales
    return [replace(kept, reading=replace(kept.reading, timescales=timescales)), *further]


def _spoken_of(
    sentences: Sequence[str], told: Sequence[str], labels: Sequence[LabelReading]
) -> list[Label]:
    """The stage that the numbers of the paragraph above a table are of, where what introduces the
    table names none and no complaints: "318 were closed at Stage 1. Outcomes by area were:". A
    table with a row of its own for that stage is of others as well."""
    introducing = [read_label(sentence) for sentence in told]
    if any(says_stage(reading) or _OF_ALL.search(reading.text) for reading in introducing):
        return []
    readings = [read_label(sentence) for sentence in sentences]
    stages = {stage for reading in readings for stage in reading.values("stage")}
    if len(stages) != 1 or any("escalated" in reading.values("event") for reading in readings):
        return []
    staged = next(reading for reading in readings if reading.says("stage"))
    if one_stage(staged) is None or not _states_number(staged.text):
        return []
    if any(stages & set(reading.values("stage")) for reading in labels):
        return []
    return [only(Label("introduction", staged), "stage")]


def _headed(table: Table) -> list[Label]:
    """What the heading right above a table without a caption says of it as captions do: how fast,
    how much, in pounds. What else it says holds for all of its section."""
    if _is_captioned(table) or table.before or not table.heading:
        return []
    label = Label("heading", read_label(table.heading[-1]))
    kept = only(label, "status", "hint", "money", "measure")
    return [replace(kept, reading=replace(kept.reading, timescales=label.reading.timescales))]


def _is_short_for(name: str, service: str) -> bool:
    """Whether a caption names more shortly what the section is headed with: "Children's" below
    "Children and Young People's Services"."""
    own, full = content_words(name), content_words(service)
    return own <= full and full - own <= _SAME_PEOPLE and len(name) < len(service)


def _titled_service(title: str) -> str | None:
    """The service that a title begins with or sets apart by a dash ("Performance – Education").

    "Complaints received for the People Directorate" titles the whole, not a part of it.
    """
    parts = [part for part in _DASH.split(_TABLE_NUMBER.sub("", normalise(title))) if part.strip()]
    for part in reversed(parts):
        named = service_named(part)
        if named is not None and part.strip().startswith(named):
            return named
    return None
