"""Tables whose stages, wholes and decisions stand apart from their numbers: in the stub's head, in
a column of those due, in the heading above."""

from __future__ import annotations

import pytest

from tests.reading.arrangements import LEFT, counts, differences, figures, read


def stages(table_rows: list[list[str]]) -> dict[str, set[str | None]]:
    found: dict[str, set[str | None]] = {}
    for claim in read(table_rows).claims:
        found.setdefault(str(claim.measures.get("count")), set()).add(claim.dimensions.stage)
    return found


@pytest.mark.parametrize("head", ["Complaint stage", "Tier", "Level of complaint", "Stage"])
def test_bare_numbers_under_a_head_that_counts_stages_are_stages(head: str) -> None:
    down = stages([[head, "2020/21", "2021/22"], ["1", "402", "377"], ["2", "38", "44"]])
    assert down["402"] == down["377"] == {"stage_1"}
    assert down["38"] == {"stage_2"}
    across = stages([[head, "1", "2"], ["Libraries", "61", "7"], ["Highways", "80", "9"]])
    assert across["61"] == {"stage_1"} and across["9"] == {"stage_2"}


def test_bare_numbers_under_another_head_are_no_stages() -> None:
    found = stages([["Ward", "2020/21", "2021/22"], ["1", "402", "377"], ["2", "38", "44"]])
    assert not {"stage_1", "stage_2"} & set().union(*found.values())


def test_those_due_are_what_the_share_in_time_is_of() -> None:
    rows = [
        ["Stage", "Timescale", "Number due", "Number in time", "%"],
        ["Stage 1", "20 working days", "40", "30", "75%"],
        ["Stage 2", "65 working days", "8", "4", "50%"],
    ]
    claims = read(rows).claims
    assert {c.dimensions.subgroup for c in claims} == {None}
    found = {(c.dimensions.stage, str(m), int(v)) for c in claims for m, v in c.measures.items()}
    assert {("stage_1", "total", 40), ("stage_1", "count", 30), ("stage_2", "total", 8)} <= found


def test_columns_that_no_label_tells_apart_are_not_named_by_their_row() -> None:
    """What is not understood of a header ("Number seen") does not make a subgroup of its row."""
    rows = [
        ["Stage", "Number seen in time", "Number in time"],
        ["Stage 1", "40", "30"],
        ["Stage 2", "8", "4"],
    ]
    assert {c.dimensions.subgroup for c in read(rows).claims} == {None}


CAUSES = [["Cause", "Number"], ["Delay", "21"], ["Staff conduct", "9"]]


@pytest.mark.parametrize(
    ("caption", "outcome"),
    [
        ("Causes of upheld complaints", "upheld"),
        ("Causes of partly upheld Stage 1 complaints", "partially_upheld"),
        ("Causes of complaints, upheld and not upheld", None),
        ("Causes of complaints", None),
    ],
)
def test_causes_of_complaints_so_decided_have_that_outcome(
    caption: str, outcome: str | None
) -> None:
    found = read(CAUSES, caption=caption).claims
    assert [(c.dimensions.label, c.dimensions.outcome) for c in found] == [
        ("Delay", outcome),
        ("Staff conduct", outcome),
    ]


def test_remedies_are_counted_and_no_payments() -> None:
    rows = [["Remedy", "Number"], ["Apology", "6"], ["Financial redress", "4"], ["Advice", "3"]]
    found = read(rows, caption="Remedies").claims
    assert {(c.family, c.dimensions.dimension) for c in found} == {("breakdowns", "other")}


def test_what_payments_were_for_are_payments() -> None:
    rows = [["Remedy", "Payments", "Amount"], ["Distress", "6", "£900"], ["Delay", "4", "£350"]]
    assert {c.family for c in read(rows, caption="Remedies").claims} == {"compensation"}


def test_two_ombudsmen_side_by_side_are_told_apart() -> None:
    rows = [["", "LGSCO", "Housing Ombudsman"], ["Complaints received", "62", "41"]]
    found = {c.dimensions.subgroup: int(c.measures["count"]) for c in read(rows).claims}
    assert found == {"LGSCO": 62, "Housing Ombudsman": 41}


@pytest.mark.parametrize("inner", [["Roads", "Parks"] * 2, ["", "Late"] * 2])
def test_two_ombudsmen_are_told_apart_above_other_headers(inner: list[str]) -> None:
    rows = [["", "LGSCO", LEFT, "Housing Ombudsman", LEFT], ["", *inner], ["2020/21", *"3478"]]
    found = {int(c.measures["count"]): c.dimensions.subgroup for c in read(rows).claims}
    assert (found[3], found[7]) == ("LGSCO", "Housing Ombudsman")


def test_a_final_review_is_the_second_stage() -> None:
    found = stages([["", "Local resolution", "Final review"], ["Housing", "62", "41"]])
    assert found == {"62": {"stage_1"}, "41": {"stage_2"}}


BY_PROCEDURE = [
    ["Procedure", "Stage", "2020/21", "2021/22"],
    ["Statutory", "1", "69", "84"],
    ["Statutory", "2", "6", "9"],
    ["Corporate", "1", "88", "119"],
]


def test_a_column_of_stages_beside_procedures_holds_labels() -> None:
    found = {int(c.measures["count"]): c.dimensions for c in read(BY_PROCEDURE).claims}
    assert sorted(found) == [6, 9, 69, 84, 88, 119]
    assert (found[9].procedure, found[9].stage) == ("statutory", "stage_2")
    assert (found[88].procedure, found[88].stage) == ("corporate", "stage_1")


def test_the_same_numbers_under_another_head_are_figures() -> None:
    rows = [[*row] for row in BY_PROCEDURE]
    rows[0][1] = "Upheld"
    # figures, and so no labels, which would be left out without a word; but nothing tells those of
    # one procedure apart
    assert {"1", "2"} <= {found.text for found in read(rows).left if found.column == 1}


def test_what_the_procedures_lay_down_is_no_figure() -> None:
    rows = [
        ["Procedure", "Stage", "Who answers", "Working days"],
        ["Statutory", "1", "Manager", "10"],
        ["Statutory", "2", "Investigator", "25"],
        ["Corporate", "1", "Manager", "20"],
    ]
    assert read(rows).claims == ()


def test_stages_may_be_numbered_with_their_names() -> None:
    rows = [["1: Local resolution", "14"], ["2: Investigation", "3"], ["3: Panel", "1"]]
    staged = read([["Stage", "2021/22"], *rows]).claims
    assert [c.dimensions.stage for c in staged] == ["stage_1", "stage_2", "stage_3"]
    reasons = read([["Reason", "2021/22"], ["1: Delay", "14"], ["2: Staff", "3"]]).claims
    assert {c.dimensions.stage for c in reasons} == {None}


def test_stages_below_a_header_of_types_are_no_categories() -> None:
    reading = read(
        [
            ["Complaint type", "2020/21", "2021/22"],
            ["Statutory Stage 1", "66", "71"],
            ["Corporate Stage 1", "15", "22"],
            ["LGSCO investigations", "3", "1"],
        ],
        caption="Complaints received by type",
    )
    assert not differences(
        reading,
        figures(
            *(
                counts(stage=stage, procedure=procedure, year=year, count=count)
                for stage, procedure, found in (
                    ("stage_1", "statutory", (66, 71)),
                    ("stage_1", "corporate", (15, 22)),
                    ("ombudsman", None, (3, 1)),
                )
                for year, count in zip(("2020/21", "2021/22"), found, strict=True)
            )
        ),
    )


def test_what_comes_before_stage_1_is_informal() -> None:
    reading = read([["", "2021/22"], ["Pre-Stage 1 (informal)", "27"], ["Stage 1", "64"]])
    assert not differences(
        reading,
        figures(
            counts(contact="representation", count=27),
            counts(stage="stage_1", count=64),
        ),
    )


@pytest.mark.parametrize("introduced", ["caption", "stub"])
def test_enquiries_below_a_caption_on_the_ombudsman_are_from_there(introduced: str) -> None:
    label = "Enquiries" if introduced == "caption" else "Ombudsman enquiries"
    caption = "Local Government Ombudsman" if introduced == "caption" else "Contacts"
    reading = read([["Year", label], ["2020/21", "5"], ["2021/22", "6"]], caption=caption)
    assert [(c.dimensions.stage, c.dimensions.contact) for c in reading.claims] == [
        ("ombudsman", "enquiry")
    ] * 2


def test_escalations_from_one_column_to_another_leave_the_first() -> None:
    shares = read(
        [["From", "To", "2021/22"], ["Stage 1", "Stage 2", "8%"], ["Stage 2", "Stage 3", "22%"]],
        caption="Escalation",
    )
    assert [(c.dimensions.stage, c.dimensions.event) for c in shares.claims] == [
        ("stage_1", "escalated"),
        ("stage_2", "escalated"),
    ]


@pytest.mark.parametrize("across", [True, False])
def test_a_share_of_the_stage_below_is_how_many_went_on(across: bool) -> None:
    heads = ["Year", "Stage 1", "Stage 2", "% of Stage 1", "Stage 3", "As % of Stage 2s"]
    grid = [
        heads,
        ["2010/11", "78", "8", "10%", "1", "13%"],
        ["2011/12", "95", "9", "9%", "2", "22%"],
    ]
    grid = grid if across else [list(row) for row in zip(*grid, strict=True)]
    shares = [c.dimensions for c in read(grid).claims if "percent" in c.measures]
    assert {c.event for c in shares} == {"escalated"}
    assert sorted(str(c.stage) for c in shares) == ["stage_1"] * 2 + ["stage_2"] * 2


def test_a_team_s_share_of_a_stage_is_of_that_stage() -> None:
    grid = [["Team", "Stage 1", "% of Stage 1", "Stage 2"], ["Fostering", "40", "62%", "3"]]
    shares = [c.dimensions for c in read(grid).claims if "percent" in c.measures]
    assert [(c.stage, c.event) for c in shares] == [("stage_1", "received")]


@pytest.mark.parametrize(
    "label", ["Stage 3 as a percentage of Stage 2", "Stage 3s as % of all Stage 2s"]
)
def test_the_last_stage_as_a_share_of_the_second_is_how_many_left_that(label: str) -> None:
    (claim,) = read([["", "2011/12"], [label, "22%"]]).claims
    assert (claim.dimensions.stage, claim.dimensions.event) == ("stage_2", "escalated")


def test_investigations_are_what_came_in_at_their_stage() -> None:
    grid = [["Service", "Investigations", "Upheld"], ["Adults", "6", "1"], ["Children", "9", "2"]]
    claims = read(grid, caption="Stage Two").claims
    came = [c.dimensions for c in claims if c.family == "stage_counts"]
    assert {(c.stage, c.event) for c in came} == {("stage_2", "received")} and len(came) == 2


def test_panels_held_are_the_last_stage() -> None:
    grid = [["Year", "Stage 2 accepted", "Panels held"], ["2009/10", "7", "2"]]
    found = {int(c.measures["count"]): c.dimensions.stage for c in read(grid).claims}
    assert found == {7: "stage_2", 2: "stage_3"}


def of_rows(*rows: list[str]) -> dict[str, str | None]:
    """The stage of each row's figure, by its label."""
    grid = [["", "2021/22"], *rows]
    claims = [claim for claim in read(grid).claims if claim.dimensions.outcome != "total"]
    return {grid[claim.source.row or 0][0]: claim.dimensions.stage for claim in claims}


@pytest.mark.parametrize("whole", ["Stage 2 investigations completed", "Stage 2 complaints"])
def test_parts_in_the_rows_below_a_stage_are_of_that_stage(whole: str) -> None:
    found = of_rows(
        [whole, "12"],
        ["Completed within 65 working days", "7"],
        ["Average time taken (working days)", "71"],
        ["Upheld", "5"],
        ["Stage 3 panels held", "1"],
        ["Not upheld", "0"],
    )
    assert [*found.values()] == ["stage_2"] * 4 + ["stage_3", "stage_3"]


def test_parts_below_rows_of_several_stages_or_of_none_are_of_no_stage() -> None:
    several = of_rows(["Stage 1 complaints", "40"], ["Stage 2 complaints", "6"], ["Upheld", "9"])
    assert several["Upheld"] is None
    between = of_rows(["Stage 1 complaints", "40"], ["All complaints", "51"], ["Upheld", "9"])
    assert between["Upheld"] is None
    said = of_rows(["Stage 1 complaints", "40"], ["Complaints upheld", "9"])
    assert said["Complaints upheld"] is None
    head = of_rows(["Stage 1 complaints", "40"], ["In Adults", LEFT], ["Upheld", "9"])
    assert head["Upheld"] is None
    gone = of_rows(["Stage 1 complaints", "40"], ["Escalated to Stage 2", "6"], ["Upheld", "9"])
    assert gone["Upheld"] is None


def test_a_boxhead_of_stages_is_nearer_than_the_stage_of_a_row_above() -> None:
    rows = [["Stage 1 complaints received", "40", "-"], ["Upheld", "9", "2"]]
    found = stages([["", "Stage 1", "Stage 2"], *rows])
    assert found["2"] == {"stage_2"}
