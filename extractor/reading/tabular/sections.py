"""One section of a table: each figure gets its dimensions from the labels around it.

``positions`` says what the labels are; ``Claim.origins`` keeps where each dimension was read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from extractor.layout.blocks import Cell, Table
from extractor.reading.claims import Claim, Source
from extractor.reading.context import ReportContext
from extractor.reading.labels import read_label
from extractor.reading.needles import has_digit
from extractor.reading.quantities import cell_quantities
from extractor.reading.tabular.axes import clean_label
from extractor.reading.tabular.bracketed import brackets_hold_shares, sets_in_share
from extractor.reading.tabular.cells import (
    Expected,
    Part,
    Reading,
    bare_number,
    holds_amounts,
    holds_fractions_of_one,
    holds_share_in_brackets,
    in_percent,
    parts_of,
    read_cell,
)
from extractor.reading.tabular.columns import limits_by_row
from extractor.reading.tabular.families import Spot, dimensions_in, family_of
from extractor.reading.tabular.functions import Section
from extractor.reading.tabular.nearness import Label, first, status_of, years_of
from extractor.reading.tabular.positions import SectionLabels
from extractor.reading.tabular.rows import is_number
from extractor.reading.tabular.totals import decides

_GRAND_TOTAL = re.compile(r"\btotal\b[^=:\d]{0,40}[=:]\s*(\d[\d,]*)", re.I)

_RESOLVED = re.compile(r"(?:(?:no\.?|number|total)(?: of)? )?(?:complaints )?resolved", re.I)
_IN_DAYS = re.compile(r"\d\s*(?:working\s+|calendar\s+)?days?\b", re.I)


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
        self.table, self.index, self.section = table, index, section
        self.left: list[Unread] = []
        self.labels = SectionLabels(table, index, section, context)
        self.rows, self.columns = section.data_rows, self.labels.columns
        self.across, self.down = self.labels.across, self.labels.down
        self.around, self.totals = self.labels.around, self.labels.totals
        self.conflicts = self.labels.conflicts
        self.limits = limits_by_row(table, section)
        texts = {c: [table.rows[r][c].text for r in self.rows] for c in self.columns}
        # "Background documents | None": what has no digit anywhere is no table of numbers
        self.wordless = not any(has_digit(text) for found in texts.values() for text in found)
        self.amounts = {c for c in self.columns if holds_amounts(texts[c])}
        shares = [c for c in self.columns if first(self.across.labels[c], "measure") == "percent"]
        fractions = holds_fractions_of_one(text for column in shares for text in texts[column])
        self.fractions = frozenset(shares) if fractions else frozenset()
        told = brackets_hold_shares(table) or sets_in_share(section.head)
        self.shares = {
            column
            for column in self.columns
            if told
            or any(map(sets_in_share, section.boxhead[column]))
            or any(map(holds_share_in_brackets, texts[column]))
        }

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
                    why = self._no_figure(row, column) or self._why_unread(row, column)
                    self._leave(row, column, why)
                claims += made
        return self._told_apart(claims)

    def _told_apart(self, claims: list[Claim]) -> list[Claim]:
        """Claims that the labels do not tell apart although the table prints them side by side.

        Rows of one column differ in something that no dimension names ("MP enquiries" above
        "Councillor enquiries"): their stub is the subgroup. Columns of one row may differ
        so too, under headers that are understood whole ("MP" beside "Councillor"); else they
        differ in a header that was not understood, and such figures are left unread rather than
        published as the same. So are rows that their stubs do not tell apart either: what does
        is lost.
        """
        alike: dict[tuple[object, ...], list[Claim]] = {}
        for claim in claims:
            key = (claim.family, claim.dimensions, claim.reason, frozenset(claim.measures))
            alike.setdefault(key, []).append(claim)
        kept: list[Claim] = []
        for claim in claims:
            key = (claim.family, claim.dimensions, claim.reason, frozenset(claim.measures))
            same = alike[key]
            others = [c for c in same if c is not claim and c.measures != claim.measures]
            row, column = claim.source.row, claim.source.column
            beside = [other.source.column for other in others if other.source.row == row]
            if claim.dimensions.outcome == "other":
                kept.append(claim)  # said of any number of decisions
            elif beside and (part := self.labels.part_between(column, beside)) is not None:
                kept.append(replace(claim, dimensions=replace(claim.dimensions, subgroup=part)))
            elif any(c != column and not self.labels.says_less(c, column) for c in beside):
                self._leave(row or 0, column or 0, "the same labels as another column")
            elif (
                (elsewhere := {other.source.row or 0 for other in others} - {row})
                and row is not None
                and not self.down.is_total(row)
                # payments take no names but those of services
                and (claim.family == "compensation" or not self.down.is_named(row))
            ):
                subgroup = clean_label(self.down.texts[row])
                if not subgroup or subgroup in {clean_label(self.down.texts[r]) for r in elsewhere}:
                    self._leave(row, column or 0, "the same labels as another row")
                    continue
                kept.append(replace(claim, dimensions=replace(claim.dimensions, subgroup=subgroup)))
            else:
                kept.append(claim)
        return kept

    def _leave(self, row: int, column: int, why: str) -> None:
        texts = (self.down.texts[row], " / ".join(self.section.boxhead[column]))
        stub, boxhead = (" ".join(text.split()) for text in texts)
        self.left.append(Unread(row, column, self.table.rows[row][column].text, stub, boxhead, why))

    def _no_figure(self, row: int, column: int) -> str | None:
        """Why the labels forbid to read a number as a figure; None where they do not."""
        if self.labels.is_skipped(row, column):
            return "a change, a target or others' figures"
        if self.labels.is_calendar_year(row, column):
            return "a calendar year is no financial year"
        if column in self.amounts and self.labels.is_average(column):
            return "an average of payments is none of them"
        if self.wordless and not any(
            label.reading.says(key)
            for label in self.labels.near(row, column)
            for key in ("contact", "stage", "event", "outcome", "status")
        ):
            return "a word for none where nothing is counted"
        if self.labels.counts_other_kinds(row, column):
            return "several kinds of contact together"
        if self.labels.lost_boxhead or self.labels.is_nameless(row, column):
            return "no label says what it counts"
        unknown = self.labels.unknown_beside_known(row, column)
        if unknown is not None and not self._averages_days(row, column):
            return f"what {' '.join(unknown.split())!r} names is not known"
        return None

    def _averages_days(self, row: int, column: int) -> bool:
        """Whether a cell prints days below a header that says no more than "Average"."""
        days = _IN_DAYS.search(self.table.rows[row][column].text)
        return days is not None and self.labels.is_average(column)

    def _why_unread(self, row: int, column: int) -> str:
        named = [*self.down.names(row), *self.across.names(column)]
        unknown = [text for kind, text, _ in named if kind is None]
        if unknown:
            return f"what {' '.join(unknown[0].split())!r} names is not known"
        return "the labels say no figure"

    def _cell(self, row: int, column: int, cell: Cell) -> Iterator[Claim]:
        if self._no_figure(row, column) or self.totals.of_events(row, column):
            return
        down, across = self.down.labels[row], self.across.labels[column]
        measure = first(across, "measure") or first(down, "measure")
        measure = measure or first(self.around.labels[:1], "measure") or self.labels.titled_measure
        if measure == "responses":
            measure = "total" if self.labels.timed_beside(row, column) else None
        if measure == "total" and status_of((*down, *across)) is not None:
            measure = "count"  # "No. of responses in timescale" is no total
        if measure is None and self._averages_days(row, column):
            measure = "average_days"
        counts_complaints = any(first(down, key) for key in ("outcome", "event", "status"))
        stub = self.labels.stubs[row][-1] if self.labels.stubs[row] else None
        expected = Expected(
            measure=measure,
            pair=len(years_of(across)) == 2 or self.labels.is_pair(row, column),
            brackets_are_shares=column in self.shares or sets_in_share(self.down.texts[row]),
            money=self.around.money,
            amounts=column in self.amounts and not counts_complaints,
        )
        for part in parts_of(cell, self.down.texts[row], row - stub.row if stub else 0):
            readings = read_cell(part.text, expected)
            if column in self.fractions:
                readings = [in_percent(reading) for reading in readings]
            for reading in readings:
                claim = self._claim(row, column, part, measure, reading)
                if claim is None or self._pays_nothing(row, claim):
                    continue
                if claim.dimensions.outcome == "resolved" and self._resolves_all(column):
                    made = replace(claim.dimensions, outcome=None, event="completed")
                    claim = replace(claim, family="stage_counts", dimensions=made)
                if claim.dimensions.event != "completed" or not (
                    self.labels.beside_decisions(across)
                    or self._adds_up(row, column, claim)
                    or self._resolves_all(column)
                ):
                    yield claim
                    continue
                # "Complaints determined" beside their outcomes is the outcomes' total as well, and
                # a share there is one of the outcomes alone: "Closed | 181 | 100%"
                if "percent" not in claim.measures:
                    yield claim
                dimensions = replace(claim.dimensions, event=None, outcome="total")
                yield replace(claim, family="outcomes", dimensions=dimensions)

    def _pays_nothing(self, row: int, claim: Claim) -> bool:
        """Whether a number of payments stands beside amounts of which its row has none: apologies
        in a list of remedies are no payments."""
        if claim.family != "compensation" or "amount_gbp" in claim.measures or not self.amounts:
            return False
        return not any(is_number(self.table.rows[row][column].text) for column in self.amounts)

    def _adds_up(self, row: int, column: int, claim: Claim) -> bool:
        """Whether a number adds up the decisions above it, or is the share beside one that does."""
        columns = [column]
        if "percent" in claim.measures:
            columns = [c for c in range(column) if is_number(self.table.rows[row][c].text)]
        return any(self.labels.adds_up_decisions(row, c) for c in columns)

    def _resolves_all(self, column: int) -> bool:
        """Whether the decisions beside a column headed "Resolved" add up to it in every row: it is
        of all that were closed, and no decision of its own."""
        if not _RESOLVED.fullmatch(" ".join(self.across.texts.get(column, "").split())):
            return False
        decided = [c for c in self.columns if decides(one.reading for one in self.across.labels[c])]
        cells = [self.table.rows[row] for row in self.rows]
        numbers = [[bare_number(cell[c].text) or 0 for c in decided] for cell in cells]
        own = [bare_number(cell[column].text) for cell in cells]
        return len(decided) > 1 and [sum(found) for found in numbers] == own

    def _counts_replies(self, row: int, measure: str | None) -> bool:
        """Whether a row below bands of time is of all the replies: "Total responded"."""
        stub = first(self.down.labels[row], "measure")
        return stub == "total" and measure in ("count", "percent") and self.around.statuses

    def _claim(
        self,
        row: int,
        column: int,
        part: Part,
        measure: str | None,
        reading: Reading,
    ) -> Claim | None:
        cell = self.table.rows[row][column]
        names = self.labels.names(row, column, part.label)
        if names is None:
            return None
        near = self.labels.near(row, column)
        said, origins = self.labels.dimensions(near, reading.second)
        said = self.labels.of_totals(said, row, column)
        spot = Spot(
            near=near,
            names=names,
            measure=measure,
            reading=reading,
            around=self.around,
            limit_days=self.limits.get(row) or self.labels.limit_beside(row, column, measure),
            totals_outcomes=self.totals.of_outcomes(row, column),
            in_total=self.labels.down.is_total(row) or self.labels.across.is_total(column),
            beside_amounts=bool(self.amounts - {column}),
            totals_statuses=status_of(near) is None
            and (self.totals.of_statuses(row, column) or self._counts_replies(row, measure)),
        )
        family = family_of(spot, said)
        made = dimensions_in(family, spot, said) if family is not None else None
        if family is None or made is None:
            return None
        dimensions, measures = made
        if family == "outcomes" and self.labels.decides_issues(row, column):
            dimensions = replace(dimensions, contact="issue")
        if family == "compensation" and origins.get("procedure") == "report":
            # one budget pays remedies of every procedure
            dimensions = replace(dimensions, procedure=None)
        for name in ("service_area", "label", "dimension"):
            origins.setdefault(name, names.origin)
        known = dimensions.said()
        paid_for = family == "compensation" and names.dimension == "category"
        return Claim(
            family=family,
            dimensions=dimensions,
            measures=measures,
            source=Source(cell.page, cell.box, "table", part.text, self.index, row, column),
            qualifiers={k: v for k, v in reading.qualifiers.items() if k in measures},
            reason=names.label if paid_for and names.label != "Total" else None,
            origins={k: v for k, v in origins.items() if k in known},
        )

    def grand_totals(self) -> Iterator[Claim]:
        """A total written into a label: "Total received = 293", "Total [Grand Total = 4]"."""
        seen: list[Cell] = []
        for row in range(self.section.first, self.section.last + 1):
            for cell in self.table.rows[row]:
                match = _GRAND_TOTAL.search(cell.text)
                if match is None or any(cell is other for other in seen):
                    continue
                seen.append(cell)
                said, origins = self.labels.dimensions(
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
