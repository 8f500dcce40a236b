"""From the flow's figures and discrepancies to the published report."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, Protocol

from pydantic import ValidationError

from extractor.checking.checks import Check, Discrepancy
from extractor.checking.merge import Figure
from extractor.pdf.page import Box
from extractor.reading.claims import LabelAt, Source
from extractor.records import record
from schemas.figures import FAMILIES, Origin
from schemas.figures import Check as PublishedCheck
from schemas.figures import Discrepancy as PublishedDiscrepancy
from schemas.figures import Figure as PublishedFigure
from schemas.figures import Source as PublishedSource
from schemas.report import PublishedParagraph, PublishedTable, Report, Unread

logger = logging.getLogger(__name__)

BOX_DECIMALS = 1
"""A tenth of a point is finer than any reader draws."""


class Identity(Protocol):
    """What a report says of itself; ``extractor.reading.identity.ReportPart`` has it."""

    @property
    def pages(self) -> tuple[int, int]:
        """First and last page, from 1."""

    @property
    def council(self) -> str | None:
        """Official name."""

    @property
    def report_year(self) -> str | None:
        """Financial year, ``YYYY/YY``."""

    @property
    def committee(self) -> str | None:
        """The committee that the report goes to."""

    @property
    def meeting_date(self) -> date | None:
        """The day on which that committee meets."""


@record()
class Printed:
    """What a report prints, beside the figures that were read from it."""

    tables: Sequence[PublishedTable] = ()
    paragraphs: Sequence[PublishedParagraph] = ()
    unread: Sequence[Unread] = ()


NOTHING = Printed()


def publish(
    figures: Sequence[Figure],
    discrepancies: Sequence[Discrepancy],
    part: Identity,
    printed: Printed = NOTHING,
    checks: Sequence[Check] = (),
) -> Report:
    """The report as the data contract has it.

    A figure that says no year is for the report's year. One that the contract refuses (no year
    anywhere, a count that is no whole number) is left out with a warning, and so is its mention in
    discrepancies: one misread cell must not cost a report.
    """
    families: dict[str, list[PublishedFigure]] = {family: [] for family in FAMILIES}
    names: dict[int, str] = {}
    for index, figure in enumerate(figures):
        published = families[figure.family]
        try:
            published.append(_figure(figure, figure.dimensions.year or part.report_year))
        except ValidationError as refused:
            source = figure.sources[0]
            logger.warning("page %d: %r is no figure: %s", source.page, source.text, refused)
        else:
            names[index] = f"{figure.family}/{len(published) - 1}"
    return Report(
        council=part.council,
        report_year=part.report_year,
        meeting_date=part.meeting_date,
        committee=part.committee,
        pages=part.pages,
        discrepancies=tuple(
            PublishedDiscrepancy(
                kind=found.kind,
                message=found.message,
                page=found.page,
                figures=tuple(names[i] for i in found.figures if i in names),
                rule=found.rule,
            )
            for found in discrepancies
        ),
        checks=tuple(
            PublishedCheck(
                rule=made.rule,
                holds=made.holds,
                message=made.message,
                page=made.page,
                figures=tuple(names[i] for i in made.figures if i in names),
            )
            for made in checks
        ),
        tables=tuple(printed.tables),
        paragraphs=tuple(printed.paragraphs),
        unread=tuple(printed.unread),
        **{family: tuple(published) for family, published in families.items()},  # type: ignore[arg-type]
    )


def rounded_box(box: Box) -> tuple[float, float, float, float]:
    """A box as published: points, rounded to ``BOX_DECIMALS``."""
    x0, top, x1, bottom = [round(float(edge), BOX_DECIMALS) for edge in box]
    return x0, top, x1, bottom


def _figure(figure: Figure, year: str | None) -> PublishedFigure:
    said: dict[str, Any] = {**figure.dimensions.said(), "year": year}
    if figure.reason is not None:
        said["reason"] = figure.reason
    return FAMILIES[figure.family].model_validate(
        {
            **said,
            **{name: _number(value) for name, value in figure.measures.items()},
            "qualifiers": {k: v for k, v in figure.qualifiers.items() if k in figure.measures},
            "percent_of": figure.percent_of,
            "sources": tuple(_source(source) for source in figure.sources),
            "origins": tuple(_origins(figure)),
        }
    )


def _origins(figure: Figure) -> Iterator[Origin]:
    for name, place in figure.origins.items():
        yield _origin(name, place, figure.labels.get(name))


ORIGINS_REMEMBERED = 4096
"""Origins kept to be used again: those of some forty tables. What heads a column is the origin of
each of its figures."""


@lru_cache(ORIGINS_REMEMBERED)
def _origin(name: str, place: str, label: LabelAt | None) -> Origin:
    return Origin(
        dimension=name,
        place=place,
        text=label.text or None if label else None,
        page=label.page if label else None,
        bbox=rounded_box(label.box) if label and label.box else None,
    )


def _number(value: Decimal) -> int | Decimal:
    return int(value) if value == value.to_integral_value() else value


def _source(source: Source) -> PublishedSource:
    return PublishedSource(
        page=source.page,
        bbox=rounded_box(source.box) if source.box else None,
        kind=source.kind,
        text=source.text,
        table=source.table,
        row=source.row,
        column=source.column,
    )
