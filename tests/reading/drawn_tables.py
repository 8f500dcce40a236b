"""Tables drawn at random, each with what it states.

A table is a product of axes (years, stages, services, outcomes ...), one of them its subject. Which
axes run across and which run down, how headers are merged, which words name a thing, how a year is
written, and whether counts and shares share a cell are all drawn. Arrangements that a reader could
not read either (unknown names without a word that says what they are) are never drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from hypothesis import strategies as st

from tests.reading.arrangements import (
    LEFT,
    UP,
    Datapoint,
    figure,
)

Draw = Callable[[st.SearchStrategy], object]


@dataclass(frozen=True)
class Item:
    """A label on an axis and the dimensions that it says."""

    text: str
    says: dict[str, str | int | None] = field(default_factory=dict)


@dataclass(frozen=True)
class Axis:
    """``heads`` are words for the corner above (or beside) the labels."""

    kind: str
    items: tuple[Item, ...]
    heads: tuple[str, ...] = ("",)

    @property
    def names(self) -> bool:
        return self.kind in ("service", "label")


@dataclass(frozen=True)
class Drawn:
    """A table as drawn: what is printed and what it states."""

    grid: list[list[str]]
    caption: str | None
    states: set[Datapoint]
    arrangement: str


# --- axes --------------------------------------------------------------------------------------

YEAR_NOTATIONS: list[Callable[[int], str]] = [
    lambda y: f"{y}/{(y + 1) % 100:02d}",
    lambda y: f"{y}-{(y + 1) % 100:02d}",
    lambda y: f"{y}–{(y + 1) % 100:02d}",
    lambda y: f"{y}/{y + 1}",
    lambda y: f"{y % 100:02d}/{(y + 1) % 100:02d}",
    lambda y: f"{y} to {y + 1}",
    lambda y: f"1 April {y} to\n31 March {y + 1}",
    lambda y: f"{y}-\n{(y + 1) % 100:02d}",
]
STAGES = {
    "stage_1": ["Stage 1", "Stage One", "Stage 1 complaints", "Stage 1 (20 working days)"],
    "stage_2": ["Stage 2", "Stage Two", "Stage 2 complaints", "Stage 2 investigations"],
    "stage_3": ["Stage 3", "Stage Three", "Stage 3 Review Panel", "Review panel"],
    "ombudsman": ["Ombudsman", "LGSCO", "Local Government and Social Care Ombudsman"],
}
OUTCOMES = {
    "upheld": ["Upheld", "Fully upheld", "Complaint upheld", "Justified", "Substantiated"],
    "partially_upheld": ["Partially upheld", "Partly upheld", "Part upheld", "Partially\nupheld"],
    "not_upheld": ["Not upheld", "Not justified", "Complaint not upheld", "Unsubstantiated"],
    "no_finding": ["No finding", "Inconclusive", "Not determined"],
    "withdrawn": ["Withdrawn", "Complaint withdrawn"],
    "resolved": ["Resolved informally", "Informally resolved", "Local settlement"],
}
CONTACTS = {
    "complaint": ["Complaints", "Formal complaints", "Complaint"],
    "compliment": ["Compliments", "Compliment", "Compliments received"],
    "member_enquiry": ["MP enquiries", "Member enquiries", "Councillor enquiries"],
    "comment": ["Comments", "Comments and suggestions"],
    "representation": ["Representations", "Informal complaints", "Potential complaints"],
}
SERVICES = [
    "Adult Social Care",
    "Education",
    "Highways",
    "Housing",
    "Fostering and Adoption",
    "Children in Care",
    "Special Educational Needs",
    "Youth Justice Service",
    "Libraries",
    "Planning",
]
LABELS = {
    "complainant": (
        ["Who complained", "Complainant", "Type of complainant"],
        ["Parent", "Foster carer", "Young person", "Grandparent", "Advocate", "Solicitor"],
    ),
    "channel": (
        ["Method of receipt", "How received", "Contact method", "Channel"],
        ["Email", "Telephone", "Letter", "Web form", "In person", "Social media"],
    ),
    "category": (
        ["Category", "Nature of complaint", "Theme", "Reason for complaint"],
        [
            "Poor communication",
            "Staff attitude",
            "Delay in providing a service",
            "Quality of service",
            "Disagreement with an assessment",
            "Missed bin",
        ],
    ),
    "rejection_reason": (
        ["Reason for rejection", "Reasons for not accepting"],
        ["Over 12 months old", "Subject to legal proceedings", "Duplicate", "Anonymous"],
    ),
}
TOTALS = ["Total", "Grand total", "Overall total", "TOTAL"]
PROCEDURES = {
    "statutory": ["Statutory", "Statutory complaints", "Statutory procedure"],
    "corporate": ["Corporate", "Corporate complaints", "Corporate procedure"],
}
NO_FIGURES = {"no figure": True}
BESIDE_YEARS = ["Change", "Difference", "% change", "Variance", "Trend", "+/-", "Target", "Rank"]
BESIDE_SERVICES = ["England average", "National average", "Statistical neighbours", "Target"]
BARE_QUARTERS = ["1", "2", "3", "4"]


def some(options: Sequence[str], most: int, least: int = 2) -> st.SearchStrategy[list[str]]:
    return st.lists(
        st.sampled_from(list(options)),
        min_size=least,
        max_size=min(most, len(options)),
        unique=True,
    )


@st.composite
def year_axes(draw) -> Axis:
    first = draw(st.integers(2010, 2022))
    years = [first + i for i in range(draw(st.integers(2, 3)))]
    if draw(st.booleans()):
        years.reverse()
    notation = draw(st.sampled_from(YEAR_NOTATIONS))
    items = [Item(notation(y), {"year": f"{y}/{(y + 1) % 100:02d}"}) for y in years]
    items += draw(no_figures(BESIDE_YEARS))
    return Axis("year", tuple(items), ("", "Year", "Financial year"))


def no_figures(texts: Sequence[str]) -> st.SearchStrategy[list[Item]]:
    """A row or column of changes, targets or others' figures at the end of an axis; mostly none."""
    beside = st.sampled_from(texts).map(lambda text: [Item(text, NO_FIGURES)])
    return st.one_of(st.just([]), st.just([]), beside)


@st.composite
def quarter_axes(draw) -> Axis:
    wording = draw(
        st.sampled_from(
            [
                ["Q1", "Q2", "Q3", "Q4"],
                ["Quarter 1", "Quarter 2", "Quarter 3", "Quarter 4"],
                ["Apr-Jun", "Jul-Sep", "Oct-Dec", "Jan-Mar"],
                ["Q1\n(April to June)", "Q2\n(July to September)", "Q3", "Q4"],
                BARE_QUARTERS,
            ]
        )
    )
    items = [Item(text, {"quarter": i}) for i, text in enumerate(wording, start=1)]
    heads = ("Quarter",) if wording == BARE_QUARTERS else ("", "Quarter")
    return Axis("quarter", (*items, *draw(totals({}))), heads)


def totals(says: dict[str, str | int | None]) -> st.SearchStrategy[list[Item]]:
    """A total at the end of an axis, or none."""
    return st.one_of(st.just([]), st.sampled_from(TOTALS).map(lambda text: [Item(text, says)]))


@st.composite
def with_total(draw, items: Sequence[Item], says: dict[str, str | int | None]) -> tuple[Item, ...]:
    """The items with a total after them, sometimes before them, or with none."""
    total = draw(totals(says))
    return (*total, *items) if draw(st.integers(0, 4)) == 0 else (*items, *total)


def procedure_axes() -> st.SearchStrategy[Axis]:
    return worded_axes("procedure", PROCEDURES, "procedure", ("", "Procedure", "Process"), {})


@st.composite
def worded_axes(
    draw,
    kind: str,
    wordings: dict[str, list[str]],
    dimension: str,
    heads: tuple[str, ...],
    total: dict[str, str | int | None],
    least: int = 2,
) -> Axis:
    values = draw(some(list(wordings), 4, least))
    ordered = [value for value in wordings if value in values]
    items = [Item(draw(st.sampled_from(wordings[v])), {dimension: v}) for v in ordered]
    return Axis(kind, draw(with_total(items, total)), heads)


def stage_axes() -> st.SearchStrategy[Axis]:
    return worded_axes("stage", STAGES, "stage", ("", "Stage"), {})


def outcome_axes() -> st.SearchStrategy[Axis]:
    def decides(axis: Axis) -> bool:
        decided = {"upheld", "partially_upheld", "not_upheld"}
        return len(decided & {str(item.says.get("outcome")) for item in axis.items}) >= 2

    heads = ("", "Outcome", "Decision", "Finding")
    return worded_axes("outcome", OUTCOMES, "outcome", heads, {"outcome": "total"}).filter(decides)


def contact_axes() -> st.SearchStrategy[Axis]:
    heads = ("", "Type of contact", "Contact type")
    return worded_axes("contact", CONTACTS, "contact", heads, {"contact": "all"}, least=3)


@st.composite
def service_axes(draw) -> Axis:
    items = [Item(text, {"service_area": text}) for text in draw(some(SERVICES, 5))]
    items += draw(no_figures(BESIDE_SERVICES))
    heads = ("Service", "Team", "Directorate", "Service area")
    return Axis("service", draw(with_total(items, {})), heads)


@st.composite
def label_axes(draw) -> Axis:
    dimension = draw(st.sampled_from(sorted(LABELS)))
    heads, labels = LABELS[dimension]
    items = [Item(text, {"dimension": dimension, "label": text}) for text in draw(some(labels, 5))]
    total = {"dimension": dimension, "label": "Total"}
    return Axis("label", (*items, *draw(totals(total))), tuple(heads))


@st.composite
def status_axes(draw) -> Axis:
    days = draw(st.sampled_from([10, 15, 20, 25]))
    words = draw(st.sampled_from(["working days", "days"]))
    items = draw(
        st.sampled_from(
            [
                [
                    Item("Within timescale", {"status": "within"}),
                    Item("Outside timescale", {"status": "outside"}),
                ],
                [Item("On time", {"status": "within"}), Item("Late", {"status": "outside"})],
                [
                    Item(f"Within {days} {words}", {"status": "within", "timescale_days": days}),
                    Item(f"Over {days} {words}", {"status": "outside", "timescale_days": days}),
                ],
                [
                    Item(f"Within {days} {words}", {"status": "within", "timescale_days": days}),
                    Item(
                        f"{days + 1} to {days + 15} {words}",
                        {"status": "within", "timescale_days": days + 15, "from_days": days + 1},
                    ),
                    Item(
                        f"More than {days + 15} {words}",
                        {"status": "outside", "timescale_days": days + 15},
                    ),
                ],
            ]
        )
    )
    return Axis("status", tuple(items), ("", "Response time", "Timescale"))


@dataclass(frozen=True)
class Subject:
    """What a table is about: its own axis, the axes it can be crossed with, its measures."""

    family: str
    axis: st.SearchStrategy[Axis]
    crossed: tuple[str, ...]
    says: dict[str, str | int | None]
    packings: tuple[str, ...]
    caption: str | None = None


COUNTS = ("count",)
COUNTS_AND_SHARES = ("count", "packed", "columns", "percent")
SUBJECTS = [
    Subject(
        "stage_counts",
        stage_axes(),
        ("year", "service", "quarter", "procedure"),
        {"event": "received"},
        COUNTS,
    ),
    Subject(
        "stage_counts",
        service_axes(),
        ("year", "stage", "quarter", "procedure"),
        {"event": "received"},
        COUNTS,
    ),
    Subject(
        "stage_counts",
        contact_axes(),
        ("year", "service", "quarter"),
        {"event": "received"},
        COUNTS,
    ),
    Subject(
        "outcomes",
        outcome_axes(),
        ("year", "stage", "service", "quarter", "procedure"),
        {},
        COUNTS_AND_SHARES,
    ),
    Subject("timeliness", status_axes(), ("year", "stage", "service"), {}, COUNTS_AND_SHARES),
    Subject("breakdowns", label_axes(), ("year", "stage"), {}, COUNTS_AND_SHARES),
    Subject(
        "compensation",
        service_axes(),
        ("year", "stage"),
        {"scope": "total"},
        ("money", "money and cases"),
        "Compensation paid",
    ),
]
CROSSED = {
    "year": year_axes(),
    "quarter": quarter_axes(),
    "stage": stage_axes(),
    "service": service_axes(),
    "procedure": procedure_axes(),
}


# --- arrangements ------------------------------------------------------------------------------


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


@st.composite
def arrangements(draw, subject: Subject, axes: Sequence[Axis]) -> Arrangement:
    order = draw(st.permutations(axes))
    names = [axis for axis in order if axis.names]
    cut = draw(st.integers(1, len(order)))
    if len(order) == 3 and cut == 3:
        cut = 2
    down, across = list(order[:cut]), list(order[cut:])
    # what is broken down stands innermost; services may hold rows or columns of their own
    down.sort(key=lambda axis: axis.kind == "label")
    across.sort(key=lambda axis: axis.kind == "label")
    packing = draw(st.sampled_from(subject.packings))
    stub = draw(st.sampled_from(["merged", "repeated", "cut-in", "cut-in in the first cell"]))
    if draw(st.booleans()) and said_after_names([axis.kind for axis in down]):
        stub = draw(st.sampled_from([" – ", " - ", ": ", ", ", "()"]))
    elif any(item.text in TOTALS for item in down[0].items):
        stub = "merged" if stub.startswith("cut-in") else stub
    boxhead = draw(st.sampled_from(["merged", "repeated", "joined"]))
    totalled = any(item.text in TOTALS for axis in across for item in axis.items)
    if totalled or any(axis.names for axis in across):
        # "Total Number" is a number, "Stage 1 Total" may stand beside what it is made of
        boxhead = "merged" if boxhead == "joined" else boxhead
    if packing == "percent" and not across:
        packing = "columns"
    heads = draw(
        st.sampled_from(
            [("No.", "%"), ("Number", "% of total"), ("Number", "Percentage"), ("No", "%")]
        )
    )
    corner_axis = next((a for a in across if a.kind == "label"), down[-1])
    across = [with_quarters_named(axis) for axis in across]
    if corner_axis is not down[-1] or len(down) > 1:
        down = [with_quarters_named(axis) for axis in down]
    corner = draw(st.sampled_from(corner_axis.heads))
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


@st.composite
def printed_cells(
    draw, packing: str, head: str | None, empty: Sequence[str]
) -> tuple[str, dict[str, str]]:
    """A cell and the measures that it prints."""
    if empty and draw(st.integers(0, 9)) == 0:
        return draw(st.sampled_from(empty)), {}
    # a row of counts around 2000 is, in figures, a row of years
    count = draw(st.one_of(st.integers(0, 99), st.integers(0, 1899)))
    share = draw(st.one_of(st.integers(0, 100).map(str), st.decimals(0, 100, places=1).map(str)))
    if packing == "count" or (packing == "columns" and head == "count"):
        text = f"{count:,}" if draw(st.booleans()) else str(count)
        if count == 0 and draw(st.booleans()):
            text = "nil"
        return text + draw(st.sampled_from(["", "", "", "*", "¹"])), {"count": str(count)}
    if packing == "percent" or packing == "columns":
        bare = packing == "columns" and draw(st.booleans())
        return share + ("" if bare else "%"), {"percent": share}
    if packing == "packed":
        gap = draw(st.sampled_from([" ", "\n", ""]))
        return f"{count}{gap}({share}%)", {"count": str(count), "percent": share}
    text = f"£{count:,}" + draw(st.sampled_from(["", ".00"]))
    if packing == "money":
        return text, {"amount_gbp": str(count)}
    cases = draw(st.integers(1, 12))
    return f"{text} ({cases})", {"amount_gbp": str(count), "cases": str(cases)}


def with_quarters_named(axis: Axis) -> Axis:
    """A bare "1" says a quarter only in a stub that is headed so."""
    named = [
        replace(item, text=f"Q{item.text}") if item.text in BARE_QUARTERS else item
        for item in axis.items
    ]
    return replace(axis, items=tuple(named))


def numbered(grid: list[list[str]], count: int, form: str) -> list[list[str]]:
    """The rows with running numbers before their names."""
    heads = len(grid) - count
    numbers = ["No.", *[UP] * (heads - 1), *(form.format(n + 1) for n in range(count))]
    return [[number, *row] for number, row in zip(numbers, grid, strict=True)]


def without_days(axis: Axis) -> Axis:
    bare = [replace(item, text=item.text.removesuffix(" (20 working days)")) for item in axis.items]
    return replace(axis, items=tuple(bare))


@st.composite
def marked(draw, grid: list[list[str]]) -> list[list[str]]:
    """The grid with footnote marks behind some of its labels."""
    if draw(st.integers(0, 3)):
        return grid
    mark = draw(st.sampled_from(["*", "**", "¹", " ²", " (1)"]))
    row, column = draw(st.integers(0, len(grid) - 1)), draw(st.integers(0, len(grid[0]) - 1))
    text = grid[row][column]
    if (row and column) or text in (LEFT, UP) or not any(c.isalpha() for c in text):
        return grid
    return [
        [text + mark if (r, c) == (row, column) else text for c, text in enumerate(line)]
        for r, line in enumerate(grid)
    ]


@st.composite
def tables(draw) -> Drawn:
    subject = draw(st.sampled_from(SUBJECTS))
    own = draw(subject.axis)
    kinds = draw(some(subject.crossed, 2, least=0 if subject.family != "compensation" else 1))
    axes = [own, *(draw(CROSSED[kind]) for kind in kinds)]
    if subject.family == "timeliness":
        # there the limit beside a stage is the figure's timescale
        axes = [without_days(axis) if axis.kind == "stage" else axis for axis in axes]
    set_as = draw(arrangements(subject, axes))
    said: dict[str, str | int | None] = dict(subject.says)
    caption = subject.caption
    if "stage" not in kinds and own.kind not in ("stage", "contact") and draw(st.booleans()):
        stage = draw(st.sampled_from(sorted(STAGES)))
        if stage != "ombudsman":
            caption = " – ".join(filter(None, [caption, STAGES[stage][2]]))
            said["stage"] = stage

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
    grid = boxhead_rows(set_as, [path for path, _, _ in columns], stub)
    rows = list(product(*(axis.items for axis in set_as.down)))
    paths = [tuple(item.text for item in items) for items in rows]
    stubs = merged(paths, UP) if set_as.stub == "merged" else [list(path) for path in paths]
    if one_cell:
        stubs = [[joined(*path, set_as.stub)] for path in paths]
    states: set[Datapoint] = set()
    empty = ["-", "–", "n/a", ""]
    for number, (row, labels) in enumerate(zip(rows, stubs, strict=True)):
        if len(set_as.down) == 2 and not outer_stub and not one_cell:
            if number == 0 or rows[number - 1][0] != row[0]:
                rest = LEFT if set_as.stub == "cut-in" else ""
                grid.append([row[0].text, *[rest] * len(columns)])
            labels = labels[1:]
        cells = []
        for place, (_, items, head) in enumerate(columns):
            # some figure stands in every row and column
            blanks = empty if number and place else []
            about = dict(said)
            for item in (*items, *row):
                about |= item.says
            if "no figure" in about:
                cells.append(draw(st.sampled_from(["3", "+3", "-12%", "12%", "↑", "", "0"])))
                continue
            text, printed = draw(printed_cells(set_as.packing, head, blanks))
            cells.append(text)
            if printed:
                states |= figure(subject.family, **about, **printed)
        grid.append([*labels, *cells])
    if len(set_as.down) == 1 and set_as.down[0].names and draw(st.integers(0, 3)) == 0:
        grid = numbered(grid, len(rows), draw(st.sampled_from(["{}", "{}.", "{})"])))
    grid = draw(marked(grid))
    down, across = ([axis.kind for axis in side] for side in (set_as.down, set_as.across))
    styles = (set_as.stub, set_as.boxhead, set_as.packing)
    return Drawn(grid, caption, states, f"{subject.family}: {down} by {across}, {styles}")
