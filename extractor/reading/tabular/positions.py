"""What the labels around one position of a table say, nearest first.

Order of nearness: the stub, cut-in heads, the boxhead (innermost first), the stub's own head,
titles inside the table, the caption, the section headings, the report.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.layout.blocks import Table
from extractor.reading.claims import Dimensions
from extractor.reading.context import ReportContext, is_subject
from extractor.reading.labels import normalise, read_label
from extractor.reading.service_names import service_named
from extractor.reading.tabular.axes import clean_label, is_name, is_vocabulary
from extractor.reading.tabular.boxheads import (
    caption_conflict,
    contradicted_caption,
    repaired_years,
)
from extractor.reading.tabular.bracketed import bracketed_year
from extractor.reading.tabular.cells import bare_number, is_share_in_brackets
from extractor.reading.tabular.columns import figure_columns, stub_paths
from extractor.reading.tabular.costs import lists_costs
from extractor.reading.tabular.families import Names
from extractor.reading.tabular.functions import Section
from extractor.reading.tabular.header_labels import SHORT_YEAR
from extractor.reading.tabular.issues import (
    OF_THE_TABLE,
    add_up_to_issues,
    contact_of_any,
)
from extractor.reading.tabular.nearness import (
    Label,
    contact_of,
    first,
    stage_of,
    status_of,
    years_of,
)
from extractor.reading.tabular.said import YearsTold, said_of
from extractor.reading.tabular.services import group_named, service_of, stray_service
from extractor.reading.tabular.siblings import with_stages_of_rows_above
from extractor.reading.tabular.sides import heads_name_services, read_across, read_down
from extractor.reading.tabular.titles import caption_of, surroundings
from extractor.reading.tabular.totals import Totals, decides

WHOLE = 100
"""Percent of what is whole: a larger number without a sign is no share of it."""

LEAST_HEADLESS = 3
"""Fewest columns of figures without any header of which nobody can say what each counts."""


_YEAR_IN_BRACKETS = re.compile(
    r"20\d\d\s*[/-]\s*\d\d(?:\d\d)?\s*\(\s*20\d\d\s*[/-]\s*\d\d(?:\d\d)?\s*\)"
)
"""This year and the last one behind it."""
_AVERAGE = re.compile(r"\b(?:average|mean|median)\b", re.I)
_WORD = re.compile(r"[A-Za-z]{2}")
_RATE = re.compile(r"\brate\b", re.I)
_CALENDAR_YEAR = re.compile(r"^\s*(?:19|20)\d\d\s*$")
_COUNCILS = re.compile(r"\s*(?:(?:local\s+)?authorit(?:y|ies)|councils?|boroughs?)\b", re.I)


class SectionLabels:
    """The labels of one section, read once; every question is about one row and column."""

    def __init__(self, table: Table, index: int, section: Section, context: ReportContext) -> None:
        self.table, self.section, self.context = table, section, context
        self.rows = section.data_rows
        self.columns = figure_columns(table, section)
        self.stubs = stub_paths(table, section)
        caption = caption_of(table)
        years, self.conflicts = repaired_years(table, index, section, self.columns)
        self.year = contradicted_caption(table, section, caption)
        self.year_in_brackets = bracketed_year(table, self.year or context.year)
        if self.year is not None:
            self.conflicts.append(caption_conflict(table, index, section, caption, self.year))
        self.across = read_across(table, section, self.columns, years, caption, context)
        self.down = read_down(table, section, self.columns, caption, context)
        if not any(reading.says("stage") for reading in self.across.readings()):
            told = with_stages_of_rows_above(self.down.labels, section.cut_ins)
            self.down = replace(self.down, labels=told)
        self.totals = Totals(self.down, self.across)
        self.services_above = heads_name_services(section, context)
        self.around = surroundings(table, section, (self.across, self.down), caption, context)

    @property
    def titled_measure(self) -> str | None:
        """What bare numbers are, where the caption says so and no header says another: percentages
        ("Main reasons (%)"), pounds ("Remedies paid (£)"). Where some cells print the sign, the
        caption speaks of those only ("Complaints received and % closed in time"), and of no
        percentages where numbers are too large."""
        cells = [self.table.rows[row][column].text for row in self.rows for column in self.columns]
        titles = [label for label in self.around.labels if label.origin in ("caption", "title")]
        told = {value for label in titles for value in label.reading.values("measure")}
        readings = [*self.across.readings(), *self.down.readings()]
        if len(told) != 1 or any(reading.says("measure") for reading in readings):
            return None
        if told == {"amount_gbp"}:
            pounds = any("£" in text or "%" in text for text in cells)
            return None if pounds or not self.around.money else "amount_gbp"
        if any("%" in text or (bare_number(text) or 0) > WHOLE for text in cells):
            return None
        return "percent" if told == {"percent"} else None

    def is_pair(self, row: int, column: int) -> bool:
        """Whether a caption sets last year's figures in brackets behind this year's, where no label
        of the figure names a year: "Feedback 2022/23 (2021/22)", or a note says that they are."""
        if years_of(self.near(row, column)):
            return False
        if self.year_in_brackets is not None:
            return not is_share_in_brackets(self.table.rows[row][column].text)
        titles = [label for label in self.around.labels if label.origin in ("caption", "title")]
        return any(_YEAR_IN_BRACKETS.search(normalise(label.reading.text)) for label in titles)

    def is_skipped(self, row: int, column: int) -> bool:
        """Changes, targets and other councils' numbers are no figures.

        A name that only holds such a word ("Change or cost of service") is a name all the same.
        """
        near = self.near(row, column)
        if any(label.reading.says("skip") for label in near):
            return True
        # "Completed | 12" below "Learning actions" are no complaints
        told = [label.reading for label in self.around.labels]
        told += [label.reading for level in self.across.levels for label in level.labels.values()]
        actions = any("actions" in reading.values("skip") for reading in told)
        said = any(label.reading.says(k) for label in near for k in ("contact", "stage", "status"))
        if actions and not (said or decides(label.reading for label in near)):
            return True
        names = [
            read_label(text)
            for side, key in ((self.down, row), (self.across, column))
            for _, text, _ in side.names(key)
        ]
        return any(reading.says("skip") and is_vocabulary(reading) for reading in names)

    def is_average(self, column: int) -> bool:
        """Whether a header says that its column averages ("Average per case", "Mean award")."""
        return bool(_AVERAGE.search(" ".join(self.section.boxhead[column])))

    def counts_other_kinds(self, row: int, column: int) -> bool:
        """Whether the nearest label that says a kind of contact says several, none of them
        complaints: "Comments / concerns" are neither, and no complaints."""
        for label in self.near(row, column):
            kinds = label.reading.values("contact")
            if kinds:
                return len(kinds) > 1 and not {"complaint", "all"} & set(kinds)
        return False

    @property
    def lost_boxhead(self) -> bool:
        """Whether several columns of figures stand under no header at all, as the rows do of a
        table whose boxhead is elsewhere: a number and its share need none, what is more does."""
        texts = [text for column in self.columns for text in self.section.boxhead[column]]
        return len(self.columns) >= LEAST_HEADLESS and not any(map(str.strip, texts))

    def is_nameless(self, row: int, column: int) -> bool:
        """No word stands beside, above or in the cell: numbers of a chart's bars are no table."""
        words = (
            self.table.rows[row][column].text,
            self.down.texts[row],
            *self.section.boxhead[column],
            *self.section.cut_ins.get(row, ()),
        )
        return not self.near(row, column) and not any(map(_WORD.search, words))

    def unknown_beside_known(self, row: int, column: int) -> str | None:
        """The label on one side of a figure of which nobody knows what it says, where the others
        there each say a dimension: "Joint with health" beside "Stage 1" and "Ombudsman" counts a
        part of the complaints, and not all of them."""
        for side, key in ((self.across, column), (self.down, row)):
            text = side.unknown(key) or side.part_of_complainants(key)
            if text is not None:
                return text
        return None

    def is_calendar_year(self, row: int, column: int) -> bool:
        """A header "2021" may mean the year that begins or ends then: its figures stay unread."""
        near = self.near(row, column)
        if years_of(near):
            return False
        return any(_CALENDAR_YEAR.match(normalise(label.reading.text)) for label in near)

    def near(self, row: int, column: int) -> tuple[Label, ...]:
        """The labels of a figure that say dimensions, nearest first."""
        return (*self.down.labels[row], *self.across.labels[column])

    def names(self, row: int, column: int, label: str) -> Names | None:
        """The names along both sides; None when a side's names are of no known sort."""
        names = Names(service=self.around.service, origin=self.around.service_origin)
        for cut_in in self.section.cut_ins.get(row, ())[-1:]:
            named = service_named(cut_in) or self._service_above(cut_in)
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
                    if total and self._speaks_of_complaints(column):
                        continue  # whatever is listed, its total is the whole
                    told = [*side.texts.values(), *(one.reading.text for one in self.around.labels)]
                    if not (read_label(text).says("money") and lists_costs(told)):
                        return None
                    names = replace(names, paid=text)
                    continue
                if side is self.down and text == side.texts[key]:
                    text = label
                group = self._group_totalled(row) if total and side is self.down else None
                if kind == "service":
                    service = service_of(text) if not total else group
                    if service is not None:
                        names = replace(names, service=service, origin=origin)
                else:
                    text = clean_label(text) if not total else group or "Total"
                    names = replace(names, dimension=kind, label=text, origin=origin)
            if not found and not side.is_total(key):
                named = stray_service(label if side is self.down else side.texts[key])
                if named and not is_subject(named, self.context):
                    names = replace(names, service=named, origin=origin)
        return names

    def _group_totalled(self, row: int) -> str | None:
        """The name of the group of names whose total a row is."""
        head = next(iter(self.section.cut_ins.get(row, ())[-1:]), None)
        return None if head is None or self._service_above(head) else group_named(head)

    def _service_above(self, cut_in: str) -> str | None:
        """A head above rows that is a service because the other heads are."""
        reading = read_label(cut_in)
        if not self.services_above or not is_name(reading) or reading.says("stage"):
            return None
        return clean_label(cut_in)

    def _speaks_of_complaints(self, column: int) -> bool:
        if _COUNCILS.match(self.section.head):
            return False  # the total of all councils is not this one's
        across = self.across.labels[column]
        if any(first(across, key) is not None for key in ("contact", "event", "stage")):
            return True
        # "Upheld" may be said of appeals; below "Outcome of Stage 2 investigations" it is not
        captioned = any(first(self.around.labels, key) for key in ("contact", "stage"))
        return captioned and first(across, "outcome") is not None

    def dimensions(
        self, near: tuple[Label, ...], second: bool
    ) -> tuple[Dimensions, dict[str, str]]:
        """Year, quarter, procedure, stage and contact of a figure, with where each was read.

        ``second`` asks for the bracketed year of a pair.
        """
        years = YearsTold(self.year, self.year_in_brackets, second)
        return said_of(near, self.around, self.context, years)

    def of_totals(self, said: Dimensions, row: int, column: int) -> Dimensions:
        """A total over contacts is of all, one over stages or procedures of none; neither takes a
        heading's."""
        if self.totals.of_procedures(row, column) and not any(
            label.reading.says("procedure") for label in self.near(row, column)
        ):
            said = replace(said, procedure=None)
        contact = self.totals.contact(row, column)
        if contact is not None:
            return replace(said, contact=contact, stage=None)
        if self.totals.of_stages(row, column) and stage_of(self.near(row, column)) is None:
            return replace(said, stage=None)
        return said

    def timed_beside(self, row: int, column: int) -> bool:
        """Whether a figure beside this one says how many or what share of them was in time."""
        return any(status_of(labels) == "within" for labels in self._beside(row, column))

    def limit_beside(self, row: int, column: int, measure: str | None) -> int | None:
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

    def beside_decisions(self, across: Sequence[Label]) -> bool:
        """In a column beside columns of decisions."""
        return first(across, "event") == "completed" and decides(self.across.readings())

    def adds_up_decisions(self, row: int, column: int) -> bool:
        """In a row below rows of decisions, whose sum it is: "Concluded 69" below their counts."""
        if first(self.down.labels[row], "event") != "completed":
            return False
        outcomes = {r: first(self.down.labels[r], "outcome") for r in self.rows}
        # "All closed" says closed too, which of complaints at the council is no decision
        decided = [r for r, outcome in outcomes.items() if outcome not in (None, "closed")]
        if row in decided or not decides(self.down.readings()):
            return False
        texts = [self.table.rows[r][column].text for r in decided]
        counts = [bare_number(text) or 0 for text in texts]
        return len(decided) > 1 and sum(counts) == bare_number(self.table.rows[row][column].text)

    def decides_issues(self, row: int, column: int) -> bool:
        """Whether a figure is one of the decisions that add up to the points of complaint beside
        them: "Points of complaint 21 | Upheld 6 | Not upheld 15" decides points, not complaints."""
        if contact_of_any(self.near(row, column)) is not None:
            return False
        heads = [label for label in self.around.labels if label.origin in OF_THE_TABLE]
        if contact_of_any(heads) == "issue":
            return True
        across = {c: bare_number(self.table.rows[row][c].text) for c in self.columns}
        down = {r: bare_number(self.table.rows[r][column].text) for r in self.rows}
        return add_up_to_issues(self.across.labels, across) or add_up_to_issues(
            self.down.labels, down
        )

    def says_less(self, column: int | None, than: int | None) -> bool:
        """Whether a header leaves words unread where the other's is understood whole.

        "% of children in the borough" beside "% of complaints" is the share of something else. So
        may "Upheld rate" be beside "Upheld": of those upheld in part as well.
        """
        texts = [self.across.texts.get(c or 0, "") for c in (column, than)]
        own, other = (bool(read_label(text).rest or _RATE.search(text)) for text in texts)
        return own and not other

    def part_between(self, column: int | None, others: Sequence[int | None]) -> str | None:
        """The header that tells a column from others of the same dimensions, where each names what
        is understood whole: enquiries of "MP" and of "Councillor" are one kind of contact, "LGO"
        and "Housing Ombudsman" one stage."""
        for level in reversed(self.across.levels):
            own = level.labels.get(column or 0)
            theirs = [level.labels.get(other or 0) for other in others]
            if own is None or level.axis.names:
                continue
            each = [own, *(label for label in theirs if label is not None)]
            members = [
                contact_of(label.reading) == "member_enquiry"
                or label.reading.value("stage") == "ombudsman"
                for label in each
            ]
            whole = not any(label.reading.rest for label in each)
            apart = own.text not in [label.text for label in each[1:]]
            if all(members) and whole and apart and len(each) == len(theirs) + 1:
                return clean_label(_without_years(own))
        return None


def _without_years(label: Label) -> str:
    """What a header names beside its year: "LGSCO 20-21" and "LGSCO 21-22" name one."""
    text = list(label.text)
    for mention in label.reading.years:
        text[mention.start : mention.end] = " " * (mention.end - mention.start)
    bare = "".join(text)
    return SHORT_YEAR.sub(" ", bare) if label.year is not None else bare
