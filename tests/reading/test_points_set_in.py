"""What lists say of what is set in below them, and what their last line adds up."""

from __future__ import annotations

import pytest

from extractor.layout.blocks import Block, Heading, Paragraph, Place
from extractor.pdf.page import Box
from extractor.reading.claims import Claim
from extractor.reading.context import ReportContext
from extractor.reading.leaders import with_tab
from extractor.reading.nesting import headed_by_labels
from extractor.reading.prose import read_prose

LEVEL = 20.0
"""Points by which a level of a list is set in."""


def listed(*lines: str) -> list[Block]:
    """Paragraphs; "> " sets one in by a level, "a. " and the like are its number."""
    blocks: list[Block] = []
    for at, line in enumerate(lines):
        level = line.count("> ")
        text = line.replace("> ", "")
        number, _, rest = text.partition(" ")
        numbered = number[-1] in ".)"
        box = Box(60 + level * LEVEL, 20.0 * at, 400, 20.0 * at + 10)
        said = rest if numbered else text
        blocks.append(Paragraph(1, box, said, number if numbered else None))
    return blocks


def read(*lines: str) -> list[Claim]:
    return read_prose(headed_by_labels(listed(*lines)), ReportContext("2022/23"))


def staged(*lines: str) -> list[tuple[str | None, int]]:
    return [(c.dimensions.stage, int(c.measures["count"])) for c in read(*lines)]


def test_numbered_points_are_of_the_stage_above_them() -> None:
    found = staged(
        "1. Stage 1",
        "> a. 134 complaints were received.",
        "> b. Outcomes:",
        "> > i. 41 were upheld",
        "> > ii. 93 were not upheld",
        "2. Stage 2",
        "> a. 18 complaints were received.",
    )
    assert found == [("stage_1", 134), ("stage_1", 41), ("stage_1", 93), ("stage_2", 18)]


def test_letters_within_letters_are_of_the_point_above_them() -> None:
    found = staged(
        "The stages were as follows:",
        "a) At Stage 1:",
        "> i. 41 complaints were upheld",
        "b) At Stage 2:",
        "> i. 5 complaints were upheld",
    )
    assert found == [("stage_1", 41), ("stage_2", 5)]


def test_a_line_that_leads_to_a_list_is_no_entry_of_the_one_before() -> None:
    found = staged(
        "1. Stage 1 complaints in 2022/23:",
        "> (a) upheld – 28",
        "2. Stage 2 complaints in 2022/23:",
        "> (a) upheld – 3",
    )
    assert found == [("stage_1", 28), ("stage_2", 3)]


def test_a_line_that_is_but_a_stage_heads_what_follows() -> None:
    found = staged("Stage 1", "134 complaints were received.", "Stage 2:", "18 were received.")
    assert found == [("stage_1", 134), ("stage_2", 18)]


def test_a_heading_ends_what_such_a_line_heads() -> None:
    box = Box(60, 100, 200, 110)
    below = Heading(1, box, "Compliments", 1)
    after = Paragraph(1, box, "31 were received.", heading=("Compliments",))
    found = headed_by_labels([*listed("Stage 1", "134 were received."), below, after])
    assert [b.heading for b in found if isinstance(b, Paragraph)] == [
        (),
        ("Stage 1",),
        ("Compliments",),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("Stage 1", "Stage 2", "Stage 3"),
        ("1. Stage 1", "2. 134 complaints were received."),
        ("Stage 1", "Officers look into the complaint.", "134 complaints were received."),
        ("Stage 1 complaints are answered by managers", "134 complaints were received."),
    ],
)
def test_other_lines_head_nothing(lines: tuple[str, ...]) -> None:
    assert all(b.heading == () for b in headed_by_labels(listed(*lines)))  # type: ignore[union-attr]


def totals(*lines: str) -> list[tuple[str, str | None, int]]:
    """Family of the last line's figures, what it is a total of, and its number."""
    return [
        (
            c.family,
            c.dimensions.outcome or c.dimensions.label or c.dimensions.event,
            int(c.measures["count"]),
        )
        for c in read(*lines)
        if c.source.text == lines[-1]
    ]


UPHELD = ("Upheld – 45", "Partially upheld – 27", "Not upheld – 66")


@pytest.mark.parametrize(
    "last", ["Total – 138", "Total: 138", "Grand total 138 (100%)", "TOTAL 138"]
)
def test_the_total_of_outcomes_is_one(last: str) -> None:
    assert totals("The outcomes at Stage 1 were:", *UPHELD, last) == [("outcomes", "total", 138)]


def test_complaints_in_all_are_the_total_of_outcomes_that_make_them_up() -> None:
    lead = "The outcomes at Stage 1 were:"
    assert totals(lead, *UPHELD, "Total complaints: 138") == [("outcomes", "total", 138)]
    assert totals(lead, *UPHELD, "Total complaints: 144") == [("stage_counts", "received", 144)]


def test_the_total_of_themes_is_a_part_named_so() -> None:
    lines = ("The themes of complaints were:", "Delay: 14", "Staff conduct: 9")
    assert totals(*lines, "Total: 23") == [("breakdowns", "Total", 23)]


def test_a_total_below_one_line_is_of_nothing_known() -> None:
    assert ("outcomes", "total", 45) not in totals("Upheld – 45", "Total – 45")


def tabbed(label: str, value: str, gap: float, height: float = 10.0) -> Paragraph:
    """A line of a label and what is said of it, with so much white between."""
    places: list[Place] = []
    x, at = 60.0, 0
    for part, after in ((label, gap), (value, 3.0)):
        for word in part.split():
            end = x + 5.0 * len(word)
            places.append(Place(at, at + len(word), 1, Box(x, 100, end, 100 + height)))
            x, at = end + 3.0, at + len(word) + 1
        x += after - 3.0
    box = Box(60, 100, x, 110)
    return Paragraph(1, box, f"{label} {value}", places=tuple(places))


@pytest.mark.parametrize(
    ("label", "value", "gap", "expected"),
    [
        (
            "Complaints received",
            "112 (97 in 2021/22)",
            40,
            "Complaints received:112 (97 in 2021/22)",
        ),
        ("Compensation", "£250", 40, "Compensation:£250"),
        ("Complaints received", "112 (97 in 2021/22)", 6, None),
        ("Complaints received in", "Stage 1", 40, None),
        ("of these", "112 were late", 40, None),
        ("A line that is set justified up to its margin", "112 were late", 40, None),
        ("Received:", "112", 40, None),
    ],
)
def test_a_tab_leads_to_a_figure(label: str, value: str, gap: float, expected: str | None) -> None:
    paragraph = tabbed(label, value, gap)
    assert with_tab(paragraph) == (expected or paragraph.text)


def test_what_stands_behind_a_tab_is_read_with_its_year_in_brackets() -> None:
    blocks: list[Block] = [tabbed("Complaints received", "112 (97 in 2021/22)", 60)]
    found = read_prose(blocks, ReportContext("2022/23"))
    assert [(c.dimensions.year, int(c.measures["count"])) for c in found] == [
        ("2022/23", 112),
        ("2021/22", 97),
    ]


def test_a_timeline_says_of_which_year_each_line_is() -> None:
    received = "complaints were received at Stage 1"
    lines = ("2021/22", f"142 {received}", "2022/23", f"158 {received}")
    found = read(*lines, "There were 31 compliments in all.")
    assert [(c.dimensions.year, int(c.measures["count"])) for c in found] == [
        ("2021/22", 142),
        ("2022/23", 158),
        ("2022/23", 31),
    ]


def test_what_follows_a_timeline_that_runs_back_is_of_no_year_of_it() -> None:
    found = read(
        "2022/23",
        "158 complaints were received",
        "2021/22",
        "142 complaints were received",
        "There were 31 compliments.",
    )
    assert [c.dimensions.year for c in found] == ["2022/23", "2021/22", "2022/23"]


def test_a_single_year_heads_nothing() -> None:
    blocks = headed_by_labels(listed("2021/22", "158 complaints were received"))
    assert all(b.heading == () for b in blocks)  # type: ignore[union-attr]


def test_the_year_that_one_entry_s_bracket_names_is_that_of_the_others() -> None:
    lead = "The complaints were about the following teams:"
    found = read(lead, "Fostering – 9 (7 in 2021/22)", "Leaving care – 5 (3)", "Adoption – 2 (4)")
    earlier = {
        c.dimensions.service_area: int(c.measures["count"])
        for c in found
        if c.dimensions.year == "2021/22"
    }
    assert earlier == {"Fostering": 7, "Leaving care": 3, "Adoption": 4}
