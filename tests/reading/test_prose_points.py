"""Points of a list that are parts of the point above them, and what they take from it."""

from __future__ import annotations

import pytest

from extractor.layout.blocks import Block, Heading, Paragraph
from extractor.pdf.page import Box
from extractor.reading.claims import Claim
from extractor.reading.context import ReportContext, heading_dimensions
from extractor.reading.prose import read_prose

LEVEL = 18.0
"""Points by which a level of a list is set in."""


def read(*lines: str) -> list[Claim]:
    """The claims of paragraphs and of points, which begin with a star for each level."""
    blocks: list[Block] = []
    for at, line in enumerate(lines):
        text = line.lstrip("* ")
        level = len(line.split(" ")[0]) if line[0] == "*" else 0
        box = Box(60 + level * LEVEL, 20.0 * at, 400, 20.0 * at + 10)
        kind = "bullet" if level else "text"
        blocks.append(Paragraph(1, box, text, kind=kind))  # type: ignore[arg-type]
    return read_prose(blocks, ReportContext("2022/23"))


def upheld(*lines: str) -> list[tuple[str | None, str | None, int]]:
    """Stage, service and number of each outcome."""
    return [
        (c.dimensions.stage, c.dimensions.service_area, int(c.measures["count"]))
        for c in read(*lines)
        if c.family == "outcomes"
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("47 Stage 1 complaints were received:", "9 Stage 2 complaints were received:"),
        ("Stage 1 – 47 complaints", "Stage 2 – 9 complaints"),
        ("We dealt with 47 complaints at Stage 1, of which:", "Stage 2 investigations: 9"),
    ],
)
def test_a_point_set_in_is_a_part_of_the_one_above_it(first: str, second: str) -> None:
    found = upheld(
        f"* {first}", "** 20 were upheld", f"* {second}", "** 4 upheld", "** 5 not upheld"
    )
    assert found == [("stage_1", None, 20), ("stage_2", None, 4), ("stage_2", None, 5)]


def test_a_point_as_far_out_is_a_part_of_none() -> None:
    found = upheld("* 47 Stage 1 complaints were received", "* 20 complaints were upheld overall")
    assert found == [(None, None, 20)]


def test_what_leads_to_the_list_leads_on_behind_the_points_set_in() -> None:
    found = upheld(
        "Stage 1 complaints by service were as follows:",
        "* Housing – 12",
        "** Upheld – 3",
        "* Fostering – 5",
        "** Upheld – 2",
    )
    assert found == [("stage_1", "Housing", 3), ("stage_1", "Fostering", 2)]


def test_a_line_that_counts_a_stage_leads_to_the_points_below_it() -> None:
    lines = ("Stage 1 – 47 complaints", "* 20 upheld", "Work goes on.", "* 4 upheld")
    assert upheld(*lines) == [("stage_1", None, 20), (None, None, 4)]


@pytest.mark.parametrize(
    ("heading", "stage"),
    [
        ("Stage 2 – 8 complaints", "stage_2"),
        ("Stage 2 - 3 formal investigations", "stage_2"),
        ("Stage 1 – 2", None),
        ("Stages 1 – 2 complaints", None),
        ("Stage 1-2 complaints", None),
    ],
)
def test_a_stage_and_its_number_are_no_two_stages(heading: str, stage: str | None) -> None:
    assert heading_dimensions((heading,), ReportContext("2022/23")).stage == stage


def test_blocks_of_other_kinds_lead_to_no_points() -> None:
    blocks: list[Block] = [
        Paragraph(1, Box(78, 0, 400, 10), "Stage 1 – 47 complaints", kind="bullet"),
        Heading(1, Box(60, 20, 400, 30), "Outcomes", 2),
        Paragraph(1, Box(96, 40, 400, 50), "20 upheld", kind="bullet"),
    ]
    claims = read_prose(blocks, ReportContext("2022/23"))
    assert [c.dimensions.stage for c in claims if c.family == "outcomes"] == [None]


def test_what_stands_beside_a_point_is_no_part_of_it() -> None:
    tiles: list[Block] = [
        Paragraph(1, Box(60, 0, 160, 10), "47 complaints at Stage 1", kind="bullet"),
        Paragraph(1, Box(110, 0, 260, 10), "20 complaints upheld", kind="bullet"),
        Paragraph(1, Box(60, 40, 160, 50), "9 complaints at Stage 2", kind="bullet"),
        Paragraph(1, Box(160, 60, 360, 70), "4 complaints upheld", kind="bullet"),
    ]
    claims = read_prose(tiles, ReportContext("2022/23"))
    assert [c.dimensions.stage for c in claims if c.family == "outcomes"] == [None, None]


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        ("Stage 1. Forty-seven were received, of which 20 were upheld.", ["stage_1", "stage_1"]),
        ("Stage 1. Forty-seven complaints were received.", ["stage_1"]),
        ("They were dealt with at Stage 1. Forty-seven were received.", []),
    ],
)
def test_a_heading_in_the_line_heads_its_sentences(text: str, stages: list[str]) -> None:
    assert [claim.dimensions.stage for claim in read(text)] == stages


def test_what_a_point_goes_on_with_is_of_its_own_first_sentence() -> None:
    found = upheld(
        "Of the 20 Stage 2 complaints:",
        "* Four were about fostering. Two of these were upheld.",
        "* Delay was the main issue. Six complaints were upheld.",
    )
    assert found == [("stage_2", "fostering", 2), ("stage_2", None, 6)]


def test_a_point_that_goes_on_with_another_year_keeps_its_measure() -> None:
    claims = read(
        "The main results were as follows:",
        "* 12 complaints were upheld. This is up from 9 the year before.",
        "* 84% of replies were on time. This is down from 91% last year.",
    )
    found = [(c.family, c.dimensions.year, *c.measures.values()) for c in claims]
    assert found == [
        ("outcomes", "2022/23", 12),
        ("outcomes", "2021/22", 9),
        ("timeliness", "2022/23", 84),
        ("timeliness", "2021/22", 91),
    ]


def test_the_year_and_stage_of_a_lead_in_hold_for_all_of_a_point() -> None:
    claims = read(
        "In 2020/21 the results at Stage 1 were as follows:",
        "* 41 complaints were received. 30 were answered within 10 working days.",
        "* The average response took 14 days. 61% were in time.",
    )
    said = {(c.dimensions.year, c.dimensions.stage) for c in claims}
    assert (len(claims), said) == (4, {("2020/21", "stage_1")})


def test_a_new_paragraph_on_outcomes_is_not_of_a_stage_named_in_passing() -> None:
    found = upheld(
        "The teams with the highest number were Duty and Courts, "
        "with a combined total of 70 complaints at Stage 1.",
        "The outcomes of complaints showed that 28 were not upheld and 11 were upheld.",
    )
    assert found == [(None, None, 28), (None, None, 11)]


def test_points_that_name_nothing_go_on_with_the_ombudsmans_complaints() -> None:
    claims = read(
        "The Ombudsman received 51 complaints and decided 46.",
        "* 15 were not for them.",
        "* 17 were assessed and closed.",
        "* 80% of cases under investigation were upheld.",
    )
    found = [(c.dimensions.outcome, c.dimensions.stage) for c in claims if c.family == "outcomes"]
    assert found == [(o, "ombudsman") for o in ("out_of_remit", "closed", "upheld")]


def test_points_below_the_ombudsmans_that_name_what_they_count_are_no_part() -> None:
    claims = read(
        "The Ombudsman decided 46 complaints.",
        "* 12 were upheld.",
        "* Overall, there were 380 complaints.",
        "* 31 were upheld.",
    )
    stages = [(int(c.measures["count"]), c.dimensions.stage) for c in claims]
    assert stages == [(46, "ombudsman"), (12, "ombudsman"), (380, None), (31, None)]
