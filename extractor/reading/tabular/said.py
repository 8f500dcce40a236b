"""What the labels of a figure say of its year, quarter, procedure, stage and contact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractor.reading.claims import Dimensions
from extractor.reading.context import ReportContext
from extractor.reading.tabular.families import Surroundings
from extractor.reading.tabular.nearness import (
    Label,
    contact_of,
    first,
    stage_gone_to,
    stage_of,
    told,
    years_of,
)

_STAGELESS = frozenset({"compliment", "comment", "enquiry", "member_enquiry"})
"""Contacts outside the procedures: a stage or procedure holds for them only if said beside."""


@dataclass(frozen=True, slots=True)
class YearsTold:
    """What a table tells of its years beside its labels: the one that its caption means where that
    contradicts itself, the one of numbers in brackets, and whether the figure is such a number."""

    captioned: str | None
    in_brackets: str | None
    second: bool


def said_of(
    near: Sequence[Label], around: Surroundings, context: ReportContext, years_told: YearsTold
) -> tuple[Dimensions, dict[str, str]]:
    """Year, quarter, procedure, stage and contact of a figure, with where each was read.

    ``near`` are the labels of its row and column, nearest first, ``around`` what stands above.
    """
    second = years_told.second
    origins: dict[str, str] = {}
    everything = (*near, *around.labels)
    heading = around.heading
    year = heading.year or context.year
    origins["year"] = "heading" if heading.year else "report"
    for label in everything:
        years = years_of([label])
        if years_told.captioned is not None and label.origin == "caption":
            years = [years_told.captioned]
        if years:
            year = years[1] if second and len(years) > 1 else years[0]
            origins["year"] = label.origin
            break
    quarter, origins["quarter"] = next(
        ((q, label.origin) for label in everything if (q := label.reading.quarter) is not None),
        (heading.quarter, "heading"),
    )
    own_procedure, origins["procedure"] = next(
        ((p, label.origin) for label in everything if (p := label.reading.value("procedure"))),
        (None, "heading" if heading.procedure else "report"),
    )
    procedure = own_procedure or heading.procedure or context.procedure
    stage, origins["stage"] = next(
        ((s, label.origin) for label in everything if (s := stage_of([label])) is not None),
        (heading.stage, "heading"),
    )
    gone = stage_gone_to(near)
    if gone is not None:
        stage, origins["stage"] = gone
    contact, origins["contact"] = next(
        ((c, label.origin) for label in near if (c := contact_of(label.reading)) is not None),
        (None, "report"),
    )
    headed = origins["stage"] == "heading"  # farther away than a caption's "MPs' enquiries"
    if contact is None and (stage is None or headed) and first(near, "event") != "escalated":
        contact, origins["contact"] = next(
            (
                (c, label.origin)
                for label in around.labels
                if (c := contact_of(label.reading)) is not None
            ),
            (None if stage else heading.contact, "heading"),
        )
    if contact == "enquiry" and "member_enquiry" in told(around.labels, "contact"):
        contact = "member_enquiry"  # "Enquiries answered" in a table of members' enquiries
    if second and years_told.in_brackets is not None and not years_of(near):
        year, origins["year"] = years_told.in_brackets, "introduction"
    if contact in _STAGELESS and (contact, stage) != ("enquiry", "ombudsman"):
        stage = stage_of(near)
    if contact in _STAGELESS or stage == "ombudsman":
        procedure = own_procedure
    return Dimensions(
        year=year,
        quarter=quarter,
        procedure=procedure,
        stage=stage,
        contact=contact or "complaint",
    ), origins
