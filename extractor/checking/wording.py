"""The words in which checks speak of figures."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from extractor.checking.merge import Figure
from extractor.reading.claims import Dimensions

_WORDS = {
    "stage_1": "Stage 1",
    "stage_2": "Stage 2",
    "stage_3": "Stage 3",
    "ombudsman": "Ombudsman",
    "partially_upheld": "partially upheld",
    "not_upheld": "not upheld",
    "member_enquiry": "member enquiries",
    "complaint": "complaints",
    "representation": "representations",
    "concern": "concerns",
    "compliment": "compliments",
    "comment": "comments",
    "enquiry": "enquiries",
    "issue": "issues",
    "all": "contacts",
}


def describe(figure: Figure) -> str:
    """A figure in words, most telling dimension first: "not upheld, Stage 1, complaints,
    2020/21"."""
    return in_words(figure.dimensions)


def in_words(dims: Dimensions) -> str:
    """Dimensions as ``describe`` words them."""
    parts: list[str] = [
        text
        for text in (dims.label, dims.outcome, dims.status, dims.service_area, dims.subgroup)
        if text
    ]
    if dims.timescale_days is not None:
        parts.append(f"{dims.timescale_days} working days")
    parts += [text for text in (dims.stage, dims.procedure) if text]
    parts.append(dims.contact or "complaint")
    if dims.event:
        parts.append(dims.event)
    if dims.quarter:
        parts.append(f"quarter {dims.quarter}")
    if dims.year:
        parts.append(dims.year)
    return ", ".join(_WORDS.get(part, part.replace("_", " ")) for part in parts)


def number(value: Decimal) -> str:
    """A number as a reader writes it: 1410, 13.3."""
    return f"{value:f}"


def value_of(figure: Figure, measure: str) -> str:
    """A measure in words, with its mark and unit: "<5", "44%", "£300"."""
    mark = figure.qualifiers.get(measure, "")
    value = number(figure.measures[measure])
    if measure == "percent":
        return f"{mark}{value}%"
    if measure == "amount_gbp":
        return f"{mark}£{value}"
    if measure == "average_days":
        return f"{mark}{value} days"
    return f"{mark}{value}"


def share_in_words(figure: Figure, count: Decimal, base: Decimal) -> str:
    """A printed share beside what it would be of ``count`` in ``base``."""
    exact = (Decimal(100) * count / base).quantize(Decimal("0.01"))
    return (
        f"{describe(figure)}: {number(count)} of {number(base)} is {number(exact)}%, "
        f"printed {value_of(figure, 'percent')}, page {figure.sources[0].page}"
    )


def first_page(figures: Iterable[Figure]) -> int:
    """The page on which the earliest of the figures is printed first."""
    return min(figure.sources[0].page for figure in figures)
