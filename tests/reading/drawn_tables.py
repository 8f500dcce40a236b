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
    BARE_QUARTERS,
    CROSSED,
    STAGES,
    SUBJECTS,
    Axis,
    Item,
    Subject,
)
from tests.reading.drawn_cells import BESIDE_FIGURES, EMPTY, PACKED, printed_cell
from tests.reading.drawn_habits import Draft, dressed


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
        stub = chance.of([" – ", " - ", ": ", ", ", "()"][: -1 if brackets else None])
    elif any(item.total for item in down[0].items):
        stub = "merged" if stub.startswith("cut-in") else stub
    boxhead = chance.of(["merged", "repeated", "joined"])
    totalled = any(item.total for axis in across for item in axis.items)
    if totalled or any(axis.names for axis in across):
        # "Total Number" is a number, "Stage 1 Total" may stand beside what it is made of
        boxhead = "merged" if boxhead == "joined" else boxhead
    if packing == "percent" and not across:
        packing = "columns"
    heads = chance.of(
        [("No.", "%"), ("Number", "% of total"), ("Number", "Percentage"), ("No", "%")]
    )
    corner_axis = next((a for a in across if a.kind == "label"), down[-1])
    across = [with_quarters_named(axis) for axis in across]
    if corner_axis is not down[-1] or len(down) > 1:
        down = [with_quarters_named(axis) for axis in down]
    corner = chance.of(corner_axis.heads)
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


def boxhead_rows(
    set_as: Arrangement, paths: Sequence[tuple[str, ...]], stub: int
) -> list[list[str]]:
    """The header rows, the corner included."""
    if set_as.boxhead == "joined":
        columns = [["\n".join(path)] for path in paths]
    elif set_as.boxhead == "merged":
        columns = merged(paths, LEFT)
    else:
        columns = [list(path) for path in paths]
    rows = []
    for depth in range(len(columns[0])):
        corner = [set_as.corner if depth == 0 else UP for _ in range(stub)]
        if stub == 2:
            corner[0] = set_as.down[0].heads[0] if depth == 0 else UP
        rows.append([*corner, *(column[depth] for column in columns)])
    return rows


def with_quarters_named(axis: Axis) -> Axis:
    """A bare "1" says a quarter only in a stub that is headed so."""
    named = [
        replace(item, text=f"Q{item.text}") if item.text in BARE_QUARTERS else item
        for item in axis.items
    ]
    return replace(axis, items=tuple(named))


def reworded(set_as: Arrangement, words: Mapping[str, str]) -> Arrangement:
    """The arrangement with other words in its labels."""

    def other(axis: Axis) -> Axis:
        items = axis.items
        for old, new in words.items():
            items = tuple(replace(item, text=item.text.replace(old, new)) for item in items)
        return replace(axis, items=items)

    down, across = tuple(map(other, set_as.down)), tuple(map(other, set_as.across))
    return replace(set_as, down=down, across=across)


def drawn_table(seed: int) -> Drawn:
    """The table of a seed."""
    chance = Chance(seed)
    subject = chance.of(SUBJECTS)
    own = subject.axis(chance)
    kinds = chance.some(subject.crossed, 0 if subject.family != "compensation" else 1, 2)
    if "month" in kinds:
        kinds = [kind for kind in kinds if kind != "quarter"]
    axes = [own, *(CROSSED[kind](chance) for kind in kinds)]
    set_as = arrangement(chance, subject, axes)
    if subject.family == "timeliness":
        # there the limit beside a stage is the figure's timescale
        set_as = reworded(set_as, {" (20 working days)": ""})
    if set_as.packing != "count":
        set_as = reworded(set_as, {"Number in ": "In ", " (number)": ""})
    if own.kind == "contact":
        # of complaints alone, or of whatever the table counts?
        set_as = reworded(set_as, {"Total complaints": "Total", "All complaints": "All"})
    said: dict[str, str | int | None] = dict(subject.says)
    caption = subject.caption
    if "stage" not in kinds and own.kind not in ("stage", "contact") and chance.once_in(2):
        stage = chance.of(sorted(STAGES))
        if stage != "ombudsman":
            caption = " – ".join(filter(None, [caption, STAGES[stage][2]]))
            said["stage"] = stage

    packing = set_as.packing if set_as.packing != "packed" else chance.of(PACKED)
    # one header path a column, with the items that it says and its measure
    columns: list[tuple[tuple[str, ...], tuple[Item, ...], str | None]] = []
    measures = ["count", "percent"] if set_as.packing == "columns" else [None]
    for items in product(*(axis.items for axis in set_as.across)):
        for i, measure in enumerate(measures):
            path = tuple(item.text for item in items)
            if measure is not None:
                path = (*path, set_as.heads[i])
            columns.append((path, items, measure))
    if not set_as.across and set_as.packing != "columns":
        word = {"money": "Amount", "money and cases": "Amount"}.get(set_as.packing, "Number")
        columns = [((word,), (), None)]

    one_cell = len(set_as.down) == 2 and set_as.stub in (" – ", " - ", ": ", ", ", "()")
    outer_stub = len(set_as.down) == 2 and not set_as.stub.startswith("cut-in") and not one_cell
    stub = 2 if outer_stub else 1
    heads = boxhead_rows(set_as, [path for path, _, _ in columns], stub)
    rows = list(product(*(axis.items for axis in set_as.down)))
    paths = [tuple(item.text for item in items) for items in rows]
    stubs = merged(paths, UP) if set_as.stub == "merged" else [list(path) for path in paths]
    if one_cell:
        stubs = [[joined(*path, set_as.stub)] for path in paths]
    states: set[Datapoint] = set()
    body: list[list[str]] = []
    breaks: list[int] = []
    for number, (row, labels) in enumerate(zip(rows, stubs, strict=True)):
        begins = number == 0 or rows[number - 1][0] != row[0]
        if begins or stub + one_cell == 1 == len(set_as.down):
            breaks.append(len(body))
        if len(set_as.down) == 2 and not outer_stub and not one_cell:
            if begins:
                rest = LEFT if set_as.stub == "cut-in" else ""
                body.append([row[0].text, *[rest] * len(columns)])
            labels = labels[1:]
        cells = []
        for place, (_, items, head) in enumerate(columns):
            about = dict(said)
            for item in (*items, *row):
                about |= item.says
            if "no figure" in about:
                cells.append(chance.of(BESIDE_FIGURES))
                continue
            # some figure stands in every row and column
            blank = number > 0 and place > 0 and chance.once_in(10)
            text, printed = (chance.of(EMPTY), {}) if blank else printed_cell(chance, packing, head)
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
        names=len(set_as.down) == 1 and set_as.down[0].names,
    )
    dressed(chance, draft)
    return Drawn(
        [*draft.heads, *draft.body],
        draft.caption,
        states,
        f"{subject.family}: {down} by {across}, {styles}",
        tuple(draft.habits),
    )
