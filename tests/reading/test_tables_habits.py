"""What writers do to tables besides stating figures: boxheads again, marks, numbers, subtotals."""

from __future__ import annotations

import pytest

from tests.reading.arrangements import (
    LEFT,
    UP,
    counts,
    datapoints,
    differences,
    figure,
    figures,
    outcomes,
    read,
)

HEAD_AGAIN = [
    ["Directorate", "Stage 1", LEFT],
    [UP, "2020/21", "2021/22"],
]


def test_a_boxhead_printed_again_on_the_next_page_begins_nothing_new() -> None:
    """What stands below it is still the total of what stands above."""
    rows = [["Libraries", "4", "6"], ["Highways", "15", "9"], ["Planning", "", ""]]
    whole = read([*HEAD_AGAIN, *rows, ["Total", "19", "15"]])
    again = read([*HEAD_AGAIN, *rows, *HEAD_AGAIN, ["Total", "19", "15"]])
    assert datapoints(whole.claims) == datapoints(again.claims)
    assert len(again.sections) == 1
    assert {c.dimensions.service_area for c in again.claims} == {"Libraries", "Highways", None}


def test_the_last_row_of_a_boxhead_may_be_printed_again_alone() -> None:
    rows = [["Libraries", "4", "6"], ["Highways", "15", "9"]]
    again = read([*HEAD_AGAIN, *rows, ["Directorate", "2020/21", "2021/22"], ["Total", "19", "15"]])
    assert {c.dimensions.stage for c in again.claims} == {"stage_1"}
    assert again.claims[-1].dimensions.service_area is None


def test_another_boxhead_below_begins_another_section() -> None:
    rows = [["Libraries", "4", "6"], ["Highways", "15", "9"]]
    other = [["Directorate", "Stage 2", LEFT], [UP, "2020/21", "2021/22"]]
    reading = read([*HEAD_AGAIN, *rows, *other, *rows])
    assert {c.dimensions.stage for c in reading.claims if (c.source.row or 0) > 5} == {"stage_2"}


def test_shares_and_changes_at_the_foot_prove_no_total_of_all_groups() -> None:
    rows = [
        ["", "2020/21", "2021/22", "+/-"],
        ["Within timescale", LEFT, LEFT, LEFT],
        ["Stage 1", "46%", "86%", "↑"],
        ["Stage 2", "86%", "39%", "3"],
        ["Outside timescale", LEFT, LEFT, LEFT],
        ["Stage 1", "80%", "81%", "0"],
        ["Stage 2", "60%", "60%", "0"],
        ["Total", "8%", "16%", "3"],
    ]
    assert [c.dimensions.status for c in read(rows).claims][-2:] == ["outside", "outside"]


@pytest.mark.parametrize("rest", [LEFT, ""])
def test_short_years_may_stand_above_their_rows(rest: str) -> None:
    grid = [["", "Number"], ["20-21", rest], ["Stage 1", "4"], ["21-22", rest], ["Stage 1", "6"]]
    assert not differences(
        read(grid),
        figures(
            counts(stage="stage_1", year="2020/21", count=4),
            counts(stage="stage_1", year="2021/22", count=6),
        ),
    )


@pytest.mark.parametrize("before", ["of which ", "Of which: ", "– of which ", "of\nwhich "])
def test_parts_of_a_number_above_are_called_what_they_are(before: str) -> None:
    rows = [["All services", "10"], [f"{before}Highways", "4"], [f"{before}Planning", "6"]]
    assert not differences(
        read([["Service", "Number"], *rows]),
        figures(
            counts(count=10),
            counts(service_area="Highways", count=4),
            counts(service_area="Planning", count=6),
        ),
    )


def test_a_name_that_only_holds_the_words_keeps_them() -> None:
    rows = [["Complaints of which no trace was kept", "4"], ["Planning", "6"]]
    named = read([["Service", "Number"], *rows]).claims
    assert named[0].dimensions.service_area == "Complaints of which no trace was kept"


@pytest.mark.parametrize("bullet", ["– ", "• "])
def test_one_bullet_before_a_name_on_two_lines_parts_nothing(bullet: str) -> None:
    rows = [["Planning", "4"], [f"{bullet}Special\nNeeds Team", "6"]]
    named = read([["Service", "Number"], *rows]).claims
    assert [c.dimensions.service_area for c in named] == ["Planning", "Special Needs Team"]


@pytest.mark.parametrize(
    "months", [("April", "May", "June"), ("Apr", "May", "Jun."), ("Apr-21", "May-21", "Jun-21")]
)
@pytest.mark.parametrize("whole", ["Total", "YTD", "Full year"])
def test_figures_of_months_are_of_no_year(months: tuple[str, str, str], whole: str) -> None:
    grid = [["", *months, whole], ["Stage 1", "4", "5", "6", "15"]]
    assert not differences(read(grid), counts(stage="stage_1", count=15))


@pytest.mark.parametrize(
    "part", ["Total to September", "Total April to September", "Total to end of Jan"]
)
def test_the_total_of_some_months_is_not_the_years(part: str) -> None:
    rows = [["August", "9"], ["September", "4"]]
    assert read([["Month", "Stage 1 complaints"], *rows, [part, "13"]]).claims == ()
    whole = read([["Month", "Stage 1 complaints"], *rows, ["Total to March", "13"]]).claims
    assert [int(c.measures["count"]) for c in whole] == [13]


def test_a_quarter_named_by_its_months_is_a_quarter() -> None:
    grid = [["", "April to June", "July to September"], ["Stage 1", "4", "5"]]
    assert not differences(
        read(grid),
        figures(
            counts(stage="stage_1", quarter=1, count=4), counts(stage="stage_1", quarter=2, count=5)
        ),
    )


@pytest.mark.parametrize(
    ("head", "left_out"),
    [
        ("Diff", True),
        ("Up or down", True),
        ("Up/down", True),
        ("Comparison with last year", True),
        ("Compared to previous year", True),
        ("Trend arrow", True),
        ("Different teams", False),
        ("Up to Stage 2", False),
    ],
)
def test_changes_by_their_headers(head: str, left_out: bool) -> None:
    grid = [["", "2020/21", "2021/22", head], ["Stage 1", "4", "6", "2"]]
    reading = read(grid)
    why = [cell.why for cell in reading.left if cell.column == 3]
    assert (why == ["a change, a target or others' figures"]) is left_out


@pytest.mark.parametrize("whole", ["All stages", "Both stages", "Total all stages", "Total"])
def test_the_whole_of_all_stages(whole: str) -> None:
    grid = [["", "Number"], ["Stage 1", "4"], ["Stage 2", "2"], [whole, "6"]]
    assert counts(count=6) <= datapoints(read(grid).claims)


def test_a_reason_that_speaks_of_all_stages_is_no_total() -> None:
    rows = [["Same complaint already heard at all stages", "3"], ["Anonymous", "2"]]
    named = read([["Reason for rejection", "Number"], *rows]).claims
    assert [c.dimensions.label for c in named] == [row[0] for row in rows]


@pytest.mark.parametrize("share", ["%", "% of total", "Percentage"])
def test_a_share_below_its_number_is_of_the_same_row(share: str) -> None:
    rows = [["Upheld", "4"], [share, "40"], ["Not upheld", "6"], [share, "60"], ["Total", "10"]]
    assert not differences(
        read([["Outcome", "Stage 1"], *rows, [share, "100"]]),
        figures(
            *(
                outcomes(outcome, stage="stage_1", count=count, percent=10 * count)
                for outcome, count in (("upheld", 4), ("not_upheld", 6), ("total", 10))
            )
        ),
    )


def test_a_share_below_a_name_is_of_the_thing_named() -> None:
    rows = [["Stage 1", "Email", "4"], [UP, "%", "40"], ["Stage 2", "Email", "1"], [UP, "%", "50"]]
    found = read([["", "Method of receipt", "2021/22"], *rows]).claims
    assert {(c.dimensions.stage, c.dimensions.label, *c.measures.items()) for c in found} == {
        ("stage_1", "Email", ("count", 4)),
        ("stage_1", "Email", ("percent", 40)),
        ("stage_2", "Email", ("count", 1)),
        ("stage_2", "Email", ("percent", 50)),
    }


def test_a_share_is_of_no_row_above_another_head() -> None:
    rows = [["2020/21", LEFT], ["Upheld", "4"], ["2021/22", LEFT], ["%", "40"], ["Upheld", "6"]]
    found = read([["Outcome", "Stage 1"], *rows]).claims
    assert ("upheld", 40) not in {
        (c.dimensions.outcome, c.measures.get("percent"))
        for c in found
        if c.dimensions.year == "2021/22"
    }


def test_numbers_and_shares_beside_one_name_say_what_they_are() -> None:
    rows = [["Upheld", "No.", "4"], [UP, "%", "40"], ["Not upheld", "No.", "6"], [UP, "%", "60"]]
    assert not differences(
        read([["Outcome", "", "Stage 1"], *rows]),
        figures(
            outcomes("upheld", stage="stage_1", count=4, percent=40),
            outcomes("not_upheld", stage="stage_1", count=6, percent=60),
        ),
    )


def test_targets_of_each_outcome_in_one_stub_are_left_out() -> None:
    said = ["Upheld", "Not upheld", "Total outcomes"]
    rows = [[f"Libraries ({text})", "4"] for text in said]
    rows += [[f"Target ({text})", "12%"] for text in said]
    found = read([["Team", "Number"], *rows]).claims
    assert {c.dimensions.service_area for c in found} == {"Libraries"}


@pytest.mark.parametrize("paid", ["Total compensation paid", "Compensation paid"])
def test_key_figures_of_which_one_is_of_money(paid: str) -> None:
    rows = [["Complaints received", "nil", "3"], ["Escalated to Stage 2", "4", "1"]]
    reading = read([["", "2020/21", "2021/22"], *rows, [paid, "£6", "£96"]])
    assert not differences(
        reading,
        figures(
            counts(year="2020/21", count=0),
            counts(count=3),
            counts(event="escalated", stage="stage_1", year="2020/21", count=4),
            counts(event="escalated", stage="stage_1", count=1),
            figure("compensation", scope="total", year="2020/21", amount_gbp=6),
            figure("compensation", scope="total", amount_gbp=96),
        ),
    )


def test_no_pounds_in_a_column_of_pounds() -> None:
    rows = [["Housing", "£500"], ["Highways", "nil"], ["Planning", "£75"]]
    reading = read([["Service", "Compensation paid"], *rows])
    assert figure("compensation", scope="total", service_area="Highways", amount_gbp=0) <= (
        datapoints(reading.claims)
    )


def test_rows_of_money_among_rows_of_key_figures_name_nothing() -> None:
    rows = [["Upheld (%)", "85%", "82%"], ["Compensation paid", "£7", "£36"]]
    reading = read([["Indicator", "2020/21", "2021/22"], *rows])
    assert not differences(
        reading,
        figures(
            outcomes("upheld", year="2020/21", percent=85),
            outcomes("upheld", percent=82),
            figure("compensation", scope="total", year="2020/21", amount_gbp=7),
            figure("compensation", scope="total", amount_gbp=36),
        ),
    )


def test_columns_under_words_for_what_they_hold() -> None:
    head = [["Team", "Outcomes", LEFT, "Compensation"], [UP, "Upheld", "Not upheld", "Paid"]]
    reading = read([*head, ["Housing", "4", "5", "£439.00"], ["Planning", "6", "1", "£8.00"]])
    assert {c.dimensions.service_area for c in reading.claims} == {"Housing", "Planning"}
    assert not reading.left


def test_a_stage_above_a_year_in_one_header() -> None:
    years = ["Stage 1\nApril 2020 to March 2021", "Stage 1\nApril 2021 to March 2022"]
    assert not differences(
        read([["Service", *years], ["Housing", "4", "5"]]),
        figures(
            counts(service_area="Housing", stage="stage_1", year="2020/21", count=4),
            counts(service_area="Housing", stage="stage_1", count=5),
        ),
    )


@pytest.mark.parametrize("stage", ["Formal Stage 2", "Stage 2 (formal)", "Formal\nStage 2"])
def test_what_a_stage_is_like_is_no_name(stage: str) -> None:
    rows = [["Stage 1", "3"], [stage, "4"]]
    assert not differences(
        read([["", "Number"], *rows]),
        figures(counts(stage="stage_1", count=3), counts(stage="stage_2", count=4)),
    )


def test_a_name_before_a_stage_that_is_spelt_out_after_a_dash() -> None:
    said = ["Stage 1 – Local resolution", "Stage 2 – Investigation"]
    rows = [[f"Planning: {said[0]}", "3"], [f"Home care – north – {said[1]}", "4"]]
    found = read([["Team", "Number"], *rows]).claims
    assert {(c.dimensions.service_area, c.dimensions.stage) for c in found} >= {
        ("Planning", "stage_1")
    }


def test_a_name_on_two_lines_is_not_parted_within_it() -> None:
    names = ["Council\nTax", "Corporate\nServices", "Leaving\nCare Team"]
    reading = read([["", *names], ["Stage 1", "3", "4", "5"]])
    assert {c.dimensions.service_area for c in reading.claims} == {
        "Council Tax",
        "Corporate Services",
        "Leaving Care Team",
    }


def test_heads_among_services_are_services() -> None:
    """Known and unknown ones alike; their words are no outcome ("open")."""
    heads = ["Housing", "Adult Social Care", "Estates", "Parks and Open Spaces"]
    grid = [["", "2021/22"]]
    for number, head in enumerate(heads, start=4):
        grid += [[head, LEFT], ["Stage 1", str(number)], ["Stage 2", "1"]]
    found = {
        c.dimensions.service_area: int(c.measures["count"])
        for c in read(grid).claims
        if c.dimensions.stage == "stage_1" and c.dimensions.event == "received"
    }
    assert found == dict(zip(heads, range(4, 8), strict=True))


def test_heads_of_no_known_kind_name_no_service() -> None:
    grid = [["", "2021/22"], ["Estates", LEFT], ["Stage 1", "4"], ["Fleet", LEFT], ["Stage 2", "1"]]
    assert {c.dimensions.service_area for c in read(grid).claims} == {None}


def test_rows_told_apart_by_heads_of_no_known_kind_alone_are_left_unread() -> None:
    grid = [["", "2021/22"], ["Estates", LEFT], ["Stage 1", "4"], ["Fleet", LEFT], ["Stage 1", "1"]]
    reading = read(grid)
    assert not reading.claims
    assert {found.why for found in reading.left} == {"the same labels as another row"}
    same = [row if row[1] != "1" else ["Stage 1", "4"] for row in grid]
    assert {int(c.measures["count"]) for c in read(same).claims} == {4}


@pytest.mark.parametrize("share", ["%age", "% of complaints", "Proportion of all cases"])
def test_a_share_of_complaints_below_its_number(share: str) -> None:
    rows = [["Upheld", "4"], [share, "40"], ["Not upheld", "6"], [share, "60"]]
    assert not differences(
        read([["Outcome", "Stage 1"], *rows]),
        figures(
            outcomes("upheld", stage="stage_1", count=4, percent=40),
            outcomes("not_upheld", stage="stage_1", count=6, percent=60),
        ),
    )


def test_an_ombudsman_with_his_initials_after_a_name() -> None:
    name = "Special Educational Needs"
    rows = [[f"{name} - Stage 1", "3"], [f"{name} - Ombudsman\n(LGSCO)", "4"]]
    rows += [["Parks & Open Spaces - Stage 2 – Investigation", "5"]]
    assert not differences(
        read([["Team", "Number"], *rows]),
        figures(
            counts(service_area=name, stage="stage_1", count=3),
            counts(service_area=name, stage="ombudsman", count=4),
            counts(service_area="Parks & Open Spaces", stage="stage_2", count=5),
        ),
    )


@pytest.mark.parametrize("share", ["%", "% of complaints"])
def test_a_share_of_the_last_of_short_years(share: str) -> None:
    head = [["Channel", "Complaints", LEFT, LEFT], [UP, "20-21", "21-22", share]]
    found = read([*head, ["Email", "9", "7", "70"], ["Letter", "1", "3", "30"]]).claims
    assert {
        (c.dimensions.year, c.dimensions.label, int(c.measures["percent"]))
        for c in found
        if "percent" in c.measures
    } == {("2021/22", "Email", 70), ("2021/22", "Letter", 30)}


def test_a_row_of_signs_and_changes_is_no_boxhead() -> None:
    grid = [
        ["", "Service area", "", "On time", "Late"],
        ["Stage 1", "Planning", "No", "35", "8"],
        [UP, UP, "%", "69", "52%"],
        [UP, "England average", "No", "", "↑"],
        [UP, UP, "%", "", "(3)"],
        ["Stage 2", "Planning", "No", "1", "4"],
        [UP, UP, "%", "20", "80%"],
    ]
    reading = read(grid)
    assert len(reading.sections) == 1
    assert {c.dimensions.status for c in reading.claims} == {"within", "outside"}


def test_years_as_they_turned_out_are_years() -> None:
    grid = [["", "2020/21 actual\nn", "2021/22 outturn\nn"], ["Stage 1", "4", "5"]]
    assert not differences(
        read(grid),
        figures(counts(stage="stage_1", year="2020/21", count=4), counts(stage="stage_1", count=5)),
    )


def test_none_upheld_above_a_row_of_money_is_no_sum_of_money() -> None:
    rows = [["Partially upheld", "nil", "1"], ["Compensation paid", "£2", "n/a"]]
    reading = read([["", "2020/21", "2021/22"], *rows])
    assert not differences(
        reading,
        figures(
            outcomes("partially_upheld", year="2020/21", count=0),
            outcomes("partially_upheld", count=1),
            figure("compensation", scope="total", year="2020/21", amount_gbp=2),
        ),
    )


def test_a_stage_spelt_out_between_a_year_and_a_measure_is_no_name() -> None:
    years = ["Actual 2020/21", "Actual 2021/22"]
    heads = [f"{year}\nStage 2 – Investigation\nCount" for year in years]
    assert not differences(
        read([["Decision", *heads], ["Upheld", "3", "9"]]),
        figures(
            outcomes("upheld", stage="stage_2", year="2020/21", count=3),
            outcomes("upheld", stage="stage_2", count=9),
        ),
    )


def test_three_columns_without_any_header_are_left_unread() -> None:
    rows = [["Stage 1", "31", "44", "14%"], ["Stage 2", "4", "7", "-8%"]]
    assert not read(rows, caption="Complaints received").claims
    # a number and its share need no header
    assert len(read([row[:1] + row[2:] for row in rows[:1]], caption="Complaints").claims) == 2


def test_a_caption_of_proportions_makes_no_shares_of_large_numbers() -> None:
    def measures(*counts: str) -> set[str]:
        rows = [[name, count] for name, count in zip(("Parks", "Roads"), counts, strict=True)]
        table = [["Service", "Complaints"], *rows]
        reading = read(table, caption="Complaints as a percentage of all services")
        return {measure for claim in reading.claims for measure in claim.measures}

    assert measures("301", "31") == {"count"}
    assert measures("69", "31") == {"percent"}


def test_actions_and_recommendations_are_no_complaints() -> None:
    for counted, read_as in (("Number of actions", 0), ("Number of complaints", 2)):
        rows = [["Theme", counted], ["Training", "9"], ["Communication", "11"]]
        assert len(read(rows, caption="What was learnt").claims) == read_as
