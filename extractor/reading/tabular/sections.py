"""One section of a table: each figure gets its dimensions from the labels around it, nearest first.

Order of nearness: the stub, cut-in heads, the boxhead (innermost first), the stub's own head,
titles inside the table, the caption, the section headings, the report. ``Claim.origins`` keeps
where each dimension was read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractor.layout.blocks import Cell, Table
from extractor.reading.claims import Claim, Dimensions, Source
from extractor.reading.context import ReportContext, is_subject, service_named
from extractor.reading.labels import normalise, read_label
from extractor.reading.quantities import cell_quantities
from extractor.reading.tabular.axes import clean_label, is_vocabulary
from extractor.reading.tabular.boxheads import (
    caption_conflict,
    contradicted_caption,
    repaired_years,
)
from extractor.reading.tabular.cells import (
    Reading,
    bare_number,
    holds_fractions_of_one,
    holds_share_in_brackets,
    in_percent,
    parts_of,
    read_cell,
)
from extractor.reading.tabular.families import Names, Spot, dimensions_in, family_of
from extractor.reading.tabular.functions import Section
from extractor.reading.tabular.nearness import (
    Label,
    contact_of,
    first,
    stage_of,
    status_of,
    years_of,
)
from extractor.reading.tabular.sides import (
    figure_columns,
    limits_by_row,
    read_across,
    read_down,
    stub_paths,
)
from extractor.reading.tabular.titles import caption_of, surroundings
from extractor.reading.tabular.totals import Totals, decides

_STAGELESS = frozenset({"compliment", "comment", "enquiry", "member_enquiry"})
"""Contacts outside the procedures: a stage or procedure holds for them only if said beside."""

_GRAND_TOTAL = re.compile(r"\btotal\b[^=:\d]{0,40}[=:]\s*(\d[\d,]*)", re.I)
_CALENDAR_YEAR = re.compile(r"^\s*(?:19|20)\d\d\s*$")
_SHARE_OF = re.compile(r"(?:%|\b(?:percentage|proportion|share))\s+of\b", re.I)


@dataclass(frozen=True, slots=True)
class Unread:
    """A cell with a number that was not read: its labels as printed, and why."""

    row: int
    column: int
    text: str
    stub: str
    boxhead: str
    why: str


class SectionReader:
    """Reads one section: its labels once, then their combination for each figure."""

    def __init__(self, table: Table, index: int, section: Section, context: ReportContext) -> None:
        self.table, self.index, self.section, self.context = table, index, section, context
        self.left: list[Unread] = []
        self.rows = section.data_rows
        self.columns = figure_columns(table, section)
        self.limits = limits_by_row(table, section)
        self.stubs = stub_paths(table, section)
        caption = caption_of(table)
        years, self.conflicts = repaired_years(table, index, section, self.columns)
        self.year = contradicted_caption(table, section, caption)
        if self.year is not None:
            self.conflicts.append(caption_conflict(table, index, section, caption, self.year))
        self.across = read_across(table, section, self.columns, years, caption, context)
        self.down = read_down(table, section, self.columns, caption, context)
        self.totals = Totals(self.down, self.across)
        self.around = surroundings(table, section, (self.across, self.down), caption, context)
        texts = {c: [table.rows[r][c].text for r in self.rows] for c in self.columns}
        self.amounts = {c for c in self.columns if any("£" in text for text in texts[c])}
        self.fractions = {c for c in self.columns if holds_fractions_of_one(texts[c])}
        self.shares = {c for c in self.columns if any(map(holds_share_in_brackets, texts[c]))}

    # --- the figures -----------------------------------------------------------------------

    def claims(self) -> list[Claim]:
        """The section's claims, row by row."""
        claims: list[Claim] = []
        for row in self.rows:
            for column in self.columns:
                cell = self.table.rows[row][column]
                if (cell.row, cell.column) != (row, column) and cell.column in self.columns:
                    continue  # a merged cell is read once
                made = list(self._cell(row, column, cell))
                if not made and cell_quantities(cell.text):
                    self._leave(row, column, self._why_unread(row, column))
                claims += made
        return self._told_apart(claims)

    def _told_apart(self, claims: list[Claim]) -> list[Claim]:
        """Claims that the labels do not tell apart although the table prints them side by side.

        Rows of one column differ in something that no dimension names ("MP enquiries" above
        "Councillor enquiries"): their stub is the subgroup. Columns of one row differ in a header
        that was not understood: such figures are left unread rather than published as the same.
        """
        alike: dict[tuple[object, ...], list[Claim]] = {}
        for claim in claims:
            key = (claim.family, claim.dimensions, frozenset(claim.measures))
            alike.setdefault(key, []).append(claim)
        kept: list[Claim] = []
        for claim in claims:
            same = alike[(claim.family, claim.dimensions, frozenset(claim.measures))]
            others = [c for c in same if c is not claim and c.measures != claim.measures]
            row, column = claim.source.row, claim.source.column
            beside = [other.source.column for other in others if other.source.row == row]
            if claim.dimensions.outcome == "other":
                kept.append(claim)  # said of any number of decisions
            elif any(c != column and not self._says_less(c, column) for c in beside):
                self._leave(row or 0, column or 0, "the same labels as another column")
            elif (
                others
                and row is not None
                and not self.down.is_total(row)
                and not self.down.is_named(row)
            ):
                subgroup = clean_label(self.down.texts[row]) or None
                kept.append(replace(claim, dimensions=replace(claim.dimensions, subgroup=subgroup)))
            else:
                kept.append(claim)
        return kept

    def _leave(self, row: int, column: int, why: str) -> None:
        texts = (self.down.texts[row], " / ".join(self.section.boxhead[column]))
        stub, boxhead = (" ".join(text.split()) for text in texts)
        self.left.append(Unread(row, column, self.table.rows[row][column].text, stub, boxhead, why))

    def _why_unread(self, row: int, column: int) -> str:
        if self._is_skipped(row, column):
            return "a change, a target or others' figures"
        if self._is_calendar_year(row, column):
            return "a calendar year is no financial year"
        named = [*self.down.names(row), *self.across.names(column)]
        unknown = [text for kind, text, _ in named if kind is None]
        if unknown:
            return f"what {' '.join(unknown[0].split())!r} names is not known"
        return "the labels say no figure"

    def _says_less(self, column: int | None, than: int | None) -> bool:
        """Whether a header leaves words unread where the other's is understood whole.

        "% of children in the borough" beside "% of complaints" is the share of something else.
        """
        unread = [read_label(self.across.texts.get(c or 0, "")).rest for c in (column, than)]
        return bool(unread[0]) and not unread[1]

    def _cell(self, row: int, column: int, cell: Cell) -> Iterator[Claim]:
        if self._is_skipped(row, column) or self._is_calendar_year(row, column):
            return
        if self.totals.of_events(row, column):
            return
        down, across = self.down.labels[row], self.across.labels[column]
        measure = first(across, "measure") or first(down, "measure")
        measure = measure or first(self.around.labels[:1], "measure")
        if measure == "responses":
            measure = "total" if self._timed_beside(row, column) else None
        if measure == "total" and status_of((*down, *across)) is not None:
            measure = "count"  # "No. of responses in timescale" is no total
        stub = self.stubs[row][-1] if self.stubs[row] else None
        for text, label in parts_of(cell, self.down.texts[row], row - stub.row if stub else 0):
            readings = read_cell(
                text,
                measure=measure,
                pair=len(years_of(across)) == 2,
                brackets_are_shares=column in self.shares,
                money=self.around.money,
                amounts=column in self.amounts,
            )
            if column in self.fractions and first(across, "measure") == "percent":
                readings = [in_percent(reading) for reading in readings]
            for reading in readings:
                claim = self._claim(row, column, cell, text, label, measure, reading)
                if claim is None:
                    continue
                yield claim
                if claim.dimensions.event == "completed" and (
                    self._beside_decisions(across) or self._adds_up_decisions(row, column)
                ):
                    # "Complaints determined" beside their outcomes is the outcomes' total as well
                    dimensions = replace(claim.dimensions, event=None, outcome="total")
                    yield replace(claim, family="outcomes", dimensions=dimensions)

    def _claim(
        self,
        row: int,
        column: int,
        cell: Cell,
        text: str,
        label: str,
        measure: str | None,
        reading: Reading,
    ) -> Claim | None:
        names = self._names(row, column, label)
        if names is None:
            return None
        near = self._near(row, column)
        said, origins = self._dimensions(near, reading.second)
        said = self._of_totals(said, row, column)
        spot = Spot(
            near=near,
            names=names,
            measure=measure,
            reading=reading,
            around=self.around,
            limit_days=self.limits.get(row) or self._limit_beside(row, column, measure),
            totals_outcomes=self.totals.of_outcomes(row, column),
            totals_statuses=self.totals.of_statuses(row, column),
        )
        family = family_of(spot, said)
        made = dimensions_in(family, spot, said) if family is not None else None
        if family is None or made is None:
            return None
        dimensions, measures = made
        if family == "compensation" and origins.get("procedure") == "report":
            # one budget pays remedies of every procedure
            dimensions = replace(dimensions, procedure=None)
        for name in ("service_area", "label", "dimension"):
            origins.setdefault(name, names.origin)
        known = dimensions.said()
        return Claim(
            family=family,
            dimensions=dimensions,
            measures=measures,
            source=Source(cell.page, cell.box, "table", text, self.index, row, column),
            qualifiers={k: v for k, v in reading.qualifiers.items() if k in measures},
            origins={k: v for k, v in origins.items() if k in known},
        )

    def _is_skipped(self, row: int, column: int) -> bool:
        """Changes, targets and other councils' numbers are no figures.

        A name that only holds such a word ("Change or cost of service") is a name all the same.
        """
        if any(label.reading.says("skip") for label in self._near(row, column)):
            return True
        names = [
            read_label(text)
            for side, key in ((self.down, row), (self.across, column))
            for _, text, _ in side.names(key)
        ]
        return any(reading.says("skip") and is_vocabulary(reading) for reading in names)

    def _is_calendar_year(self, row: int, column: int) -> bool:
        """A header "2021" may mean the year that begins or ends then: its figures stay unread."""
        near = self._near(row, column)
        if years_of(near):
            return False
        return any(_CALENDAR_YEAR.match(normalise(label.reading.text)) for label in near)

    def _near(self, row: int, column: int) -> tuple[Label, ...]:
        """The labels of a figure that say dimensions, nearest first."""
        return (*self.down.labels[row], *self.across.labels[column])

    def _names(self, row: int, column: int, label: str) -> Names | None:
        """The names along both sides; None when a side's names are of no known sort."""
        names = Names(service=self.around.service, origin=self.around.service_origin)
        for cut_in in self.section.cut_ins.get(row, ())[-1:]:
            named = service_named(cut_in)
            if named is not None and not is_subject(named, self.context):
                names = replace(names, service=named, origin="cut-in")
        sides = (
            (self.across, column, "boxhead"),
            (self.down, row, "stub"),
        )
        for side, key, origin in sides:
            found = list(side.names(key))
            for kind, text, total in found:
                if kind is None and self.around.money and side is self.down:
                    # what payments were for: no dimension, but it tells the rows apart
                    names = names if total else replace(names, subgroup=clean_label(label))
                    continue
                if kind is None:
                    return None
                if side is self.down and text == side.texts[key]:
                    text = label
                if kind == "service":
                    names = (
                        names if total else replace(names, service=clean_label(text), origin=origin)
                    )
                else:
                    text = "Total" if total else clean_label(text)
                    names = replace(names, dimension=kind, label=text, origin=origin)
            if not found and not side.is_total(key):
                named = _stray_service(label if side is self.down else side.texts[key])
                names = replace(names, service=named, origin=origin) if named else names
        return names

    def _dimensions(
        self, near: tuple[Label, ...], second: bool
    ) -> tuple[Dimensions, dict[str, str]]:
        """Year, quarter, procedure, stage and contact of a figure, with where each was read.

        ``second`` asks for the bracketed year of a pair.
        """
        origins: dict[str, str] = {}
        everything = (*near, *self.around.labels)
        heading = self.around.heading
        year = heading.year or self.context.year
        origins["year"] = "heading" if heading.year else "report"
        for label in everything:
            years = years_of([label])
            if self.year is not None and label.origin == "caption":
                years = [self.year]
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
        procedure = own_procedure or heading.procedure or self.context.procedure
        stage, origins["stage"] = next(
            ((s, label.origin) for label in everything if (s := stage_of([label])) is not None),
            (heading.stage, "heading"),
        )
        contact, origins["contact"] = next(
            ((c, label.origin) for label in near if (c := contact_of(label.reading)) is not None),
            (None, "report"),
        )
        if contact is None and stage is None:
            contact, origins["contact"] = next(
                (
                    (c, label.origin)
                    for label in self.around.labels
                    if (c := contact_of(label.reading)) is not None
                ),
                (heading.contact, "heading"),
            )
        if contact in _STAGELESS:
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

    def _of_totals(self, said: Dimensions, row: int, column: int) -> Dimensions:
        """A total over contacts is of all, one over stages of none; neither takes a heading's."""
        contact = self.totals.contact(row, column)
        if contact is not None:
            return replace(said, contact=contact, stage=None)
        if self.totals.of_stages(row, column) and stage_of(self._near(row, column)) is None:
            return replace(said, stage=None)
        return said

    def _timed_beside(self, row: int, column: int) -> bool:
        """Whether a figure beside this one says how many or what share of them was in time."""
        return any(status_of(labels) == "within" for labels in self._beside(row, column))

    def _limit_beside(self, row: int, column: int, measure: str | None) -> int | None:
        """The working days that all the responses are measured by, where only one limit is said."""
        if measure != "total":
            return None
        said = {
            (limit.from_days, limit.days)
            for labels in self._beside(row, column)
            if status_of(labels) is not None
            for label in labels
            for limit in label.reading.timescales
        }
        start, days = said.pop() if len(said) == 1 else (None, None)
        return days if start is None else None

    def _beside(self, row: int, column: int) -> list[tuple[Label, ...]]:
        """The labels of the other rows and of the other columns."""
        others = [self.across.labels[c] for c in self.columns if c != column]
        return others + [self.down.labels[r] for r in self.rows if r != row]

    def _beside_decisions(self, across: Sequence[Label]) -> bool:
        """In a column beside columns of decisions."""
        return first(across, "event") == "completed" and decides(self.across.readings())

    def _adds_up_decisions(self, row: int, column: int) -> bool:
        """In a row below rows of decisions, whose sum it is: "Concluded 69" below their counts."""
        if first(self.down.labels[row], "event") != "completed":
            return False
        decided = [r for r in self.rows if first(self.down.labels[r], "outcome") is not None]
        if row in decided or not decides(self.down.readings()):
            return False
        texts = [self.table.rows[r][column].text for r in decided]
        counts = [bare_number(text) or 0 for text in texts]
        return len(decided) > 1 and sum(counts) == bare_number(self.table.rows[row][column].text)

    def grand_totals(self) -> Iterator[Claim]:
        """A total written into a label: "Total received = 293", "Total [Grand Total = 4]"."""
        seen: list[Cell] = []
        for row in range(self.section.first, self.section.last + 1):
            for cell in self.table.rows[row]:
                match = _GRAND_TOTAL.search(cell.text)
                if match is None or any(cell is other for other in seen):
                    continue
                seen.append(cell)
                said, origins = self._dimensions(
                    (Label("stub", read_label(cell.text)),), second=False
                )
                outcome = "total" if self.around.decisions else None
                yield Claim(
                    "outcomes" if outcome else "stage_counts",
                    replace(
                        said,
                        quarter=None,
                        service_area=self.around.service,
                        outcome=outcome,
                        event=None if outcome else "received",
                    ),
                    {"count": Decimal(match[1].replace(",", ""))},
                    Source(cell.page, cell.box, "table", cell.text, self.index, row, cell.column),
                    origins={k: v for k, v in origins.items() if k in said.said()},
                )


# --- labels --------------------------------------------------------------------------------


def _stray_service(text: str) -> str | None:
    """A team's name among vocabulary ("Education complaints"): what is left is the service."""
    reading = read_label(text)
    if _SHARE_OF.search(normalise(text)):
        return None  # "% of children in the borough" is the share of something else
    if not reading.rest or not any(hit.sets.get("kind") == "service" for hit in reading.hits):
        return None
    return service_named(text)
