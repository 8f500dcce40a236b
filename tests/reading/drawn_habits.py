"""What writers do to a table besides what it states: titles inside, marks, numbers, two halves."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.reading.arrangements import LEFT, UP
from tests.reading.chance import Chance

TITLES = {
    "stage_counts": ["Complaints", "Complaints 2021/22", "Number of complaints received"],
    "outcomes": ["Outcomes of complaints", "Complaint outcomes 2021/22", "Findings"],
    "timeliness": ["Response times", "Timeliness of responses", "Complaints 2021/22"],
    "breakdowns": ["Complaints 2021/22", "Breakdown of complaints", "Complaints"],
    "compensation": ["Compensation paid"],
    "summary": ["Summary of complaints", "Key figures", "Performance", "Complaints 2021/22"],
}


@dataclass
class Draft:
    """A table on its way: rows of the boxhead, rows below it.

    ``breaks`` are the rows of ``body`` above which a page may end; ``lists`` says that each row
    has a label of its own, ``names`` that these are names; ``kinds`` are its axes'. ``habits`` is
    what was done to it.
    """

    heads: list[list[str]]
    body: list[list[str]]
    breaks: list[int]
    caption: str | None
    family: str
    lists: bool
    names: bool
    kinds: tuple[str, ...] = ()
    stub_columns: int = 1
    habits: list[str] = field(default_factory=list)


def dressed(chance: Chance, draft: Draft) -> None:
    """The draft as printed."""
    for name, times, habit in (
        ("numbered", 6, numbered),
        ("marked", 4, marked),
        ("wrapped", 5, wrapped),
        ("captioned", 4, captioned),
        ("boxhead again", 8, with_boxhead_again),
        ("note", 8, with_a_note),
        ("spanner", 10, with_a_spanner),
        ("spacers", 10, with_spacers),
        ("title row", 6, titled),
    ):
        if chance.once_in(times) and habit(chance, draft):
            draft.habits.append(name)


def numbered(chance: Chance, draft: Draft) -> bool:
    """Running numbers before the names of the rows."""
    if not draft.names:
        return False
    form = chance.of(["{}", "{}.", "{})"])
    counter = chance.of(["No.", "No.", "Rank", "#", ""])
    draft.stub_columns += 1
    for row, head in enumerate(draft.heads):
        head.insert(0, UP if row else counter)
    for row, line in enumerate(draft.body):
        line.insert(0, form.format(row + 1))
    return True


def marked(chance: Chance, draft: Draft) -> bool:
    """A footnote's mark behind a label."""
    grid = [*draft.heads, *draft.body]
    mark = chance.of(["*", "**", "¹", " ²", " (1)"])
    row, column = chance.number(0, len(grid) - 1), chance.number(0, len(grid[0]) - 1)
    text = grid[row][column]
    if (row and column) or text in (LEFT, UP) or not any(c.isalpha() for c in text):
        return False
    grid[row][column] += mark
    return True


def wrapped(chance: Chance, draft: Draft) -> bool:
    """Labels on two lines."""
    lines = [*((row, range(len(row))) for row in draft.heads), *((row, [0]) for row in draft.body)]
    found = False
    for row, columns in lines:
        for column in columns:
            words = row[column].split(" ")
            if row[column] not in (LEFT, UP) and len(words) > 1 and chance.once_in(2):
                cut = chance.number(1, len(words) - 1)
                row[column] = " ".join(words[:cut]) + "\n" + " ".join(words[cut:])
                found = True
    return found


def captioned(chance: Chance, draft: Draft) -> bool:
    """A caption that says nothing new."""
    if draft.caption is not None:
        return False
    draft.caption = chance.of(["", "Table 4: ", "Table 4 – "]) + chance.of(TITLES[draft.family])
    return True


def in_halves(chance: Chance, draft: Draft) -> bool:
    """A long list in two halves side by side."""
    if not draft.lists or len(draft.heads) > 1 or len(draft.body) < 4 or len(draft.body[0]) > 3:
        return False
    half = (len(draft.body) + 1) // 2
    blank = [""] * len(draft.body[0])
    right = [*draft.body[half:], blank][:half]
    draft.heads[0] = draft.heads[0] * 2
    draft.body[:] = [[*one, *other] for one, other in zip(draft.body[:half], right, strict=True)]
    draft.breaks[:] = []
    return True


def with_boxhead_again(chance: Chance, draft: Draft) -> bool:
    """The boxhead once more, at the top of the next page."""
    breaks = draft.breaks[1:]
    if not breaks:
        return False
    at = chance.of(breaks)
    draft.body[at:at] = [list(row) for row in draft.heads]
    draft.breaks[:] = []
    return True


def with_a_note(chance: Chance, draft: Draft) -> bool:
    """A note below the figures, within the grid."""
    text = chance.of(
        [
            "* Some complaints were about more than one matter.",
            "Note: percentages may not add up to 100% because of rounding",
            "Source: complaints database",
        ]
    )
    draft.body.append([text, *[LEFT] * (len(draft.body[0]) - 1)])
    return True


def with_a_spanner(chance: Chance, draft: Draft) -> bool:
    """A title above all columns of figures, beside the stub's own head."""
    if set(draft.heads[0][1:]) <= {LEFT, ""}:
        return False  # a title is above them already
    stub = draft.stub_columns
    title = chance.of(
        [*TITLES[draft.family], "2021/22", "Year 2021/22", "April 2021 to March 2022"]
    )
    if "year" in draft.kinds:
        title = chance.of(TITLES[draft.family]).removesuffix(" 2021/22")
    first = draft.heads[0]
    draft.heads.insert(0, [*first[:stub], title, *[LEFT] * (len(first) - stub - 1)])
    draft.heads[1] = [*[UP] * stub, *first[stub:]]
    return True


def with_spacers(chance: Chance, draft: Draft) -> bool:
    """Empty rows between groups of rows."""
    for at in reversed(draft.breaks[1:]):
        if chance.once_in(2):
            draft.body.insert(at, [""] * len(draft.body[0]))
    draft.breaks[:] = []
    return True


def titled(chance: Chance, draft: Draft) -> bool:
    """The caption as the first row of the grid."""
    title = draft.caption or chance.of(TITLES[draft.family])
    draft.caption = None
    if chance.once_in(2) and not title.startswith("Table"):
        title = f"Table 4: {title}"
    draft.heads.insert(0, [title, *[LEFT] * (len(draft.heads[0]) - 1)])
    return True
