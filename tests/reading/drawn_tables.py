"""Tables drawn at random, each with what it states.

A table is a product of axes (years, stages, services, outcomes ...), one of them its subject. Which
axes run across and which run down, how headers are merged, which words name a thing, how a year is
written, and whether counts and shares share a cell are all drawn. Arrangements that a reader could
not read either (unknown names without a word that says what they are) are never drawn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from tests.reading.arrangements import (
    LEFT,
    UP,
    Datapoint,
    figure,
)
from tests.reading.chance import Chance
from tests.reading.drawn_axes import (
    CROSSED,
    SUBJECTS,
    Axis,
    Item,
    Subject,
    reworded,
    with_quarters_named,
)
from tests.reading.drawn_cells import BESIDE_FIGURES, EMPTY, PACKED, printed_cell
from tests.reading.drawn_groups import grouped, stacked
from tests.reading.drawn_habits import Draft, dressed
from tests.reading.drawn_summaries import summary
from tests.reading.drawn_words import STAGES


@dataclass(frozen=True)
class Drawn:
    """A table as drawn: what is printed and what it states."""

    grid: list[list[str]]
    caption: str | None
    states: set[Datapoint]
    arrangement: str
    habits: tuple[str, ...]

    def printed(self) -> str:
        """The arrangement, the caption and the table, a row a line."""
        rows = (" | ".join(row).replace("\n", "⏎") for row in self.grid)
        return "\n".join([f"{self.arrangement} {self.habits}", str(self.caption), *rows])


@dataclass(frozen=True)
class Arrangement:
    """How a table is set: axes down and across (outermost first) and the style of their labels."""

    down: tuple[Axis, ...]
    across: tuple[Axis, ...]
    stub: str
    boxhead: str
    packing: str
    heads: tuple[str, str]
    corner: str

    def reworded(self, words: Mapping[str, str]) -> Arrangement:
        """The arrangement with other words in its labels."""
        down, across = (
            [reworded(axis, words) for axis in side] for side in (self.down, self.across)
        )
        return replace(self, down=tuple(down), across=tuple(across))

    @property
    def one_cell(self) -> bool:
        """Whether a stub says both of two things in one cell."""
        return len(self.down) == 2 and self.stub in JOINTS

    @property
    def cut_ins(self) -> bool:
        """Whether the outer label stands above its rows."""
        return len(self.down) == 2 and self.stub.startswith("cut-in")

    @property
    def stub_columns(self) -> int:
        """How many columns the labels of the rows take."""
        apart = len(self.down) - self.cut_ins - self.one_cell
        return apart + (self.packing == "rows")


@dataclass(frozen=True)
class Line:
    """A row or column: its labels, outermost first, what they say, and its measure if they do."""

    path: tuple[str, ...]
    items: tuple[Item, ...]
    measure: str | None = None


def across_lines(set_as: Arrangement) -> list[Line]:
    """The columns."""
    made = [
        Line(tuple(item.text for item in items), items)
        for items in product(*(axis.items for axis in set_as.across))
    ]
    count, share = set_as.heads
    if set_as.packing == "columns":
        return [
            replace(line, path=(*line.path, head), measure=measure)
            for line in made
            for head, measure in ((count, "count"), (share, "percent"))
        ]
    if set_as.packing == "worded columns":
        return [
            replace(line, path=(*line.path[:-1], before + line.path[-1]), measure=measure)
            for line in made
            for before, measure in (("", "count"), ("% ", "percent"))
        ]
    if set_as.packing == "money columns":
        return [
            replace(line, path=(*line.path, head), measure=measure)
            for line in made
            for head, measure in zip(set_as.heads, ("cases", "amount_gbp"), strict=True)
        ]
    if not set_as.across:
        return [Line(("Amount" if set_as.packing.startswith("money") else "Number",), ())]
    if set_as.packing == "share of last":
        return [*made, Line((share,), made[-1].items, "percent")]
    return made


def down_lines(set_as: Arrangement) -> list[Line]:
    """The rows."""
    made = [
        Line(tuple(item.text for item in items), items)
        for items in product(*(axis.items for axis in set_as.down))
    ]
    count, share = set_as.heads
    rows: list[Line] = []
    for line in made:
        changes = any("no figure" in item.says for item in line.items)
        *outer, label = line.path
        if set_as.packing == "rows":
            rows.append(replace(line, path=(*line.path, count), measure="count"))
            rows.append(replace(line, path=(*line.path, share), measure="percent"))
        elif set_as.packing in SHARES_BELOW and not changes:
            worded = set_as.packing == "% worded below" and not line.items[-1].total
            below = (*outer, f"% {label}" if worded else share)
            rows += [line, replace(line, path=below, measure="percent")]
        else:
            rows.append(line)
    return rows


def in_order(axis: Axis) -> bool:
    """Whether years stand in their order."""
    years = [str(item.says["year"]) for item in axis.items]
    return years == sorted(years)


HEADS = [
    *(("No.", "%"), ("Number", "% of total"), ("Number", "Percentage"), ("No", "%")),
    *(
        ("Count", "% of all complaints"),
        ("Volume", "Proportion"),
        ("No. of complaints", "Per cent"),
    ),
    *(("No. of complaints", "% of complaints"), ("Complaints", "%"), ("#", "Share")),
    *(("Total number", "%age"), ("Nos.", "% of all"), ("n", "%"), ("Numbers", "Percent")),
]
"""What counts and shares are headed."""
MONEY_HEADS = [
    *(("No. of payments", "Amount paid"), ("Payments", "Amount (£)"), ("Cases", "Amount")),
    *(("Number of payments", "Total paid"), ("No. of cases", "Compensation paid")),
]
YEARS_UNTOTALLED = {"Total 20": "20", " total": " outturn"}
SHARES_BELOW = ("rows", "% below", "% worded below")
JOINTS = (" – ", " - ", ": ", ", ", "()")


def arrangement(chance: Chance, subject: Subject, axes: Sequence[Axis]) -> Arrangement:
    order = chance.shuffled(axes)
    names = [axis for axis in order if axis.names]
    cut = chance.number(1, len(order))
    if len(order) == 3 and cut == 3:
        cut = 2
    down, across = list(order[:cut]), list(order[cut:])
    # what is broken down stands innermost; services may hold rows or columns of their own
    down.sort(key=lambda axis: axis.kind == "label")
    across.sort(key=lambda axis: axis.kind == "label")
    packing = chance.of(subject.packings)
    stub = chance.of(["merged", "repeated", "cut-in", "cut-in in the first cell"])
    parts = any("of which" in item.text for axis in down for item in axis.items)
    if chance.once_in(2) and said_after_names([axis.kind for axis in down]) and not parts:
        brackets = any("(" in item.text for item in down[0].items)
        stub = chance.of(JOINTS[: -1 if brackets else None])
    elif any(item.total for item in down[0].items):
        stub = "merged" if stub.startswith("cut-in") else stub
    boxhead = chance.of(["merged", "repeated", "joined"])
    totalled = any(item.total for axis in across for item in axis.items)
    if totalled or any(axis.names for axis in across):
        # "Total Number" is a number, "Stage 1 Total" may stand beside what it is made of
        boxhead = "merged" if boxhead == "joined" else boxhead
    shared = ("percent", "fraction", *SHARES_BELOW)
    if packing in shared and not across:
        packing = "columns"
    years = [axis.kind for axis in across] == ["year"] and not across[0].beside
    if packing == "share of last" and not (years and in_order(across[0])):
        packing = "columns"
    worded = bool(across) and across[-1].kind in ("outcome", "status") and not across[-1].totalled
    if packing == "worded columns" and not worded:
        packing = "columns"
    if packing == "% worded below" and down[-1].kind not in ("outcome", "status"):
        packing = "% below"
    if packing in SHARES_BELOW and stub in JOINTS:
        stub = "merged"
    heads = chance.of(MONEY_HEADS if packing == "money columns" else HEADS)
    corner_axis = next((a for a in across if a.kind == "label"), down[-1])
    two_heads = bool(across) and chance.once_in(6) and not corner_axis.names
    across = [with_quarters_named(axis) for axis in across]
    bare = corner_axis is down[-1] and len(down) == 1 and packing not in SHARES_BELOW
    if boxhead == "joined":
        # "Resolved" above "Complaints", "Complaints" above "Total 2021/22" in one cell
        across = [reworded(axis, YEARS_UNTOTALLED) for axis in across]
        heads = (heads[0].replace("Complaints", "No."), heads[1])
    if two_heads or not bare:
        down = [with_quarters_named(axis) for axis in down]
    corner = chance.of(corner_axis.heads)
    if two_heads:
        between = chance.of([" / ", "/", " by "])
        corner = between.join(filter(None, (down[-1].heads[-1], across[0].heads[-1])))
    assert len(names) <= 2
    return Arrangement(tuple(down), tuple(across), stub, boxhead, packing, heads, corner)


def said_after_names(kinds: Sequence[str]) -> bool:
    """Whether a stub may say both in one cell: a service and a stage, outcome or procedure."""
    return kinds[:1] == ["service"] and kinds[1:] in (["stage"], ["outcome"], ["procedure"])


def joined(name: str, said: str, between: str) -> str:
    """ "Fostering – Stage 1", "Fostering (Stage 1)"."""
    return f"{name} ({said})" if between == "()" else f"{name}{between}{said}"


def merged(paths: Sequence[tuple[str, ...]], same: str) -> list[list[str]]:
    """Label paths, each run of a repeated outer label as one cell that runs on (``same``)."""
    rows: list[list[str]] = []
    for i, path in enumerate(paths):
        before = paths[i - 1] if i else None
        row = []
        for depth, text in enumerate(path):
            runs_on = (
                before is not None
                and depth < len(path) - 1
                and before[: depth + 1] == path[: depth + 1]
            )
            row.append(same if runs_on else text)
        rows.append(row)
    return rows


def boxhead_rows(set_as: Arrangement, paths: Sequence[tuple[str, ...]]) -> list[list[str]]:
    """The header rows, the corner included."""
    if set_as.boxhead == "joined":
        columns = [["\n".join(path)] for path in paths]
    elif set_as.boxhead == "merged":
        columns = merged(paths, LEFT)
    else:
        columns = [list(path) for path in paths]
    corners = [set_as.corner]
    if len(set_as.down) + (set_as.packing == "rows") - set_as.stub_columns == 0:
        corners = [*(axis.heads[0] for axis in set_as.down[:-1]), set_as.corner]
    if set_as.packing == "rows":
        corners.append("")
    rows = []
    for depth in range(len(columns[0])):
        stub = [UP if depth else corner for corner in corners]
        rows.append([*stub, *(column[depth] for column in columns)])
    return rows


def drawn_table(seed: int) -> Drawn:
    """The table of a seed."""
    chance = Chance(seed)
    kinds = [grouped, stacked, summary, summary, *[product_of_axes] * 8]
    draft, states, arrangement = chance.of(kinds)(chance)
    dressed(chance, draft)
    return Drawn(
        [*draft.heads, *draft.body], draft.caption, states, arrangement, tuple(draft.habits)
    )


def product_of_axes(chance: Chance) -> tuple[Draft, set[Datapoint], str]:
    """A table of one subject, what it states and how it is set."""
    subject = chance.of(SUBJECTS)
    own = subject.axis(chance)
    kinds = chance.some(subject.crossed, 0 if subject.family != "compensation" else 1, 2)
    if "month" in kinds:
        kinds = [kind for kind in kinds if kind != "quarter"]
    axes = [own, *(CROSSED[kind](chance) for kind in kinds)]
    if {"year", "quarter"} <= {axis.kind for axis in axes}:
        bare = {" 2021/22": "", "2021/22 Q": "Q"}
        axes = [reworded(axis, bare) if axis.kind == "quarter" else axis for axis in axes]
    set_as = arrangement(chance, subject, axes)
    if subject.family == "timeliness":
        # there the limit beside a stage is the figure's timescale
        set_as = set_as.reworded({" (20 working days)": ""})
    if set_as.packing == "money columns":
        set_as = set_as.reworded({" complaints": ""})
    if set_as.packing != "count":
        set_as = set_as.reworded({"Number in ": "In ", " (number)": ""})
    if own.kind == "contact":
        # of complaints alone, or of whatever the table counts?
        set_as = set_as.reworded({"Total complaints": "Total", "All complaints": "All"})
    said: dict[str, str | int | None] = dict(subject.says)
    caption = subject.caption
    if "stage" not in kinds and own.kind not in ("stage", "contact") and chance.once_in(2):
        stage = chance.of(sorted(STAGES))
        if stage != "ombudsman":
            caption = " – ".join(filter(None, [caption, STAGES[stage][2]]))
            said["stage"] = stage

    packing = set_as.packing if set_as.packing != "packed" else chance.of(PACKED)
    columns = across_lines(set_as)
    rows = down_lines(set_as)
    heads = boxhead_rows(set_as, [column.path for column in columns])
    paths = [row.path for row in rows]
    stubs = merged(paths, UP) if set_as.stub == "merged" else [list(path) for path in paths]
    if set_as.one_cell:
        stubs = [[joined(*path, set_as.stub)] for path in paths]
    states: set[Datapoint] = set()
    body: list[list[str]] = []
    breaks: list[int] = []
    for number, (row, labels) in enumerate(zip(rows, stubs, strict=True)):
        begins = number == 0 or rows[number - 1].items[0] != row.items[0]
        if begins or (set_as.stub_columns + set_as.one_cell == 1 == len(set_as.down)):
            breaks.append(len(body))
        if set_as.cut_ins:
            if begins:
                rest = LEFT if set_as.stub == "cut-in" else ""
                body.append([row.path[0], *[rest] * (len(columns) + set_as.stub_columns - 1)])
            labels = labels[1:]
        cells = []
        for place, column in enumerate(columns):
            about = dict(said)
            for item in (*column.items, *row.items):
                about |= item.says
            if "no figure" in about:
                cells.append(chance.of(BESIDE_FIGURES))
                continue
            measure = column.measure or row.measure
            # some figure stands in every row and column
            blank = number > 1 and place > 0 and chance.once_in(10)
            text, printed = (
                (chance.of(EMPTY), {}) if blank else printed_cell(chance, packing, measure)
            )
            cells.append(text)
            if printed and "counted" not in about:
                states |= figure(subject.family, **about, **printed)
        body.append([*labels, *cells])
    down, across = ([axis.kind for axis in side] for side in (set_as.down, set_as.across))
    styles = (set_as.stub, set_as.boxhead, set_as.packing)
    draft = Draft(
        heads=heads,
        body=body,
        breaks=breaks,
        caption=caption,
        family=subject.family,
        lists=len(set_as.down) == 1,
        kinds=tuple(axis.kind for axis in axes),
        stub_columns=set_as.stub_columns,
        names=len(set_as.down) == 1 and set_as.down[0].names and set_as.packing not in SHARES_BELOW,
    )
    return draft, states, f"{subject.family}: {down} by {across}, {styles}"
