"""What the values of the published fields mean, in plain English.

The codebook of an export and docs/data.md print these words. Which values there can be is said by
the types in ``schemas/values.py``; a test holds the two to each other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from schemas.values import (
    Contact,
    Cut,
    Decision,
    DiscrepancyKind,
    Event,
    Family,
    Measure,
    Procedure,
    Qualifier,
    Scope,
    SourceKind,
    Stage,
    Status,
)


@dataclass(frozen=True, slots=True)
class Values:
    """The values that a field can have: their type, its name for people, and what each means."""

    type: Any
    name: str
    meanings: Mapping[str, str]


FAMILIES_OF_FIGURES = Values(
    Family,
    "family",
    {
        "stage_counts": "How much came in, and how far it went.",
        "outcomes": "What was decided.",
        "timeliness": "How fast.",
        "compensation": "What was paid.",
        "breakdowns": "The same complaints cut another way. Counts by team are not breakdowns: "
        "they are of the other families, with a service area.",
    },
)

PROCEDURES = Values(
    Procedure,
    "procedure",
    {
        "statutory": "Under the regulations for children's (Children Act 1989) or adults' social "
        "care, whose stages and limits the law lays down.",
        "corporate": "The council's own procedure, for everything else.",
    },
)

STAGES = Values(
    Stage,
    "stage",
    {
        "stage_1": "The service answers. Informal steps before it are no stage: see the contact "
        "`representation`.",
        "stage_2": "A review, or under the statutory procedure an investigation.",
        "stage_3": "A review panel, where the procedure has one.",
        "ombudsman": "The Local Government and Social Care Ombudsman, or another nation's "
        "ombudsman for public services.",
    },
)

CONTACTS = Values(
    Contact,
    "contact",
    {
        "complaint": "A complaint, whatever became of it.",
        "representation": "A potential complaint that was handled informally, before Stage 1.",
        "concern": "A concern that the report sets apart from complaints.",
        "compliment": "Praise or thanks.",
        "comment": "A comment or suggestion.",
        "enquiry": "An enquiry or request.",
        "member_enquiry": "An enquiry of a councillor or Member of Parliament.",
        "issue": "A point that was raised: one complaint may raise several.",
        "all": "Several of these kinds together.",
    },
)

EVENTS = Values(
    Event,
    "event",
    {
        "received": "Came in; also logged, registered, accepted, dealt with.",
        "completed": "Was answered: responded to, concluded, closed, determined.",
        "escalated": "Moved on from this stage to the next one.",
        "rejected": "Was not accepted: ineligible, out of jurisdiction.",
        "withdrawn": "Was withdrawn by who made it.",
        "ongoing": "Was still open when the year ended.",
        "suspended": "Was put on hold.",
        "reopened": "Was opened again after an answer.",
        "not_progressed": "Rejected and withdrawn together.",
        "investigated": "Was investigated, where the report sets that apart from received.",
    },
)

DECISIONS = Values(
    Decision,
    "outcome",
    {
        "upheld": "Fully upheld; justified.",
        "partially_upheld": "Upheld in part.",
        "not_upheld": "Not upheld; no fault.",
        "fault_found": "Upheld and partly upheld together, or fault found without saying which.",
        "no_finding": "Could not be determined; inconclusive.",
        "withdrawn": "Withdrawn, in a list of outcomes.",
        "out_of_remit": "Not for this procedure or this council.",
        "resolved": "Resolved informally, or dealt with as an enquiry.",
        "premature": "Brought to the ombudsman before the council had answered.",
        "closed": "Closed by the ombudsman after initial enquiries, without an investigation.",
        "ongoing": "Not yet decided.",
        "total": "All that were decided.",
        "other": "Another outcome that the report lists.",
    },
)

STATUSES = Values(
    Status,
    "status",
    {
        "within": "Answered in time.",
        "outside": "Answered late.",
        "ongoing": "Not answered yet.",
        "withdrawn": "Withdrawn before an answer.",
        "average": "The average time of an answer: see `average_days`.",
    },
)

SCOPES = Values(
    Scope,
    "scope",
    {
        "total": "All that was paid in the year.",
        "payment": "What was paid in one case.",
    },
)

CUTS = Values(
    Cut,
    "dimension of a breakdown",
    {
        "category": "Theme, nature or reason of the complaint.",
        "complainant": "Who complained.",
        "channel": "How it was received.",
        "rejection_reason": "Why it was not accepted.",
        "other": "Equality data, and any other cut.",
    },
)

MEASURES = Values(
    Measure,
    "measure",
    {
        "count": "How many, in whole numbers.",
        "percent": "A share or rate as printed, in per cent.",
        "total": "The number of responses that a share of timeliness is of.",
        "average_days": "How long a response took on average, in working days.",
        "amount_gbp": "An amount in pounds sterling.",
        "cases": "The number of payments, or of cases in which one was made.",
    },
)

QUALIFIERS = Values(
    Qualifier,
    "qualifier",
    {
        "<": "Less than the value: a number that is kept back to protect people, or a bound.",
        ">": "More than the value.",
        "~": "About so many.",
    },
)

SOURCE_KINDS = Values(
    SourceKind,
    "kind of a source",
    {
        "table": "A cell of a table.",
        "narrative": "A sentence, heading or entry of a list.",
        "chart": "A chart's legend or label that states the figure.",
    },
)

DISCREPANCY_KINDS = Values(
    DiscrepancyKind,
    "kind of a discrepancy",
    {
        "conflicting_values": "The same figure is printed with different values.",
        "total_mismatch": "Parts do not add up to the printed total.",
        "percent_mismatch": "A printed share is not that of its numbers, by more than rounding.",
        "header_conflict": "A header or caption contradicts the rest of its table.",
        "implausible": "What cannot be: more in time than responses, an amount out of range.",
        "restated": "A later report gives an earlier year another value (only in the database).",
        "manifest_conflict": "The manifest names another council or year than the document does "
        "(only in the database).",
        "ocr_disagreement": "Two engines read the figure differently from the page's picture.",
    },
)

UNITS: dict[Measure, str] = {
    "count": "items",
    "percent": "percent",
    "total": "items",
    "average_days": "working days",
    "amount_gbp": "GBP",
    "cases": "items",
}
"""What the numbers of each measure are counted in."""

VALUES = (
    FAMILIES_OF_FIGURES,
    PROCEDURES,
    STAGES,
    CONTACTS,
    EVENTS,
    DECISIONS,
    STATUSES,
    SCOPES,
    CUTS,
    MEASURES,
    QUALIFIERS,
    SOURCE_KINDS,
    DISCREPANCY_KINDS,
)
"""Every type of values, in the order in which figures have them."""

PLACES = {
    "cell": "The table's cell that holds the number.",
    "stub": "A label at the left of the cell's row.",
    "stub head": "The label above the stub.",
    "boxhead": "A label above the cell's column, spanners over several columns among them.",
    "cut-in": "A label that stands in a row of its own, over the rows below it.",
    "limit column": "A column of the table that prints each row's limit in days.",
    "title": "A row on top of the table that names the whole of it.",
    "caption": "The table's caption.",
    "table above": "The caption of the table that the paragraph is about.",
    "sentence": "The number's own sentence.",
    "count before": "The count before it in the same sentence.",
    "sentence before": "The sentence before.",
    "paragraph": "The paragraph that it stands in.",
    "lead-in": "The sentence that introduces the list.",
    "introduction": "The sentence that introduces the table.",
    "heading": "A heading above it.",
    "section": "What the section is about, by its headings and prose.",
    "procedure": "The procedure: answers of no stage are of its first one.",
    "social care's procedure": "What the report says of all complaints about social care.",
    "stages of the report": "The stages that the report has elsewhere, which one procedure has.",
    "report": "The report's title or year.",
    "unsaid": "Nowhere: it holds where nothing else is said.",
}
"""Kinds of places from which dimensions are read (``Origin.place``), the nearest first. The list is
open: readers may name others."""
