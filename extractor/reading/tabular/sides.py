"""The two sides of a section: the labels of each row and column, and what they list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractor.layout.blocks import Cell, Table
from extractor.reading.context import ReportContext, is_below_title_alone
from extractor.reading.labels import LabelReading, normalise, read_label
from extractor.reading.quantities import is_empty
from extractor.reading.tabular.axes import (
    Axis,
    axis_hint,
    axis_of,
    is_name,
    is_title,
    is_total,
    tells,
)
from extractor.reading.tabular.cells import bare_number
from extractor.reading.tabular.columns import stub_paths
from extractor.reading.tabular.compounds import is_share, parted, shares_of_rows_above, told_apart
from extractor.reading.tabular.functions import ORDINAL_HEADS, Section
from extractor.reading.tabular.header_labels import label_of
from extractor.reading.tabular.levels import Level, Told, levels_of, vocabulary_labels
from extractor.reading.tabular.nearness import (
    Label,
    first,
    only,
    only_measure,
    only_share,
    stage_of,
    status_of,
    years_of,
)
from extractor.reading.tabular.own_council import is_council, without_own_council
from extractor.reading.tabular.siblings import (
    beyond_last_band,
    of_some_complainants,
    with_escalation_rates,
    with_other_beside,
    with_other_outcomes,
    with_parts_of_all,
    within_limits,
    without_populations,
    without_populations_of_rates,
    years_of_pairs,
)
from extractor.reading.tabular.yes_no import with_answers

_SUM = re.compile(
    r"\s*(?:sum|(?:the\s+)?(?:whole\s+|entire\s+)?(?:department|directorate|division|service|"
    r"council|authority|county|borough|city|district)"
    r"(?:[- ]wide|\s+(?:as\s+a\s+whole|overall|figure))?)\s*",
    re.I,
)
"""What a last row is headed with that adds up the others."""

LEAST_KNOWN = 2
"""Fewest labels that each say a dimension beside which one that says nothing names a part."""

LEAST_STUBS = 2
"""Fewest columns of a stub of which each may have a header of its own."""

LEAST_ROWS = 4
"""Fewest rows of which the last may prove to be the sum of the others: 1, 2, 3 may be chance."""
LEAST_SUMS = 3
"""Fewest columns of two parts and their sum that are no chance."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a section, outermost level first.

    ``labels`` are the labels that say dimensions, nearest first, by row or column: names are left
    out. ``texts`` are the innermost texts. ``sums`` are rows that prove to be totals by arithmetic.
    """

    levels: tuple[Level, ...]
    labels: dict[int, tuple[Label, ...]]
    texts: dict[int, str]
    sums: frozenset[int] = frozenset()

    def readings(self) -> Iterator[LabelReading]:
        """The readings of all labels that say dimensions."""
        for path in self.labels.values():
            for label in path:
                yield label.reading

    def names(self, key: int) -> Iterator[tuple[str | None, str, bool]]:
        """Kind, name and whether it is a total, outermost first; the kind is None if unknown."""
        for index, level in enumerate(self.levels):
            if level.axis.names and key in level.texts and not self._qualifies(index):
                total = level.is_total(key) or key in self.sums
                yield level.axis.kind, level.texts[key], total

    def _qualifies(self, index: int) -> bool:
        """Whether a level only says more of the names of an outer one: the directorate, again and
        again, of services that are each named once."""
        own = self.levels[index]
        said = list(own.texts.values())
        if len(set(said)) == len(said):
            return False
        return any(
            outer.axis.names
            and outer.axis.kind == own.axis.kind
            and len(set(outer.texts.values())) == len(outer.texts) >= len(said)
            for outer in self.levels[:index]
        )

    def part_of_complainants(self, key: int) -> str | None:
        """The label at ``key`` where it counts complaints of some complainants only, among labels
        that list something else: "Complaints made by a child" below "Complaints received"."""
        label = self.levels[-1].labels.get(key) if self.levels else None
        if label is None or self.levels[-1].axis.names or not label.reading.says("contact"):
            return None
        return label.text if of_some_complainants(label.reading) else None

    def unknown(self, key: int) -> str | None:
        """The label at ``key`` where it says nothing known and at least ``LEAST_KNOWN`` others at
        its level each say a dimension; None where it does say something, or names a thing."""
        said = self.labels.get(key, ())
        if not self.levels or any(tells(label.reading) or label.year for label in said):
            return None
        level = self.levels[-1]
        label = level.labels.get(key)
        if label is None or level.axis.names or not is_name(label.reading) or is_title(label.text):
            return None
        known = [found for k, found in level.labels.items() if k != key and tells(found.reading)]
        return label.text if len(known) >= LEAST_KNOWN else None

    def is_named(self, key: int) -> bool:
        """Whether a name stands at ``key`` that is no total."""
        return any(not total for _, _, total in self.names(key))

    def is_total(self, key: int) -> bool:
        """Whether the row or column is a total at any level."""
        return key in self.sums or any(level.is_total(key) for level in self.levels)

    def totalled(self, key: int) -> Iterator[tuple[Label, list[LabelReading]]]:
        """For each total label that says dimensions: itself and what it adds up.

        A total merged down to the figures adds up the deeper levels too.
        """
        for index, level in enumerate(self.levels):
            if not level.is_total(key) or level.axis.names:
                continue
            deeper = self.levels[index + 1 :]
            merged = not any(key in found.labels for found in deeper)
            added = [level, *deeper] if merged else [level]
            yield level.labels[key], [r for found in added for r in found.siblings(key)]


def read_across(
    table: Table,
    section: Section,
    columns: Sequence[int],
    years: dict[int, str],
    caption: str,
    context: ReportContext,
) -> Side:
    """The boxhead's side. ``years`` are corrected years by column."""
    paths = {
        column: tuple(
            label_of("boxhead", text, section, _over(path[:tier], caption), context.year)
            for tier, text in enumerate(path)
        )
        for column in columns
        for path in [section.boxhead[column]]
    }
    values = {c: [bare_number(table.rows[r][c].text) for r in section.data_rows] for c in columns}
    paths = beyond_last_band(within_limits(with_parts_of_all(paths, values)))
    paths = without_own_council(with_escalation_rates(paths), context.council)
    paths = with_other_beside(told_apart(parted(paths)))
    asked = (section.head, *section.titles, caption)
    paths = with_answers(without_populations(paths, asked), asked)
    shares = [c for c in columns if paths[c] and only_share(paths[c][-1].reading)]
    # "Method | E-mail | Telephone" over rows of years: the corner speaks of the columns
    header = "" if _rows_are_named(table, section) else section.head
    depth = max((len(path) for path in paths.values()), default=0)
    hints = (*section.titles, caption)
    rows = axis_of(_innermost_stubs(table, section), section.head, hints, context.names)
    but = rows.kind if rows.names else None
    levels = levels_of(paths, shares, [header] * depth, Told(hints, context.names, but))
    labels = {column: vocabulary_labels(levels, column) for column in columns}
    before: tuple[Label, ...] = ()
    for column in columns:
        if before and not paths[column] and _prints_shares(table, section, column):
            labels[column] = before  # "2020/21 | (blank)" over numbers and their shares
        elif not paths[column] or not is_share(paths[column][-1].reading):
            before = labels[column]
        elif before and (
            years_of(before[:1])
            or before[0].reading.timescales
            or not only_measure(before[0].reading)
        ):
            # "Closed on time | %", "2020/21 | %": the share is of what the column before counts
            labels[column] = (*labels[column], *before)
        told = _share_of_year(paths, labels, columns, column)
        if told is not None:
            labels[column] = (*labels[column], *labels[told])  # "In time (%) | 2020/21 (%)"
        if column in years:
            labels[column] = (Label("boxhead", LabelReading(""), years[column]), *labels[column])
    for column, year in years_of_pairs(paths, columns).items():
        labels[column] = (*labels[column], Label("boxhead", LabelReading(""), year))
    _share_stage(labels)
    texts = {
        column: section.boxhead[column][-1] if section.boxhead[column] else "" for column in columns
    }
    return Side(levels, labels, texts)


def read_down(
    table: Table, section: Section, columns: Sequence[int], caption: str, context: ReportContext
) -> Side:
    """The stub's side."""
    stubs = stub_paths(table, section)
    paths = {
        row: tuple(
            label_of("stub", text, section, caption, context.year, _own_head(cell, section))
            for cell in cells
            for text in [cell.text if cell else ""]
        )
        for row, cells in stubs.items()
    }
    paths = with_answers(paths, (section.head, *section.titles, caption))
    values = {r: [bare_number(table.rows[r][c].text) for c in columns] for r in paths}
    paths = with_parts_of_all(with_other_outcomes(without_populations_of_rates(paths)), values)
    paths = told_apart(parted(beyond_last_band(with_escalation_rates(paths))))
    above = shares_of_rows_above(paths, section.cut_ins)
    for row, whole in above.items():
        paths[row] = (*paths[whole], paths[row][-1])
    headers = [" ".join(section.boxhead[column]) for column in range(section.stub_columns)]
    if len(headers) == 1:
        headers = [_header_of_groups(section) or section.head]
    own = () if is_below_title_alone(table.heading, context) else table.heading[-1:]
    hints = (*section.titles, caption, *own)
    levels = levels_of(paths, (), headers, Told(hints, context.names), headed=True)
    services = heads_name_services(section, context)
    labels = {
        row: (
            *vocabulary_labels(levels, row),
            *(
                _without_outcome(label) if services and is_name(label.reading) else label
                for text in reversed(section.cut_ins.get(row, ()))
                for label in [label_of("cut-in", text, section, caption, context.year)]
            ),
        )
        for row in section.data_rows
    }
    texts = {row: cells[-1].text if cells and cells[-1] else "" for row, cells in stubs.items()}
    texts |= {row: texts[whole] for row, whole in above.items()}
    side = Side(levels, labels, texts)
    totals = [row for row in section.data_rows if side.is_total(row)]
    # "County" beside the teams of all the county is a head, and no total
    heads = [r for r in totals if r in levels[-1].labels and not levels[-1].is_total(r)]
    if levels and levels[-1].axis.names and len(heads) == len(totals):
        sums = _total_by_sum(table, section.data_rows, columns, texts, context.council)
        return Side(levels, labels, texts, frozenset(sums))
    return side


def _header_of_groups(section: Section) -> str | None:
    """The first head above rows, where every one says that rows of people are told apart by what
    they are like: "Gender", "Age", "Ethnicity"."""
    heads = dict.fromkeys(heads[-1] for heads in section.cut_ins.values() if heads)
    return next(iter(heads), None) if all(axis_hint(h) == "other" for h in heads) else None


def heads_name_services(section: Section, context: ReportContext) -> bool:
    """Whether the heads above the rows of a section are services, most of them known ones."""
    heads = dict.fromkeys(heads[-1] for heads in section.cut_ins.values() if heads)
    return axis_of(list(heads), "", (), context.names) == Axis(True, "service")


def _without_outcome(label: Label) -> Label:
    """The label of a service, whose words are no outcome: "Parks and Open Spaces"."""
    hits = tuple(hit for hit in label.reading.hits if not {"outcome", "event"} & hit.sets.keys())
    return replace(label, reading=replace(label.reading, hits=hits))


def _over(tiers: Sequence[str], caption: str) -> str:
    """What is said of a header from above: a tier says of those below it what a caption says of
    all ("Response time (days)"), unless it names the limit itself ("Within 10 days" over years)."""
    return " ".join((*(tier for tier in tiers if not read_label(tier).timescales), caption))


def _own_head(cell: Cell | None, section: Section) -> str | None:
    """The header of a stub's own column, where there are several that list stages or the like."""
    if cell is None or section.stub_columns < LEAST_STUBS:
        return None
    own = " ".join(section.boxhead[cell.column])
    return own if ORDINAL_HEADS.match(normalise(own).strip()) else None


def _share_of_year(
    paths: Mapping[int, tuple[Label, ...]],
    labels: Mapping[int, tuple[Label, ...]],
    columns: Sequence[int],
    column: int,
) -> int | None:
    """The column on the left whose share one headed with nothing but another year and "%" gives
    for that year: a share upheld or in time, which names no year. None where a number of that year
    stands elsewhere, of which it may be the share."""
    left = [c for c in columns if c < column][-1:]
    if not left or not paths[column]:
        return None
    own = paths[column][-1].reading
    if own.value("measure") != "percent" or not only_measure(own) or own.year is None:
        return None
    before = labels[left[0]]
    told = first(before, "outcome") is not None or status_of(before) is not None
    others = [c for c in columns if c != column and own.year in years_of(labels[c])]
    shares = first(before, "measure") == "percent"
    return left[0] if told and shares and not others and not years_of(before) else None


def _prints_shares(table: Table, section: Section, column: int) -> bool:
    """Whether every figure of a column carries the sign: it needs no header to be shares."""
    texts = [table.rows[row][column].text for row in section.data_rows]
    printed = [text for text in texts if not is_empty(text)]
    return bool(printed) and all("%" in text for text in printed)


def _share_stage(labels: dict[int, tuple[Label, ...]]) -> None:
    """ "Stage 1 complaints closed | Closed on time": the parts are of the stage of their whole."""
    stage: tuple[Label, ...] = ()
    run: set[str] = set()
    parted_off = False
    for column, path in labels.items():
        if any(is_total(label.reading) for label in path):
            continue
        own = stage_of(path)
        if own is not None:
            run = {own} if parted_off else {*run, own}
            parted_off = False
            # "Stage 1 | Stage 2 | Upheld": upheld at any of them
            stage = tuple(only(label, "stage") for label in path) if len(run) == 1 else ()
        elif first(path, "outcome") is not None or status_of(path) is not None:
            labels[column] = (*path, *stage)
            parted_off = True


def _rows_are_named(table: Table, section: Section) -> bool:
    return axis_of(_innermost_stubs(table, section), "").names


def _innermost_stubs(table: Table, section: Section) -> list[str]:
    stubs = stub_paths(table, section).values()
    return [cells[-1].text for cells in stubs if cells and cells[-1]]


def _total_by_sum(
    table: Table,
    rows: Sequence[int],
    columns: Sequence[int],
    texts: dict[int, str],
    council: str | None,
) -> set[int]:
    """A last row that adds up the others and speaks of complaints, or is headed "Sum" or with the
    council's own name, is a total without the word."""
    reading = read_label(texts[rows[-1]])
    speaks = any(reading.says(key) for key in ("contact", "measure", "event"))
    speaks = speaks or is_council(texts[rows[-1]], council) or bool(_SUM.fullmatch(reading.text))
    values = [[bare_number(table.rows[row][column].text) for row in rows] for column in columns]
    sums = [
        bool(column[-1]) and sum(value for value in column[:-1] if value is not None) == column[-1]
        for column in values
    ]
    if len(rows) < LEAST_ROWS:
        proven = len(rows) == LEAST_ROWS - 1 and len(sums) >= LEAST_SUMS and all(sums)
    else:
        proven = any(sums)
    return {rows[-1]} if proven and speaks else set()
